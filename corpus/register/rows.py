"""Annex tables read as rows of the register: one row of a task table is one obligation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal

import regex

from corpus.names.parties import find_parties
from corpus.particulars.numbers import find_numbers
from corpus.register.due import choose, deadline, read_dates
from corpus.register.types import (
    Deadline,
    Milestone,
    Modality,
    Obligation,
    Party,
    Register,
    Target,
)
from corpus.tables.types import Role, Row, Table
from corpus.types import Document, Span

_PARTS = regex.compile(r"[^;,\n•]+(?:,\s*(?=\p{Ll})[^;,\n•]+)*")
_INNER = regex.compile(r"[^\s*_|.;,–-](?:.*[^\s*_|.;,])?", regex.DOTALL)
_LONGEST_NAME = 120


def read_table(document: Document, table: Table, place: str | None) -> Register:
    """Obligations of a table of tasks, targets of a table of indicators; empty for any other."""
    roles = {c.role: n for n, c in reversed(list(enumerate(table.columns)))}
    targets: tuple[Target, ...] = ()
    if Role.INDICATOR in roles and not {Role.TARGET, Role.ACHIEVED}.isdisjoint(roles):
        targets = tuple(_targets(document, table, roles))
    if Role.TASK not in roles and Role.LEAD in roles and Role.INDICATOR in roles:
        # An indicator that has somebody in charge is a task of theirs.
        roles[Role.TASK] = roles[Role.INDICATOR]
    if Role.TASK not in roles or {Role.LEAD, Role.DEADLINE, Role.PRODUCT}.isdisjoint(roles):
        return Register(targets=targets)
    obligations, milestones = [], []
    for row in table.rows:
        cells = {role: _inner(document.text, row.cells[n]) for role, n in roles.items()}
        task = cells.get(Role.TASK)
        if task is None:
            continue
        obligation = _obligation(document, row, cells, place)
        obligations.append(obligation)
        if obligation.deadline and obligation.deadline.last:
            milestones.append(_milestone(row, task, obligation.deadline))
    return Register(obligations=tuple(obligations), milestones=tuple(milestones), targets=targets)


def _obligation(
    document: Document, row: Row, cells: dict[Role, Span | None], place: str | None
) -> Obligation:
    task, product = cells[Role.TASK], cells.get(Role.PRODUCT)
    assert task is not None
    leads = _parties(document, cells.get(Role.LEAD), place)
    partners = _parties(document, cells.get(Role.COORDINATING), place)
    used = [span for span in cells.values() if span is not None]
    return Obligation(
        start=min(row.start, *(s.start for s in used)),
        end=max(row.end, *(s.end for s in used)),
        unit=leads[0] if leads else None,
        action=task,
        modality=Modality.MUST,
        coordinating=(*leads[1:], *partners),
        deadline=cell_deadline(document, cells.get(Role.DEADLINE)),
        product=product,
    )


def _milestone(row: Row, task: Span, due: Deadline) -> Milestone:
    return Milestone(start=row.start, end=row.end, what=task, deadline=due, role="deadline")


def cell_deadline(document: Document, cell: Span | None) -> Deadline | None:
    """The deadline that a cell under a heading of time holds: there a bare year is one too."""
    if cell is None:
        return None
    reference = document.identity.date
    dates = read_dates(
        document.text,
        cell,
        reference,
        language=document.language,
        stated=reference is not None,
    )
    if chosen := choose(dates, cell):
        return chosen
    if dates.dates:
        return deadline(dates.dates[-1], dates)
    return _bare_year(document.text, cell)


def _bare_year(text: str, cell: Span) -> Deadline | None:
    digits = text[cell.start : cell.end].strip()
    if not regex.fullmatch(r"(?:19|20)\d\d|[১-২][০-৯]{3}", digits):
        return None
    year = int(digits)
    return Deadline(
        start=cell.start,
        end=cell.end,
        as_written=text[cell.start : cell.end],
        first=datetime.date(year, 1, 1),
        last=datetime.date(year, 12, 31),
        precision="year",
        rule="whole year",
    )


def _parties(document: Document, cell: Span | None, place: str | None) -> tuple[Party, ...]:
    """The units of a cell: those the tables know, and parts of a list that they do not know."""
    if cell is None:
        return ()
    text = document.text[cell.start : cell.end]
    known = find_parties(text, document.language, place=place)
    found = [*known, *_unknown(text, known)]
    moved = (
        Party(
            start=p.start + cell.start,
            end=p.end + cell.start,
            as_written=" ".join(p.as_written.split()),
            agency=p.agency,
            collective=p.collective,
            place=p.place,
        )
        for p in found
    )
    return tuple(sorted(moved, key=lambda p: p.start))


def _unknown(text: str, known: Iterable[Party]) -> Iterable[Party]:
    taken = [(p.start, p.end) for p in known]
    for part in _PARTS.finditer(text):
        inner = _INNER.search(text, part.start(), part.end())
        if inner is None or inner.end() - inner.start() > _LONGEST_NAME:
            continue
        start, end = inner.span()
        if not any(a < end and start < b for a, b in taken):
            yield Party(start=start, end=end, as_written=inner[0])


def _targets(document: Document, table: Table, roles: dict[Role, int]) -> Iterable[Target]:
    for row in table.rows:
        cells = {role: _inner(document.text, row.cells[n]) for role, n in roles.items()}
        indicator, aim = cells.get(Role.INDICATOR), cells.get(Role.TARGET)
        achieved, measure = cells.get(Role.ACHIEVED), cells.get(Role.MEASURE)
        if indicator is None or (aim is None and achieved is None):
            continue
        written = aim or achieved
        assert written is not None
        yield Target(
            start=row.start,
            end=row.end,
            indicator=indicator,
            value=_value(document, aim),
            measure=document.text[measure.start : measure.end] if measure else "",
            as_written=document.text[written.start : written.end],
            deadline=cell_deadline(document, cells.get(Role.DEADLINE)),
            achieved=_value(document, achieved),
        )


def _value(document: Document, cell: Span | None) -> Decimal | None:
    if cell is None:
        return None
    numbers = find_numbers(document.text[cell.start : cell.end], language=document.language)
    return numbers[0].value if numbers else None


def _inner(text: str, cell: Span) -> Span | None:
    inner = _INNER.search(text, cell.start, cell.end)
    return Span(start=inner.start(), end=inner.end()) if inner else None
