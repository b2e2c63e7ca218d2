"""Raw rows of a text: where cells begin and end, whatever they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from corpus.tables.headings import ORDINAL, is_count, is_heading
from corpus.types import Span

_LINE = regex.compile(r"[^\n]+")
_RULE = regex.compile(r"[\s|:=+–—-]*-[\s|:=+–—-]*")
_LONGEST_GROUP = 200  # characters of a line between rows that heads those below
_LONGEST_CELL = 12  # lines
# What it costs to take cells for a row without words, or for a group's title.
_ALL_EMPTY = 5.0
_GROUP = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow(Span):
    """A row with its cells as written; in `complete` rows an empty cell is written too."""

    cells: tuple[Span, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Span):
    """Rows that stand together; `ruled` where a line of dashes follows the first, as in Markdown.

    `in_lines` where every row is a line of its own.
    """

    rows: tuple[RawRow, ...]
    ruled: bool = False
    in_lines: bool = True


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks and emphasis marks around its words; empty where it has none."""
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return Span(start=start, end=end)


def written(text: str, cells: Sequence[Span]) -> list[str]:
    """What stands in the cells, each as one line."""
    return [" ".join(text[cell.start : cell.end].split()) for cell in cells]


def line_grids(text: str, noise: Sequence[Span]) -> Iterator[Grid]:
    """Rows that are lines, cells between bars; a short line between two rows is a row too.

    Lines of noise, such as page numbers, and blank lines do not end a table.
    """
    noisy = {span.start for span in noise}
    rows: list[RawRow] = []
    between: list[RawRow] = []
    ruled = False
    for line in _LINE.finditer(text):
        if line.start() in noisy or not line[0].strip():
            continue
        if not _is_row(line[0]):
            cell = trimmed(text, line.start(), line.end())
            between += [RawRow(start=cell.start, end=cell.end, cells=(cell,))] if rows else []
            continue
        row = _row(text, line.start(), line.end())
        if rows and not _goes_on(text, rows, between, row):
            yield _grid(rows, ruled)
            rows, ruled = [], False
        elif not _RULE.fullmatch(line[0]):
            rows += between
        between = []
        if _RULE.fullmatch(line[0]):
            ruled = ruled or len(rows) == 1
        else:
            rows.append(row)
    if rows:
        yield _grid(rows, ruled)


def _goes_on(text: str, rows: Sequence[RawRow], between: Sequence[RawRow], row: RawRow) -> bool:
    """Whether a row belongs to those before: next to them, or counted on beyond blank lines."""
    if any(_width(other) > _LONGEST_GROUP for other in between) or len(between) > 1:
        return False
    if "\n\n" not in text[rows[-1].end : row.start]:
        return True
    cells = written(text, row.cells)
    like = len(row.cells) == len(rows[0].cells)
    return not between and like and (is_count(cells[0]) or is_heading(cells))


def _grid(rows: Sequence[RawRow], ruled: bool) -> Grid:
    return Grid(start=rows[0].start, end=rows[-1].end, rows=tuple(_aligned(rows)), ruled=ruled)


def _is_row(line: str) -> bool:
    inner = line.strip()
    return "|" in inner.strip("|") or (inner.count("|") >= 2 and bool(inner.strip("| ")))


def _row(text: str, start: int, end: int) -> RawRow:
    """Cells between bars; the border before the first is none where a blank stands before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    places = [i for i in range(start, end) if text[i] == "|"]
    if places and places[0] == start:
        start, places = start + 1, places[1:]
    edges = [start - 1, *places, end]
    cells = [trimmed(text, a + 1, b) for a, b in pairwise(edges)]
    solid = trimmed(text, start, end)
    return RawRow(start=solid.start, end=max(solid.start, end), cells=tuple(cells))


def _aligned(rows: Sequence[RawRow]) -> Iterator[RawRow]:
    """Rows without the border at the end, which reads like an empty last cell."""
    bordered = not _width(rows[0].cells[-1])
    for row in rows:
        empty = not _width(row.cells[-1])
        longer = len(row.cells) > len(rows[0].cells)
        if len(row.cells) > 1 and empty and (bordered or longer):
            yield RawRow(start=row.start, end=row.end, cells=row.cells[:-1])
        else:
            yield row


def _width(span: Span) -> int:
    return span.end - span.start


def bar_grids(text: str) -> Iterator[Grid]:
    """Rows whose cells stand on lines of their own, between lines that hold a bar alone."""
    lines = list(_LINE.finditer(text))
    bars = [n for n, line in enumerate(lines) if line[0].strip() == "|"]
    block: list[int] = []
    for n in bars:
        if block and not _same_block(text, lines, block[-1], n):
            yield from _bar_grid(text, [lines[i].start() for i in block])
            block = []
        block.append(n)
    if block:
        yield from _bar_grid(text, [lines[i].start() for i in block])


def _same_block(text: str, lines: Sequence[regex.Match[str]], last: int, bar: int) -> bool:
    """A blank line after a bar ends a table; inside a cell it does not."""
    if bar - last > _LONGEST_CELL:
        return False
    return bar == last + 1 or "\n\n" not in text[lines[last].end() : lines[last + 1].start()]


def _bar_grid(text: str, starts: Sequence[int]) -> Iterator[Grid]:
    places = [text.index("|", start) for start in starts]
    pieces = [trimmed(text, a + 1, b) for a, b in pairwise(places)]
    first = next((n for n, piece in enumerate(pieces) if not _width(piece)), len(pieces))
    if first < 2 or not is_heading(written(text, pieces[:first])):
        return
    rows = _partition(text, pieces, first)
    if rows:
        yield Grid(
            start=rows[0].start, end=rows[-1].end, rows=tuple(rows), in_lines=False, ruled=False
        )


def _partition(text: str, pieces: Sequence[Span], columns: int) -> list[RawRow]:
    """Cut pieces into rows of at most `columns` cells with an empty piece between two rows.

    An empty piece is also an empty cell: the cheapest cut has full rows and few empty cells.
    """
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(pieces) + 2)
    for start in range(len(pieces) - 1, -1, -1):
        options = []
        for size in range(1, min(columns, len(pieces) - start) + 1):
            end = start + size
            if end == len(pieces) or not _width(pieces[end]):
                cost = _cost(text, pieces[start:end], columns)
                options.append((cost + best[end + 1][0], size))
        best[start] = min(options, default=(_ALL_EMPTY + best[start + 1][0], 1))
    rows, at = [], 0
    while at < len(pieces):
        cells = pieces[at : at + best[at][1]]
        solid = [cell for cell in cells if _width(cell)]
        if solid:
            rows.append(RawRow(start=solid[0].start, end=solid[-1].end, cells=tuple(cells)))
        at += len(cells) + 1
    return rows


def _cost(text: str, cells: Sequence[Span], columns: int) -> float:
    words = written(text, cells)
    if not any(words):
        return _ALL_EMPTY
    marked = ORDINAL.fullmatch(words[0])
    if len(words) <= 2 and all(words) and not is_count(words[0]) and (marked or len(words) == 1):
        return _GROUP
    missing = columns - len(words)
    unmarked = 0.3 if words[0] and not marked else 0.0
    # The number of a row stands at its start.
    misplaced = 0.5 * sum(map(is_count, words[1:]))
    short = 0.8 + 0.2 * missing + 0.5 * (not words[0]) if missing else 0.0
    return 0.1 * words.count("") + unmarked + misplaced + short
