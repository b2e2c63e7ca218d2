"""Who is named in a text: bodies, posts at the head of them and collectives, with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.languages import PROFILES
from corpus.names.agencies import agencies, find_agencies
from corpus.names.collectives import find_collectives, ready
from corpus.names.match import marks_optional
from corpus.names.places import FoundPlace, find_places, places
from corpus.register.types import Party
from corpus.types import Language

_REACH = 60
# Bodies of which every province has one of its own.
_LOCAL_LEVELS = frozenset({"local", "province", "department", "district", "commune"})
# These have branches in the provinces, which the text names as such.
_WITH_BRANCHES = frozenset({"union", "party"})


def find_parties(text: str, language: Language, *, place: str | None = None) -> tuple[Party, ...]:
    """Return the units that an NFC text names, in order, without overlaps, at offsets into it.

    A post counts as its body ("Director of the Department of Finance"), a list of collective
    words as one collective. `place` is the id of the document's own province: local bodies and
    collectives belong to it where the text names no other beside them.
    """
    found = [
        _agency(a.start, a.end, text, a.agency_id) for a in find_agencies(text, language=language)
    ]
    prefix = _country(language, place)
    for group in find_collectives(text, language=language, bodies=tuple(found)):
        found.append(
            Party(
                start=group.start,
                end=group.end,
                as_written=text[group.start : group.end],
                collective=f"{prefix}{group.id}",
            )
        )
    named = find_places(text, language=language)
    parties = [_with_post(text, _with_place(text, p, named, language), language) for p in found]
    return tuple(_in_place(party, place) for party in _longest(parties))


def predecessors(agency_id: str) -> tuple[str, ...]:
    """Return the ids of the bodies whose duties a body took over, those of theirs included."""
    found: list[str] = []
    for agency in agencies().values():
        if agency.successor == agency_id:
            found += [agency.id, *predecessors(agency.id)]
    return tuple(found)


def resolve_unit(name: str) -> tuple[Party, ...]:
    """Return what a name, abbreviation or former name in any language can mean, best first.

    Capitals, marks and the kind of quotation do not matter; empty where the tables know nothing
    of that name. Offsets count from the name's start.
    """
    candidates = [p for language in Language for p in find_parties(name, language)]
    candidates += [p for language in Language for p in find_parties(name.upper(), language)]
    widest = sorted(candidates, key=lambda p: p.start - p.end)
    unique: dict[tuple[str | None, str | None, str | None], Party] = {}
    for party in widest:
        whole = replace(party, as_written=name[party.start : party.end])
        unique.setdefault((party.agency, party.collective, party.place), whole)
    longest = max((p.end - p.start for p in unique.values()), default=0)
    return tuple(p for p in unique.values() if p.end - p.start == longest)


def _agency(start: int, end: int, text: str, agency_id: str) -> Party:
    return Party(start=start, end=end, as_written=text[start:end], agency=agency_id)


def _country(language: Language, place: str | None) -> str:
    if language is Language.VI:
        return "vn:"
    return f"{place.split('-')[0]}:" if place else ""


def _is_local(party: Party) -> bool:
    if party.agency is None:
        return "ministries" not in (party.collective or "")
    return agencies()[party.agency].level in _LOCAL_LEVELS


def _in_place(party: Party, place: str | None) -> Party:
    if party.place is None and place in places() and _is_local(party):
        return replace(party, place=place)
    return party


def _with_place(text: str, party: Party, named: Iterable[FoundPlace], language: Language) -> Party:
    """The party with a place that stands beside it; its span then takes the place in."""
    branches = party.agency is not None and agencies()[party.agency].level in _WITH_BRANCHES
    if not (_is_local(party) or branches):
        return party
    data = PROFILES[language].names.units
    bare = marks_optional(text, language)
    for place in named:
        if place.start >= party.end and data.place_after:
            gap = text[party.end : place.start]
            if len(gap) < _REACH and ready(data.place_after, bare=bare).fullmatch(gap):
                return _spanning(text, party, party.start, place.end, place.place_id)
        if place.end <= party.start and data.place_before:
            gap = text[place.end : party.start]
            if len(gap) < _REACH and ready(data.place_before, bare=bare).fullmatch(gap):
                return _spanning(text, party, place.start, party.end, place.place_id)
    return party


def _with_post(text: str, party: Party, language: Language) -> Party:
    data = PROFILES[language].names.units
    bare = marks_optional(text, language)
    start, end = party.start, party.end
    before = text[max(0, start - _REACH) : start]
    if data.post_before and (post := ready(data.post_before, bare=bare).search(before)):
        start -= len(post[0])
    if data.post_after and (post := ready(data.post_after, bare=bare).match(text, end)):
        end = post.end()
    return _spanning(text, party, start, end, party.place)


def _spanning(text: str, party: Party, start: int, end: int, place: str | None) -> Party:
    # "UBND" beside a province's name is that of the province.
    province = f"{party.agency}-province"
    agency = province if place != party.place and province in agencies() else party.agency
    written = text[start:end]
    return replace(party, start=start, end=end, as_written=written, place=place, agency=agency)


def _longest(parties: Iterable[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in sorted(parties, key=lambda p: (p.start - p.end, p.start)):
        if all(party.end <= other.start or party.start >= other.end for other in kept):
            kept.append(party)
    return sorted(kept, key=lambda p: p.start)
