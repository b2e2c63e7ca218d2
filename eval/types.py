"""What eval hands on: cases, the numbers of each case, and the numbers of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.types import Reason
from corpus.types import Language, Span

Scores = Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a stored text; `document` (an id, or the end of a source path) limits the search."""

    quote: str
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of what backs the answer: any one of these quotes gives it."""

    alternatives: tuple[Quote, ...]

    def __post_init__(self) -> None:
        if not self.alternatives or not all(q.quote.strip() for q in self.alternatives):
            raise ValueError("evidence needs a quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with what a right answer holds, or `refuse`, where refusing is right.

    A fact is one or more spellings, any of which will do, joined by " | "; an ISO date stands for
    every way to write that day. `reasons` are those of which any is right for a refusal; `group`
    ties the same question in several languages; `history` are the questions asked before it, the
    latest last.
    """

    id: str
    language: Language
    question: str
    kind: str
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[str, ...] = ()
    refuse: bool = False
    reasons: tuple[Reason, ...] = ()
    group: str | None = None
    history: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.refuse and (self.evidence or self.facts):
            raise ValueError(f"case {self.id!r} is to be refused and yet has evidence or facts")
        if self.reasons and not self.refuse:
            raise ValueError(f"case {self.id!r} is to be answered and yet has a reason to refuse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Span):
    """Where a quote stands: a span of one document's text."""

    document_id: str

    def overlaps(self, document_id: str, start: int, end: int) -> bool:
        """Whether the range shares a character with this place."""
        return self.document_id == document_id and self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """For each piece of evidence the places that count, and the quotes found nowhere."""

    evidence: tuple[tuple[Place, ...], ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case's scores (None: does not apply), the answer, and what went wrong, if anything.

    `pair` is the language of the question and that of the evidence, such as "bn-vi".
    """

    case: Case
    scores: Scores
    pair: str | None = None
    answer: Mapping[str, Any] | None = None
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean over `n` cases with its 95% confidence interval; all None where n is 0."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Texts by id, queries by id as (text, language), and judged texts by query id."""

    corpus: Mapping[str, tuple[str, str]]
    queries: Mapping[str, tuple[str, str]]
    judged: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalScores:
    """Mean scores over `queries`; `passages` is the size of the index that was searched."""

    scores: Mapping[str, float]
    queries: int
    passages: int
    by_language: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
