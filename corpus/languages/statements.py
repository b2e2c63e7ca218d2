"""The shape of the data that comparing a statement with its source needs in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

# Who a body is in a clause, by the word or the ending beside its name.
PartyRole = Literal["by", "to", "with", "from", "of", "acts", "is_given"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementData:
    """How a language denies, obliges, opposes and marks who does what to whom.

    All patterns are `regex` syntax over folded text. `clause_ends` is where a clause may end.
    `negations` deny the word after them, or before them where `negated_before`; `not_negations`
    hold such a word without denying ("not only", "aviation"). `opposites` are pairs of patterns of
    which a clause says one. `moods` name how a clause is meant. `roles_before` end where a name
    starts, `roles_after` begin where it ends, before its case ending; the first that fits counts.
    `passive` begins where a name ends that is acted upon. `least_together`: of the words that a
    source has of a statement, the share that must stand close together; measured on public claims.
    `extremes` are words that widen a claim to all or narrow it to one; `exceptions` open what a
    rule does not hold for. `measures` are the names of each unit of measure, as they stand after a
    figure, so that one unit is told from another. `asks` tells by a question's words which kind of
    answer it wants.
    """

    clause_ends: str
    negations: tuple[str, ...]
    not_negations: tuple[str, ...] = ()
    negated_before: bool = False
    opposites: tuple[tuple[str, str], ...] = ()
    moods: Mapping[Literal["must", "may", "done", "planned"], tuple[str, ...]]
    roles_before: tuple[tuple[PartyRole, str], ...] = ()
    roles_after: tuple[tuple[PartyRole, str], ...] = ()
    passive: str = ""
    least_together: float = 0.0
    extremes: str
    exceptions: str
    measures: tuple[str, ...]
    asks: Mapping[Literal["figure", "name", "other"], str]
