"""Bengali as it is typed in Latin letters ("kobe shesh hobe"), matched to words by their sound.

There is no standard: one word is written in many ways, so both sides are reduced. The skeleton
keeps the consonants by their place of speech (aspiration, doubling and silent joined letters
dropped); among the words of one skeleton the vowels decide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex
from rapidfuzz.distance import Indel


def _pairs(text: str) -> dict[str, str]:
    return {pair[0]: pair[2:] for pair in text.split()}


_CONSONANTS = _pairs(
    "ক=k খ=k গ=g ঘ=g ঙ=n চ=c ছ=c জ=j ঝ=j ঞ=n ট=t ঠ=t ড=d ঢ=d ণ=n ত=t থ=t দ=d ধ=d ন=n প=p ফ=p"
    " ব=b ভ=b ম=m য=j র=r ল=l শ=s ষ=s স=s হ=h ৎ=t ং=n"
)
_VOWELS = _pairs(
    "অ=o আ=a ই=i ঈ=i উ=u ঊ=u ঋ=ri এ=e ঐ=oi ও=o ঔ=ou া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou"
)
_VIRAMA = "\u09cd"
# Joined letters that are not spoken, or spoken as another.
_JOINED = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        ("[\u200c\u200d\u0981\u0983]", ""),
        ("য\u09bc|\u09df", ""),
        ("ড\u09bc|ঢ\u09bc|\u09dc|\u09dd", "র"),
        ("ক্ষ", "খ"),
        ("জ্ঞ", "গ"),
        ("ঙ্গ|ঙ্ক(?=্)", "ঙ"),
        ("(?<![রযম])্য", ""),
        ("(?<![রবমল])্ব", ""),
        ("(.)্\\1", r"\1"),
    )
)
_TYPED = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tion\b", "shon"),
        (r"ch+h*", "C"),
        (r"sh|s", "s"),
        (r"ph|f", "p"),
        (r"bh|v", "b"),
        (r"ng(?!h)g?|nj(?=o)|nk(?=h)", "n"),
        (r"([kgtdjr])h", r"\1"),
        (r"z", "j"),
        (r"x", "ks"),
        (r"q|c", "k"),
        (r"C", "c"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"[wy]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_SOFT_G, _SOFT_C = regex.compile("g(?=[ei])"), regex.compile("c(?=[ei])")
_BN_WORD = regex.compile(r"[\u0980-\u09ff\u200c\u200d]+")
_VOWEL_RUN = regex.compile(r"(?<!^)[aeiou]+")
# What sticks to nouns and verbs, longest first.
_ENDINGS = ("gulir", "gulo", "guli", "der", "tir", "ti", "ta", "er", "ke", "te", "r", "e", "y", "o")
_SHORTEST = 3
# Below this share of common letters two spellings are not one word.
_ALIKE = 0.68


class SoundIndex:
    """Bengali words by their sound; `words` gives how often each occurs."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._by_skeleton: dict[str, list[tuple[str, str, int]]] = {}
        for word, count in words.items():
            if _BN_WORD.fullmatch(word):
                spoken = spoken_form(word)
                self._by_skeleton.setdefault(_skeleton(spoken), []).append((word, spoken, count))

    def find(self, typed: str) -> str | None:
        """The Bengali word that a word in Latin letters stands for, or None."""
        for form in _forms(typed.casefold()):
            candidates = self._by_skeleton.get(_skeleton(form), ())
            scored = [(Indel.normalized_similarity(form, s), n, w) for w, s, n in candidates]
            if scored and (best := max(scored))[0] >= _ALIKE:
                return best[2]
        return None


def _forms(typed: str) -> Iterable[str]:
    """The typed word as it sounds, then without each ending that it may carry."""
    yield typed_form(typed)
    # English loans keep their spelling: digital, office.
    yield typed_form(_SOFT_C.sub("s", _SOFT_G.sub("j", typed)))
    for ending in _ENDINGS:
        if typed.endswith(ending) and len(typed) - len(ending) >= _SHORTEST:
            yield typed_form(typed.removesuffix(ending))


@lru_cache(maxsize=4096)
def typed_form(word: str) -> str:
    """Latin letters as one of the ways to type a sound."""
    for pattern, replacement in _TYPED:
        word = pattern.sub(replacement, word)
    return word


def spoken_form(word: str) -> str:
    """A Bengali word in the letters of `typed_form`; a consonant without a sign carries "o"."""
    text = unicodedata.normalize("NFC", word)
    for pattern, replacement in _JOINED:
        text = pattern.sub(replacement, text)
    out: list[str] = []
    for position, letter in enumerate(text):
        following = text[position + 1 : position + 2]
        if letter in _CONSONANTS:
            out.append(_CONSONANTS[letter])
            # "ং" and "ৎ" carry no vowel, nor does the last consonant of most words.
            if following in _CONSONANTS and letter not in "ংৎঙ":
                out.append("o")
        elif letter != _VIRAMA:
            out.append(_VOWELS.get(letter, ""))
    return regex.sub(r"(.)\1+", r"\1", "".join(out))


def _skeleton(form: str) -> str:
    return _VOWEL_RUN.sub("", form)
