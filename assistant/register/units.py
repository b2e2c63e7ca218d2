"""Which rows bind a unit, whatever name it is asked for by: what it is now, was, and belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

import regex

from assistant.errors import UnknownUnit
from assistant.register.types import Via
from corpus.languages import PROFILES
from corpus.names.agencies import agencies
from corpus.names.collectives import members
from corpus.names.parties import resolve_unit
from corpus.names.places import find_places, places
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.register.types import Party
from corpus.types import Language, Span

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Known names make up at least this much of what is asked: "the fire brigade of X" is not X.
_LEAST_COVER = 0.7
_CLOSEST = 5
Role = Literal["lead", "coordinating"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedUnit:
    """A unit asked for: ids of the bodies that it may be now, or its name in plain words.

    `places` are the provinces it may belong to now, none of them meaning any.
    """

    agencies: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    words: str = ""

    def via(self, party: Party, role: Role) -> Via | None:
        """How a party that a text names binds the unit, or None."""
        kind = self._kind(party)
        return Via(kind=kind, name=" ".join(party.as_written.split()), role=role) if kind else None

    def _kind(self, party: Party) -> Literal["own", "predecessor", "collective"] | None:
        home = now_place(party.place) if party.place else None
        if self.places and home and home not in self.places:
            return None
        if party.agency in self.agencies or _words_of(party.collective) in self.collectives:
            return "own" if not self.places or home == party.place else "predecessor"
        if party.agency and now_agency(party.agency) in self.agencies:
            return "predecessor"
        if party.collective and any(_takes_in(party.collective, a) for a in self.agencies):
            return "collective"
        if self.words:
            return "own" if _holds(party.as_written, self.words) else None
        only_place = not self.agencies and not self.collectives
        return "own" if only_place and home in self.places else None


def resolve(name: str, known: Iterable[str]) -> AskedUnit:
    """The unit of that name; `known` are the names that the register's own texts give units.

    A name that the tables do not know must stand in `known`; UnknownUnit where it does not.
    """
    name = nfc(name)
    parties = resolve_unit(name)
    found = [p for language in Language for p in find_places(name, language=language)]
    homes = frozenset(now_place(p.place_id) for p in found)
    if _cover(name, (*parties, *found)) >= _LEAST_COVER:
        return AskedUnit(
            agencies=frozenset(now_agency(p.agency) for p in parties if p.agency),
            collectives=frozenset(_words_of(p.collective) for p in parties if p.collective),
            places=homes,
        )
    words, known = _plain(name), sorted(set(known))
    if words and any(_holds(other, words) for other in known):
        return AskedUnit(words=words)
    raise UnknownUnit(
        f"no unit {name!r} is known; the closest names are {_closest(words, known)}. Ask for one of"
        " them, or leave the unit out to see every row"
    )


def now_agency(agency_id: str) -> str:
    """The id of the body that has an agency's duties now; an unknown id is its own."""
    while (agency := agencies().get(agency_id)) and agency.successor:
        agency_id = agency.successor
    return agency_id


def now_place(place_id: str) -> str:
    """The id of the unit that holds a place's territory now; an unknown id is its own."""
    while (place := places().get(place_id)) and place.successor:
        place_id = place.successor
    return place_id


def _words_of(collective: str | None) -> str:
    """A collective's id without the state whose bodies it means."""
    return (collective or "").rpartition(":")[2]


def _cover(name: str, spans: Iterable[Span]) -> float:
    """How much of a name's letters is known; words such as "province" count as known."""
    known = {at for span in spans for at in range(span.start, span.end)}
    words = [w for w in _WORD.finditer(name) if fold(w[0]) not in _place_words()]
    letters = [at for word in words for at in range(*word.span())]
    return sum(at in known for at in letters) / max(len(letters), 1)


@cache
def _place_words() -> frozenset[str]:
    words = (w for p in PROFILES.values() for w in p.names.place_words)
    return frozenset(fold(part) for word in words for part in word.split())


def _takes_in(collective: str, agency: str) -> bool:
    try:
        return members(collective, agency)
    except KeyError:  # the row was read with another version of the table
        return False


def _closest(words: str, known: Iterable[str]) -> str:
    names = {_plain(k): " ".join(k.split()) for k in known}
    for agency in agencies().values():
        names |= {_plain(n): n for n in (agency.vi, agency.en, agency.bn, *agency.short) if n}
    close = get_close_matches(words, names, n=_CLOSEST, cutoff=0)
    return ", ".join(repr(names[c]) for c in close)


def _holds(written: str, words: str) -> bool:
    return f" {words} " in f" {_plain(written)} "


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(strip_diacritics(fold(text))))
