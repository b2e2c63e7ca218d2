"""Tables without any bars: every cell on a line of its own, rows told by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.normalise import ascii_digits
from corpus.tables.grid import Grid, RawRow, trimmed
from corpus.tables.headings import ORDINAL, is_heading, is_numbering, role_of
from corpus.tables.types import Role
from corpus.types import Span

_LINE = regex.compile(r"[^\n]+")
_MOST_COLUMNS = 12
_FEWEST_COLUMNS = 3
_LONGEST_TITLE = 160  # characters
_TITLED = regex.compile(r"(?:[IVXLC]{1,6}|[A-Z])\s*[.)/–-]\s*\p{L}.{2,200}")
_ROMAN = regex.compile(r"[IVXLC]{1,6}|[A-ZĐ]")
_PART = regex.compile(
    r"(?i)(?:phụ lục|chương|điều|mục|nơi nhận|annex|appendix|chapter|article|পরিশিষ্ট|অধ্যায়)\b.*"
)


def plain_grids(text: str, noise: Sequence[Span]) -> Iterator[Grid]:
    """Rows rebuilt by their numbers, below headings of which the first is that of the numbers.

    The headings say how many cells a row has; how its lines fill them is for the caller.
    """
    noisy = {span.start for span in noise}
    lines = [
        trimmed(text, m.start(), m.end())
        for m in _LINE.finditer(text)
        if m.start() not in noisy and m[0].strip(" *_")
    ]
    at = 0
    while at < len(lines):
        head = _heading(text, lines, at)
        if not head:
            at += 1
            continue
        rows, after = _rows(text, lines, at + len(head), len(head))
        if rows:
            first = RawRow(start=head[0].start, end=head[-1].end, cells=tuple(head))
            yield Grid(start=first.start, end=rows[-1].end, rows=(first, *rows), in_lines=False)
        at = max(after, at + 1)


def _heading(text: str, lines: Sequence[Span], at: int) -> list[Span]:
    """The lines from `at` that name columns, up to the first row; none where they do not."""
    if role_of(_words(text, lines[at])) is not Role.NUMBER:
        return []
    head = [lines[at]]
    for line in lines[at + 1 : at + _MOST_COLUMNS]:
        words = _words(text, line)
        if ORDINAL.fullmatch(words) or _TITLED.fullmatch(words) or len(words) > 90 or "|" in words:
            break
        head.append(line)
    while len(head) > 1 and role_of(_words(text, head[-1])) is None:
        head.pop()
    named = [_words(text, line) for line in head]
    return head if len(head) >= _FEWEST_COLUMNS and is_heading(named) else []


def _rows(text: str, lines: Sequence[Span], at: int, columns: int) -> tuple[list[RawRow], int]:
    """The rows from line `at` on and the number of the line after the last."""
    head = [_words(text, line) for line in lines[at - columns : at]]
    rows: list[RawRow] = []
    last = 0
    while at < len(lines):
        words = _words(text, lines[at])
        if words == head[0] and [_words(text, s) for s in lines[at : at + columns]] == head:
            rows.append(_row(lines[at : at + columns]))
            at += columns
            continue
        if is_numbering([_words(text, s) for s in lines[at : at + columns]]):
            rows.append(_row(lines[at : at + columns]))
            at += columns
            continue
        opened = _opened(text, lines, at, last)
        if opened is None:
            break
        size, number = opened
        if number is not None:
            size = _extent(text, lines, at, number, columns)
            last = number
        else:
            last = 0 if number is None and _resets(text, lines, at + size) else last
        rows.append(_row(lines[at : at + size]))
        at += size
    return (rows, at) if any(len(row.cells) >= columns - 2 for row in rows) else ([], at)


def _opened(text: str, lines: Sequence[Span], at: int, last: int) -> tuple[int, int | None] | None:
    """Size and number of the row at line `at`: a counted row, or a group row without a count."""
    words = _words(text, lines[at])
    number = _count(words)
    if number is not None:
        return (1, number) if number in (last, last + 1, 1) else None
    if _PART.fullmatch(words):
        return None
    if _ROMAN.fullmatch(words.rstrip(".) ")) and at + 1 < len(lines):
        return 2, None
    # Under a title that is counted, "A. Data", another may stand before the first row.
    reach = 3 if _TITLED.fullmatch(words) else 1 if len(words) <= _LONGEST_TITLE else 0
    following = {_count(_words(text, line)) for line in lines[at + 1 : at + 1 + reach]}
    return (1, None) if following & {last + 1, 1} else None


def _extent(text: str, lines: Sequence[Span], at: int, number: int, columns: int) -> int:
    """How many lines the row has: up to the next row, a group row, or the end of the table."""
    size = 1
    while at + size < len(lines) and size < 3 * columns:
        words = _words(text, lines[at + size])
        following = _count(words)
        if following == number + 1 or (following == number and "." in words.rstrip(". ")):
            return size
        if _TITLED.fullmatch(words) or _PART.fullmatch(words) or _ROMAN.fullmatch(words):
            return size
        if role_of(words) is Role.NUMBER:
            return size
        if size >= columns and _resets(text, lines, at + size + 1):
            return size
        size += 1
    # The last row: what follows the table is no cell of it.
    return min(size, columns)


def _resets(text: str, lines: Sequence[Span], at: int) -> bool:
    return at < len(lines) and _count(_words(text, lines[at])) == 1


def _count(words: str) -> int | None:
    mark = ORDINAL.fullmatch(words)
    figure = ascii_digits(mark["mark"]).split(".")[0] if mark else ""
    return int(figure) if figure.isdecimal() else None


def _row(cells: Sequence[Span]) -> RawRow:
    return RawRow(start=cells[0].start, end=cells[-1].end, cells=tuple(cells), complete=False)


def _words(text: str, line: Span) -> str:
    return " ".join(text[line.start : line.end].split())
