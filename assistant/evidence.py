"""Chooses the sentences that answer: from ranked passages to the best-supported few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.asking import says_lacking
from assistant.bearing import fits
from assistant.figures import Event, event_dates, gives_amount
from assistant.question import Kind, Question
from corpus.languages.machines import speaks_to_machines
from corpus.names.agencies import find_agencies
from corpus.names.sound import find_names
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.issue import dated_document, is_issue_date
from corpus.particulars.types import DocumentNumber, FoundDate
from corpus.types import Passage, Span
from index.analysis import facts_of, query_terms, sentence_parts
from index.types import Hit
from index.words import folded_words, word_stems

_MOST = 4
# A passage this far below the best is about something else.
_MARGIN = 0.75
# A passage with the fact wanted may be this far below one that names the rest of the question.
_LEAST_FITTING = 0.5
# Dates stand everywhere: one away from the best passage belongs to something else.
_MARGIN_OF_DATES = 0.9
# The 5th percentile of development questions whose answer is in another language is 0.12.
_LEAST_COSINE = 0.1
_LEAST_COSINE_OF_DATES = 0.15
_MARGIN_UNSHARED = 0.78
_SHARE = 0.6
_SHORTEST = 12
# A quote with its neighbours grows no longer than this.
_LONGEST = 700
# These are seldom told in one sentence.
_EXPLAINED = frozenset({Kind.LIST, Kind.DEFINITION, Kind.OBLIGATION, Kind.COMPARISON})
# A short line that does not end as a sentence does is a heading.
_SHORTEST_OPEN = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Span):
    """A sentence, by its offsets in its document, with the passage it was found in."""

    passage: Passage
    score: float
    dense: float = 1.0

    @property
    def text(self) -> str:
        """The sentence itself."""
        start = self.start - self.passage.start
        return self.passage.text[start : start + self.end - self.start]


def sentences_of(hit: Hit) -> list[Evidence]:
    """The sentences of a hit, each with the hit's score; orders to machines are no evidence."""
    found = [
        Evidence(start=s.start, end=s.end, passage=hit.passage, score=hit.score, dense=hit.dense)
        for s in hit.passage.sentences
    ]
    return [evidence for evidence in found if not speaks_to_machines(evidence.text)]


