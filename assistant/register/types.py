"""What the register hands on: rows with their status, and the questions asked of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from corpus.register.types import Modality
from index.entries import Entry, State
from index.register import StoredRow, Value


class Status(StrEnum):
    """How a deadline stands to a day; each value begins where the one before it ends."""

    DONE = "done"
    OVERDUE = "overdue"
    TODAY = "today"
    DUE_IN_1_DAY = "due_in_1_day"
    DUE_IN_3_DAYS = "due_in_3_days"
    DUE_IN_7_DAYS = "due_in_7_days"
    DUE_IN_30_DAYS = "due_in_30_days"
    LATER = "later"
    ONGOING = "ongoing"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """Why a row binds the unit asked for: `name` is who the text names, `role` in which part."""

    kind: Literal["own", "predecessor", "collective"]
    name: str
    role: Literal["lead", "coordinating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as it stands now: `value` with people's corrections, `stored` as the text has it.

    `corrections` are the right values by field, the later entry winning.
    """

    stored: StoredRow
    value: Value
    status: Status
    via: Via | None = None
    entries: tuple[Entry, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    @property
    def progress(self) -> str | None:
        """What was last said of the work."""
        return next((e.change.progress for e in reversed(self.entries) if e.change.progress), None)

    @property
    def owner(self) -> str | None:
        """The person who was last named for it."""
        return next((e.change.owner for e in reversed(self.entries) if e.change.owner), None)

    @property
    def state(self) -> State | None:
        """Whether it was last said to be open, being done or done."""
        return next((e.change.state for e in reversed(self.entries) if e.change.state), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows are wanted, as seen on the day `as_of`; what is empty or None limits nothing.

    `documents` are ids or official numbers; a row is due on the last day of its deadline, and
    both ends count in.
    """

    as_of: datetime.date
    unit: str | None = None
    documents: tuple[str, ...] = ()
    due_before: datetime.date | None = None
    due_after: datetime.date | None = None
    statuses: frozenset[Status] = frozenset()
    modalities: frozenset[Modality] = frozenset()
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the rows that a query found; `total` counts all, `offset` those before these."""

    rows: tuple[Row, ...]
    total: int
    offset: int
    as_of: datetime.date
