"""Who issued a document: the body of its head with its place, else what its number says."""

from __future__ import annotations

from functools import cache

import regex

from corpus.identity.head import Head, data_of, plain
from corpus.languages import PROFILES
from corpus.names.agencies import Agency, agencies, find_agencies
from corpus.names.places import find_places, places
from corpus.normalise import fold
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Language

# Levels whose bodies exist once a province, or once for a part of one.
_LOCAL = frozenset({"local", "province", "district", "commune", "body"})
_CLOSING = 2500
_UNIT = regex.compile(
    r"\b((?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu))\s+"
    r"(\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*|\s+\d+)*)"
)


def issuer_of(
    text: str, head: Head, language: Language, *, number: str | None, kind: str | None
) -> str | None:
    """The issuer's name in the document's language, or None where the text does not say."""
    if value := head.fields.get("issuer"):
        return value
    if head.named and head.named.by and (known := _first(head.named.by, language)):
        return _name(known, language)
    state = data_of(language).state
    if state and kind in {"act", "ordinance"} and state[0] in fold(text):
        return state[1]
    if number or head.named:
        above = _letterhead_body(head, language)
        if above is not None:
            return _with_place(above, head, language)
        if known := _of_number(number) or _signing_body(text, language):
            return _with_place(known, head, language)
    return None


def _letterhead_body(head: Head, language: Language) -> Agency | None:
    flat = regex.sub(rf"(?i){data_of(language).masthead}", " ", plain(head.letterhead))
    found = find_agencies(flat[:600], language=language)
    return agencies()[found[0].agency_id] if found else None


def _first(text: str, language: Language) -> Agency | None:
    found = find_agencies(text, language=language)
    return agencies()[found[0].agency_id] if found else None


def _signing_body(text: str, language: Language) -> Agency | None:
    """The body that a document is signed for: "T/M BỘ CHÍNH TRỊ"."""
    closing = text[-_CLOSING:]
    for found in regex.finditer(rf"(?im){data_of(language).signing}", closing):
        if known := _first(found[0], language):
            return known
    return None


def _of_number(number: str | None) -> Agency | None:
    """The body whose abbreviation ends a number, where exactly one body has it."""
    for mention in find_document_numbers(number or ""):
        if mention.number and mention.issuer:
            return _abbreviations().get(mention.number.replace("/", "-").rsplit("-", 1)[-1])
    return None


@cache
def _abbreviations() -> dict[str, Agency]:
    found: dict[str, list[Agency]] = {}
    for agency in agencies().values():
        for short in agency.short:
            found.setdefault(short, []).append(agency)
    return {short: own[0] for short, own in found.items() if len(own) == 1}


def _with_place(agency: Agency, head: Head, language: Language) -> str:
    name = _name(agency, language)
    if agency.level not in _LOCAL:
        return name
    flat = regex.sub(rf"(?i){data_of(language).masthead}", " ", plain(head.letterhead))
    found = find_places(flat.title() if flat.isupper() else flat, language=language)
    if language is Language.VI and (unit := _unit(flat, name)):
        return unit
    if not found:
        return name
    place = getattr(places()[found[0].place_id], language.value)
    if language is Language.EN:
        return f"{name} of {place}"
    if language is Language.BN:
        return f"{place} {name}"
    kind = "thành phố" if places()[found[0].place_id].kind == "city" else "tỉnh"
    return f"{_bare(name)} {place}" if name.endswith("ủy") else f"{_bare(name)} {kind} {place}"


def _unit(flat: str, name: str) -> str | None:
    """ "ỦY BAN NHÂN DÂN XÃ NGHĨA ĐÔ": the kind of unit and its name as the head gives them."""
    named = _UNIT.search(_capitalised(flat))
    if named is None or name.endswith("ủy"):
        return None
    before = _bare(name)
    place = " ".join(named[2].split())
    known = find_places(place, language=Language.VI)
    if known and named[1].lower() in ("tỉnh", "thành phố", "tp", "tp."):
        place = places()[known[0].place_id].vi
    kind = "thành phố" if named[1].lower().startswith("tp") else named[1].lower()
    return f"{before} {kind} {place}"


def _capitalised(flat: str) -> str:
    """Only the names that stand in capitals, in title case: a head's left column."""
    upto = regex.search(r"(?i)\bsố\s*:|\bsố\s+\S*\d", flat)
    return (flat[: upto.start()] if upto else flat).title()


def _bare(name: str) -> str:
    return regex.sub(r"\s+(?:cấp\s+)?(?:tỉnh|huyện|xã)$", "", name)


def _name(agency: Agency, language: Language) -> str:
    own = {"vi": agency.vi, "bn": agency.bn, "en": agency.en}[PROFILES[language].code]
    return own or agency.en or agency.vi or agency.id
