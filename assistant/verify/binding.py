"""Whether a date or a figure stands beside the same words in the statement and in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verify.agree import agree
from assistant.verify.parse import Parsed, Particular, Token
from assistant.verify.types import Fault, Problem
from corpus.particulars.types import FoundNumber

_BOUND = frozenset({Fault.DATE, Fault.NUMBER, Fault.DOCUMENT})
_NEAR = 5  # words
_OTHER_CLAUSE = 12  # words of distance that the end of a clause counts for
_Anchor = Token | Particular


def misbound(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Particulars whose words stand beside another one of their kind in the source."""
    for particular in said.particulars:
        if particular.fault not in _BOUND:
            continue
        of_kind = [p for p in source.particulars if _kind(p) == _kind(particular)]
        own = [p for p in of_kind if agree(particular, p)]
        rivals = [p for p in of_kind if p not in own]
        if own and rivals and (rival := _nearer(said, particular, source, own, rivals)):
            yield Problem(fault=Fault.BINDING, said=particular.as_written, found=rival.as_written)


def _kind(particular: Particular) -> tuple[Fault, str]:
    """Figures of different kinds, a share and a sum, are no rivals for the same place."""
    value = particular.value
    return particular.fault, value.kind if isinstance(value, FoundNumber) else ""


def _nearer(
    said: Parsed,
    particular: Particular,
    source: Parsed,
    own: Sequence[Particular],
    rivals: Sequence[Particular],
) -> Particular | None:
    """The rival beside which most of the particular's words stand in the source, if any does."""
    mine, theirs = 0, []
    for anchor in _anchors(said, particular):
        places = _found_again(anchor, source)
        if not places:
            continue
        to_own = min(_distance(a, p, source) for a in places for p in own)
        distances = [(_distance(a, p, source), n) for a in places for n, p in enumerate(rivals)]
        to_rival, nearest = min(distances)
        mine += to_own < to_rival
        if to_rival < to_own:
            theirs.append(rivals[nearest])
    return theirs[0] if len(theirs) > mine else None


def _anchors(said: Parsed, particular: Particular) -> Sequence[_Anchor]:
    """What a particular is said of: what is near it, and nearer than to another of its kind."""
    kind = particular.fault
    rivals = [p for p in said.particulars if p.fault is kind and p is not particular]
    anchors: list[_Anchor] = [t for t in said.tokens if t.is_content]
    anchors += [p for p in said.particulars if p.fault in _BOUND and p.fault is not kind]
    near = [
        a
        for a in anchors
        if (away := _distance(a, particular, said)) <= _NEAR
        and all(away < _distance(a, rival, said) for rival in rivals)
    ]
    return near or [a for a in anchors if a.clause == particular.clause and not rivals]


def _found_again(anchor: _Anchor, source: Parsed) -> Sequence[_Anchor]:
    if isinstance(anchor, Token):
        return [t for t in source.tokens if t.stem == anchor.stem]
    return [p for p in source.particulars if agree(anchor, p)]


def _distance(anchor: _Anchor, particular: Particular, parsed: Parsed) -> int:
    """Words between the two; the end of a clause counts for several."""
    low, high = sorted((anchor, particular), key=lambda a: a.start)
    between = sum(low.end <= t.start < high.start for t in parsed.tokens)
    return between + (_OTHER_CLAUSE if anchor.clause != particular.clause else 0)
