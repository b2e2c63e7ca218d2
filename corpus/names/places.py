"""Provinces of Viet Nam and districts of Bangladesh, found in text and tied to their successors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from corpus.languages import PROFILES
from corpus.names import table
from corpus.names.match import (
    Gazetteer,
    Match,
    Spelling,
    Word,
    marks_optional,
    split_words,
    stems,
    word_forms,
)
from corpus.types import Language, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An administrative unit by its official names.

    `kind` is province, city, division or district. `successor` is the id of the unit that holds
    its territory since `since`; where it is None the unit still exists, and `since` is the date
    of its present extent (None: unchanged by 2025).
    """

    id: str
    kind: str
    vi: str
    en: str
    bn: str
    successor: str | None = None
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace(Span):
    """A place named in a text; `text[start:end]` is `as_written`, with its case ending if any."""

    place_id: str
    as_written: str


@cache
def places() -> Mapping[str, Place]:
    """Return every place by its id."""
    rows = (row for row in table.read_rows("places.tsv") if row["kind"] != "other")
    return MappingProxyType({row["id"]: _place(row) for row in rows})


def find_places(text: str, *, language: Language | None = None) -> tuple[FoundPlace, ...]:
    """Return the places that a text names, in order, at offsets into `text`.

    Vietnamese names count without their marks only where the text writes none, or where
    `language` says that it is English or Bengali.
    """
    words = split_words(text)
    known = places()
    matches = _gazetteer().find(
        words,
        bare=marks_optional(text, language),
        accept=lambda match: _is_place(words, match),
    )
    return tuple(_found(text, words, match) for match in matches if match.id in known)


def related(a: str, b: str) -> bool:
    """Whether two place ids name the same place, or one is the successor of the other."""
    known = places()
    return a == b or known[a].successor == b or known[b].successor == a


def _place(row: dict[str, str]) -> Place:
    return Place(
        id=row["id"],
        kind=row["kind"],
        vi=row["vi"],
        en=row["en"],
        bn=table.spellings(row["bn"])[0],
        successor=row["successor"] or None,
        since=table.day(row["since"]),
    )


@cache
def _gazetteer() -> Gazetteer:
    everywhere: list[Spelling] = []
    without_marks: list[Spelling] = []
    for row in table.read_rows("places.tsv"):
        common = {_bare(text) for text in table.spellings(row["common"])}
        for text in _spellings(row):
            spelling = Spelling(id=row["id"], text=text, common=_bare(text) in common)
            # "Thanh Hoa" without marks may be a person in Vietnamese text, "Hanoi" may not.
            stripped = text == row["en"] != row["vi"] and _bare(text) == _bare(row["vi"])
            (without_marks if stripped else everywhere).append(spelling)
    return Gazetteer.build(everywhere, without_marks)


def _spellings(row: dict[str, str]) -> Iterator[str]:
    yield from (row[name] for name in ("vi", "en") if row[name])
    yield from table.spellings(row["bn"])
    yield from table.spellings(row["other"])


def _bare(text: str) -> str:
    return word_forms(text)[1]


@cache
def _place_words() -> frozenset[str]:
    return frozenset(word_forms(w)[0] for p in PROFILES.values() for w in p.names.place_words)


@cache
def _given_before() -> frozenset[str]:
    names = (p.names.family_names | p.names.middle_names for p in PROFILES.values())
    return frozenset(word_forms(word)[0] for group in names for word in group)


def _is_place(words: Sequence[Word], match: Match) -> bool:
    before = words[match.first - 1] if match.first and words[match.first].joined else None
    after = words[match.last] if match.last < len(words) and words[match.last].joined else None
    if any(word and not _place_words().isdisjoint(stems(word.marked)) for word in (before, after)):
        return True
    if match.common and not all(w.capitalised for w in words[match.first : match.last]):
        return False
    return before is None or not _is_given_name(before, words[match.first])


def _is_given_name(before: Word, word: Word) -> bool:
    # "Nguyễn Hòa Bình" and "নগুয়েন থি হিউ" are people.
    return before.marked in _given_before() and before.capitalised == word.capitalised


def _found(text: str, words: Sequence[Word], match: Match) -> FoundPlace:
    start, end = words[match.first].start, words[match.last - 1].end
    return FoundPlace(start=start, end=end, place_id=match.id, as_written=text[start:end])
