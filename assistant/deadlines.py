"""Dated milestones: rows of date and what, from the passages that a question is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from assistant.evidence import Evidence, sentences_of
from assistant.question import Question
from corpus.languages import PROFILES
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.issue import is_issue_date
from corpus.particulars.types import FoundDate
from corpus.types import Language, Passage
from index.types import Hit

_MOST = 12
_MARGIN = 0.9
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
    """Deadlines in the hits, by date; where one topic is asked about, only those near the best."""
    milestones = sorted(_by_date(hits).values(), key=lambda m: -m.score)
    if not question.is_general and milestones:
        floor = milestones[0].score * _MARGIN
        milestones = [m for m in milestones if m.score >= floor]
    return tuple(sorted(milestones[:_MOST], key=lambda m: _key(m.date)))


def corroborate(
    milestones: Sequence[Milestone], hits: Sequence[Hit], language: Language
) -> tuple[Milestone, ...]:
    """The same milestones, each with other documents' sentences that give the same date.

    Sentences in `language` come first, so that the reader sees a quote that can be read.
    """
    others = {_key(m.date): m for m in _by_date(hits).values()}
    joined = []
    for milestone in milestones:
        found = others.get(_key(milestone.date))
        known = {e.passage.document_id for e in milestone.evidence}
        more = [e for e in found.evidence if e.passage.document_id not in known] if found else []
        evidence = sorted(
            (*milestone.evidence, *more), key=lambda e: e.passage.language is not language
        )
        joined.append(replace(milestone, evidence=tuple(evidence)))
    return tuple(joined)


def _by_date(hits: Sequence[Hit]) -> dict[tuple[datetime.date, datetime.date], Milestone]:
    found: dict[tuple[datetime.date, datetime.date], Milestone] = {}
    for hit in hits:
        for evidence in sentences_of(hit):
            for date in _deadlines(hit.passage, evidence.text):
                _collect(found, date, evidence)
    return found


def _collect(
    found: dict[tuple[datetime.date, datetime.date], Milestone], date: FoundDate, evidence: Evidence
) -> None:
    key = _key(date)
    known = found.get(key)
    if known is None:
        found[key] = Milestone(date=date, evidence=(evidence,))
    elif all(e.passage.document_id != evidence.passage.document_id for e in known.evidence):
        found[key] = replace(known, evidence=(*known.evidence, evidence))


def _key(date: FoundDate) -> tuple[datetime.date, datetime.date]:
    assert date.last is not None  # only dated ones are kept
    return date.last, date.first or date.last


def _deadlines(passage: Passage, text: str) -> Iterable[FoundDate]:
    in_table = text.count(" | ") >= 2 and _speaks_of_deadlines(passage.context)
    mentions = find_document_numbers(text)
    for date in find_dates(text):
        if date.precision not in _DATED or date.last is None or is_issue_date(text, date, mentions):
            continue
        ends = date.cue in _ENDING or date.edge == "end"
        # "In 2025" names a time, not an end.
        if date.precision == "year" and not (date.cue in ("until", "before") or date.edge == "end"):
            ends = False
        if ends or in_table or _speaks_of_deadlines(text[max(0, date.start - 40) : date.start]):
            yield date


def _speaks_of_deadlines(text: str) -> bool:
    return bool(_deadline_words().search(fold(text)))


@cache
def _deadline_words() -> regex.Pattern[str]:
    words = [w for p in PROFILES.values() for w in p.deadline_words]
    return regex.compile("|".join(regex.escape(fold(w)) for w in words))
