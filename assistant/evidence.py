"""Chooses the sentences that answer: from ranked passages to the best-supported few."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from assistant.asking import says_lacking
from assistant.bearing import fits
from assistant.figures import Event, event_dates, gives_amount
from assistant.question import Kind, Question
from corpus.languages import PROFILES
from corpus.languages.machines import speaks_to_machines
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.names.sound import find_names
from corpus.normalise import ascii_digits, fold, nfc
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.issue import dated_document, is_issue_date
from corpus.particulars.types import DocumentNumber, FoundDate
from corpus.types import Passage, Span
from index.analysis import facts_of, query_terms, sentence_parts
from index.types import Hit
from index.words import folded_words, word_stems

_MOST = 3
# What a sentence's score is made of: its passage's share of the best score, its own likeness to
# the question, the words (in one language) and the facts that it shares with it, and its part of
# the document. Chosen on two development sets, where the best sentence holds the answer in 0.69
# and 0.80 of questions; by its passage's score alone in 0.47 and 0.71.
_WEIGHTS = {"passage": 0.7, "own": 1.0, "words": 0.3, "facts": 0.1, "part": 0.5}
_OWN = 0.15
_MANY = 0.5
_SHARE = 0.5
_BEHIND = 0.2
# A sentence with the fact wanted may be this far behind one that fits the rest of the question.
_LEAST = 0.5
_LEAST_OF_DATES = 0.3
# Dates stand everywhere: one that fits less belongs to something else.
BEHIND_OF_DATES = 0.12
# Passages that sentences are taken from.
_PASSAGES = 30
_COMPARED = 40
# The 5th percentile of development questions whose answer is in another language is 0.12.
_LEAST_COSINE = 0.1
_LEAST_COSINE_OF_DATES = 0.15
_SHORTEST = 12
# A short line that does not end as a sentence does is a heading.
_SHORTEST_OPEN = 30
_FEWEST_CELLS = 2
_LONGEST_LABEL = 6
_LONGEST_NUMBER_LINE = 120
_FEW_WORDS = 5
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
# What a number line may answer.
_NUMBERED = frozenset({Kind.ISSUED, Kind.REFERENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Span):
    """A sentence, by its offsets in its document, with the passage it was found in.

    `dense` is the passage's likeness to the question, `own` that of the sentence alone,
    `words` its share of the question's words, by rarity.
    """

    passage: Passage
    score: float
    dense: float = 1.0
    own: float = 1.0
    words: float = 0.0

    @property
    def text(self) -> str:
        """The sentence itself."""
        start = self.start - self.passage.start
        return self.passage.text[start : start + self.end - self.start]


def sentences_of(hit: Hit) -> list[Evidence]:
    """The sentences of a hit, each with the hit's score; orders to machines are no evidence."""
    passage = hit.passage
    own = hit.sentences or (hit.dense,) * len(passage.sentences)
    spans: list[tuple[int, int, float]] = []
    for s, cosine in zip(passage.sentences, own, strict=True):
        if spans and spans[-1][1] == s.start:  # cut inside a word, such as an address
            spans[-1] = (spans[-1][0], s.end, max(spans[-1][2], cosine))
        else:
            spans.append((s.start, s.end, cosine))
    found = [
        Evidence(
            start=start,
            end=end,
            passage=passage,
            score=hit.score,
            dense=hit.dense,
            own=cosine,
        )
        for start, end, cosine in spans
    ]
    return [evidence for evidence in found if not speaks_to_machines(evidence.text)]


def own_first(hits: Sequence[Hit], own: Sequence[str]) -> tuple[Hit, ...]:
    """The hits, those of the documents asked about before others that score a little better."""
    if not own or not hits:
        return tuple(hits)
    more = _OWN * max(hit.score for hit in hits)
    raised = [replace(h, score=h.score + more) if h.passage.document_id in own else h for h in hits]
    return tuple(sorted(raised, key=lambda h: (-h.score, h.rank)))


