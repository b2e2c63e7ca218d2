"""The one form that every reader's text is stored in."""

from __future__ import annotations

import unicodedata

import regex

_LINE_ENDS = regex.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
# Zero-width (non-)joiners stay: inside Bengali words they carry meaning.
_INVISIBLE = regex.compile("[\u00ad\ufeff\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = regex.compile("[\t\u00a0\u2007\u202f]")
_CONTROLS = regex.compile(r"[\p{Cc}\p{Cs}--\n]", regex.VERSION1)


def clean_text(text: str) -> str:
    """Give `text` in NFC with "\\n" line ends, plain spaces and no control characters."""
    text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text))
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def clean_lines(text: str) -> list[str]:
    """Give the lines of `text`, cleaned, without blanks at their ends."""
    return [line.rstrip() for line in clean_text(text).split("\n")]


def clean_value(text: str) -> str:
    """Give `text` as one cleaned line with single spaces, for metadata and table cells."""
    return " ".join(clean_text(text).split())
