"""A text as patterns see it: lower case, ASCII digits, one dash, and the way back to offsets."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

BENGALI = "\u0980-\u09e3\u09f0\u09f1\u09fc"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# A backslash before a separator is Markdown's escape.
_DROPPED = re.compile(rf"[{_INVISIBLE}]|\\(?=[-/.])")
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|bd|gov)\b\S*"
)
_ACCENTED = re.compile("[\u00c0-\u024f\u1ea0-\u1ef9]")
_LATIN = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_UNACCENTED = {code: unicodedata.normalize("NFD", chr(code))[0] for code in _LATIN} | {
    ord("đ"): "d",
    ord("Đ"): "D",
}
_PLAIN_SIGNS = {
    **{0x09E6 + n: str(n) for n in range(10)},
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), "-"),
    **dict.fromkeys((0x00A0, 0x2009, 0x202F), " "),
    0x2044: "/",
    0x2215: "/",
    0xFF05: "%",
}


@dataclass(frozen=True, slots=True)
class View:
    """The searchable form of a text; `plain` says that no letter carries a Latin diacritic."""

    source: str
    text: str
    offsets: tuple[int, ...] | None
    plain: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a non-empty range of the view stands for."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def written(self, start: int, end: int) -> str:
        """The source's own characters for a non-empty range of the view."""
        first, last = self.span(start, end)
        return self.source[first:last]


@functools.lru_cache(maxsize=32)
def look(source: str) -> View:
    """The view of an NFC text; web and mail addresses are blanked, they hold no particulars."""
    kept = source
    offsets: tuple[int, ...] | None = None
    if _DROPPED.search(source):
        gone = {match.start() for match in _DROPPED.finditer(source)}
        offsets = tuple(i for i in range(len(source)) if i not in gone)
        kept = "".join(source[i] for i in offsets)
    lower = kept.lower()
    if len(lower) != len(kept):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in kept)
    text = lower.translate(_PLAIN_SIGNS)
    if "." in text or "://" in text:
        text = _ADDRESS.sub(lambda match: "\x00" * len(match[0]), text)
    return View(source, text, offsets, not _ACCENTED.search(text))


def unaccent(text: str) -> str:
    """The text without Latin diacritics, letter for letter; other scripts stay as they are."""
    return text.translate(_UNACCENTED)


def bounded(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or digit run, nor a Bengali word in front, is cut by the range."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_joins(before, text[start]) or _joins(text[end - 1], after, bengali=False))


def _joins(left: str, right: str, *, bengali: bool = True) -> bool:
    if left.isdigit():
        return right.isdigit()
    if "\u0980" <= left <= "\u09e3":
        return bengali and "\u0980" <= right <= "\u09e3"
    return left.isalnum() and right.isalnum() and not "\u0980" <= right <= "\u09e3"
