"""Whether two bodies or persons have kept their parts: who assigns, who reports to whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from typing import Literal

from assistant.verify.agree import agree
from assistant.verify.parse import Parsed, Particular, compiled
from assistant.verify.types import Fault, Problem
from corpus.languages import PROFILES
from corpus.languages.statements import PartyRole
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places

Part = Literal["agent", "recipient", "companion", "origin", "owner"]
_PARTIES = frozenset({Fault.UNIT, Fault.NAME})
_REACH = 40
_LONGEST_ENDING = 4
_PARTS: dict[PartyRole, Part] = {
    "by": "agent",
    "acts": "agent",
    "to": "recipient",
    "is_given": "recipient",
    "with": "companion",
    "from": "origin",
    "of": "owner",
}


def swapped(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Pairs of names that have each other's part in the source."""
    parties = [p for p in said.particulars if p.fault in _PARTIES]
    for first, second in combinations(parties, 2):
        if agree(first, second) or _overlap(first, second):
            continue
        ours = (_part(said, first), _part(said, second))
        places = [
            (a, b)
            for a, b in product(source.particulars, source.particulars)
            if agree(first, a) and agree(second, b)
        ]
        if (
            places
            and ours[0] != ours[1]
            and all(ours == (_part(source, b), _part(source, a)) for a, b in places)
        ):
            yield Problem(fault=Fault.ROLE, said=f"{first.as_written} … {second.as_written}")


def _overlap(a: Particular, b: Particular) -> bool:
    return a.start < b.end and b.start < a.end


def _part(parsed: Parsed, party: Particular) -> Part | None:
    """The part that a marker gives a name; else the first of a clause acts, unless acted upon."""
    marked = _marked(parsed, party)
    if marked is not None or _is_place(party):
        return marked
    earlier = [
        p
        for p in parsed.particulars
        if p.fault in _PARTIES
        and p.clause == party.clause
        and p.end <= party.start
        and not _is_place(p)
        and _marked(parsed, p) is None
    ]
    pattern = PROFILES[parsed.language].statements.passive
    after = parsed.low[party.end : party.end + _REACH]
    if earlier:
        return "recipient"
    return "recipient" if pattern and compiled(pattern).match(after) else "agent"


def _is_place(party: Particular) -> bool:
    return isinstance(party.value, str) and party.value.startswith("place:")


def _marked(parsed: Parsed, party: Particular) -> Part | None:
    data = PROFILES[parsed.language].statements
    name_end = party.end - _ending(party.as_written)
    after = parsed.low[name_end : party.end + _REACH]
    before = parsed.low[max(0, party.start - _REACH) : party.start]
    for role, pattern in data.roles_after:
        if compiled(pattern).match(after):
            return _PARTS[role]
    for role, pattern in data.roles_before:
        if compiled(pattern).search(before):
            return _PARTS[role]
    return None


@lru_cache(maxsize=4096)
def _ending(name: str) -> int:
    """How many letters of a name as found are its case ending."""
    for size in range(_LONGEST_ENDING, 0, -1):
        stripped = name[:-size].rstrip("-")
        found = (*find_agencies(stripped), *find_places(stripped))
        if any(f.start == 0 and f.end == len(stripped) for f in found):
            return len(name) - len(stripped)
    return 0
