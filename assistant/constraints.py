"""Which documents can answer a question at all: near misses fail on a constraint, not a score.

A question about Plan 05, another province or a year that no document covers is as similar to the
collection as one that it answers. What tells them apart is that no document satisfies all that
the question requires.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.question import Question
from assistant.types import Reason
from corpus.names.places import places, related
from corpus.particulars.types import DocumentNumber

Topics = Mapping[str, Mapping[str, int]]
KnownFacts = Callable[[Sequence[str]], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The documents that satisfy a question's constraints, or the constraint that none does.

    `documents` is None where the question has no constraint. `subject` names what is missing.
    """

    documents: tuple[str, ...] | None = None
    reason: Reason | None = None
    subject: str = ""


def find_scope(question: Question, topics: Topics, known_facts: KnownFacts) -> Scope:
    """Narrows the documents by the numbers, places, years and names that the question names.

    `known_facts` tells which of some facts any of the given topics' documents state.
    """
    for name in question.names:
        keys = [f"name:{a}-{b}" for a, b in zip(name.keys, name.keys[1:], strict=False)]
        if not known_facts(keys) >= set(keys):
            return Scope(reason=Reason.NO_SUCH_UNIT, subject=name.as_written)
    allowed: set[str] | None = None
    for mention in question.mentions:
        holding = {d for d, own in topics.items() if _names(mention, own)}
        if not holding:
            return Scope(reason=Reason.NO_SUCH_DOCUMENT, subject=mention.as_written)
        allowed = holding if allowed is None else allowed | holding
    if question.places:
        there = {d for d, own in topics.items() if _is_about(question.places, own)}
        if not there:
            return Scope(reason=Reason.NO_SUCH_UNIT, subject=_place_names(question))
        if allowed is not None and not allowed & there:
            subject = f"{question.mentions[0].as_written} ({_place_names(question)})"
            return Scope(reason=Reason.NO_SUCH_DOCUMENT, subject=subject)
        allowed = there if allowed is None else allowed & there
    for site in question.sites:
        there = {d for d, own in topics.items() if site in own}
        if not there & (topics.keys() if allowed is None else allowed):
            return Scope(reason=Reason.NO_SUCH_UNIT, subject=site.removeprefix("web:"))
        allowed = there if allowed is None else allowed & there
    if question.years and not any(_has_year(question, topics[d]) for d in allowed or topics):
        return Scope(reason=Reason.NOT_STATED, subject=str(question.years[0]))
    return Scope(documents=None if allowed is None else tuple(sorted(allowed)))


def _names(mention: DocumentNumber, own: Mapping[str, int]) -> bool:
    if mention.number:
        return f"doc:{mention.loose_key}" in own
    if mention.type:
        return f"doc:{mention.type.casefold()}{mention.ordinal}" in own
    return True


def _is_about(wanted: tuple[str, ...], own: Mapping[str, int]) -> bool:
    found = [key.removeprefix("place:") for key in own if key.startswith("place:")]
    return any(place == w or related(place, w) for place in found for w in wanted)


def _has_year(question: Question, own: Mapping[str, int]) -> bool:
    return any(f"year:{year}" in own for year in question.years)


def _place_names(question: Question) -> str:
    table = places()
    names = (getattr(table[p], question.language.value) for p in question.places if p in table)
    return ", ".join(n if isinstance(n, str) else n[0] for n in names if n)
