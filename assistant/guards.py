"""What evidence must bear beyond its topic: the post, the name, the item of an order, the lack.

A near miss names the director where the minister is asked for, or three solutions where the
fourth is: the passages are as similar as right ones, and only these particulars tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from assistant.asking import Ordinal, find_ordinals, says_lacking
from assistant.bearing import Bearing
from assistant.question import Kind, Question
from assistant.types import Reason
from corpus.names.agencies import find_agencies, related
from corpus.names.posts import find_posts
from corpus.types import Language, Passage
from index.analysis import facts_of, name_facts
from index.types import Hit

# A head may go by the title of the body's own head.
_HEADS = frozenset(
    {"head", "director", "director-general", "chief-inspector", "chief-of-office", "chair"}
)
_CUT = regex.compile(r"[,;:()|\n]|\s[-–—]\s")
_LABEL = regex.compile(r"(?m)^\s*(?:[(]?(\d{1,2}|[a-zđ])[.)]|\D{0,12}?(\d{1,2})\s*[:.)])\s")
# The share of the best score that answers nearly always have (98 in 100 development questions).
_LEAST_OF_BEST = 0.65
_Post = tuple[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """The hits that bear what the question requires; or why none does, and what is lacking."""

    hits: tuple[Hit, ...]
    reason: Reason | None = None
    subject: str = ""
    requirement: str = ""


def guard(question: Question, hits: Sequence[Hit], bearing: Bearing) -> Guarded:
    """Leaves out hits that cannot bear the answer, best first as they came."""
    kept = _bearing(hits, bearing)
    if kept.reason is not None:
        return kept
    for check in (_with_names, _with_posts, _with_ordinals, _with_lack):
        kept = check(question, kept.hits)
        if kept.reason is not None:
            return kept
    return kept


def _bearing(hits: Sequence[Hit], bearing: Bearing) -> Guarded:
    """Hits whose passages meet the question's requirements; else what the best one lacks.

    Where only what is far below the best hit meets them, that is about something else.
    """
    best = max((hit.score for hit in hits), default=0.0)
    lacks = [(hit, bearing.lacking(hit.passage)) for hit in hits]
    kept = tuple(hit for hit, lack in lacks if lack is None)
    lack = next((lack for _, lack in lacks if lack is not None), None)
    if lack is None or (kept and kept[0].score >= best * _LEAST_OF_BEST):
        return Guarded(hits=kept)
    return Guarded(hits=(), reason=lack.reason, subject=lack.subject, requirement=lack.requirement)


def _with_names(question: Question, hits: tuple[Hit, ...]) -> Guarded:
    """Hits of documents that name every person the question names."""
    for name in question.names:
        facts = set(name_facts(name))
        naming = {h.passage.document_id for h in hits if facts <= _facts(h.passage.text)}
        hits = tuple(h for h in hits if h.passage.document_id in naming)
        if not hits:
            return Guarded(
                hits=(),
                reason=Reason.NO_SUCH_UNIT,
                subject=name.as_written,
                requirement="name",
            )
    return Guarded(hits=hits)


def _with_posts(question: Question, hits: tuple[Hit, ...]) -> Guarded:
    """Hits that name the post asked about; of other questions, those of documents that do."""
    for post in question.posts:
        if Kind.PERSON in question.kinds:
            kept = tuple(h for h in hits if bears_post(question, post.key, h.passage.text))
        else:
            naming = {h.passage.document_id for h in hits if _names_post(post.key, h.passage.text)}
            kept = tuple(h for h in hits if h.passage.document_id in naming)
        if not kept:
            return Guarded(
                hits=(), reason=Reason.NOT_STATED, subject=post.as_written, requirement="post"
            )
        hits = kept
    return Guarded(hits=hits)


def bears_post(question: Question, wanted: _Post, text: str) -> bool:
    """Whether a part of a sentence names the post at a body that the question names."""
    for part in _parts(text):
        if not _names_post(wanted, part):
            continue
        bodies = [a.agency_id for a in find_agencies(part)]
        if not bodies or not question.agencies:
            return wanted[0] != "head" or not question.agencies
        if any(b == a or related(a, b) for a in question.agencies for b in bodies):
            return True
    return False


def _names_post(wanted: _Post, text: str) -> bool:
    post, is_deputy = wanted
    return any(
        p.is_deputy == is_deputy and (p.post == post or (post == "head" and p.post in _HEADS))
        for p in find_posts(text)
    )


def _parts(text: str) -> Iterator[str]:
    """A text from mark to mark; a mark inside a body's name parts nothing."""
    bodies, start = find_agencies(text), 0
    for mark in _CUT.finditer(text):
        if not any(b.start < mark.start() < b.end for b in bodies):
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def _with_ordinals(question: Question, hits: tuple[Hit, ...]) -> Guarded:
    """Hits that have the item of the order; the first of an order need not say so."""
    for ordinal in question.ordinals:
        if ordinal.place < 2 or ordinal.is_phase:
            continue
        kept = tuple(h for h in hits if bears_ordinal(ordinal, h.passage))
        if not kept or kept[0].score < hits[0].score * _LEAST_OF_BEST:
            return Guarded(
                hits=(),
                reason=Reason.NOT_STATED,
                subject=ordinal.as_written,
                requirement="ordinal",
            )
        hits = kept
    return Guarded(hits=hits)


def bears_ordinal(ordinal: Ordinal, passage: Passage) -> bool:
    """Whether a passage names that place in an order, or has an item of that number."""
    if any(o.place == ordinal.place for o in _ordinals(passage.text, passage.language)):
        return True
    label = str(ordinal.place)
    letter = chr(ord("a") + ordinal.place - 1)
    lines = "\n".join((*passage.section[-1:], passage.text))
    return any((m[1] or m[2]) in (label, letter) for m in _LABEL.finditer(lines))


def _with_lack(question: Question, hits: tuple[Hit, ...]) -> Guarded:
    """Hits with a sentence that says what was missed, where that is asked for."""
    if not question.is_lacking or Kind.YES_NO in question.kinds:
        return Guarded(hits=hits)
    kept = tuple(h for h in hits if says_lacking(h.passage.text))
    if kept:
        return Guarded(hits=kept)
    return Guarded(hits=(), reason=Reason.NOT_STATED, requirement="lack")


def boosted(question: Question, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits ordered anew where a person is asked for: by the post and bodies that they name."""
    if Kind.PERSON not in question.kinds:
        return tuple(hits)
    scored = [replace(h, score=h.score + _bonus(question, h.passage.text)) for h in hits]
    return tuple(sorted(scored, key=lambda h: (-h.score, h.rank)))


_POST_BONUS = 0.25
_BODY_BONUS = 0.1


def _bonus(question: Question, text: str) -> float:
    bonus = 0.0
    if question.posts:
        bearing = [p for p in question.posts if bears_post(question, p.key, text)]
        bonus += _POST_BONUS * len(bearing) / len(question.posts)
    if question.agencies:
        found = {a.agency_id for a in find_agencies(text)}
        bonus += _BODY_BONUS * len(found.intersection(question.agencies)) / len(question.agencies)
    return bonus


@lru_cache(maxsize=4096)
def _facts(text: str) -> frozenset[str]:
    return frozenset(facts_of(text))


@lru_cache(maxsize=4096)
def _ordinals(text: str, language: Language) -> tuple[Ordinal, ...]:
    return find_ordinals(text, language)
