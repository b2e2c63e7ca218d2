"""Points in time whose year may be missing, and the days they cover."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.languages.particulars import Edge
    from corpus.particulars.types import Precision

Days = tuple[datetime.date, datetime.date]
EARLIEST, LATEST = 1900, 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A date expression as read: its place in the view and the parts that are written there."""

    start: int
    end: int
    precision: Precision
    year: int | None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    last_year: int | None = None
    edge: Edge | None = None
    rule: str = ""

    @property
    def possible(self) -> bool:
        """Whether such a day, month or period exists; 29 February without a year does."""
        return self.days(self.year or 2000) is not None

    def days(self, year: int) -> Days | None:
        """First and last day when the (first) year is this one; None where there is no such day."""
        month = self.month or 1
        last_month = self.last_month or self.month or 12
        last_year = self.last_year or year
        if not (year >= EARLIEST and last_year <= LATEST):
            return None
        if not (1 <= month <= 12 and 1 <= last_month <= 12):
            return None
        last = self.last_day or self.day or calendar.monthrange(last_year, last_month)[1]
        try:
            days = (
                datetime.date(year, month, self.day or 1),
                datetime.date(last_year, last_month, last),
            )
        except ValueError:  # there is no such day
            return None
        return days if days[0] <= days[1] else None


def assume_year(point: Point, reference: datetime.date, *, looks_ahead: bool) -> Days | None:
    """The days of a point without a year: the nearest to the reference, not before it where the
    text looks ahead; of quarters and halves, those of its year."""
    if point.precision in ("quarter", "range") and point.last_day is None:
        return point.days(reference.year)
    years = (reference.year - 1, reference.year, reference.year + 1)
    candidates = [days for year in years if (days := point.days(year))]
    if looks_ahead:
        candidates = [days for days in candidates if days[1] >= reference]
    return min(candidates, key=lambda days: abs((days[1] - reference).days), default=None)
