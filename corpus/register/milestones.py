"""Everything that a text dates: the days, with the clause that says what happens then."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.particulars.types import FoundDate
from corpus.register.clauses import find_clauses
from corpus.register.due import UnitDates, deadline
from corpus.register.types import Milestone, MilestoneRole
from corpus.types import Document, Span

_UNDATED = ("recurring", "ongoing")


def find_milestones(document: Document, unit: Span, dates: UnitDates) -> Iterator[Milestone]:
    """The dated events and deadlines of a unit of text, one for each time that it names."""
    shown = [d for d in dates.dates if d.precision not in _UNDATED]
    if not shown:
        return
    clauses = list(find_clauses(document.text, unit, document.language))
    for date in shown:
        inside = (c for c in clauses if c.start <= date.start and date.end <= c.end)
        clause = next(inside, None)
        start, end = (clause.start, clause.end) if clause else (unit.start, unit.end)
        yield Milestone(
            start=start,
            end=end,
            what=Span(start=start, end=end),
            deadline=deadline(date, dates),
            role=_role(date, dates),
        )


def _role(date: FoundDate, dates: UnitDates) -> MilestoneRole:
    if date.start in dates.issued:
        return "issued"
    if date.cue in ("by", "until", "before") or date.edge == "end" or date.precision == "relative":
        return "deadline"
    return "start" if date.cue == "from" else "event"
