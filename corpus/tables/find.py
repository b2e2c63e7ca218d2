"""Tables of a text: rows under columns whose meaning is known, with the groups they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from corpus.tables.align import align, names_body
from corpus.tables.grid import Grid, RawRow, bar_grids, line_grids, written
from corpus.tables.headings import (
    ORDINAL,
    is_count,
    is_heading,
    is_numbering,
    role_of,
    roles_of,
    same_words,
)
from corpus.tables.plain import plain_grids
from corpus.tables.types import Column, Role, Row, Table
from corpus.types import Span

_FEWEST_ROWS = 3  # of a table whose headings are words that nobody knows
_FEWEST_COLUMNS = 3
_LONGEST_HEADING = 60
_LONGEST_CAPTION = 250
_ASIDE = regex.compile(r"[\s*_]*\(.*\)[\s*_]*", regex.DOTALL)
_LETTER = regex.compile(r"\p{L}")
_ENDED = regex.compile(r"[.!?;।৷]\W*$")
_NO_HEADING = regex.compile(r"[.!?;:।৷]\W*$|(?<!20)\p{Nd}{1,2}(?!\p{Nd})")


@dataclass(slots=True)
class _Body:
    """What was read of a table so far."""

    rows: list[Row] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    groups: list[tuple[int, str]] = field(default_factory=list)


def find_tables(text: str, *, noise: Sequence[Span] = ()) -> tuple[Table, ...]:
    """All tables of `text` in order, apart from each other; `noise` lines do not interrupt them.

    A table has headings: words of the three languages that name columns of task or target tables,
    or, in a table of three rows and columns or one ruled as in Markdown, any short words.
    """
    found: list[Table] = []
    for grids in (bar_grids(text), line_grids(text, noise), plain_grids(text, noise)):
        for grid in grids:
            found += [table for table in _tables(text, grid) if not _overlaps(table, found)]
    return tuple(sorted(found, key=lambda table: table.start))


def _overlaps(table: Table, others: Sequence[Table]) -> bool:
    return any(table.start < other.end and other.start < table.end for other in others)


def _tables(text: str, grid: Grid) -> Iterator[Table]:
    """The tables of a grid: every row of headings that differs from the one before opens one."""
    opened: int | None = None
    for place, row in enumerate(grid.rows):
        cells = written(text, row.cells)
        if not is_heading(cells):
            continue
        if opened is not None:
            first = written(text, grid.rows[opened].cells)
            if _is_repeated(cells, first) or place <= opened + 1:
                continue
            yield from _table(text, grid.rows[opened:place])
        opened = place
    if opened is not None:
        yield from _table(text, grid.rows[opened:])
    elif _is_ruled(text, grid) or _is_regular(text, grid):
        yield from _table(text, grid.rows)


def _is_repeated(cells: Sequence[str], first: Sequence[str]) -> bool:
    return len(cells) == len(first) and all(map(same_words, cells, first))


def _is_regular(text: str, grid: Grid) -> bool:
    """Whether rows of words, all of one length, stand below short headings."""
    head = written(text, grid.rows[0].cells)
    if len(grid.rows) < _FEWEST_ROWS or len(head) < _FEWEST_COLUMNS:
        return False
    even = all(len(row.cells) == len(head) for row in grid.rows)
    return _names_columns(head) and even and _has_words(text, grid.rows[1])


def _is_ruled(text: str, grid: Grid) -> bool:
    head = written(text, grid.rows[0].cells)
    return grid.ruled and len(grid.rows) > 1 and len(head) > 1 and _names_columns(head)


def _names_columns(head: Sequence[str]) -> bool:
    """Whether cells may be headings that nobody knows: short, without figures, no two alike."""
    return len({*head}) == len(head) and all(
        len(cell) <= _LONGEST_HEADING
        and not _NO_HEADING.search(cell)
        and (bool(_LETTER.search(cell)) or not place)
        for place, cell in enumerate(head)
    )


def _has_words(text: str, row: RawRow) -> bool:
    return any(_LETTER.search(cell) for cell in written(text, row.cells))


def _table(text: str, rows: Sequence[RawRow]) -> Iterator[Table]:
    columns, used = _columns(text, rows)
    body = _Body(headings=[_outer(row) for row in rows[:used]])
    for number, row in enumerate(rows[used:], start=used):
        following = rows[number + 1] if number + 1 < len(rows) else None
        _add(text, body, row, columns, following)
    if body.rows:
        yield Table(
            start=rows[0].start,
            end=max(body.rows[-1].end, body.headings[-1].end),
            columns=_judged(text, columns, body.rows),
            rows=tuple(body.rows),
            headings=tuple(body.headings),
            caption=_caption(text, rows[0].start),
        )


def _outer(span: Span) -> Span:
    return Span(start=span.start, end=span.end)


def _columns(text: str, rows: Sequence[RawRow]) -> tuple[tuple[Column, ...], int]:
    """The columns, and how many rows at the top name them."""
    labels = heads = written(text, rows[0].cells)
    used = 1
    if len(rows) > 2 and len(rows[1].cells) == len(labels):
        second = written(text, rows[1].cells)
        if _goes_on(second, labels):
            labels = _joined(labels, second)
            # "Lead" under "Bodies that carry it out" is about the lead.
            heads = [b if role_of(b) else a for a, b in zip(labels, second, strict=True)]
            used = 2
    roles = roles_of(heads)
    columns = zip(labels, roles, strict=True)
    return tuple(Column(label=label, role=role) for label, role in columns), used


def _goes_on(second: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a second row of headings divides the columns of the first."""
    if any(is_count(cell) for cell in second) or any(len(c) > _LONGEST_HEADING for c in second):
        return False
    repeated = [same_words(a, b) and bool(a) for a, b in zip(second, first, strict=True)]
    below = [bool(a) and not b for a, b in zip(second, first, strict=True)]
    return any(below) and (any(repeated) or not second[0])


