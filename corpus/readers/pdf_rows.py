"""Tables that go on over pages: rows that a page break cuts become whole again."""

from __future__ import annotations

from collections.abc import Sequence, Set
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


_Place = tuple[int, int]  # page and line


@dataclass(slots=True)
class _Open:
    """The table that the last page ended in; `tops` are the numbers of the pages' first rows."""

    rows: list[_Place] = field(default_factory=list)
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
                # A page may begin with a line above its table.
                if table.rows and (table.rows[-1][0] == number or at >= 1):
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
        at
        for n, at in enumerate(table.rows)
        if n >= len(table.headings) and any(lines[at[0]][at[1]].cells[1:])
    ]
    tops = {table.rows[n] for n in table.tops if n < len(table.rows)}
    if len(body) < _FEWEST_ROWS or not tops:
        return
    for column in range(1, len(table.headings[0])):
        _fill_column(lines, body, tops, column)


def _fill_column(
    lines: list[list[Line]], body: Sequence[_Place], tops: Set[_Place], column: int
) -> None:
    own = [at for at in body if at not in tops and column not in lines[at[0]][at[1]].same]
    values = [lines[page][place].cells[column] for page, place in own]
    if not values or sum(map(bool, values)) < _MOSTLY * len(values):
        return
    for before, at in pairwise(body):
        row, above = (lines[page][place] for page, place in (at, before))
        text, last = row.cells[column], above.cells[column]
        # An empty string ends every other: a merged cell is all on the page before, or in part.
        if (at in tops and not text) or (column in row.same and last.endswith(text)):
            lines[at[0]][at[1]] = _with_cell(row, column, last)
        elif at in tops and len(own) < len(body) - len(tops) and _is_cut(last, text, values):
            lines[at[0]][at[1]] = _with_cell(row, column, f"{last} {text}")
            lines[before[0]][before[1]] = _with_cell(above, column, f"{last} {text}")


def _is_cut(last: str, text: str, values: Sequence[str]) -> bool:
    """Tell words of one merged cell on both sides of a page break, by how they meet.

    Or they stand whole in other rows, and the first part nowhere else.
    """
    if last.endswith(","):
        return True
    return f"{last} {text}" in values and values.count(last) <= 1


def _with_cell(row: Line, column: int, text: str) -> Line:
    cells = (*row.cells[:column], text, *row.cells[column + 1 :])
    return replace(row, text=row_text(cells), cells=cells)
