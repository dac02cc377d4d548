"""Ids made from content, so that the same input gives the same id on any machine and in any order."""

import hashlib

from msgspec import json


def content_id(prefix: str, *parts: object) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of the parts, after a prefix that tells what it names.

    >>> content_id("r", "text", None)
    'r-96158eb88a7c19bf'
    """
    return f"{prefix}-{hashlib.sha256(json.encode(parts)).hexdigest()[:16]}"
