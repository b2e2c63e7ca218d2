"""Tables that go on over pages: rows that a page break cuts become whole again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from corpus.readers.draft import DraftPage, Line, row_text

_COUNT = regex.compile(r"\(?\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*[.)।]?")
_ENDED = regex.compile(r"[.!?;।৷][\"'”’)]*$")
_HEADING_ROWS = 3
_FEWEST_ROWS = 6
_MOVED = Line(text="")
_MOSTLY = 0.9  # of a column's cells


@dataclass(slots=True)
class _Open:
    """The table that the last page ended in; `rows` are (page, line) of its rows."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[str, ...]] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)


def join_rows(pages: Sequence[DraftPage]) -> list[DraftPage]:
    """Move what a page break cuts off a row to the row's first part, and fill merged cells.

    A row's rest has no number where the row has one. A merged cell is drawn on its first page
    only: where a column is filled otherwise, an empty cell of a page's first row is such a one.
    """
    lines = [list(page.lines) for page in pages]
    table = _Open()
    for number, page in enumerate(lines):
        places = [place for place, line in enumerate(page) if line.text.strip() and not line.noise]
        for at, place in enumerate(places):
            row = page[place]
            if not row.cells:
                # A page may begin with a line or two above its table, and end with some below.
                if table.rows and (table.rows[-1][0] == number or at >= 2):
                    _fill(lines, table)
                    table = _Open()
            elif not _same_table(lines, table, row):
                _fill(lines, table)
                table = _Open(rows=[(number, place)], headings=[row.cells])
            elif row.cells in table.headings:
                continue
            elif _is_rest(lines, table, number, row):
                first, before = table.rows[-1]
                lines[first][before] = _joined(lines[first][before], row)
                page[place] = _MOVED
                table.tops.append(len(table.rows))
            else:
                _add(table, number, place, row)
    _fill(lines, table)
    return [
        replace(page, lines=tuple(line for line in left if line is not _MOVED))
        for page, left in zip(pages, lines, strict=True)
    ]


def _add(table: _Open, number: int, place: int, row: Line) -> None:
    if table.rows[-1][0] != number:
        table.tops.append(len(table.rows))
    if len(table.rows) == len(table.headings) < _HEADING_ROWS and not _COUNT.fullmatch(
        row.cells[0]
    ):
        table.headings.append(row.cells)
    table.rows.append((number, place))


def _same_table(lines: Sequence[Sequence[Line]], table: _Open, row: Line) -> bool:
    return bool(table.rows) and len(table.headings[0]) == len(row.cells)


def _is_rest(lines: Sequence[Sequence[Line]], table: _Open, number: int, row: Line) -> bool:
    first, place = table.rows[-1]
    before = lines[first][place]
    if first == number or row.cells[0] or not _COUNT.fullmatch(before.cells[0]):
        return False
    solid = [n for n, cell in enumerate(row.cells) if cell]
    if len(solid) > 1:
        return True
    return row.cells[solid[0]][:1].islower() or not _ENDED.search(before.cells[solid[0]])


def _joined(before: Line, rest: Line) -> Line:
    cells = tuple(
        " ".join(filter(None, pair)) for pair in zip(before.cells, rest.cells, strict=True)
    )
    return replace(before, text=row_text(cells), cells=cells)


def _fill(lines: list[list[Line]], table: _Open) -> None:
    """Repeat the cells that a page break separates from the rows that they are merged over."""
    body = [
        n
        for n, (page, place) in enumerate(table.rows)
        if any(lines[page][place].cells[1:]) and n >= len(table.headings)
    ]
    if len(body) < _FEWEST_ROWS:
        return
    for column in range(1, len(table.headings[0])):
        cells = [lines[page][place].cells[column] for page, place in (table.rows[n] for n in body)]
        tops = {top for top in table.tops if top in body}
        filled = sum(bool(cell) for n, cell in zip(body, cells, strict=True) if n not in tops)
        if filled < _MOSTLY * max(1, len(body) - len(tops)):
            continue
        for before, n in pairwise(body):
            page, place = table.rows[n]
            row = lines[page][place]
            if not row.cells[column] and (n in tops or column in row.same):
                above = lines[table.rows[before][0]][table.rows[before][1]].cells[column]
                cells_now = (*row.cells[:column], above, *row.cells[column + 1 :])
                lines[page][place] = replace(row, text=row_text(cells_now), cells=cells_now)
