"""Rows of tables as units of the text, so that a row is retrieved as one passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from corpus.tables.types import Table
from corpus.types import Span
from corpus.units import Unit

_SOLID = regex.compile(r"[^\s|*_](?:.*[^\s|*_])?", regex.DOTALL)


def with_rows(text: str, units: Sequence[Unit], tables: Sequence[Table]) -> tuple[Unit, ...]:
    """The units with those inside tables replaced by one unit a row; nothing of them is lost.

    Heading and group rows are headings, which are no statements; none opens a section.
    """
    rows = sorted(
        [_unit(row, is_heading=False) for table in tables for row in table.rows]
        + [_unit(span, is_heading=True) for table in tables for span in table.headings],
        key=lambda unit: unit.start,
    )
    kept: list[Unit] = []
    at = 0
    for unit in units:
        while at < len(rows) and rows[at].end <= unit.start:
            at += 1
        kept += _outside(text, unit, rows[at:])
    return tuple(sorted([*kept, *rows], key=lambda unit: unit.start))


def _unit(span: Span, *, is_heading: bool) -> Unit:
    return Unit(start=span.start, end=span.end, is_heading=is_heading)


def _outside(text: str, unit: Unit, rows: Sequence[Unit]) -> Iterator[Unit]:
    """The parts of a unit that no row covers: lines joined to a table that has no borders."""
    start = unit.start
    for row in rows:
        if row.start >= unit.end:
            break
        yield from _solid(text, unit, start, row.start)
        start = max(start, row.end)
    if start == unit.start:
        yield unit
    else:
        yield from _solid(text, unit, start, unit.end)


def _solid(text: str, unit: Unit, start: int, end: int) -> Iterator[Unit]:
    found = _SOLID.search(text, start, end) if start < end else None
    if found:
        yield replace(unit, start=found.start(), end=found.end())
