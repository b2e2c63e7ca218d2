"""Finds the terms of the glossary in a text: one form for a term whatever the language.

Spellings are compared by their stems, so that case endings and plurals do not matter. What a
word of a question may mean ("plan": kế hoạch, quy hoạch, phương án) stays together: a passage
that holds one of the meanings has answered to the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from corpus.languages.glossary import glossary
from corpus.normalise import nfc
from corpus.types import Language
from index.words import stem, word_stems

Meanings = tuple[str, ...]
_Table = dict[str, list[tuple[tuple[str, ...], Meanings]]]


def passage_concepts(text: str, context: str, language: Language) -> tuple[str, ...]:
    """The terms that a passage holds, as they are stored: behind "bn:", or "bn^" in the context.

    The language is part of a term because a word is rare or common in one language.
    """
    own = dict.fromkeys(c for meanings in _found(text, language) for c in meanings)
    around = dict.fromkeys(c for meanings in _found(context, language) for c in meanings)
    return (
        *(in_text(language, c) for c in own),
        *(in_context(language, c) for c in around if c not in own),
    )


@lru_cache(maxsize=512)
def question_concepts(text: str, language: Language) -> tuple[Meanings, ...]:
    """For each term of a question what it may mean, without repetition."""
    return tuple(dict.fromkeys(_found(nfc(text), language)))


def in_text(language: Language, concept: str) -> str:
    """How a concept is stored that the text of a passage holds."""
    return f"{language.value}:{concept}"


def in_context(language: Language, concept: str) -> str:
    """How a concept is stored that only the title or headings of a passage hold."""
    return f"{language.value}^{concept}"


def _found(text: str, language: Language) -> Iterable[Meanings]:
    """The meanings of each stretch of a text that the glossary knows.

    A term inside a longer one counts too, but for a Vietnamese word of one syllable: "sở" in
    "cơ sở dữ liệu" is no department.
    """
    stems = _roots(text, language)
    found = _matches(stems, _spellings(language))
    if language is Language.VI:
        long = {i for start, end in found if end - start > 1 for i in range(start, end)}
        return [m for (a, b), m in found.items() if b - a > 1 or a not in long]
    return list(found.values())


def _roots(text: str, language: Language) -> tuple[str, ...]:
    """The stems of a text, Bengali ones without all endings: the "র" of "স্বাক্ষর" looks like one."""
    stems = tuple(word_stems(text, language))
    return tuple(map(_root, stems)) if language is Language.BN else stems


@lru_cache(maxsize=65536)
def _root(word: str) -> str:
    while (shorter := stem(word, Language.BN)) != word:
        word = shorter
    return word


def _matches(stems: Sequence[str], table: _Table) -> dict[tuple[int, int], Meanings]:
    return {
        (start, start + len(spelling)): meanings
        for start, stem in enumerate(stems)
        for spelling, meanings in table.get(stem, ())
        if tuple(stems[start : start + len(spelling)]) == spelling
    }


@cache
def _spellings(language: Language) -> _Table:
    """Every spelling, in stems, with what it may mean, by its first stem."""
    meanings: dict[tuple[str, ...], dict[str, None]] = {}
    for concept in glossary():
        for spelling in concept.spellings[language]:
            stems = _roots(spelling, language)
            meanings.setdefault(stems, {})[concept.id] = None
    table: _Table = {}
    for stems, ids in meanings.items():
        table.setdefault(stems[0], []).append((stems, tuple(ids)))
    return table