def select(question: Question, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    """The sentences that answer best, best first; empty where none has the fact wanted.

    Sentences compete across passages: the best passage need not hold the best one.
    """
    has_fact = _test(question)
    numbered = question.kind in _NUMBERED
    every = ranked(question, hits)
    least = _LEAST_OF_DATES if question.kind is Kind.DEADLINE else _LEAST
    fitting = [
        s
        for s in every
        if s.score >= every[0].score - least
        and has_fact(s.text)
        and fits(question, s.passage, s)
        and is_on_topic(question, s)
        and (numbered or not opens_document(s))
    ]
    behind = BEHIND_OF_DATES if question.kind is Kind.DEADLINE else _BEHIND
    near = (s for s in fitting if s.score >= fitting[0].score - behind and _joins(s, fitting[0]))
    return tuple(_without_repeats(near, _MOST))


def _joins(sentence: Evidence, best: Evidence) -> bool:
    """Whether it shares enough of the words that the best, which shares many, has."""
    if best.words < _MANY or sentence.passage.language is not best.passage.language:
        return True
    return sentence.words >= best.words * _SHARE


def ranked(question: Question, hits: Sequence[Hit]) -> list[Evidence]:
    """The best sentences of the best passages, each with a score of its own, best first."""
    found = [s for hit in hits[:_PASSAGES] for s in sentences_of(hit) if says_something(s)]
    if not found:
        return []
    terms = query_terms(question.text, question.language)
    wanted = question.content or frozenset(terms.words or terms.folded)
    held = [_shared_words(question, s, wanted) for s in found]
    weights = _rarity(wanted, held)
    best = max(hit.score for hit in hits) or 1.0
    rough = [
        replace(s, score=_rough(s, best, share), words=share)
        for s, words in zip(found, held, strict=True)
        for share in (sum(weights[w] for w in words),)
    ]
    facts = frozenset(terms.facts)
    # Facts take the longest to read: only the best few are asked for them.
    fine = [replace(s, score=s.score + _of_facts(s, facts)) for s in _sorted(rough)[:_COMPARED]]
    return _sorted(fine)


def _sorted(sentences: Iterable[Evidence]) -> list[Evidence]:
    return sorted(sentences, key=lambda s: (-s.score, s.passage.document_id, s.start))


def _shared_words(question: Question, sentence: Evidence, wanted: frozenset[str]) -> frozenset[str]:
    if sentence.passage.language is not question.language:
        return frozenset()
    return wanted & _words(question, _headed(sentence))


def _headed(sentence: Evidence) -> str:
    """The sentence with the headings that it stands under; an item's letter is none."""
    headings = [h for h in sentence.passage.section if len(h) > _LONGEST_LABEL]
    return " · ".join((*headings[-2:], sentence.text))


def _rarity(wanted: frozenset[str], held: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each word wanted, by how few of the sentences have it; one in all."""
    counts = Counter(w for words in held for w in words)
    rare = {w: math.log(1 + (len(held) + 1) / (1 + counts[w])) for w in wanted}
    whole = sum(rare.values()) or 1.0
    return {w: weight / whole for w, weight in rare.items()}


def _rough(sentence: Evidence, best: float, words: float) -> float:
    return (
        _WEIGHTS["passage"] * sentence.score / best
        + _WEIGHTS["own"] * sentence.own
        + _WEIGHTS["words"] * words
    )


def _of_facts(sentence: Evidence, facts: frozenset[str]) -> float:
    if not facts:
        return 0.0
    parts = {fact for fact in facts if fact.startswith("part:")}
    shared = len(facts & frozenset(facts_of(_headed(sentence)))) / len(facts)
    inside = len(parts & _parts_of(sentence)) / len(parts) if parts else 0.0
    return _WEIGHTS["facts"] * shared + _WEIGHTS["part"] * inside


def _parts_of(sentence: Evidence) -> frozenset[str]:
    """The parts of the document that a sentence stands in, as facts."""
    starts = [s.start for s in sentence.passage.sentences]
    if sentence.start not in starts:
        return frozenset()
    return frozenset(sentence_parts(sentence.passage)[starts.index(sentence.start)])


def says_something(evidence: Evidence) -> bool:
    """Whether it is more than a heading or a number."""
    text = " ".join(evidence.text.split())
    capitals = sum(c.isupper() for c in text) > len(text) / 2
    if any(label.endswith(text) for label in evidence.passage.section) or capitals:
        return False
    if text.count("|") >= _FEWEST_CELLS:
        return True
    closed = text.endswith((".", "!", "?", ";", ":", "।"))
    return len(text) >= (_SHORTEST if closed else _SHORTEST_OPEN)


def opens_document(evidence: Evidence) -> bool:
    """Whether it numbers its document or names what that is based on."""
    rules = PROFILES[evidence.passage.language].relations.rules
    bases = (rule.opener for rule in rules if rule.type == "based_on" and rule.opener)
    text = nfc(evidence.text).lower()
    return is_number_line(evidence.text) or any(_ready(b).search(text) for b in bases)


@cache
def _ready(pattern: str) -> regex.Pattern[str]:
    return regex.compile(nfc(pattern))


def is_number_line(text: str) -> bool:
    """Whether it only numbers, places and dates its document: "No. 28/KH-UBND, 21 January"."""
    if len(text) > _LONGEST_NUMBER_LINE:
        return False
    mentions = find_document_numbers(text)
    found = (*mentions, *find_dates(text), *find_places(text))
    left = list(text)
    for span in found:
        left[span.start : span.end] = " " * (span.end - span.start)
    return bool(mentions) and len(_WORD.findall("".join(left))) <= _FEW_WORDS


def _without_repeats(chosen: Iterable[Evidence], most: int) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in chosen:
        if len(kept) == most:
            break
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
    if any(not is_issue_date(text, date, mentions) for date in find_dates(text)):
        return True
    return bool(_durations().search(ascii_digits(fold(text))))


@cache
def _durations() -> regex.Pattern[str]:
    words = [fold(w) for p in PROFILES.values() for w in p.duration_words]
    return regex.compile(rf"\d\s*-?(?:{'|'.join(words)})(?!\p{{Latin}})")


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
