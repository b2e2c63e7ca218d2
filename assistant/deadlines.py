"""Dated milestones: rows of date and what, from the passages that a question is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from assistant.bearing import fits
from assistant.evidence import Evidence, is_on_topic, sentences_of
from assistant.question import Question
from corpus.languages import PROFILES
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.issue import is_issue_date
from corpus.particulars.types import FoundDate
from corpus.types import Language, Passage
from index.types import Hit

_MOST = 24
_MARGIN = 0.9
# A date this far below the best passage belongs to something else.
_LEAST_SHARE = 0.75
# A date in a passage this far below the best hit belongs to something else.
_NEAR = 0.5
_OPENING = 5
_Days = tuple[datetime.date, datetime.date]
_DATED = frozenset({"day", "month", "quarter", "year", "range"})
_ENDING = frozenset({"by", "until", "before"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A deadline with the sentences that state it, the best first."""

    date: FoundDate
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """That of the best sentence."""
        return max(e.score for e in self.evidence)


def find_milestones(question: Question, hits: Sequence[Hit]) -> tuple[Milestone, ...]:
    """Deadlines in the hits, by date; sentences that give the same date back one milestone."""
    if not question.is_general:
        hits = [h for h in hits if h.score >= hits[0].score * _NEAR]
    return _chosen(question, _by_date(question, hits), hits)


def list_milestones(
    question: Question, own: Sequence[Hit], others: Sequence[Hit], language: Language
) -> tuple[Milestone, ...]:
    """Every deadline of the document asked about, from its own passages.

    Other documents' sentences join the best milestone of their date where they name that
    document; those in `language` come first, so that the reader sees a quote that can be read.
    """
    all_own = [Milestone(date=d, evidence=(e,)) for d, e in _deadlines_in(question, own)]
    stated = _chosen(question, all_own, own)
    elsewhere = {_key(m.date): m for m in _by_date(question, others)}
    best: dict[_Days, Milestone] = {}
    for milestone in stated:
        known = best.setdefault(_key(milestone.date), milestone)
        if milestone.score > known.score:
            best[_key(milestone.date)] = milestone
    listed = []
    for milestone in stated:
        found = elsewhere.get(_key(milestone.date))
        more = found.evidence if found and best[_key(milestone.date)] is milestone else ()
        listed.append(_joined(question, milestone, more, language))
    return tuple(listed)


def _chosen(
    question: Question, milestones: Sequence[Milestone], hits: Sequence[Hit]
) -> tuple[Milestone, ...]:
    """All for a general question; else those near the best, itself near the best hit; by date."""
    on_topic = [m for m in milestones if is_on_topic(question, m.evidence[0])]
    ranked = sorted(on_topic, key=lambda m: -m.score)
    if ranked and not question.is_general:
        floor = max(ranked[0].score * _MARGIN, hits[0].score * _LEAST_SHARE)
        ranked = [m for m in ranked if m.score >= floor]
    return tuple(sorted(ranked[:_MOST], key=lambda m: (_key(m.date), m.evidence[0].start)))


def _joined(
    question: Question, milestone: Milestone, more: Sequence[Evidence], language: Language
) -> Milestone:
    own = {e.passage.document_id for e in milestone.evidence}
    naming = [e for e in more if e.passage.document_id not in own and _names(e, question)]
    evidence = (*milestone.evidence, *naming)
    return replace(
        milestone,
        evidence=tuple(sorted(evidence, key=lambda e: e.passage.language is not language)),
    )


def _names(evidence: Evidence, question: Question) -> bool:
    """Whether the sentence, or what it stands under, is about the document asked about.

    A title that only goes on to name it ("report on carrying out Plan 02") is about something else.
    """
    passage = evidence.passage
    found = find_document_numbers(" · ".join((*passage.section, evidence.text)))
    opening = [m for m in find_document_numbers(passage.context) if m.start <= _OPENING]
    return any_same((*found, *opening), question.mentions)


def _deadlines_in(question: Question, hits: Sequence[Hit]) -> Iterator[tuple[FoundDate, Evidence]]:
    for hit in hits:
        fitting = (e for e in sentences_of(hit) if fits(question, hit.passage, e))
        for evidence in fitting:
            for date in _deadlines(hit.passage, evidence.text):
                yield date, evidence


def _by_date(question: Question, hits: Sequence[Hit]) -> list[Milestone]:
    """One milestone a date, with the best sentence of each document."""
    found: dict[_Days, Milestone] = {}
    for date, evidence in _deadlines_in(question, hits):
        known = found.get(_key(date))
        if known is None:
            found[_key(date)] = Milestone(date=date, evidence=(evidence,))
        elif all(e.passage.document_id != evidence.passage.document_id for e in known.evidence):
            found[_key(date)] = replace(known, evidence=(*known.evidence, evidence))
    return list(found.values())


def _key(date: FoundDate) -> _Days:
    assert date.last is not None  # only dated ones are kept
    return date.last, date.first or date.last


def _deadlines(passage: Passage, text: str) -> Iterable[FoundDate]:
    # The header row stands in the context, or in the passage of the table's first rows.
    headed = f"{passage.context}\n{passage.text}"
    in_table = text.count("|") >= 2 and _speaks_of_deadlines(headed)
    mentions = find_document_numbers(text)
    for date in find_dates(text):
        if date.precision not in _DATED or date.last is None or is_issue_date(text, date, mentions):
            continue
        # "In 2025", which may mean "by", names a time, not an end.
        ending = _ENDING - {"by"} if date.precision == "year" else _ENDING
        ends = date.cue in ending or date.edge == "end"
        if ends or in_table or _speaks_of_deadlines(text[max(0, date.start - 40) : date.start]):
            yield date


def _speaks_of_deadlines(text: str) -> bool:
    return bool(_deadline_words().search(fold(text)))


@cache
def _deadline_words() -> regex.Pattern[str]:
    words = [w for p in PROFILES.values() for w in p.deadline_words]
    return regex.compile("|".join(regex.escape(fold(w)) for w in words))
