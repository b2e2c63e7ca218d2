"""Words as they are searched: found in a text, without their endings, without their marks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Protocol

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold, strip_diacritics
from corpus.types import Language

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*")
LATIN_WORD = regex.compile(r"\b\p{Latin}[\p{Latin}\p{M}\d]+\b")
_SHORTEST_STEM = 2


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


class _Own(threading.local):
    """A stemmer for each thread: it works on a word inside itself, one at a time."""

    @cached_property
    def english(self) -> _Stemmer:
        from snowballstemmer import stemmer

        found: _Stemmer = stemmer("english")
        return found


_OWN = _Own()


def word_stems(text: str, language: Language) -> Iterator[str]:
    """The words of a text as they are searched, one by one."""
    return (stem(fold(w), language) for w in WORD.findall(text))


def folded_words(text: str) -> Iterator[str]:
    """Latin words without marks: how Vietnamese is typed in a hurry, and names in any text."""
    return (strip_diacritics(fold(w)) for w in LATIN_WORD.findall(text))


@lru_cache(maxsize=65536)
def stem(word: str, language: Language) -> str:
    """A folded word without its ending, as it is searched."""
    if language is Language.EN:
        return _OWN.english.stemWord(word)
    for suffix in PROFILES[language].suffixes:
        if word.endswith(suffix) and _letters(word) - _letters(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word


def _letters(word: str) -> int:
    return sum(not regex.match(r"\p{M}", c) for c in word)
