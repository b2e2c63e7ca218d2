"""Which documents can answer a question at all: near misses fail on a constraint, not a score.

A question about Plan 05, another province or a year that no document covers is as similar to the
collection as one that it answers. What tells them apart is that no document satisfies all that
the question requires.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.question import Question
from assistant.types import Reason
from corpus.names.agencies import agencies
from corpus.names.agencies import related as is_same_body
from corpus.names.places import find_places, places, related
from corpus.particulars.docnumbers import any_same, close_document, find_document_numbers
from corpus.particulars.render import to_digits
from corpus.particulars.types import DocumentNumber
from corpus.types import Passage
from index.analysis import document_topics, name_facts

_CLOSEST = 3
Topics = Mapping[str, Mapping[str, int]]
KnownFacts = Callable[[Sequence[str]], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The documents that satisfy a question's constraints, or the constraint that none does.

    `documents` is None where no document is left out. `subject` names what is missing,
    `requirement` what kind of thing that is. `is_named`: the documents satisfy a constraint that
    the question has.
    """

    documents: tuple[str, ...] | None = None
    reason: Reason | None = None
    subject: str = ""
    requirement: str = ""
    is_named: bool = False


def find_scope(question: Question, topics: Topics, known_facts: KnownFacts) -> Scope:
    """Narrows the documents by the numbers, places, sites, years and names a question names.

    `known_facts` tells which of some facts any passage states.
    """
    for name in question.names:
        facts = set(name_facts(name))
        if not known_facts(sorted(facts)) >= facts:
            return Scope(reason=Reason.NO_SUCH_UNIT, subject=name.as_written)
    allowed = set(topics)
    constraints = list(_constraints(question))
    for constraint in constraints:
        holding = {d for d, own in topics.items() if constraint.holds(own)}
        if not allowed & holding:
            return Scope(reason=constraint.reason, subject=constraint.subject)
        if constraint.narrows:
            allowed &= holding
    return Scope(
        documents=None if len(allowed) == len(topics) else tuple(sorted(allowed)),
        is_named=any(constraint.narrows for constraint in constraints),
    )


def belongs_together(question: Question, passages: Sequence[Passage]) -> bool:
    """Whether a document gives the numbered document asked about to the place asked about.

    A report on five provinces names all their plans: where the passages that name the plan also
    name places, one of these must be the place asked about.
    """
    naming = [p for p in passages if any_same(find_document_numbers(p.text), question.mentions)]
    places_there = [find_places(" · ".join((*p.section, p.text))) for p in naming]
    found = {place.place_id for places in places_there for place in places}
    return not found or any(f == w or related(f, w) for f in found for w in question.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Constraint:
    """What a document must name, one of several alternatives; and the refusal if none does.

    A year does not narrow: "since 2024" is answered by a document that names only 2025, but a
    year that no document names is not covered. Nor does a body, which one document may call by
    its name and another by "the office".
    """

    holds: Callable[[Mapping[str, int]], bool]
    reason: Reason
    subject: str
    narrows: bool = True


def _constraints(question: Question) -> Iterator[_Constraint]:
    if question.mentions:
        # Several documents in one question are compared: each may hold its part.
        yield _Constraint(
            holds=lambda own: any(_names(m, own) for m in question.mentions),
            reason=Reason.NO_SUCH_DOCUMENT,
            subject=", ".join(m.as_written for m in question.mentions),
        )
    if question.places:
        yield _Constraint(
            holds=lambda own: _is_about(question.places, own),
            reason=Reason.NO_SUCH_DOCUMENT if question.mentions else Reason.NO_SUCH_UNIT,
            subject=named(question),
        )
    if question.agencies:
        yield _Constraint(
            holds=lambda own: any(_names_body(a, own) for a in question.agencies),
            reason=Reason.NO_SUCH_UNIT,
            subject=", ".join(_body(a, question) for a in question.agencies),
            narrows=False,
        )
    if question.sites:
        yield _Constraint(
            holds=lambda own: any(site in own for site in question.sites),
            reason=Reason.NO_SUCH_UNIT,
            subject=", ".join(site.removeprefix("web:") for site in question.sites),
        )
    if question.years:
        yield _Constraint(
            holds=lambda own: any(f"year:{year}" in own for year in question.years),
            reason=Reason.PERIOD_NOT_COVERED,
            subject=to_digits(str(question.years[0]), question.language),
            narrows=False,
        )


def _names(mention: DocumentNumber, own: Mapping[str, int]) -> bool:
    topics = document_topics(mention)
    return not topics or topics[0] in own


def _names_body(agency: str, own: Mapping[str, int]) -> bool:
    """Also where a document names none that the table knows: it may call them otherwise."""
    found = [key.removeprefix("body:") for key in own if key.startswith("body:")]
    return not found or any(is_same_body(body, agency) for body in found)


def _body(agency: str, question: Question) -> str:
    known = agencies()[agency]
    return getattr(known, question.language.value) or known.en or known.vi or agency


def _is_about(wanted: tuple[str, ...], own: Mapping[str, int]) -> bool:
    found = [key.removeprefix("place:") for key in own if key.startswith("place:")]
    return any(place == w or related(place, w) for place in found for w in wanted)


def named(question: Question) -> str:
    """What the question is about, for a refusal: "28/KH-UBND (Bắc Giang)"."""
    table = places()
    there = [getattr(table[p], question.language.value) for p in question.places if p in table]
    documents = ", ".join(m.as_written for m in question.mentions)
    if documents and there:
        return f"{documents} ({', '.join(there)})"
    return documents or ", ".join(there)


def closest_numbers(question: Question, numbers: Iterable[str]) -> tuple[str, ...]:
    """Numbers of stored documents that are one slip away from one that the question names."""
    return tuple(
        number
        for number in dict.fromkeys(numbers)
        if any(
            close_document(found, asked)
            for found in find_document_numbers(number)
            for asked in question.mentions
        )
    )[:_CLOSEST]
