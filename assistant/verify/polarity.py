"""Whether both texts affirm or deny, oblige or allow, and take the same side of opposites."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verify.parse import Parsed, compiled
from assistant.verify.types import Fault, Problem
from assistant.verify.words import aligned, content_of
from corpus.languages import PROFILES
from corpus.types import Span

_REACH = 3  # words that a negation denies
_FEWEST = 3
_ALIKE = 0.7  # share of common words from which two clauses say the same or the opposite
_MOODS = (("must", "may"), ("done", "planned"))
# The words that each negation denies, by the place of the negation.
Denials = dict[Span, tuple[str, ...]]


def denied(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Words that one text denies and the other affirms."""
    ours, theirs = _denials(said), _denials(source)
    yield from _counted(said, ours, source, theirs)
    known = {t.stem for t in source.tokens}
    spoken = {t.stem for t in said.tokens}
    for cue, words in ours.items():
        shared = [w for w in words if w in known]
        if not any(_is_denied(w, theirs) for w in shared) and not _is_denied_there(
            said, ours, cue, source, theirs
        ):
            yield Problem(fault=Fault.NEGATION, said=_around(said, cue))
    for cue, words in theirs.items():
        shared = [w for w in words if w in spoken]
        if len(shared) * 2 <= len(words) or not shared:
            continue
        affirmed = [
            w for w in shared if not _is_denied(w, ours) and not _affirmed(w, theirs, source)
        ]
        if len(affirmed) == len(shared):
            yield Problem(fault=Fault.NEGATION, said=" ".join(affirmed), found=_around(source, cue))


def _counted(said: Parsed, ours: Denials, source: Parsed, theirs: Denials) -> Iterator[Problem]:
    """Clauses of nearly the same words, of which one has more negations than the other.

    Where the texts have as many in all, clauses are only cut in other places.
    """
    if len(ours) == len(theirs):
        return
    for number, clause in enumerate(said.clauses):
        words = {t.stem for t in content_of(said, number)}
        best = aligned(said, number, source)
        if len(best) != 1 or len(words) < _FEWEST:
            continue
        others = {t.stem for t in content_of(source, best[0])}
        if len(words & others) < _ALIKE * len(words | others):
            continue
        span = source.clauses[best[0]]
        here = sum(clause.start <= cue.start < clause.end for cue in ours)
        there = sum(span.start <= cue.start < span.end for cue in theirs)
        if here != there:
            yield Problem(
                fault=Fault.NEGATION,
                said=said.text[clause.start : clause.end].strip(),
                found=source.text[span.start : span.end].strip(),
            )


def negations(parsed: Parsed) -> tuple[Span, ...]:
    """Where a text denies something, without the set phrases that only look so."""
    data = PROFILES[parsed.language].statements
    spared = [m.span() for p in data.not_negations for m in compiled(p).finditer(parsed.low)]
    cues = [
        Span(start=match.start(), end=match.end())
        for pattern in data.negations
        for match in compiled(pattern).finditer(parsed.low)
        if not any(a <= match.start() < b for a, b in spared)
    ]
    return tuple(dict.fromkeys(cues))


def _denials(parsed: Parsed) -> Denials:
    """The words that each negation denies, by the place of the negation."""
    before = PROFILES[parsed.language].statements.negated_before
    return {cue: _scope(parsed, cue, before=before) for cue in negations(parsed)}


def _scope(parsed: Parsed, cue: Span, *, before: bool) -> tuple[str, ...]:
    if before:
        words = [t for t in parsed.tokens if t.start < cue.start]
        near = [t for t in words if t.is_content][-_REACH:]
    else:
        words = [t for t in parsed.tokens if t.start >= cue.end]
        near = [t for t in words if t.is_content][:_REACH]
    clause = next((n for n, c in enumerate(parsed.clauses) if c.start <= cue.start < c.end), 0)
    return tuple(t.stem for t in near if t.clause == clause)


def _is_denied(word: str, denials: Denials) -> bool:
    return any(word in words for words in denials.values())


def _affirmed(word: str, denials: Denials, source: Parsed) -> bool:
    """Whether the source also has the word where nothing denies it."""
    total = sum(t.stem == word for t in source.tokens)
    return total > sum(words.count(word) for words in denials.values())


def _is_denied_there(
    said: Parsed, ours: Denials, cue: Span, source: Parsed, theirs: Denials
) -> bool:
    """Whether the clause of the source that speaks of the same has as many negations."""
    clause = next((c for c in said.clauses if c.start <= cue.start < c.end), said.clauses[0])
    matching = [source.clauses[n] for n in aligned(said, said.clauses.index(clause), source)]
    needed = sum(clause.start <= other.start < clause.end for other in ours)
    return any(sum(c.start <= other.start < c.end for other in theirs) >= needed for c in matching)


def _around(parsed: Parsed, cue: Span) -> str:
    return parsed.text[max(0, cue.start - 15) : cue.end + 15].strip()


def opposed(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Clauses that say one side of a pair of opposites where the source says the other."""
    for ours, theirs in _pairs(said, source):
        for pair in PROFILES[said.language].statements.opposites:
            mine = [compiled(side).findall(ours) for side in pair]
            found = [compiled(side).findall(theirs) for side in pair]
            for one, other in ((0, 1), (1, 0)):
                # More of one side than the source has, and less of the other.
                if len(mine[one]) > len(found[one]) and len(mine[other]) < len(found[other]):
                    yield Problem(fault=Fault.OPPOSITE, said=mine[one][0], found=found[other][0])


def moods(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Clauses that oblige where the source allows, or report where the source plans."""
    data = PROFILES[said.language].statements.moods
    for ours, theirs in _pairs(said, source):
        for pair in _MOODS:
            for mine, against in (pair, pair[::-1]):
                a = _first(data[mine], ours)  # type: ignore[index]
                b = _first(data[against], theirs)  # type: ignore[index]
                if a and b and not _first(data[against], ours) and not _first(data[mine], theirs):  # type: ignore[index]
                    yield Problem(fault=Fault.MOOD, said=a, found=b)


def _first(patterns: tuple[str, ...], text: str) -> str:
    return next((m[0] for p in patterns if (m := compiled(p).search(text))), "")


def _pairs(said: Parsed, source: Parsed) -> Iterator[tuple[str, str]]:
    """Each clause of the statement, in lower case, with what the source says of the same."""
    for number, clause in enumerate(said.clauses):
        if best := aligned(said, number, source):
            spans = [source.clauses[n] for n in best]
            theirs = " ".join(source.low[c.start : c.end] for c in spans)
            yield said.low[clause.start : clause.end], theirs