def select(question: Question, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The stretches of text that answer best, best first; empty where none has the fact wanted.

    Passages are taken while they score near the best; in each that has the fact, the sentence
    that shares most words and facts with the question stands for it. In another language words
    cannot be compared: there it is the sentence with those beside it.
    """
    has_fact = _test(question)
    margin = _MARGIN_OF_DATES if question.kind is Kind.DEADLINE else _MARGIN
    least = margin if question.kind is Kind.DEADLINE else _LEAST_FITTING
    chosen: list[Evidence] = []
    for hit in hits:
        floor = chosen[0].score * margin if chosen else hits[0].score * least
        if hit.score < floor or len(chosen) == _MOST:
            break
        fitting = [s for s in sentences_of(hit) if _answers(question, s) and has_fact(s.text)]
        if not fitting or not is_on_topic(question, fitting[0]):
            continue
        best = max(fitting, key=lambda s: (_fit(question, s), -s.start))
        chosen.append(_with_neighbours(question, best, hit))
    return tuple(_without_repeats(_close_to_best(question, chosen)))


def _with_neighbours(question: Question, best: Evidence, hit: Hit) -> Evidence:
    """The sentence with those of its passage that may say what it leaves unsaid."""
    explains = question.kind in _EXPLAINED or Kind.LIST in question.kinds
    if hit.passage.language is question.language and not explains:
        return best
    spans = [s for s in sentences_of(hit) if _says_something(s)]
    before = hit.passage.language is not question.language
    start, end = best.start, best.end
    for s in reversed([s for s in spans if s.end <= best.start and before]):
        if end - s.start > _LONGEST or not _joins(hit.passage, s.end, start):
            break
        start = s.start
    for s in [s for s in spans if s.start >= best.end]:
        if s.end - start > _LONGEST or not _joins(hit.passage, end, s.start):
            break
        end = s.end
    return replace(best, start=start, end=end)


def _joins(passage: Passage, end: int, start: int) -> bool:
    """Whether nothing but blanks parts two sentences of a passage."""
    return not passage.text[end - passage.start : start - passage.start].strip()


def _close_to_best(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """The best, and those that share nearly as much with the question as any does.

    Where languages differ nothing may be shared, and only those count that score nearly as well.
    The best stays: inside the document asked about, a sentence need not name it.
    """
    shared = [shares(question, e.text) for e in chosen]
    most = max(shared, default=0.0)
    return [
        e
        for e, s in zip(chosen, shared, strict=True)
        if e is chosen[0]
        or (
            s >= most * _SHARE and e.score >= chosen[0].score * (_MARGIN if s else _MARGIN_UNSHARED)
        )
    ]


def _answers(question: Question, evidence: Evidence) -> bool:
    """Whether it says something, of the place and the attribute asked about."""
    return _says_something(evidence) and fits(question, evidence.passage, evidence)


def _says_something(evidence: Evidence) -> bool:
    """Whether it is more than a heading or a number."""
    text = " ".join(evidence.text.split())
    capitals = sum(c.isupper() for c in text) > len(text) / 2
    if any(label.endswith(text) for label in evidence.passage.section) or capitals:
        return False
    closed = text.endswith((".", "!", "?", ";", "।"))
    return len(text) >= (_SHORTEST if closed else _SHORTEST_OPEN)


def _without_repeats(chosen: Sequence[Evidence]) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in chosen:
        if all(" ".join(evidence.text.split()) != " ".join(k.text.split()) for k in kept):
            kept.append(evidence)
    return kept


def has_wanted_fact(question: Question, text: str) -> bool:
    """Whether a sentence holds the kind of fact that the question wants."""
    return _test(question)(text)


def _test(question: Question) -> Callable[[str], bool]:
    has_fact = _test_of(question)
    if not question.is_lacking or Kind.YES_NO in question.kinds:
        return has_fact
    return lambda text: has_fact(text) and says_lacking(text)


def _test_of(question: Question) -> Callable[[str], bool]:
    match question.kind:
        case Kind.COUNT:
            return lambda text: gives_amount(question.amount, text)
        case Kind.DEADLINE:
            return _has_time
        case Kind.EFFECT if question.event:
            event = question.event
            return lambda text: bool(event_dates(event, text))
        case Kind.ISSUED:
            return lambda text: bool(issue_dates(text, question.mentions))
        case Kind.PERSON if question.wants_unit:
            return lambda text: True
        case Kind.PERSON:
            return lambda text: bool(find_names(text))
        case Kind.REFERENCE:
            return lambda text: _names_other(text, question.mentions)
        case _ if question.wants_unit:
            return lambda text: bool(find_agencies(text))
        case _:
            return lambda text: True


def _names_other(text: str, mentions: Sequence[DocumentNumber]) -> bool:
    """Whether it names a document that the question does not."""
    return any(not any_same([m], mentions) for m in find_document_numbers(text))


def _has_time(text: str) -> bool:
    mentions = find_document_numbers(text)
    return any(not is_issue_date(text, date, mentions) for date in find_dates(text))


def _fit(question: Question, evidence: Evidence) -> float:
    """What a sentence shares with the question; one in the part that is asked for comes first."""
    named = set(query_terms(question.text, question.language).facts)
    spans = [(s.start, s.end) for s in evidence.passage.sentences]
    own = sentence_parts(evidence.passage)[spans.index((evidence.start, evidence.end))]
    return shares(question, evidence.text) + 2 * len(named & set(own))


def shares(question: Question, text: str) -> float:
    """Shared words (in the question's language) and facts; facts weigh more, being rarer."""
    terms = query_terms(question.text, question.language)
    wanted = question.content or frozenset(terms.words or terms.folded)
    shared = len(wanted & _words(question, text)) / max(1, len(wanted))
    return shared + 2 * len(set(facts_of(text)) & set(terms.facts))


def _words(question: Question, text: str) -> frozenset[str]:
    """The words of a text in the form that the question's are in: with marks, or without."""
    if query_terms(question.text, question.language).words:
        return frozenset(word_stems(text, question.language))
    return frozenset(folded_words(text))


def is_on_topic(question: Question, evidence: Evidence) -> bool:
    """Whether a passage shares a word, or across languages some meaning, with what is asked.

    Names of documents and places lead to passages about them that say nothing of the rest: the
    population of a province is not in its progress report.
    """
    passage = evidence.passage
    if question.is_general or not question.content:
        return True
    if passage.language is not question.language:
        least = _LEAST_COSINE_OF_DATES if question.kind is Kind.DEADLINE else _LEAST_COSINE
        facts = query_terms(question.text, question.language).facts
        return evidence.dense >= least or not set(facts_of(passage.text)).isdisjoint(facts)
    text = " ".join((passage.context, *passage.section, passage.text))
    return not _words(question, text).isdisjoint(question.content)


def issue_dates(text: str, mentions: Sequence[DocumentNumber]) -> tuple[FoundDate, ...]:
    """The issue dates of these documents (of any, where none is given) in a sentence."""
    found = find_document_numbers(text)
    wanted = [m for m in found if not mentions or any_same([m], mentions)]
    return tuple(
        date
        for date in find_dates(text)
        if date.precision == "day"
        and dated_document(text, date, found) in wanted
        and not any(date in event_dates(event, text) for event in Event)
    )
