"""Public bodies, found in text under the names and abbreviations of the three languages."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from corpus.languages import PROFILES
from corpus.names import table
from corpus.names.match import Gazetteer, Match, Spelling, Word, marks_optional, split_words
from corpus.types import Language, Span

# Longest one-word abbreviation that is also an English word: MOST, MARD.
_SHORT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A public body by its names; one of a kind per province where `level` is province or lower.

    `vi`, `en`, `bn` are None where the table knows no name in that language. `successor` is the
    id of the body that took over its duties on `since`; where it is None the body still exists.
    """

    id: str
    level: str
    vi: str | None
    en: str | None
    bn: str | None
    short: tuple[str, ...] = ()
    successor: str | None = None
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAgency(Span):
    """A body named in a text; `text[start:end]` is `as_written`, with its case ending if any."""

    agency_id: str
    as_written: str


@cache
def agencies() -> Mapping[str, Agency]:
    """Return every body by its id."""
    return MappingProxyType({row["id"]: _agency(row) for row in table.read_rows("agencies.tsv")})


def find_agencies(text: str, *, language: Language | None = None) -> tuple[FoundAgency, ...]:
    """Return the bodies that a text names, in order, at offsets into `text`.

    Vietnamese names follow the rule of `find_places` about marks; an abbreviation inside a
    document's number ("641/TB-VPCP") is no mention of the body.
    """
    words = split_words(text)
    matches = _gazetteer().find(
        words,
        bare=marks_optional(text, language),
        accept=lambda match: _is_agency(text, words, match),
    )
    found = tuple(_found(text, words, match) for match in matches)
    notions = [m.span() for m in _not_bodies().finditer(text)] if found else []
    return tuple(
        body for body in found if not any(a <= body.start and body.end <= b for a, b in notions)
    )


@cache
def _not_bodies() -> regex.Pattern[str]:
    patterns = [p.names.not_bodies for p in PROFILES.values()]
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{'|'.join(patterns)})", regex.IGNORECASE)


def related(a: str, b: str) -> bool:
    """Whether two agency ids name the same body, or one is the successor of the other."""
    known = agencies()
    return a == b or known[a].successor == b or known[b].successor == a


def _agency(row: dict[str, str]) -> Agency:
    names = {code: next(iter(table.spellings(row[code])), None) for code in ("vi", "en", "bn")}
    return Agency(
        id=row["id"],
        level=row["level"],
        vi=names["vi"],
        en=names["en"],
        bn=names["bn"],
        short=table.spellings(row["short"]),
        successor=row["successor"] or None,
        since=table.day(row["since"]),
    )


@cache
def _gazetteer() -> Gazetteer:
    found: list[Spelling] = []
    for row in table.read_rows("agencies.tsv"):
        common = table.spellings(row["common"])
        for column in ("vi", "en", "bn", "short"):
            for text in table.spellings(row[column]):
                found.append(Spelling(id=row["id"], text=text, common=text in common))
    return Gazetteer.build(found, ())


def _is_agency(text: str, words: Sequence[Word], match: Match) -> bool:
    if match.last - match.first > 1:
        return True
    word = words[match.first]
    if text.endswith(("/", "-"), 0, word.start) or text.startswith("/", word.end):
        return False
    if not match.common:
        return True
    capitals = sum(letter.isupper() for letter in word.text)
    return capitals >= 2 or (word.capitalised and len(word.text) > _SHORT)


def _found(text: str, words: Sequence[Word], match: Match) -> FoundAgency:
    start, end = words[match.first].start, words[match.last - 1].end
    return FoundAgency(start=start, end=end, agency_id=match.id, as_written=text[start:end])
