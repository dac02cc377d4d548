"""The encoding a page has, not the one it claims."""

import codecs

import pytest

from onrecord.collect.decode import Decoded, decode_bytes

SENTENCE = "The ‘mayor’ of Orvány said the café held 40 people – no more."


@pytest.mark.parametrize(
    ("data", "flags"),
    [
        (SENTENCE.encode(), ()),
        (codecs.BOM_UTF8 + SENTENCE.encode(), ()),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), ()),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), ()),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), ()),
        (SENTENCE.encode("cp1252"), ("encoding_guessed",)),
        (SENTENCE.encode().decode("cp1252").encode(), ("encoding_repaired",)),
    ],
)
def test_decodes(data: bytes, flags: tuple[str, ...]) -> None:
    assert decode_bytes(data) == Decoded(SENTENCE, flags)


def test_a_byte_that_windows_1252_leaves_out_is_repaired_too() -> None:
    misread = "The “café”".encode().decode("latin-1").translate({0x80: "€", 0x9C: "œ"})
    assert decode_bytes(misread.encode()) == Decoded("The “café”", ("encoding_repaired",))


def test_line_ends_are_the_only_change() -> None:
    assert decode_bytes(b" one\r\ntwo\rthree\n\n four\t") == Decoded(" one\ntwo\nthree\n\n four\t")


def test_declared_charset_rules_where_the_bytes_are_no_utf8() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Orvany město, šest mrtvých</p></html>'
    assert decode_bytes(page.encode("iso-8859-2")) == Decoded(page)


def test_latin_1_means_windows_1252() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“six”</p>'
    assert decode_bytes(page.encode("cp1252")) == Decoded(page)


def test_a_cut_character_does_not_change_the_encoding() -> None:
    text = "Orvány, Orvány, Orvány, Orvány: " + "the town was quiet on Friday. " * 5 + "Orvá"
    decoded = decode_bytes(text.encode()[:-1])
    assert decoded == Decoded(text[:-1] + "\ufffd", ("encoding_damaged",))


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", codecs.BOM_UTF16_LE + "  \n".encode("utf-16-le")])
def test_empty(data: bytes) -> None:
    assert decode_bytes(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n\x00\x01\x02" + bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x01\x02\x03\x04 ab"],
)
def test_binary(data: bytes) -> None:
    assert decode_bytes(data) == "binary"


@pytest.mark.parametrize(
    "data",
    [
        ("Shelling killed six \ufffd\ufffd people in \ufffd Orvany \ufffd." * 3).encode(),
        "В городе погибли шесть человек, сообщил мэр.".encode("cp1251"),
    ],
)
def test_undecodable(data: bytes) -> None:
    assert decode_bytes(data) == "undecodable"
