"""Collective units ("các bộ, ngành", "communes and wards") in text, and who belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.languages.names import word_set
from corpus.names import table
from corpus.names.agencies import Agency, agencies
from corpus.names.match import Gazetteer, Match, Spelling, Word, marks_optional, split_words
from corpus.normalise import nfc, strip_diacritics
from corpus.types import Language, Span

_EVERYONE = "*"
_REACH = 40
# What a word without a scope of its own names beside one that has it.
_TIERS = {
    "central": word_set("party state government ministry agency union court company"),
    "province": frozenset({"province", "department", "local"}),
}
# What these take in does not depend on the words beside them.
_OWN_SCOPE = frozenset({"localities", "authorities", "provinces", "districts", "communes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """A kind of unit: `members` are levels and ids of the agency table, "*" for all of them."""

    id: str
    members: frozenset[str]
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCollective(Span):
    """A collective named in a text; `id` joins those of its words with "+"."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    each: regex.Pattern[str]
    opener: regex.Pattern[str]
    join: regex.Pattern[str]
    not_units: regex.Pattern[str] | None
    plural: regex.Pattern[str] | None
    bodies_before: regex.Pattern[str] | None
    bodies_after: regex.Pattern[str] | None


@cache
def collectives() -> dict[str, Collective]:
    """Return every collective word by its id."""
    return {
        row["id"]: Collective(
            id=row["id"], members=frozenset(row["members"].split()), scope=row["scope"]
        )
        for row in table.read_rows("collectives.tsv")
    }


def members(collective_id: str, agency_id: str) -> bool:
    """Whether an agency belongs to a collective; KeyError where the tables know either not.

    `collective_id` may join several ("ministries+localities") and may open with the state whose
    bodies are meant ("vn:ministries"); a body that several states have belongs to each.
    """
    country, _, joined = collective_id.rpartition(":")
    agency = agencies()[agency_id]
    state = agency_id.split("-")[0]
    if country and state in {"vn", "bd"} - {country}:
        return False
    parts = [collectives()[part] for part in joined.split("+")]
    scopes = {part.scope for part in parts if part.scope}
    return any(_takes_in(part, agency, scopes) for part in parts)


def _takes_in(part: Collective, agency: Agency, scopes: set[str]) -> bool:
    if part.members & {_EVERYONE, agency.id}:
        return True
    if agency.level not in part.members:
        return False
    free = part.scope or not scopes or agency.id.startswith("bd-") or part.id in _OWN_SCOPE
    return bool(free) or any(agency.level in _TIERS[scope] for scope in scopes)


def find_collectives(
    text: str, *, language: Language, bodies: Sequence[Span] = ()
) -> tuple[FoundCollective, ...]:
    """Return the collectives that a text names in a language, in order, without overlaps.

    `bodies` are the named bodies of the text, whose first word is no collective ("Sở Tài chính").
    A list of words is one collective. A word that is also an ordinary one counts only in a list,
    in the plural or after a word such as "all".
    """
    words = split_words(text)
    bare = marks_optional(text, language)
    patterns = _patterns(language, bare)
    matches = list(_gazetteer(language).find(words, bare=bare, accept=lambda match: True))
    matches = [
        m
        for m in matches
        if not _is_other(text, words, m, patterns) and not _opens_name(words, m, bodies)
    ]
    found = (_group(text, words, g, patterns) for g in _groups(text, words, matches, patterns))
    return tuple(collective for collective in found if collective)


def _is_other(text: str, words: Sequence[Word], match: Match, patterns: _Patterns) -> bool:
    start = words[match.first].start
    return patterns.not_units is not None and patterns.not_units.match(text, start) is not None


def _opens_name(words: Sequence[Word], match: Match, bodies: Sequence[Span]) -> bool:
    """Whether a body's own name goes on behind the word."""
    first, last = words[match.first], words[match.last - 1]
    if any(body.start <= first.start and last.end < body.end for body in bodies):
        return True
    following = words[match.last] if match.last < len(words) else None
    named = following is not None and following.joined and following.capitalised
    return named and first is last and first.capitalised


def _groups(
    text: str, words: Sequence[Word], matches: Sequence[Match], patterns: _Patterns
) -> Iterator[list[Match]]:
    group: list[Match] = []
    for match in matches:
        if group and not patterns.join.fullmatch(
            text[words[group[-1].last - 1].end : words[match.first].start]
        ):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _group(
    text: str, words: Sequence[Word], group: list[Match], patterns: _Patterns
) -> FoundCollective | None:
    start, last = words[group[0].first].start, words[group[-1].last - 1]
    before = text[max(0, start - _REACH) : start]
    each = patterns.each.search(before)
    several = len(group) > 1 and patterns.opener.search(before) is not None
    plural = patterns.plural is not None and patterns.plural.search(last.text) is not None
    if not (each or several or plural or any(not m.common for m in group)):
        return None
    if each:
        start -= len(each[0])
    end = last.end
    if patterns.bodies_before and (
        bodies := patterns.bodies_before.search(text[max(0, start - _REACH) : start])
    ):
        start -= len(bodies[0])
    if patterns.bodies_after and (bodies := patterns.bodies_after.match(text, end)):
        end = bodies.end()
    return FoundCollective(start=start, end=end, id=_joined({match.id for match in group}))


def _joined(ids: set[str]) -> str:
    """The ids in the table's order; "the heads of agencies and units" are those of the units."""
    return "+".join(i for i in collectives() if i in ids and (i != "heads" or len(ids) == 1))


@cache
def _gazetteer(language: Language) -> Gazetteer:
    found = []
    for row in table.read_rows("collectives.tsv"):
        alone = table.spellings(row["alone"])
        for text in table.spellings(row[language.value]):
            found.append(Spelling(id=row["id"], text=text, common=text not in alone))
    return Gazetteer.build(found, ())


@cache
def _patterns(language: Language, bare: bool) -> _Patterns:
    data = PROFILES[language].names.units
    return _Patterns(
        each=ready(data.each, bare=bare),
        opener=ready(data.opener, bare=bare),
        join=ready(data.join, bare=bare),
        not_units=ready(data.not_units, bare=bare) if data.not_units else None,
        plural=ready(data.plural, bare=bare) if data.plural else None,
        bodies_before=ready(data.bodies_before, bare=bare) if data.bodies_before else None,
        bodies_after=ready(data.bodies_after, bare=bare) if data.bodies_after else None,
    )


@cache
def ready(pattern: str, *, bare: bool) -> regex.Pattern[str]:
    """A pattern of the language data compiled, also for text without Vietnamese marks if `bare`."""
    pattern = nfc(pattern)
    either = f"{pattern}|{strip_diacritics(pattern)}" if bare else pattern
    return regex.compile(either, regex.IGNORECASE)
