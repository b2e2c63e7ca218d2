"""Finds the spellings of a table in text: whole words, the longest spelling first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

import regex

from corpus.languages import PROFILES
from corpus.types import Language, Span

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+|,")
# What may stand between two words of one name; a line break is one that a page's edge made.
_GAP = regex.compile(r"[ \t\u00a0]*(?:[-–.&'’]|\n)?[ \t\u00a0]*")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VIETNAMESE_MARKS = regex.compile(
    r"[à-öø-ýÀ-ÖØ-ÝăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300-\u0303\u0309\u0323]"
)
_SHORTENED = frozenset({"tp", "mr", "dr", "mrs", "prof", "ড", "মি", "মো", "ডা"})
_BENGALI = regex.compile(r"\p{Bengali}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Span):
    """A word of a text: as written, in matching form with and without Vietnamese marks.

    `joined`: nothing but a blank, a hyphen or the like parts it from the word before.
    """

    text: str
    marked: str
    bare: str
    joined: bool

    @property
    def capitalised(self) -> bool:
        """Whether it starts with a capital; never for a script without capitals."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A spelling found: words[first:last], the row's id, whether it is an ordinary word too."""

    first: int
    last: int
    id: str
    common: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One spelling of a table's row; `common` where it is an ordinary word too."""

    id: str
    text: str
    common: bool = False


@lru_cache(maxsize=16384)
def word_forms(word: str) -> tuple[str, str]:
    """Return a word's matching forms: with marks (tone last, so Hoà is Hòa) and without any.

    Bengali loses joiners (U+200C, U+200D) and has its nukta letters in one form; both are equal.
    """
    if is_bengali(word):
        joined = word.replace("ত\u09cd\u200d", "ৎ").replace("\u200c", "").replace("\u200d", "")
        form = unicodedata.normalize("NFC", joined)
        return form, form
    letters = unicodedata.normalize("NFD", word.casefold())
    tone = "".join(c for c in letters if c in _TONES)
    marked = "".join(c for c in letters if c not in _TONES) + tone
    bare = "".join(c for c in letters if not unicodedata.combining(c)).replace("đ", "d")
    return marked, bare


def is_bengali(word: str) -> bool:
    """Whether a word is written in the Bengali script."""
    return _BENGALI.match(word) is not None


@lru_cache(maxsize=64)
def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order; a comma counts as a word of its own."""
    words: list[Word] = []
    end, shortened = 0, False
    for found in _WORD.finditer(text):
        start, written = found.start(), found.group()
        gap = text[end:start]
        joined = _GAP.fullmatch(gap) is not None and ("." not in gap or shortened)
        marked, bare = word_forms(written)
        words.append(
            Word(
                start=start, end=found.end(), text=written, marked=marked, bare=bare, joined=joined
            )
        )
        # A full stop inside a name follows an abbreviation only: "TP. HCM", "ড. ইউনূস".
        end, shortened = found.end(), written.isupper() or bare in _SHORTENED
    return tuple(words)


def marks_optional(text: str, language: Language | None) -> bool:
    """Whether Vietnamese names may stand without marks: not in text that itself writes marks."""
    return language in (Language.EN, Language.BN) or _VIETNAMESE_MARKS.search(text) is None


@cache
def case_endings() -> tuple[str, ...]:
    """Return the endings that a language sticks to names, longest first, in matching form."""
    endings = {word_forms(e)[0] for p in PROFILES.values() for e in p.names.case_endings}
    return tuple(sorted(endings, key=len, reverse=True))


@lru_cache(maxsize=16384)
def stems(form: str) -> tuple[str, ...]:
    """Return a word's form, then the forms left when a case ending is taken off."""
    if not is_bengali(form):
        return (form,)
    cut = (form[: -len(e)] for e in case_endings() if form.endswith(e) and len(form) > len(e) + 1)
    return (form, *cut)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The spellings of a table, ready to be found; build it once with `build`."""

    marked: dict[tuple[str, ...], Spelling] = field(default_factory=dict)
    bare: dict[tuple[str, ...], Spelling] = field(default_factory=dict)
    reach: dict[str, int] = field(default_factory=dict)

    @classmethod
    def build(cls, spellings: Iterable[Spelling], only_bare: Iterable[Spelling]) -> Gazetteer:
        """Take spellings that count everywhere, and such as count where marks are optional."""
        gazetteer = cls()
        for spelling in spellings:
            words = split_words(spelling.text)
            gazetteer.marked.setdefault(tuple(w.marked for w in words), spelling)
            gazetteer.bare.setdefault(tuple(w.bare for w in words), spelling)
        for spelling in only_bare:
            words = split_words(spelling.text)
            gazetteer.bare.setdefault(tuple(w.bare for w in words), spelling)
        for key in (*gazetteer.marked, *gazetteer.bare):
            gazetteer.reach[key[0]] = max(gazetteer.reach.get(key[0], 0), len(key))
        return gazetteer

    def find(
        self, words: Sequence[Word], *, bare: bool, accept: Callable[[Match], bool]
    ) -> Iterator[Match]:
        """Yield accepted matches from left to right, none overlapping another."""
        first = 0
        while first < len(words):
            match = self._longest(words, first, bare, accept)
            if match is not None:
                yield match
            first = match.last if match is not None else first + 1

    def _longest(
        self, words: Sequence[Word], first: int, bare: bool, accept: Callable[[Match], bool]
    ) -> Match | None:
        word = words[first]
        reach = max(self.reach.get(form, 0) for form in (*stems(word.marked), word.bare))
        last = first + min(reach, 1)
        while last < min(first + reach, len(words)) and words[last].joined:
            last += 1
        for end in range(last, first, -1):
            spelling = self._spelling(words[first:end], bare)
            if spelling is not None:
                match = Match(first=first, last=end, id=spelling.id, common=spelling.common)
                if accept(match):
                    return match
        return None

    def _spelling(self, words: Sequence[Word], bare: bool) -> Spelling | None:
        head = tuple(word.marked for word in words[:-1])
        for stem in stems(words[-1].marked):
            found = self.marked.get((*head, stem))
            if found is not None:
                return found
        return self.bare.get(tuple(word.bare for word in words)) if bare else None
