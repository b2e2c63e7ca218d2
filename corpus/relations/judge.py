"""Which rule of its language fits a mention of a document, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from corpus.identity.kinds import this_pattern
from corpus.languages import PROFILES
from corpus.languages.relations import RelationData, Rule
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Identity, Language, RelationType, Span
from corpus.units import Unit

# Kinds that decide; elsewhere "amend Decree 13" is a task.
_BINDING = frozenset(
    {"law", "act", "ordinance", "decree", "circular", "decision", "rules", "order", "regulation"}
)
MARKUP = str.maketrans(dict.fromkeys("*_#|>`\\\n\t\r\u00a0", " "))
_START = r"^(?:\W*(?:điều |article |section )?(?:\p{Nd}+(?:\.\p{Nd}+)*|[ivx]+|\p{L})[.):।]\s*)*\W*"
_ITEM = regex.compile(r"\W*(?:(?:\p{Nd}{1,3}|\p{L}\p{M}*)[.):।]|[-–+•*])\s*")
_SHORT = 90
_BETWEEN = 160
_SOON = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    rule: Rule
    before: regex.Pattern[str] | None
    after: regex.Pattern[str] | None
    opener: regex.Pattern[str] | None


def judge(
    line: str, place: Span, others: Sequence[Span], identity: Identity, language: Language
) -> Rule | None:
    """The first rule that fits the mention in its clause; None where it is only cited."""
    if identity.kind == "news":
        return None
    data = PROFILES[language].relations
    if _is_quoted(line, place):
        return None
    clause = clause_of(line, place, data)
    before, after = line[clause.start : place.start], line[place.end : clause.end]
    nested = _is_nested(line, clause, place, others, data)
    binding = _is_binding(identity, language)
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
        if compiled.opener and not _opens(compiled.opener, line, others):
            continue
        if rule.type == "implements" and held and _is_retold(before[: held.start()], data):
            return None
        return _weighed(rule, held, then, before, data)
    return None


def _is_binding(identity: Identity, language: Language) -> bool:
    return identity.kind in _BINDING or _changes(identity, PROFILES[language].relations)


def _opens(opener: regex.Pattern[str], line: str, places: Sequence[Span]) -> bool:
    """Whether a line opens with these words and soon comes to the documents meant."""
    found = opener.search(line)
    return found is not None and min(p.start for p in places) - found.end() <= _SOON


def _is_retold(before: str, data: RelationData) -> bool:
    return bool(regex.search(rf"(?i){data.retold}".replace(" ", r"\s+"), before))


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


def clause_of(line: str, place: Span, data: RelationData) -> Span:
    """The clause of a line in which a mention stands."""
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


def shared(
    line: str, places: Sequence[Span], rules: Sequence[Rule | None], language: Language
) -> list[Rule | None]:
    """The rules, with those that hold for two documents at once: "Decrees A and B are repealed".

    What stands before the first one reaches the next; what stands after the last, the one before.
    """
    found = list(rules)
    pairs = list(range(len(places) - 1))
    for forward in (True, False):
        for n in pairs if forward else reversed(pairs):
            held, bare = (n, n + 1) if forward else (n + 1, n)
            rule = found[held]
            if rule is None or found[bare] is not None or (not forward and not rule.after):
                continue
            if _is_joined_on(line, places[n], places[n + 1], language) and not _is_quoted(
                line, places[bare]
            ):
                found[bare] = rule
    return found


def _is_joined_on(line: str, one: Span, other: Span, language: Language) -> bool:
    data = PROFILES[language].relations
    between = line[one.end : other.start]
    if len(between) > _BETWEEN or regex.search(data.clause_end, between):
        return False
    joined = regex.search(rf"(?i)(?:^|\s|(?<=,)){data.joins}\s*$|^\W*,\s*$", between)
    rest = regex.sub(rf"(?i){data.topics}", " ", between)
    return bool(joined) and not regex.search(rf"(?i){data.nested}", rest)


def _is_quoted(line: str, place: Span) -> bool:
    """Whether a mention stands between quotation marks: it is a wording, not a document."""
    before = line[: place.start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def list_rules(
    text: str, units: Sequence[Unit], identity: Identity, language: Language
) -> Iterator[Rule | None]:
    """For each unit the rule of the list it belongs to: "the following are repealed: a) …"."""
    lead: Rule | None = None
    binding = _is_binding(identity, language)
    for unit in units:
        line = text[unit.start : unit.end].translate(MARKUP)
        item = _ITEM.match(line)
        first = min((m.start for m in find_document_numbers(line)), default=None)
        if lead and (item is None or first is None or first - item.end() > _SOON):
            lead = None
        yield lead
        if lead is None and binding and first is None:
            types = (t for t, p in _list_leads(language).items() if p.search(line))
            lead = next((Rule(type=t) for t in types), None)


@cache
def _rules(language: Language) -> tuple[_Compiled, ...]:
    def ready(pattern: str) -> regex.Pattern[str] | None:
        return _ready(pattern, language) if pattern else None

    return tuple(
        _Compiled(
            rule=rule,
            before=ready(rule.before),
            after=ready(rule.after),
            opener=ready(rule.opener),
        )
        for rule in PROFILES[language].relations.rules
    )


@cache
def _list_leads(language: Language) -> dict[RelationType, regex.Pattern[str]]:
    lists = PROFILES[language].relations.lists
    return {name: _ready(pattern, language) for name, pattern in lists.items()}


def _ready(pattern: str, language: Language) -> regex.Pattern[str]:
    this = this_pattern(language).replace("(?P<type>", "(?:")
    whole = pattern.format(this=this, start=_START)
    return regex.compile(whole.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), regex.I)
