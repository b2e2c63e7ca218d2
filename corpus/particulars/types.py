"""What is read out of a text: dates, numbers and document numbers, each with its exact place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from corpus.languages.particulars import Cue, Edge, Period
from corpus.types import Span

Precision = Literal["day", "month", "quarter", "year", "range", "recurring", "ongoing", "relative"]
NumberKind = Literal["plain", "percent", "fraction", "money"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate(Span):
    """A time that a text names; `first` and `last` are inclusive days, None where there is none.

    A month, quarter or year is the range of its days. `edge` tells "the end of 2025" from "2025".
    `cue` is what the words around make of it. `assumed_year`: the year is not written here.
    `amount` and `period` belong to "within 15 days" and "every 6 months". `rule` says how the days
    follow from the words, or why there are none ("no such day"); empty where the words say it all.
    """

    as_written: str
    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    cue: Cue | None = None
    edge: Edge | None = None
    assumed_year: bool = False
    amount: int | None = None
    period: Period | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber(Span):
    """A quantity with its unit of magnitude worked in; in 66/123 the value is 66, the total 123.

    In "10-15%" the value is 10 and `high` 15. `measure` is the unit of measure as written behind
    it ("km", "hồ sơ"); the span ends before it.
    """

    as_written: str
    value: Decimal
    kind: NumberKind = "plain"
    total: Decimal | None = None
    high: Decimal | None = None
    measure: str | None = None

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value, and the upper end of a range."""
        return (self.value,) if self.high is None else (self.value, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber(Span):
    """A mention of a numbered document.

    `number` is the official Latin form, None where the text gives less, such as "Plan 02".
    `ordinal` is what the document is called by (57, or "12a"); `key` is ASCII and lower case;
    `loose_key` also drops separators and leading zeros, so that it survives misspelt numbers.
    """

    as_written: str
    number: str | None
    type: str | None
    ordinal: int | str
    year: int | None = None
    issuer: str | None = None
    key: str
    loose_key: str
