"""Gathers all the evidence that a question wants: across documents, whole lists, second parts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import regex

from assistant.asking import find_ordinals, names_phase
from assistant.evidence import (
    Evidence,
    has_wanted_fact,
    opens_document,
    ranked,
    says_something,
    select,
    sentences_of,
    shares,
)
from assistant.question import Kind, Question
from corpus.languages import PROFILES
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.normalise import fold, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.numbers import find_numbers
from corpus.register.types import Obligation
from corpus.types import Document, Passage, Span
from index.analysis import facts_of, query_terms, topics_of
from index.register import StoredRow
from index.types import Hit

_MOST_DOCUMENTS = 8
_MOST_ITEMS = 14
_FEWEST_ITEMS = 2
_FEWEST_SIDES = 2
_OPENING = 90
_CLOSED = (".", ";", "।")
_MOST_SECOND = 2
# Of the best score; the documents of one question differ in how much else they say.
_MARGIN_ACROSS = 0.45
_ITEM = regex.compile(r"^\s*(?:[-–•*+●▪]|\(?(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)])\s")
_LISTED = frozenset({Kind.LIST, Kind.OBLIGATION, Kind.TARGET})
_OF_ONE = frozenset({Kind.COUNT, Kind.DEADLINE, Kind.ISSUED, Kind.YES_NO})
_COMPARED = frozenset({Kind.COMPARISON})


class Reads(Protocol):
    """What gives stored documents."""

    def document(self, document_id: str, /) -> Document | None:
        """The document, None where there is none."""
        ...

    def passages_of(self, document_id: str, /) -> Sequence[Passage]:
        """Its passages in order."""
        ...

    def register(
        self, kind: Literal["obligation"], documents: Sequence[str], /
    ) -> Sequence[StoredRow]:
        """The duties that these documents state."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What answers, best first.

    `beside` are sentences that say what a quote is about, or who it binds; `items` those of the
    evidence that are items of one list.
    """

    evidence: tuple[Evidence, ...]
    beside: tuple[tuple[Evidence, tuple[Evidence, ...]], ...] = ()
    items: tuple[Evidence, ...] = ()


def gather(question: Question, hits: Sequence[Hit], store: Reads, own: Sequence[str] = ()) -> Found:
    """The evidence for every part of the question; empty where nothing has the fact wanted.

    `own` are the documents that the question names by number.
    """
    if found := tuple(_signatures(question, own, store)):
        return Found(evidence=found)
    if question.is_across and (found := _across(question, hits)):
        return Found(evidence=found, beside=tuple(_placed(found, store)))
    if question.kinds & _COMPARED and (found := sides(question, hits)):
        return Found(evidence=found)
    evidence = _on_the_day(question, hits) or select(question, hits)
    if not evidence and (softer := _softer(question)):
        evidence = select(softer, hits)
    if evidence and question.is_double:
        evidence = (*evidence, *_second(question, hits, evidence))
    items: tuple[Evidence, ...] = ()
    if evidence and _wants_list(question):
        evidence, items = _completed(evidence, store)
    beside = _binding(evidence, store) if question.wants_unit else ()
    return Found(evidence=evidence, beside=tuple(beside), items=items)


def _signatures(question: Question, own: Sequence[str], store: Reads) -> Iterator[Evidence]:
    """Where the documents asked about are signed, if that is what is asked."""
    words = {strip_diacritics(w) for w in regex.findall(r"[\p{L}\p{M}]+", fold(question.text))}
    signing = {strip_diacritics(fold(w)) for w in PROFILES[question.language].signing_words}
    if Kind.PERSON not in question.kinds or words.isdisjoint(signing):
        return
    for document in filter(None, map(store.document, own)):
        signer = document.identity.signer
        at = document.text.rfind(signer) if signer else -1
        if at < 0 or not signer:
            continue
        for passage in store.passages_of(document.id):
            if passage.start <= at and at + len(signer) <= passage.end:
                yield Evidence(start=at, end=at + len(signer), passage=passage, score=1.0)


def _wants_list(question: Question) -> bool:
    """Whether all of several are asked for, rather than one of them."""
    if Kind.LIST in question.kinds:
        return not question.wants_unit
    return bool(question.kinds & _LISTED) and not (question.wants_unit or question.kinds & _OF_ONE)


def find_phase(place: int, hits: Sequence[Hit], store: Reads) -> tuple[Evidence, ...]:
    """The sentence about that stage of a plan: one that says so, or the stage of that rank by date.

    Stages by date are those of the best document: sentences that open with a stage and give a day
    in their opening; empty where it has fewer.
    """
    for hit in hits:
        for sentence in sentences_of(hit):
            named = find_ordinals(sentence.text, hit.passage.language)
            if any(o.is_phase and o.place == place for o in named):
                return (sentence,)
    for document_id in dict.fromkeys(h.passage.document_id for h in hits):
        found: dict[datetime.date, Evidence] = {}
        for passage in store.passages_of(document_id):
            for sentence in _sentences(passage, hits[0].score):
                if day := _phase_end(sentence.text):
                    found.setdefault(day, sentence)
        if len(found) > 1:
            return (found[sorted(found)[place - 1]],) if place <= len(found) else ()
    return ()


def _phase_end(text: str) -> datetime.date | None:
    """The day in the opening of a sentence that opens with a stage of a plan."""
    opening = text[:_OPENING]
    if not names_phase(opening):
        return None
    days = [d.last for d in find_dates(opening) if d.precision == "day"]
    return days[0] if days else None


def _softer(question: Question) -> Question | None:
    """The question with less required of the evidence, where its words leave that open."""
    if question.kind is Kind.PERSON and not question.wants_name:
        return replace(question, wants_unit=True)
    if question.kind is Kind.REFERENCE and question.kinds & _LISTED:
        return replace(question, kind=Kind.OTHER, wants_unit=False)
    return None


def _on_the_day(question: Question, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """Every sentence that names the day asked about, where a list is wanted."""
    facts = query_terms(question.text, question.language).facts
    days = {f for f in facts if f.startswith("day:")}
    if not days or Kind.LIST not in question.kinds:
        return ()
    found = [s for h in hits for s in sentences_of(h) if not days.isdisjoint(facts_of(s.text))]
    return tuple(found[:_MOST_ITEMS]) if len(found) > 1 else ()


def _across(question: Question, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The best sentence of every document that states what the question looks for."""
    facts, topics = _sought(question)
    best: dict[str, Evidence] = {}
    for hit in hits:
        if hit.passage.document_id in best or hit.score < hits[0].score * _MARGIN_ACROSS:
            continue
        fitting = [
            s
            for s in sentences_of(hit)
            if has_wanted_fact(question, s.text) and _states(s.text, facts, topics)
        ]
        if fitting:
            best[hit.passage.document_id] = max(
                fitting, key=lambda s: (shares(question, s.text), -s.start)
            )
    return tuple(best.values())[:_MOST_DOCUMENTS] if len(best) > 1 else ()


