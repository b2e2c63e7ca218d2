"""Names of uploaded files, made safe: what a browser sends is only ever a label."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

MOST_BYTES = 200  # file systems take 255; the store and its readers add to it
_LONGEST_SUFFIX = 16


def safe_name(sent: str) -> str:
    """The last part of a path of any system, without control characters and leading dots.

    At most 200 bytes of UTF-8, the suffix kept; "document" where nothing is left.
    """
    last = sent.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if _is_visible(c))
    name = shown.strip().lstrip(". ")
    suffix = PurePosixPath(name).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    stem = name.removesuffix(suffix) if suffix else name
    room = MOST_BYTES - len(suffix.encode())
    kept = stem.encode()[:room].decode("utf-8", "ignore")
    return (kept or "document") + suffix


def _is_visible(character: str) -> bool:
    # Joiners are part of Bengali spelling; marks of direction could disguise a suffix.
    return character in "\u200c\u200d" or unicodedata.category(character)[0] != "C"
