"""Turns the words of the language data into patterns and tables that fit a view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from corpus.languages import PROFILES
from corpus.languages.particulars import ParticularsData
from corpus.particulars.view import BENGALI, View, unaccent
from corpus.types import Language

_Value = TypeVar("_Value")
_LATIN_LETTER = re.compile("[a-z\u00c0-\u024f\u1ea0-\u1ef9]")
_BENGALI_LETTER = re.compile(f"[{BENGALI}]")


def data_of(language: Language) -> ParticularsData:
    """The particulars data of a language."""
    return PROFILES[language].particulars


def languages_in(view: View) -> tuple[Language, ...]:
    """The languages whose script the view holds; Latin ones where it holds no letters."""
    latin, bengali = _LATIN_LETTER.search(view.text), _BENGALI_LETTER.search(view.text)
    return tuple(
        language
        for language in PROFILES
        if (bengali if language is Language.BN else latin or not bengali)
    )


def choices(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first; blanks match any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def ready(pattern: str, *, plain: bool) -> re.Pattern[str]:
    """The pattern compiled, without diacritics where `plain`; <BN> is any Bengali letter."""
    pattern = pattern.replace("<BN>", BENGALI)
    return re.compile(unaccent(pattern) if plain else pattern)


def table(mapping: Mapping[str, _Value], *, plain: bool) -> dict[str, _Value]:
    """The mapping, its keys without diacritics where `plain`; of two equal keys the first wins."""
    adapted: dict[str, _Value] = {}
    for word, value in mapping.items():
        adapted.setdefault(unaccent(word) if plain else word, value)
    return adapted


def squeeze(text: str) -> str:
    """The text with every run of white space as one blank, as the tables spell their words."""
    return " ".join(text.split())
