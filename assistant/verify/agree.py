"""When two particulars say the same, however they are written."""

from __future__ import annotations

import regex

from assistant.verify.parse import Parsed, Particular
from assistant.verify.types import Fault
from corpus.particulars.docnumbers import same_document
from corpus.particulars.types import DocumentNumber, FoundDate, FoundNumber

_COARSE = ("month", "quarter", "year", "range")
_UP_TO = ("by", "until", "before")


def agree(said: Particular, found: Particular) -> bool:
    """Whether the source's particular bears out the statement's; a coarser date may be said."""
    if said.fault is not found.fault:
        return False
    a, b = said.value, found.value
    if isinstance(a, FoundDate) and isinstance(b, FoundDate):
        return _dates(a, b)
    if isinstance(a, FoundNumber) and isinstance(b, FoundNumber):
        same = a.value == b.value and (
            a.kind == b.kind or {a.kind, b.kind} == {"plain", "fraction"}
        )
        return same and a.total in (None, b.total)
    if isinstance(a, DocumentNumber) and isinstance(b, DocumentNumber):
        return same_document(a, b)
    return a == b


def _dates(said: FoundDate, found: FoundDate) -> bool:
    if said.cue and found.cue and (said.cue in _UP_TO) != (found.cue in _UP_TO):
        return False
    if said.first is None or found.first is None:
        return (said.precision, said.amount, said.period) == (
            found.precision,
            found.amount,
            found.period,
        )
    assert said.last is not None
    assert found.last is not None
    if said.edge and found.edge and said.edge != found.edge:
        return False
    if said.assumed_year or found.assumed_year:
        return (said.first.month, said.first.day, said.last.month, said.last.day) == (
            found.first.month,
            found.first.day,
            found.last.month,
            found.last.day,
        )
    if (said.first, said.last) == (found.first, found.last):
        return True
    within = said.first <= found.first and found.last <= said.last
    return within and said.precision in _COARSE and said.edge is None


def is_borne_out(said: Particular, source: Parsed) -> bool:
    """Whether the source states this particular anywhere."""
    if any(agree(said, found) for found in source.particulars):
        return True
    if said.fault is Fault.NAME and isinstance(said.value, tuple):
        return _sounds_in(said.value, source.sounds)
    return said.fault in (Fault.NAME, Fault.UNIT) and _is_written(said.as_written, source)


def _is_written(name: str, source: Parsed) -> bool:
    """Whether a name stands in the source, other than inside the longer name of another body."""
    for found in regex.finditer(regex.escape(name), source.text, regex.IGNORECASE):
        inside = (
            p.start <= found.start() and found.end() <= p.end
            for p in source.particulars
            if p.fault is Fault.UNIT
        )
        if not any(inside):
            return True
    return False


def _sounds_in(keys: tuple[str, ...], sounds: tuple[str, ...]) -> bool:
    return any(sounds[at : at + len(keys)] == keys for at in range(len(sounds) - len(keys) + 1))


def written_instead(said: Particular, source: Parsed) -> str:
    """What the source has of that kind, for the message."""
    return ", ".join(
        dict.fromkeys(p.as_written for p in source.particulars if p.fault is said.fault)
    )