def _sought(question: Question) -> tuple[frozenset[str], frozenset[str]]:
    """The facts of a question, and the documents it names."""
    facts = query_terms(question.text, question.language).facts
    named = frozenset(t for t in topics_of(question.text) if t.startswith("doc:"))
    return frozenset(f for f in facts if not f.startswith("doc:")), named


def _states(text: str, facts: frozenset[str], topics: frozenset[str]) -> bool:
    if not facts and not topics:
        return True
    return not facts.isdisjoint(facts_of(text)) or not topics.isdisjoint(topics_of(text))


def _placed(
    found: Sequence[Evidence], store: Reads
) -> Iterator[tuple[Evidence, tuple[Evidence, ...]]]:
    """For quotes that name no place, the nearest sentence before or after that does."""
    for evidence in found:
        if not find_places(evidence.text):
            naming = [
                s
                for p in store.passages_of(evidence.passage.document_id)
                for s in _sentences(p, evidence.score)
                if find_places(s.text)
            ]
            if naming:
                yield evidence, (min(naming, key=lambda s: abs(s.start - evidence.start)),)


def _second(
    question: Question, hits: Sequence[Hit], chosen: Sequence[Evidence]
) -> Iterator[Evidence]:
    """What answers the second part: the best passages whatever kind of fact they hold."""
    taken = {e.passage.id for e in chosen}
    other = replace(question, kind=Kind.OTHER, kinds=frozenset({Kind.OTHER, Kind.LIST}))
    left = tuple(h for h in hits if h.passage.id not in taken)
    room = max(0, _MOST_SECOND + 1 - len(chosen))
    yield from select(other, left)[:room]


