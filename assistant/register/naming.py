"""What units are called in the three languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from assistant.register.units import now_agency, now_place
from corpus.languages.labels import LABELS
from corpus.names import table
from corpus.names.agencies import agencies
from corpus.names.places import places
from corpus.register.types import Party
from corpus.types import Language


def name_of(party: Party, language: Language) -> str | None:
    """The name of the body or the collective in a language, None where the tables have none."""
    if party.agency:
        return _agency_name(party.agency, language)
    if party.collective:
        words = party.collective.rpartition(":")[2].split("+")
        names = [_collective_names().get((word, language)) for word in words]
        return ", ".join(n for n in names if n) or None
    return None


def current_name(party: Party, language: Language) -> str | None:
    """What the body that has the duties now is called, in the language where it has a name."""
    if not party.agency:
        return None
    now = now_agency(party.agency)
    names = (_agency_name(now, code) for code in (language, *Language))
    return next((name for name in names if name), None)


def shown_name(party: Party, language: Language) -> str:
    """The unit's name for a reader of the language, and what it is now where it was merged.

    Where the tables do not know it, and for collectives, it is the name that the text has.
    """
    name, now = _placed(party, language), present_name(party, language)
    return name if name == now else LABELS[language]["now"].format(name=name, now=now)


def present_name(party: Party, language: Language) -> str:
    """What the unit is called now, for a reader of the language."""
    agency = now_agency(party.agency) if party.agency else None
    place = now_place(party.place) if party.place else None
    return _placed(replace(party, agency=agency, place=place), language)


def _placed(party: Party, language: Language) -> str:
    name = name_of(party, language) if party.agency else None
    place = place_name(party.place, language) if party.place else None
    written = " ".join(party.as_written.split())
    return f"{name} ({place})" if name and place else name or written


def place_name(place_id: str, language: Language) -> str | None:
    """The name of a place in a language, None where the table does not know the id."""
    if (place := places().get(place_id)) is None:
        return None
    return {Language.VI: place.vi, Language.EN: place.en, Language.BN: place.bn}[language]


def _agency_name(agency_id: str, language: Language) -> str | None:
    if (agency := agencies().get(agency_id)) is None:
        return None
    return {Language.VI: agency.vi, Language.EN: agency.en, Language.BN: agency.bn}[language]


@cache
def _collective_names() -> dict[tuple[str, Language], str]:
    found = {}
    for row in table.read_rows("collectives.tsv"):
        for language in Language:
            if spellings := table.spellings(row[language.value]):
                found[row["id"], language] = spellings[0]
    return found
