"""Dated milestones: rows of date and what, from the passages that a question is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from assistant.bearing import fits
from assistant.evidence import Evidence, is_on_topic, select, sentences_of
from assistant.question import Question
from corpus.languages import PROFILES
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.issue import is_issue_date
from corpus.particulars.types import FoundDate
from corpus.types import Language
from index.types import Hit

_MOST = 24
_MOST_FITTING = 4
_OPENING = 5
_Days = tuple[datetime.date, datetime.date]
_DATED = frozenset({"day", "month", "quarter", "year", "range"})
_UNDATED = frozenset({"relative", "recurring"})
_ONCE = frozenset({None, 1})
_NEVER = datetime.date.max
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
    """Deadlines in the hits, by date; sentences that give the same date back one milestone.

    All for a general question ("Plan 02's deadlines"); else those of the sentences that fit best,
    also where they give no day of the calendar; none where a sentence with a time that is no
    deadline fits better.
    """
    if question.is_general:
        return _on_topic(question, _by_date(_deadlines_in(question, hits)))
    fitting = select(question, hits)
    found = [(date, e) for e in fitting for date in _deadlines(e, undated=True)]
    if not found or found[0][1] is not fitting[0]:
        return ()
    return _by_day(_by_date(found)[:_MOST_FITTING])


def list_milestones(
    question: Question, own: Sequence[Hit], others: Sequence[Hit], language: Language
) -> tuple[Milestone, ...]:
    """Every deadline of the document asked about, from its own passages.

    Other documents' sentences join the best milestone of their date where they name that
    document; those in `language` come first, so that the reader sees a quote that can be read.
    """
    stated = _on_topic(question, [_made(d, e) for d, e in _deadlines_in(question, own)])
    elsewhere = {_key(m.date): m for m in _by_date(_deadlines_in(question, others))}
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


def _on_topic(question: Question, milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    kept = [m for m in milestones if is_on_topic(question, m.evidence[0])]
    return _by_day(sorted(kept, key=lambda m: -m.score)[:_MOST])


def _by_day(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    return tuple(sorted(milestones, key=lambda m: (_key(m.date), m.evidence[0].start)))


def _made(date: FoundDate, evidence: Evidence) -> Milestone:
    return Milestone(date=date, evidence=(evidence,))


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
        for evidence in (e for e in sentences_of(hit) if fits(question, hit.passage, e)):
            for date in _deadlines(evidence):
                yield date, evidence


def _by_date(found: Iterable[tuple[FoundDate, Evidence]]) -> list[Milestone]:
    """One milestone a date, with the best sentence of each document."""
    made: dict[tuple[_Days, str], Milestone] = {}
    for date, evidence in found:
        # Times without a day differ by their words.
        key = _key(date), "" if date.last else date.as_written
        known = made.get(key)
        if known is None:
            made[key] = _made(date, evidence)
        elif all(e.passage.document_id != evidence.passage.document_id for e in known.evidence):
            made[key] = replace(known, evidence=(*known.evidence, evidence))
    return list(made.values())


def _key(date: FoundDate) -> _Days:
    return date.last or _NEVER, date.first or date.last or _NEVER


def _deadlines(evidence: Evidence, *, undated: bool = False) -> Iterator[FoundDate]:
    """The deadlines of a sentence; `undated` takes "within 15 days" and "every month" too."""
    passage, text = evidence.passage, evidence.text
    # The header row stands in the context, or in the passage of the table's first rows.
    headed = f"{passage.context}\n{passage.text}"
    in_table = text.count("|") >= 2 and _speaks_of_deadlines(headed)
    mentions = find_document_numbers(text)
    dates = find_dates(text)
    # "Every 6 months" has no short form of its own in the other languages.
    undated = undated and not any(d.precision == "day" for d in dates)
    for date in dates:
        if (
            undated
            and date.precision in _UNDATED
            and (date.precision == "relative" or date.amount in _ONCE)
        ):
            yield date
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
