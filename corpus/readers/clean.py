"""The one form that every reader's text is stored in."""

from __future__ import annotations

import unicodedata

import regex

LONGEST_LINE = 20_000
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
    """Give the lines of `text`, cleaned, without blanks at their ends, none of them endless."""
    return [line.rstrip() for line in short_lines(clean_text(text))]


def short_lines(text: str) -> list[str]:
    """Give the lines of `text`; what is longer than any page is broken, at a blank if it has one.

    Everything that looks at a line at once would take as long as its square.
    """
    lines = text.split("\n")
    if max(map(len, lines)) <= LONGEST_LINE:
        return lines
    return [part for line in lines for part in _broken(line)]


def _broken(line: str) -> list[str]:
    parts = []
    while len(line) > LONGEST_LINE:
        blank = line.rfind(" ", 1, LONGEST_LINE)
        end = blank if blank > 0 else LONGEST_LINE
        parts.append(line[:end])
        line = line[end:].lstrip(" ")
    return [*parts, line]


def clean_value(text: str) -> str:
    """Give `text` as one cleaned line with single spaces, for metadata and table cells."""
    return " ".join(clean_text(text).split())
