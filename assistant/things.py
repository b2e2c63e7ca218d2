"""Names of things in a question, and the texts that name them: bodies, services, acts.

Latin capitals tell an English name of several words; an act is known by its kind and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from corpus.languages import PROFILES
from corpus.names.sound import SYLLABLE, sound_keys
from corpus.normalise import fold, nfc
from corpus.types import Language, Span

_JOINS = frozenset({"of", "for", "on", "and", "the", "to", "&"})
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*|&")
_LEAST_WORDS = 2
_WORDS_OF_ACT = 2
# The share of a name's letters that may belong to what is read otherwise, such as a place.
_KNOWN_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a question names: the words that a text must have in a row, or their initials."""

    as_written: str
    words: tuple[str, ...]
    initials: str = ""


def find_things(text: str, language: Language, known: Sequence[Span] = ()) -> tuple[Thing, ...]:
    """English names of two or more capitalised words; those that overlap `known` ones are left."""
    if language is not Language.EN:
        return ()
    words = list(_WORD.finditer(text))
    things, first = [], 1  # the first word has its capital for its place
    while first < len(words):
        last = first
        while last < len(words) and _goes_on(text, words, first, last):
            last += 1
        while last > first and words[last - 1][0] in _JOINS:
            last -= 1
        run = words[first:last]
        content = [w for w in run if w[0] not in _JOINS]
        if len(content) >= _LEAST_WORDS and not _is_known(run, known):
            things.append(_thing(text, run, content))
        first = max(last, first + 1)
    return tuple(things)


def _goes_on(text: str, words: Sequence[regex.Match[str]], first: int, at: int) -> bool:
    word = words[at][0]
    joined = at == first or not text[words[at - 1].end() : words[at].start()].strip()
    # A possessive ends a name: "Bangladesh's National Data Authority" are two.
    ended = at > first and regex.search(r"['’]s?$", words[at - 1][0])
    if not joined or ended:
        return False
    return word[0].isupper() or (at > first and word in _JOINS)


def _is_known(run: Sequence[regex.Match[str]], known: Sequence[Span]) -> bool:
    """Whether most of a name is read otherwise, as a body or a place."""
    start, end = run[0].start(), run[-1].end()
    shared = sum(max(0, min(end, span.end) - max(start, span.start)) for span in known)
    return shared > _KNOWN_SHARE * (end - start)


def _thing(
    text: str, run: Sequence[regex.Match[str]], content: Sequence[regex.Match[str]]
) -> Thing:
    letters = "".join(w[0][0] for w in content)
    return Thing(
        as_written=text[run[0].start() : run[-1].end()],
        words=tuple(_words(" ".join(w[0] for w in run))),
        initials=fold(letters) if len(letters) > _LEAST_WORDS else "",
    )


def names_thing(thing: Thing, text: str) -> bool:
    """Whether a text has the words of a name in a row, or its initials as a word."""
    words = _words(text)
    if thing.initials and thing.initials in words:
        return True
    length = len(thing.words)
    return any(words[n : n + length] == thing.words for n in range(len(words) - length + 1))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    found = (regex.sub(r"['’]s?$|[.'’-]+$", "", fold(w)) for w in _WORD.findall(text))
    return tuple(part for word in found for part in word.split("-") if part not in _JOINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Span):
    """An act that a question names by its kind and year, such as "Cyber Security Act, 2023".

    `name` are the last words of its name, its kind among them.
    """

    year: int
    name: tuple[str, ...]
    as_written: str


def find_acts(text: str, language: Language) -> tuple[Act, ...]:
    """The acts that a text names with their years."""
    folded = fold(text)
    return tuple(
        Act(
            start=found.start(),
            end=found.end(),
            year=int(found["y"]),
            name=_words(found[0])[:-1][-_WORDS_OF_ACT:],
            as_written=found[0].strip(),
        )
        for found in _acts(language).finditer(folded)
    )


def names_act(act: Act, text: str, *, same_language: bool) -> bool:
    """Whether a text names an act of that year; in the question's language, by its name too."""
    return any(
        year == act.year and (not same_language or name == act.name) for name, year in _named(text)
    )


@lru_cache(maxsize=8192)
def _named(text: str) -> frozenset[tuple[tuple[str, ...], int]]:
    return frozenset((act.name, act.year) for lang in Language for act in find_acts(text, lang))


@cache
def _acts(language: Language) -> regex.Pattern[str]:
    return regex.compile(nfc(PROFILES[language].questions.acts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """A district, commune or ward that a question names: the sound of each word of its name."""

    as_written: str
    keys: tuple[str, ...]


def find_localities(
    text: str, language: Language, known: Sequence[Span] = ()
) -> tuple[Locality, ...]:
    """Localities that a text names with the word for such a place; `known` names are left."""
    stop = PROFILES[language].stop_words
    found = []
    for match in _localities(language).finditer(nfc(text)):
        start, end = match.span("name")
        words = match["name"].split()
        if start == 0 and len(words) > _LEAST_WORDS:
            words = words[1:]  # "Does Can Giuoc district …" opens with a capital of its own
        overlaps = any(s.start < end and start < s.end for s in known)
        if not overlaps and not any(fold(w) in stop or not _is_syllable(w) for w in words):
            keys = tuple(key for word in words for key in sound_keys(word))
            found.append(Locality(as_written=" ".join(words), keys=keys))
    return tuple(found)


def names_locality(locality: Locality, text: str) -> bool:
    """Whether a text of any script names it, by sound."""
    keys, length = _keys(text), len(locality.keys)
    return any(keys[n : n + length] == locality.keys for n in range(len(keys) - length + 1))


def _is_syllable(word: str) -> bool:
    return all(SYLLABLE.fullmatch(key) for key in sound_keys(word))


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    return sound_keys(text)


@cache
def _localities(language: Language) -> regex.Pattern[str]:
    return regex.compile(nfc(PROFILES[language].questions.localities))
