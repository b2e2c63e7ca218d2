"""By when: the dates of a clause that bind, as deadlines with the rule that gave their days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.issue import is_issue_date
from corpus.particulars.types import FoundDate
from corpus.register.types import Deadline
from corpus.types import Language, Span

_BINDING = ("by", "until", "before")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDates:
    """The times that a unit of text names, placed in the stored text; `issued` date documents."""

    dates: tuple[FoundDate, ...]
    issued: frozenset[int]
    reference: datetime.date | None
    stated: bool

    def within(self, span: Span) -> tuple[FoundDate, ...]:
        """Those inside a span that are no document's issue date."""
        return tuple(
            d
            for d in self.dates
            if span.start <= d.start and d.end <= span.end and d.start not in self.issued
        )


def read_dates(
    text: str,
    unit: Span,
    reference: datetime.date | None,
    *,
    language: Language,
    stated: bool,
) -> UnitDates:
    """The times of a unit of the stored text; `stated`: the reference is the date of issue."""
    written = text[unit.start : unit.end]
    found = find_dates(written, language=language, reference=reference)
    issued: frozenset[int] = frozenset()
    if found:
        mentions = find_document_numbers(written)
        issued = frozenset(
            d.start + unit.start for d in found if is_issue_date(written, d, mentions)
        )
    return UnitDates(
        dates=tuple(shifted(d, unit.start) for d in found),
        issued=issued,
        reference=reference,
        stated=stated,
    )


def shifted(date: FoundDate, by: int) -> FoundDate:
    """A date moved to where its text stands in a longer one."""
    return replace(date, start=date.start + by, end=date.end + by)


def choose(found: UnitDates, span: Span) -> Deadline | None:
    """The deadline that a clause states, None where it has none; the tightest wording wins."""
    ranked = [
        (weight, date.start, date) for date in found.within(span) if (weight := _weight(date))
    ]
    if not ranked:
        return None
    return deadline(max(ranked, key=lambda entry: entry[:2])[2], found)


def _weight(date: FoundDate) -> int:
    """How surely a time is a deadline: 0 for a year or a day that is merely mentioned."""
    if date.cue in _BINDING or date.precision == "relative":
        return 4
    if date.edge == "end":
        return 3
    if date.precision in ("day", "month", "quarter") or (date.precision == "range" and date.cue):
        return 2
    if date.precision == "range":
        return 2 if date.last and (date.last.month, date.last.day) != (12, 31) else 1
    return 1 if date.precision in ("recurring", "ongoing") or date.cue else 0


def deadline(date: FoundDate, found: UnitDates) -> Deadline:
    """A found time as a deadline: the rule says how its days follow from its words."""
    first, last, rule = date.first, date.last, date.rule
    if date.cue == "from" and date.precision == "day":
        rule = "; ".join(filter(None, ("from this day on", rule)))
    elif date.edge == "end" and last is not None:
        first = last
    if not found.stated:
        rule = rule.replace("the document's date", "the date written before")
        if date.precision == "relative":
            # The date written before is not the one that the days count from.
            first, last, rule = None, None, ""
    return Deadline(
        start=date.start,
        end=date.end,
        as_written=date.as_written,
        first=first,
        last=last,
        precision=date.precision,
        rule=rule,
    )


def latest_reference(
    dates: Iterable[FoundDate], issued: frozenset[int], before: datetime.date | None
) -> datetime.date | None:
    """The last full day written so far, to take a missing year from."""
    for date in dates:
        full = date.precision == "day" and not date.assumed_year
        if full and date.last is not None and date.start not in issued:
            before = date.last
    return before
