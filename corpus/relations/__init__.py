"""What a document says of other documents: what it rests on, carries out, changes, ends, cites.

Each mention of another document is judged by the words around it in its own clause, by the rules
of its language; a mention inside the name of another one is only cited.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.languages.relations import Rule
from corpus.names.agencies import find_agencies
from corpus.normalise import ascii_digits, fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers, same_document
from corpus.particulars.issue import dated_document
from corpus.particulars.types import DocumentNumber
from corpus.relations.judge import MARKUP, clause_of, judge, list_rules, shared
from corpus.types import Identity, Language, Relation, Span
from corpus.units import Unit

_EFFECTS = ("replaces", "repeals", "amends")
_GROUNDS = ("implements", "based_on")
_NEAR_ISSUER = 80


def find_relations(
    text: str, units: Sequence[Unit], identity: Identity, language: Language
) -> tuple[Relation, ...]:
    """The relations of a document in its order, at most one ground and one effect a document.

    News only cites. What is only cited is listed once, where it is named first.
    """
    own = find_document_numbers(identity.number or "")
    numbers = _numbers_of_names(text, units, language)
    found = [
        replace(relation, number=numbers.get(fold(relation.number), relation.number))
        for unit, lead in zip(units, list_rules(text, units, identity, language), strict=True)
        for relation in _in_unit(text, unit, lead, identity, language)
        if not any(_same(relation.number, o) for o in own)
    ]
    return tuple(sorted(_strongest(found), key=lambda r: (r.start, r.end)))


def _in_unit(
    text: str, unit: Unit, lead: Rule | None, identity: Identity, language: Language
) -> Iterator[Relation]:
    line = text[unit.start : unit.end].translate(MARKUP)
    mentions = find_document_numbers(line)
    names = _named(line, language)
    named = [n for n in names if not any(_joined(n, m, line) for m in mentions)]
    places = sorted([*mentions, *named], key=lambda s: s.start)
    whole = [_with_name(place, names, line) for place in places]
    judged = [judge(line, w, whole, identity, language) for w in whole]
    if lead and judged and judged[0] is None:
        judged[0] = lead
    rules = shared(line, whole, judged, language)
    for place, rule in zip(places, rules, strict=True):
        numbered = place if isinstance(place, DocumentNumber) else None
        if rule is None and numbered is None:
            continue
        written = line[place.start : place.end]
        yield Relation(
            start=unit.start + place.start,
            end=unit.start + place.end,
            type=rule.type if rule else "cites",
            number=(numbered.number if numbered else None) or " ".join(written.split()),
            issuer=_issuer(line, place, places, language),
            date=_date(line, numbered, mentions) if numbered else None,
            direction=rule.direction if rule else "to",
        )


def _with_name(place: Span, names: Sequence[Span], line: str) -> Span:
    """The place of a number with the name before it: "the Data Act, 2023 (Act No. 39 of 2023)"."""
    if not isinstance(place, DocumentNumber):
        return place
    start = min([place.start, *(n.start for n in names if _joined(n, place, line))])
    return Span(start=start, end=place.end)


def _numbers_of_names(text: str, units: Sequence[Unit], language: Language) -> dict[str, str]:
    """The numbers of acts by their folded names, where the text gives both together once."""
    found: dict[str, str] = {}
    for unit in units:
        line = text[unit.start : unit.end].translate(MARKUP)
        for name in _named(line, language):
            for mention in find_document_numbers(line):
                if _joined(name, mention, line) and mention.start >= name.end:
                    written = " ".join(line[name.start : name.end].split())
                    number = mention.number or " ".join(mention.as_written.split())
                    found.setdefault(fold(written), number)
    return found


def _named(line: str, language: Language) -> list[Span]:
    return [Span(start=m.start(), end=m.end()) for m in _acts(language).finditer(line)]


def _joined(name: Span, mention: DocumentNumber, line: str) -> bool:
    """Whether a name and a number name one act: "Luật Dữ liệu số 60/2024/QH15"."""
    if name.start <= mention.start and mention.end <= name.end:
        return True
    between = line[name.end : mention.start] if mention.start >= name.end else "x"
    return len(between) <= 8 and not regex.search(r"[;.।]", between)


def _issuer(line: str, place: Span, places: Sequence[Span], language: Language) -> str | None:
    """The body named beside a document in its clause, as written; None where none stands near."""
    data = PROFILES[language].relations
    clause = clause_of(line, place, data)
    if data.issuer_before:
        since = max([clause.start, *(p.end for p in places if p.end <= place.start)])
        near = line[max(since, place.start - _NEAR_ISSUER) : place.start]
        found = find_agencies(near, language=language)
        return found[-1].as_written if found else None
    until = min([clause.end, *(p.start for p in places if p.start >= place.end)])
    near = line[place.end : min(until, place.end + _NEAR_ISSUER)]
    found = find_agencies(near, language=language)
    return found[0].as_written if found else None


def _date(
    line: str, mention: DocumentNumber, mentions: Sequence[DocumentNumber]
) -> datetime.date | None:
    for date in find_dates(line):
        if date.precision == "day" and dated_document(line, date, mentions) is mention:
            return date.first
    return None


def _same(number: str, own: DocumentNumber) -> bool:
    return any(
        same_document(own, m) for m in find_document_numbers(number) if m.number or m.year
    ) or fold(number) == fold(own.as_written)


def _strongest(found: Sequence[Relation]) -> Iterator[Relation]:
    """Of each other document its first effect and first ground; mere citing only without these."""
    by_key: dict[str, list[Relation]] = {}
    full = [m for r in found for m in find_document_numbers(r.number) if m.number]
    for relation in found:
        by_key.setdefault(_key(relation.number, full), []).append(relation)
    for group in by_key.values():
        effects = [r for t in _EFFECTS for r in group if r.type == t]
        basis = [next((r for r in group if r.type == t), None) for t in _GROUNDS]
        chosen = [*effects[:1], *(r for r in basis if r is not None)] or group[:1]
        dates = [r.date for r in group if r.date]
        issuers = [r.issuer for r in group if r.issuer]
        for relation in chosen:
            yield replace(
                relation,
                date=relation.date or (dates[0] if dates else None),
                issuer=relation.issuer or (issuers[0] if issuers else None),
            )


def _key(number: str, full: Sequence[DocumentNumber]) -> str:
    """One key for the spellings of a document, short forms included where one full one fits."""
    mention = next(iter(find_document_numbers(number)), None)
    if mention is None:
        return fold(number)
    if mention.number is None and mention.year is None:
        fits = {m.loose_key for m in full if same_document(mention, m)}
        if len(fits) == 1:
            return fits.pop()
    return mention.loose_key


@cache
def _acts(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)(?<![\p{{L}}\p{{M}}])(?:{PROFILES[language].relations.named})")


def number_key(number: str) -> str:
    """A key that the spellings of an official number, or of an act's name, have in common."""
    mention = next(iter(find_document_numbers(number)), None)
    if mention is not None and (mention.number or mention.year):
        return mention.loose_key
    return regex.sub(r"[\W_]+", " ", ascii_digits(fold(number))).strip()
