"""What a document says of other documents: what it rests on, carries out, changes, ends, cites.

Each mention of another document is judged by the words around it in its own clause, by the rules
of its language; a mention inside the name of another one is only cited.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from corpus.identity.kinds import this_pattern
from corpus.languages import PROFILES
from corpus.languages.relations import RelationData, Rule
from corpus.names.agencies import find_agencies
from corpus.normalise import ascii_digits, fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers, same_document
from corpus.particulars.issue import dated_document
from corpus.particulars.types import DocumentNumber
from corpus.types import Identity, Language, Relation, Span
from corpus.units import Unit

# Kinds that decide; elsewhere "amend Decree 13" is a task.
_BINDING = frozenset(
    {"law", "act", "ordinance", "decree", "circular", "decision", "rules", "order"}
)
_EFFECTS = ("replaces", "repeals", "amends")
_GROUNDS = ("implements", "based_on")
_MARKUP = str.maketrans(dict.fromkeys("*_#|>`\\\n\t\r\u00a0", " "))
_START = r"^(?:\W*(?:điều |article |section )?(?:\p{Nd}+(?:\.\p{Nd}+)*|[ivx]+|\p{L})[.):।]\s*)*\W*"
_NEAR_ISSUER = 80
_SHORT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    rule: Rule
    before: regex.Pattern[str] | None
    after: regex.Pattern[str] | None
    opener: regex.Pattern[str] | None


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
        for unit in units
        for relation in _in_unit(text, unit, identity, language)
        if not any(_same(relation.number, o) for o in own)
    ]
    return tuple(sorted(_strongest(found), key=lambda r: (r.start, r.end)))


def _in_unit(text: str, unit: Unit, identity: Identity, language: Language) -> Iterator[Relation]:
    line = text[unit.start : unit.end].translate(_MARKUP)
    mentions = find_document_numbers(line)
    named = [n for n in _named(line, language) if not any(_joined(n, m, line) for m in mentions)]
    for place in sorted([*mentions, *named], key=lambda s: s.start):
        numbered = place if isinstance(place, DocumentNumber) else None
        rule = _judge(line, place, [*mentions, *named], identity, language)
        if rule is None and numbered is None:
            continue
        written = line[place.start : place.end]
        yield Relation(
            start=unit.start + place.start,
            end=unit.start + place.end,
            type=rule.type if rule else "cites",
            number=(numbered.number if numbered else None) or " ".join(written.split()),
            issuer=_issuer(line, place, language),
            date=_date(line, numbered, mentions) if numbered else None,
            direction=rule.direction if rule else "to",
        )


def _numbers_of_names(text: str, units: Sequence[Unit], language: Language) -> dict[str, str]:
    """The numbers of acts by their folded names, where the text gives both together once."""
    found: dict[str, str] = {}
    for unit in units:
        line = text[unit.start : unit.end].translate(_MARKUP)
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


def _judge(
    line: str, place: Span, others: Sequence[Span], identity: Identity, language: Language
) -> Rule | None:
    """The first rule that fits the mention in its clause; None where it is only cited."""
    if identity.kind == "news":
        return None
    data = PROFILES[language].relations
    clause = _clause(line, place, data)
    before, after = line[clause.start : place.start], line[place.end : clause.end]
    nested = _is_nested(line, clause, place, others, data)
    binding = identity.kind in _BINDING or _changes(identity, data)
    for compiled in _rules(language):
        rule = compiled.rule
        if rule.binding and not binding:
            continue
        if nested and rule.direction != "from":
            continue
        held = compiled.before.search(before) if compiled.before else None
        then = compiled.after.search(after) if compiled.after else None
        if (compiled.before and not held) or (compiled.after and not then):
            continue
        if compiled.opener and not compiled.opener.search(line):
            continue
        return _weighed(rule, held, then, before, data)
    return None


def _changes(identity: Identity, data: RelationData) -> bool:
    """Whether a document says at its head that it changes others, as few resolutions do."""
    subject = f"{identity.subject or ''} {identity.title}"
    return identity.kind is not None and bool(regex.search(rf"(?i){data.changes}", subject))


def _weighed(
    rule: Rule,
    held: regex.Match[str] | None,
    then: regex.Match[str] | None,
    before: str,
    data: RelationData,
) -> Rule:
    """Repeal or replacement of a part of a document amends it."""
    if rule.type not in ("replaces", "repeals"):
        return rule
    gaps = [m["gap"] for m in (held, then) if m is not None and "gap" in m.re.groupindex]
    gaps = gaps or ([before[-_SHORT:]] if then is not None and held is None else [])
    partial = any(regex.search(rf"(?i){data.parts}", gap or "") for gap in gaps)
    return replace(rule, type="amends") if partial else rule


def _clause(line: str, place: Span, data: RelationData) -> Span:
    start, end = 0, len(line)
    for stop in regex.finditer(data.clause_end, line):
        if stop.end() <= place.start:
            start = stop.end()
        elif stop.start() >= place.end:
            end = stop.start()
            break
    return Span(start=start, end=end)


def _is_nested(
    line: str, clause: Span, place: Span, others: Sequence[Span], data: RelationData
) -> bool:
    """Whether a mention stands inside what another one is about: "plan … to implement …"."""
    earlier = [o for o in others if clause.start <= o.start and o.end <= place.start]
    return any(
        regex.search(rf"(?i){data.nested}", line[other.end : place.start]) for other in earlier
    )


def _issuer(line: str, place: Span, language: Language) -> str | None:
    """The body named beside a document, as written; None where none stands near."""
    data = PROFILES[language].relations
    if data.issuer_before:
        near = line[max(0, place.start - _NEAR_ISSUER) : place.start]
        found = find_agencies(near, language=language)
        return found[-1].as_written if found else None
    found = find_agencies(line[place.end : place.end + _NEAR_ISSUER], language=language)
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


@cache
def _rules(language: Language) -> tuple[_Compiled, ...]:
    this = this_pattern(language).replace("(?P<type>", "(?:")

    def ready(pattern: str) -> regex.Pattern[str] | None:
        if not pattern:
            return None
        whole = pattern.format(this=this, start=_START)
        return regex.compile(whole.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), regex.I)

    return tuple(
        _Compiled(
            rule=rule,
            before=ready(rule.before),
            after=ready(rule.after),
            opener=ready(rule.opener),
        )
        for rule in PROFILES[language].relations.rules
    )


def number_key(number: str) -> str:
    """A key that the spellings of an official number, or of an act's name, have in common."""
    mention = next(iter(find_document_numbers(number)), None)
    if mention is not None and (mention.number or mention.year):
        return mention.loose_key
    return regex.sub(r"[\W_]+", " ", ascii_digits(fold(number))).strip()