def _joined(first: Sequence[str], second: Sequence[str]) -> list[str]:
    labels, above = [], ""
    for upper, lower in zip(first, second, strict=True):
        above = upper or above
        parts = [above, lower] if lower and not same_words(above, lower) else [upper or lower]
        labels.append(" ".join(filter(None, parts)))
    return labels


def _add(
    text: str,
    body: _Body,
    row: RawRow,
    columns: Sequence[Column],
    following: RawRow | None,
) -> None:
    cells = written(text, row.cells)
    labels = [column.label for column in columns]
    numbering = len(cells) == len(columns) and is_numbering(cells)
    if _is_repeated(cells, labels) or is_heading(cells) or (numbering and not body.rows):
        body.headings.append(_outer(row))
        return
    title = _group(text, row, columns, following)
    if title is not None:
        level = _level(title)
        body.groups = [entry for entry in body.groups if entry[0] < level] + [(level, title)]
        body.headings.append(_outer(row))
        return
    body.rows.append(
        Row(
            start=row.start,
            end=row.end,
            cells=_cells(text, row, columns, body.rows[-1] if body.rows else None),
            group=tuple(title for _, title in body.groups),
        )
    )


def _group(
    text: str, row: RawRow, columns: Sequence[Column], following: RawRow | None
) -> str | None:
    """The title of a group row; None for a row of the body.

    A group row has nothing but a title, or a title and what counts it: "I", "A", or a number
    that the next row divides.
    """
    solid = [cell for cell in written(text, row.cells) if cell]
    if not solid or len(solid) > 2 or len(columns) < _FEWEST_COLUMNS:
        return None
    if len(solid) == 1:
        return None if is_count(solid[0]) or solid[0][:1].islower() else solid[0]
    mark = ORDINAL.fullmatch(solid[0])
    second = next((n for n, c in enumerate(written(text, row.cells)) if c == solid[1]), 0)
    if mark is None or second > 1:
        return None
    if is_count(solid[0]) and not _divides(text, solid[0], following):
        return None
    return f"{solid[0].rstrip('. ')}. {solid[1]}"


def _divides(text: str, number: str, following: RawRow | None) -> bool:
    first = written(text, following.cells)[0] if following else ""
    return first.startswith(f"{number.rstrip('. ')}.") and len(first) > len(number.rstrip(". ")) + 1


def _level(title: str) -> int:
    """Capital letters stand above Roman numbers, these above all other titles."""
    mark = regex.match(r"[\s*_]*(?:([IVX]+)|([A-ZĐ])|(?:phần|part)\s)\s*[.)\-–/ ]", title)
    if mark is None:
        return 3
    return 2 if mark[1] else 1


def _cells(
    text: str, row: RawRow, columns: Sequence[Column], above: Row | None
) -> tuple[Span, ...]:
    if row.complete and len(row.cells) == len(columns):
        return row.cells
    # Where empty cells are written, one that is missing belongs to the row above too.
    shared = row.complete and above is not None and len(row.cells) < len(columns)
    pieces = [cell for cell in row.cells if shared or cell.end > cell.start]
    aligned = align(text, pieces, [column.role for column in columns], shared=shared)
    cells: list[Span] = []
    at = row.start
    for place, part in enumerate(aligned):
        if part:
            cells.append(Span(start=part[0].start, end=part[-1].end))
            at = part[-1].end
        elif shared and above is not None:
            cells.append(above.cells[place])
        else:
            cells.append(Span(start=at, end=at))
    return tuple(cells)


def _judged(text: str, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns; "Unit" beside indicators is a unit of measure, unless bodies stand there."""
    if not any(c.role is Role.INDICATOR for c in columns):
        return tuple(columns)
    return tuple(
        Column(label=column.label, role=Role.MEASURE)
        if column.role is Role.LEAD and _measures(text, [row.cells[place] for row in rows])
        else column
        for place, column in enumerate(columns)
    )


def _measures(text: str, cells: Sequence[Span]) -> bool:
    words = [cell for cell in written(text, cells) if cell]
    return bool(words) and max(map(len, words)) <= 25 and not any(map(names_body, words))


def _caption(text: str, start: int) -> str:
    """The paragraph above, unless it is a sentence; asides in brackets are passed over."""
    blocks = regex.split(r"\n\s*\n|\n(?=[\s*_]*\()|(?<=\))\n", text[max(0, start - 1500) : start])
    for block in reversed(blocks):
        words = " ".join(block.split()).strip("*_ ")
        if not _LETTER.search(words) or _ASIDE.fullmatch(words):
            continue
        last = (
            words if len(words) <= _LONGEST_CAPTION else " ".join(block.rsplit("\n", 1)[-1].split())
        )
        return "" if _ENDED.search(last) or len(last) > _LONGEST_CAPTION or "|" in last else last
    return ""
