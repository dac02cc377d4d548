"""BYTES -> TEXT: the encoding a page has, not the one it claims; or the reason why it cannot be read."""

import codecs
import re
import unicodedata
from typing import Literal

from msgspec import Struct

Damage = Literal["empty", "binary", "undecodable"]

#: blanks that a page sets for its looks; a parser takes them for words
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
#: Byte order marks, the longer first: a UTF-32 mark begins with a UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
#: What UTF-8 looks like when it was read as Windows-1252: "â€™", "Ã©", "Â ".
_MOJIBAKE = re.compile(r"â€.|[ÃÐÑØÙ][\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]")
#: What every such pair begins with: looked for first, because it is fast.
_MOJIBAKE_MARKS = ("â€", "Ã", "Ð", "Ñ", "Ø", "Ù", "Â")
#: Windows-1252's own characters as the code points of their bytes; of the five bytes it leaves out, as browsers do, the
#: same control characters stand for themselves.
_TO_BYTES = {ord(char): byte for byte in range(0x80, 0xA0) if (char := bytes([byte]).decode("cp1252", errors="ignore"))}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

#: Shares above which a text is too damaged to quote from: one letter in fifty lost, or one character in three foreign
#: to a text that was read as Windows-1252 for want of anything better.
_LOST = 0.02
_FOREIGN = 0.3


class Decoded(Struct, frozen=True):
    """Text with ``\\n`` line ends, and what had to be done to read it (codes for a report's flags)."""

    text: str
    flags: tuple[str, ...] = ()


def decode_bytes(data: bytes) -> Decoded | Damage:
    """The text of ``data``, or why there is none.

    A byte order mark decides; then UTF-8 where the bytes are that; then the charset that an HTML or XML head declares;
    then Windows-1252, which every western page without a declaration is. Nothing is cleaned but the line ends.
    """
    if not data.strip():
        return "empty"
    text = _decode_marked(data)
    if text is None and b"\0" in data:
        return "binary"
    decoded = Decoded(text) if text is not None else _decode_unmarked(data)
    return _judge(_repair(decoded))


def normalise_newlines(text: str) -> str:
    """Every line end as ``\\n``, every hard or thin blank as a blank: all that canonical text changes of a file."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)


def _decode_marked(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    return None


def _decode_unmarked(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _declared_charset(data)
    if declared is not None:
        return Decoded(data.decode(declared, errors="replace"))
    if _is_mostly_utf8(data):
        return Decoded(data.decode("utf-8", errors="replace"), ("encoding_damaged",))
    return Decoded(data.decode("cp1252", errors="replace"), ("encoding_guessed",))


def _declared_charset(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return None
    # Browsers read both names as Windows-1252 (WHATWG Encoding Standard); a wrong "utf-8" was refuted by the bytes.
    return {"ascii": "cp1252", "iso8859-1": "cp1252", "utf-8": None}.get(name, name)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether most bytes above ASCII form UTF-8: a cut or slightly damaged file, not another encoding."""
    high = sum(1 for byte in data if byte >= 0x80)
    lost = data.decode("utf-8", errors="replace").count("\ufffd")
    return lost * 4 <= high


def _repair(decoded: Decoded) -> Decoded:
    """Undo one reading of UTF-8 as Windows-1252, where the whole text allows it exactly."""
    if not _holds_mojibake(decoded.text):
        return decoded
    try:
        text = decoded.text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return Decoded(decoded.text, (*decoded.flags, "mojibake"))
    return Decoded(text, (*decoded.flags, "encoding_repaired"))


def _holds_mojibake(text: str) -> bool:
    return any(mark in text for mark in _MOJIBAKE_MARKS) and bool(_MOJIBAKE.search(text))


def _judge(decoded: Decoded) -> Decoded | Damage:
    text = normalise_newlines(decoded.text)
    if not text.strip():
        return "empty"
    if _CONTROL.search(text) and len(_CONTROL.findall(text)) > len(text) * _LOST:
        return "binary"
    if is_damaged(text) or ("encoding_guessed" in decoded.flags and _foreign_share(text) > _FOREIGN):
        return "undecodable"
    return Decoded(text, decoded.flags)


def is_damaged(text: str) -> bool:
    """Whether more than one character in fifty is lost (U+FFFD) or stands for bytes read in the wrong encoding."""
    lost = text.count("\ufffd") + (sum(map(len, _MOJIBAKE.findall(text))) if _holds_mojibake(text) else 0)
    return lost > len(text) * _LOST


def _foreign_share(text: str) -> float:
    letters = [char for char in text if unicodedata.category(char)[0] == "L"]
    return sum(1 for char in letters if char > "\x7f") / len(letters) if letters else 1.0
