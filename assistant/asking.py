"""The words that a question asks with: kinds of fact, places in an order, what leans on before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.types import Language

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_NEAR = 24  # letters around an order's word that can make it one of time


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """The item of an order that is asked for: its place from 1; `is_phase`: a stage of a plan."""

    place: int
    as_written: str
    is_phase: bool = False


def asked_kinds(text: str, language: Language) -> frozenset[str]:
    """The kinds of fact that the words of a question ask for, by the names of the data."""
    kinds = PROFILES[language].questions.kinds
    return frozenset(kind for kind in kinds if _found(kinds[kind], text))


def asks_across(text: str, language: Language) -> bool:
    """Whether it asks which of several documents or places."""
    return bool(_found(PROFILES[language].questions.across, text))


def asks_twice(text: str, language: Language) -> bool:
    """Whether it asks a second thing in the same sentence."""
    return bool(_found(PROFILES[language].questions.second, text))


def asks_lacking(text: str, language: Language) -> bool:
    """Whether it asks for what was missed, is left or is not done."""
    return bool(_found(PROFILES[language].questions.lacking, text))


def says_lacking(text: str) -> bool:
    """Whether a sentence of any of the languages says that something was missed or is left."""
    return any(_found(p.questions.lacking, text) for p in PROFILES.values())


def find_ordinals(text: str, language: Language) -> tuple[Ordinal, ...]:
    """The places in an order that a text names, those of time left out."""
    data, plain = PROFILES[language].questions, text.isascii()
    folded = fold(text)
    found: dict[int, Ordinal] = {}
    for pattern in data.ordinals:
        for match in _ready(pattern, plain=plain).finditer(folded):
            around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            place = _place(match["n"], language)
            if place is None or _ready(data.not_ordinals, plain=plain).search(around):
                continue
            is_phase = bool(_ready(data.phases, plain=plain).search(around))
            found.setdefault(
                place, Ordinal(place=place, as_written=match[0].strip(), is_phase=is_phase)
            )
    return tuple(found.values())


def names_phase(text: str) -> bool:
    """Whether a text of any of the languages speaks of a stage of a plan."""
    return any(_found(p.questions.phases, text) for p in PROFILES.values())


def goes_on(text: str, language: Language) -> bool:
    """Whether a question opens as one that leans on the question before it."""
    return bool(_found(PROFILES[language].questions.follows, text.strip()))


def points_back(text: str, language: Language) -> bool:
    """Whether a question points to something that the question before it named."""
    return bool(_found(PROFILES[language].questions.points_back, text))


def _place(written: str, language: Language) -> int | None:
    if written in _ROMAN:
        return _ROMAN[written]
    if written.isdigit():
        return int(written)
    for place, words in enumerate(PROFILES[language].questions.ordinal_words, start=1):
        spellings = {nfc(fold(w)) for w in words}
        if written in spellings or written in {strip_diacritics(w) for w in spellings}:
            return place
    return None


def _found(pattern: str, text: str) -> regex.Match[str] | None:
    return _ready(pattern, plain=text.isascii()).search(fold(text))


@cache
def _ready(pattern: str, *, plain: bool) -> regex.Pattern[str]:
    """A pattern for folded text, without marks where the text is typed without them."""
    return regex.compile(strip_diacritics(nfc(pattern)) if plain else nfc(pattern))
