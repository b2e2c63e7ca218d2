"""Reads questions as people type them: without marks, with a typo, in Latin letters for Bengali.

The text is rewritten before it is searched, so that vectors and words both gain. Words come from
the documents of the store and from the parallel text that is shipped; a word that either knows is
never changed, nor is a name or a number.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.detect import detect_language
from corpus.languages import PROFILES
from corpus.languages.spelling import SPELLINGS
from corpus.names.agencies import agencies
from corpus.names.places import find_places, places
from corpus.names.sound import find_names
from corpus.normalise import fold, nfc, strip_diacritics, visible
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Language
from index.alignment import parallel_rows
from index.banglish import SoundIndex
from index.words import stem

_WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
# A Vietnamese text with fewer marked syllables than this was typed in a hurry.
_MARKED = 0.4
# How much two syllables seen together tell, against one seen alone.
_TOGETHER = 0.8
_LONG = 4
_SHORTEST = {Language.VI: 4, Language.BN: 4, Language.EN: 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A question as it is searched, and its language."""

    text: str
    language: Language


class Reader:
    """Rewrites questions; `stored` gives each word of the store with its number of passages."""

    def __init__(self, stored: Iterable[tuple[str, int]]) -> None:
        self._words = Counter(_shipped()[0])
        self._pairs = Counter(_shipped()[1])
        for word, count in stored:
            syllables = word.split("_")
            self._words.update(dict.fromkeys(syllables, count) if len(syllables) > 1 else {})
            self._words[word] += count if len(syllables) == 1 else 0
            self._pairs.update(dict.fromkeys(pairwise(syllables), count))

    def read(self, text: str, language: Language | None = None) -> Typed:
        """The question in the spelling of the documents; `language` is detected where not given."""
        text = visible(text)
        if language in (None, Language.BN) and self._is_banglish(text):
            return Typed(text=self._in_bengali(text), language=Language.BN)
        language = language or detect_language(text)
        if language is Language.VI and _is_unmarked(text):
            text = self._with_marks(text)
        return Typed(text=self._without_typos(text, language), language=language)

    def _is_banglish(self, text: str) -> bool:
        """Whether a text is Bengali in Latin letters: by its commonest words, else by sounds."""
        words = (
            [w.casefold().replace("chh", "ch") for w in _WORD.findall(text)]
            if text.isascii()
            else []
        )
        bengali, *others = (
            sum(w in common for w in words)
            for common in (
                PROFILES[Language.BN].latin_words,
                PROFILES[Language.VI].function_words,
                PROFILES[Language.EN].function_words,
            )
        )
        if bengali <= max(others):
            return False
        strange = [w for w in words if len(w) >= _LONG and w not in self._bare]
        heard = sum(self._sounds.find(w) is not None for w in strange)
        return bengali >= 2 or heard * 2 >= max(len(strange), _LONG)

    @cached_property
    def _bare(self) -> frozenset[str]:
        return frozenset(strip_diacritics(w) for w in self._words)

    def _in_bengali(self, text: str) -> str:
        found = self._sounds.find
        return _WORD.sub(lambda m: m[0] if m[0].isupper() else found(m[0]) or m[0], text)

    @cached_property
    def _sounds(self) -> SoundIndex:
        return SoundIndex(self._words)

    @cached_property
    def _marked(self) -> dict[str, list[str]]:
        """Vietnamese syllables by what is left of them without marks."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            if not word.isascii() and (bare := strip_diacritics(word)).isascii():
                found.setdefault(bare, []).append(word)
        return found

    def _with_marks(self, text: str) -> str:
        """The likeliest marked syllables, by how often each and each two together occur."""
        spans = list(_WORD.finditer(text))
        choices = [self._choices(m[0]) for m in spans]
        best: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
        for options in choices:
            best = {
                word: max(
                    (score + self._weight(before, word), (*path, word))
                    for before, (score, path) in best.items()
                )
                for word in options
            }
        path = max(best.values())[1] if best else ()
        for match, word in reversed(list(zip(spans, path, strict=True))):
            if fold(match[0]) != word:
                cased = word.capitalize() if match[0][0].isupper() else word
                text = text[: match.start()] + cased + text[match.end() :]
        return text

    def _choices(self, typed: str) -> list[str]:
        word = fold(typed)
        if not word.isascii() or (typed.isupper() and len(typed) > 1):
            return [word]
        return [*self._marked.get(word, ()), word]

    def _weight(self, before: str, word: str) -> float:
        """The logarithm of how likely a syllable is after another."""
        alone = (self._words[word] + 0.1) / (self._total + 1)
        together = self._pairs[before, word] / (self._words[before] + 1)
        return math.log((1 - _TOGETHER) * alone + _TOGETHER * min(1.0, together))

    @cached_property
    def _total(self) -> int:
        return self._words.total()

    def _without_typos(self, text: str, language: Language) -> str:
        named = _named(text)
        return _WORD.sub(
            lambda m: m[0] if named & set(range(*m.span())) else self._corrected(m[0], language),
            text,
        )

    def _corrected(self, typed: str, language: Language) -> str:
        word = fold(typed)
        if len(word) < _SHORTEST[language] or typed != typed.lower() or self._knows(word, language):
            return typed
        near = process.extract(
            word, self._spellings[language], scorer=OSA.distance, score_cutoff=1, limit=20
        )
        return max(
            (w for w, _, _ in near if w[0] == word[0] and not _is_other_form(word, w)),
            key=lambda w: (self._words[w], w),
            default=typed,
        )

    def _knows(self, word: str, language: Language) -> bool:
        if word in _own_words(language) or (language is Language.VI and is_syllable(word)):
            return True
        stems = {word, stem(word, language), strip_diacritics(word)}
        return any(self._words[w] for w in stems)

    @cached_property
    def _spellings(self) -> dict[Language, list[str]]:
        found: dict[Language, list[str]] = {language: [] for language in Language}
        for word in self._words:
            if word.isascii():
                found[Language.EN].append(word)
            else:
                bengali = "\u0980" <= word[0] <= "\u09ff"
                found[Language.BN if bengali else Language.VI].append(word)
        return found


@cache
def _own_words(language: Language) -> frozenset[str]:
    """The words that the language's data asks and counts with; no document need hold them."""
    profile = PROFILES[language]
    phrases = [
        *profile.stop_words,
        *profile.function_words,
        *profile.deadline_words,
        *(phrase for phrases in profile.question_words.values() for phrase in phrases),
        *(spelling for place in profile.questions.ordinal_words for spelling in place),
        *profile.particulars.numbers.words,
        *profile.particulars.numbers.multipliers,
        *profile.particulars.dates.months,
        *profile.particulars.dates.periods,
    ]
    return frozenset(fold(word) for phrase in phrases for word in _WORD.findall(phrase))