def _completed(
    evidence: tuple[Evidence, ...], store: Reads
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The evidence with the whole list that the first of its sentences opens or belongs to.

    The second value are the items of that list.
    """
    for best in evidence:
        listed = tuple(
            e
            for e in whole_list(best, store)
            if (says_something(e) or e.text.rstrip().endswith(_CLOSED))
            and (e.start == best.start or not opens_document(e))
        )
        if len(listed) >= _FEWEST_ITEMS:
            break
    else:
        return evidence, ()
    start, end = min(e.start for e in listed), max(e.end for e in listed)
    rest = [
        e
        for e in evidence
        if e.passage.document_id != best.passage.document_id or e.end <= start or end <= e.start
    ]
    items = listed[1:] if listed[0].text.rstrip().endswith(":") else listed
    if best is evidence[0]:
        return (*listed, *rest[:1]), items
    return (*rest[:1], *listed), items


def _binding(
    evidence: Sequence[Evidence], store: Reads
) -> Iterator[tuple[Evidence, tuple[Evidence, ...]]]:
    """For quotes that name no body, the line that names whom they bind, as the register has it."""
    for sentence in evidence:
        if find_agencies(sentence.text):
            continue
        for row in store.register("obligation", (sentence.passage.document_id,)):
            duty = row.value
            if not isinstance(duty, Obligation) or duty.unit is None:
                continue
            if duty.start < sentence.end and sentence.start < duty.end:
                named = _sentence_at(duty.unit, sentence, store)
                if named is not None and named.start != sentence.start:
                    yield sentence, (named,)
                break


def _sentence_at(span: Span, like: Evidence, store: Reads) -> Evidence | None:
    for passage in store.passages_of(like.passage.document_id):
        for sentence in _sentences(passage, like.score):
            if sentence.start <= span.start and span.end <= sentence.end:
                return sentence
    return None


def sides(question: Question, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """For each thing compared, the best sentence about it; empty where fewer than two are named.

    Things are places, else documents and web sites. A sentence is about one where it names it, or
    else where what it stands under does.
    """
    named = [f"place:{p}" for p in question.places]
    if len(named) < _FEWEST_SIDES:
        named = [t for t in topics_of(question.text) if t.startswith(("doc:", "web:"))]
    if len(named) < _FEWEST_SIDES:
        return ()
    found = [s for s in ranked(question, hits) if not opens_document(s)]
    chosen: dict[str, Evidence] = {}
    for thing in named:
        about = [s for s in found if thing in topics_of(s.text)]
        about = about or [s for s in found if thing in topics_of(_above(s))]
        if best := next((s for s in about if find_numbers(s.text)), next(iter(about), None)):
            chosen[thing] = best
    best_ones = list(dict.fromkeys(chosen.values()))
    return tuple(best_ones) if len(best_ones) >= _FEWEST_SIDES else ()


def _above(sentence: Evidence) -> str:
    return " · ".join((sentence.passage.context, *sentence.passage.section))


def whole_list(best: Evidence, store: Reads) -> tuple[Evidence, ...]:
    """The list that a sentence opens or is an item of, with its lead, in the document's order."""
    document = store.document(best.passage.document_id)
    if document is None:
        return ()
    sentences = [
        Evidence(start=s.start, end=s.end, passage=p, score=best.score, dense=best.dense)
        for p in store.passages_of(document.id)
        for s in p.sentences
    ]
    at = next((n for n, s in enumerate(sentences) if s.start >= best.start), None)
    if at is None:
        return ()
    first = at
    while first > 0 and _ITEM.match(sentences[first].text) and at - first < _MOST_ITEMS:
        first -= 1
    last = at
    while last + 1 < len(sentences) and last - first < _MOST_ITEMS:
        if not _goes_on(document.text, sentences[first], sentences[last], sentences[last + 1]):
            break
        last += 1
    return tuple(sentences[first : last + 1])


def _goes_on(text: str, lead: Evidence, before: Evidence, item: Evidence) -> bool:
    """Whether a sentence is the next item of a list.

    It is marked as one, or follows one that ends in a semicolon, or stands in the paragraph of a
    lead with a colon inside it.
    """
    if lead.passage.section != item.passage.section and not _ITEM.match(item.text):
        return False
    if _ITEM.match(item.text):
        return True
    if "\n" in text[before.end : item.start]:
        ending = before.text.rstrip()[-1:]
        return ending == ";" or (ending == ":" and item.text.rstrip().endswith(";"))
    return ":" in lead.text


def _sentences(passage: Passage, score: float) -> list[Evidence]:
    return [
        Evidence(start=s.start, end=s.end, passage=passage, score=score) for s in passage.sentences
    ]
