"""What a document's register holds; every span counts code points of the stored text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from corpus.particulars.types import Precision
from corpus.types import Span

MilestoneRole = Literal["deadline", "start", "issued", "event"]


class Modality(StrEnum):
    """How binding a statement is."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    PLANNED = "planned"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Span):
    """Who is named; `agency` is an id of the agency table, `collective` one of its collectives.

    `place` is the id of the province that the body belongs to, named with it or the document's
    own. All are None where the table does not know the name.
    """

    as_written: str
    agency: str | None = None
    collective: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Span):
    """By when; `first` and `last` are inclusive ISO days, None where there is none.

    `rule` says how the days follow from the words ("day", "end of quarter", "year taken from the
    document's date 2025-06-19", "15 days from signature"); empty where the words say it all.
    """

    as_written: str
    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Span):
    """Who does what by when; the span is the quote, `action` lies inside it or in the same row.

    `unit` is None where the text names nobody. `product` and `basis` (the document that the duty
    rests on) are words of the text.
    """

    unit: Party | None
    action: Span
    modality: Modality
    coordinating: tuple[Party, ...] = ()
    deadline: Deadline | None = None
    product: Span | None = None
    basis: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Span):
    """Something dated: the span is the quote, `what` the words that say what happens then.

    `role` tells a day to be ready by from one on which something starts, on which a document that
    the text names was issued, and from any other.
    """

    what: Span
    deadline: Deadline
    role: MilestoneRole = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Span):
    """A measurable aim: the span is the quote; `achieved` is what a report says was reached."""

    indicator: Span
    value: Decimal | None
    measure: str
    as_written: str
    deadline: Deadline | None = None
    achieved: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that one document states, in its order."""

    obligations: tuple[Obligation, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()