def _is_other_form(word: str, other: str) -> bool:
    """Whether only the last letter differs: an ending of the same word, or another name."""
    return word[:-1] in (other, other[:-1]) or other[:-1] == word


@cache
def _syllable() -> tuple[regex.Pattern[str], str]:
    spelling = SPELLINGS["vi"]
    return regex.compile(spelling.possible), spelling.tones


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese syllable can be spelt so."""
    possible, tones = _syllable()
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in tones)
    return possible.fullmatch(nfc(bare)) is not None


def _named(text: str) -> set[int]:
    """Offsets inside names and official numbers, which are no misspelt words."""
    spans = (*find_names(text), *find_places(text), *find_document_numbers(text))
    return {i for span in spans for i in range(span.start, span.end)}


def _is_unmarked(text: str) -> bool:
    words = [w for w in _WORD.findall(text) if not w.isupper()]
    return sum(not w.isascii() for w in words) < _MARKED * len(words)


@cache
def _shipped() -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Words of the parallel text in all languages, and neighbours among the Vietnamese ones."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for row in parallel_rows():
        for language in Language:
            found = _tokens(row[language.value])
            words.update(found)
            if language is Language.VI:
                pairs.update(pairwise(["", *found]))
    for name in (*(p.vi for p in places().values()), *(a.vi or "" for a in agencies().values())):
        found = _tokens(name)
        words.update(found)
        pairs.update(pairwise(found))
    return words, pairs


def _tokens(text: str) -> Sequence[str]:
    return [fold(w) for w in _WORD.findall(text)]
