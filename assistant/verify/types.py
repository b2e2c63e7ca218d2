"""What verification hands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How a statement can differ from its source."""

    DATE = "date"
    NUMBER = "number"
    DOCUMENT = "document"
    UNIT = "unit"
    NAME = "name"
    BINDING = "binding"
    NEGATION = "negation"
    OPPOSITE = "opposite"
    MOOD = "mood"
    ROLE = "role"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One difference: what the statement says, and what the source has instead, if anything."""

    fault: Fault
    said: str
    found: str = ""

    def __str__(self) -> str:
        against = f", the source has {self.found!r}" if self.found else ", the source does not"
        return f"{self.fault.value}: the statement has {self.said!r}{against}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether the source bears a statement out; `score` is from 0 to 1 and orders statements.

    `coverage` is the share of the statement's content words that the source has; None where the
    two are in different languages.
    """

    supported: bool
    score: float
    coverage: float | None
    problems: tuple[Problem, ...] = ()

    @property
    def why(self) -> str:
        """The problems in words; empty where there are none."""
        return "; ".join(str(problem) for problem in self.problems)
