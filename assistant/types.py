"""What the assistant hands on: an answer whose every statement has a citation, or a refusal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.types import Language


class Reason(StrEnum):
    """Why there is no answer."""

    NO_SUCH_DOCUMENT = "no_such_document"
    NO_SUCH_UNIT = "no_such_unit"
    NOT_STATED = "not_stated"
    PERIOD_NOT_COVERED = "period_not_covered"
    OUT_OF_SCOPE = "out_of_scope"
    UNREADABLE = "unreadable"
    EMPTY_STORE = "empty_store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quote: the document's text cut at [start:end] is `quote`.

    `cited_as` is the section as the document's language cites it: "điểm a khoản 2 Điều 5".
    `validity` is that of the document: in_force, superseded, expired or not_yet, None for what is
    never in force; `superseded_by` the document id, else the number, of what took its place.
    """

    number: int
    document_id: str
    title: str
    document_number: str | None
    language: Language
    page: int
    section: tuple[str, ...]
    start: int
    end: int
    quote: str
    cited_as: str = ""
    validity: str | None = None
    superseded_by: str | None = None

    def __post_init__(self) -> None:
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote does not fit its offsets: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of an answer and the numbers of the citations that back it, at least one."""

    text: str
    citations: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement without a citation: {self.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """A dated fact as data; `start` and `end` are inclusive days, None where there is none."""

    what: str
    as_written: str
    start: datetime.date | None
    end: datetime.date | None
    precision: str
    citation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that was considered: `verdict` is "quoted", or the first check that it failed."""

    document_id: str
    start: int
    end: int
    scores: Mapping[str, float]
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement held against its quotes; `why` names the differences, empty for none."""

    text: str
    supported: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How an answer came about; `question` is as understood, with what earlier turns gave it.

    `documents` are those that satisfy the constraints, None for all; `refused_for` is the
    particular that no passage bears, None where that was not the reason.
    """

    question: str
    constraints: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...] | None
    refused_for: str | None
    candidates: tuple[Candidate, ...]
    statements: tuple[Checked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer with citations, or a reason why there is none: exactly one of the two.

    `notes` say which of the documents quoted are not in force; they end the text. `as_of` is the
    day that the answer is for, None for today. `model` names the language model that worded the
    statements; None where they are extracts.
    """

    question: str
    language: Language
    text: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    rows: tuple[DeadlineRow, ...] = ()
    reason: Reason | None = None
    nearest: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    explanation: Explanation | None = None
    timings: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    model: str | None = None

    def __post_init__(self) -> None:
        if bool(self.citations) == (self.reason is not None):
            raise ValueError("an answer has citations or a reason, and never both")

    @property
    def status(self) -> str:
        """ "answered" or "not_found", as the contract names them."""
        return "answered" if self.reason is None else "not_found"
