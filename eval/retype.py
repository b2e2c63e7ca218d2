"""Questions as people type them, made from clean ones: without marks, one typo, Latin letters."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

import regex

from corpus.normalise import nfc, strip_diacritics
from corpus.types import Language

_BENGALI = regex.compile(r"[\u0980-\u09ff\u200c\u200d]+")
_LONG = regex.compile(r"(?<![\p{L}\p{M}])\p{Ll}\p{Ll}{3,}(?![\p{L}\p{M}])|[\u0980-\u09e3]{6,}")
_LETTERS = {
    "ক": "k", "খ": "kh", "গ": "g", "ঘ": "gh", "ঙ": "ng", "চ": "ch", "ছ": "chh", "জ": "j",
    "ঝ": "jh", "ঞ": "n", "ট": "t", "ঠ": "th", "ড": "d", "ঢ": "dh", "ণ": "n", "ত": "t",
    "থ": "th", "দ": "d", "ধ": "dh", "ন": "n", "প": "p", "ফ": "f", "ব": "b", "ভ": "bh",
    "ম": "m", "য": "j", "র": "r", "ল": "l", "শ": "sh", "ষ": "sh", "স": "s", "হ": "h",
    "\u09dc": "r", "\u09dd": "rh", "\u09df": "y", "ৎ": "t", "ং": "ng",
}  # fmt: skip
_VOWELS = {
    "অ": "o", "আ": "a", "ই": "i", "ঈ": "i", "উ": "u", "ঊ": "u", "ঋ": "ri", "এ": "e", "ঐ": "oi",
    "ও": "o", "ঔ": "ou", "া": "a", "ি": "i", "ী": "i", "ু": "u", "ূ": "u", "ৃ": "ri", "ে": "e",
    "ৈ": "oi", "ো": "o", "ৌ": "ou",
}  # fmt: skip
_JOINED = (("ক্ষ", "কখ"), ("জ্ঞ", "গগ"), ("র্য", "রজ"), ("্য", "\u09cd\u09df"))
_VIRAMA = "\u09cd"


def without_marks(text: str) -> str:
    """Latin letters without their marks."""
    return strip_diacritics(text)


def one_typo(text: str) -> str:
    """Two neighbouring letters of one long word change places; the same text, the same place."""
    chosen = random.Random(text)
    words = [m for m in _LONG.finditer(text) if _swaps(m[0])]
    if not words:
        return text
    word = chosen.choice(words)
    place = word.start() + chosen.choice(_swaps(word[0]))
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _swaps(word: str) -> list[int]:
    """Where two different letters stand that may change places, the first letter left alone."""
    return [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]


def in_latin(text: str) -> str:
    """Bengali words letter by letter in Latin ones, digits and signs in ASCII."""
    text = _composed(text).replace("।", ".")
    for joined, letters in _JOINED:
        text = text.replace(joined, letters)
    return _BENGALI.sub(lambda m: _typed(m[0]), text)


def _typed(word: str) -> str:
    out: list[str] = []
    for position, letter in enumerate(word):
        following = word[position + 1 : position + 2]
        if letter in _LETTERS:
            out.append(_LETTERS[letter])
            if (
                following in _LETTERS
                and letter not in "ংৎ"
                and not _is_first_of_two(letter, following)
            ):
                out.append("o")
        elif "০" <= letter <= "৯":
            out.append(str(ord(letter) - ord("০")))
        elif letter != _VIRAMA:
            out.append(_VOWELS.get(letter, ""))
    return "".join(out)


def _is_first_of_two(letter: str, following: str) -> bool:
    """Whether two letters stand for a joined pair of `_JOINED`, which has no vowel inside."""
    return letter + following in ("কখ", "গগ", "রজ")


def _composed(text: str) -> str:
    text = nfc(text)
    for pair, letter in (("ড\u09bc", "\u09dc"), ("ঢ\u09bc", "\u09dd"), ("য\u09bc", "\u09df")):
        text = text.replace(pair, letter)
    return text


# Each way of typing, and the languages whose questions it changes.
RETYPED: Mapping[str, tuple[Callable[[str], str], tuple[Language, ...]]] = {
    "no marks": (without_marks, (Language.VI,)),
    "one typo": (one_typo, tuple(Language)),
    "Latin letters": (in_latin, (Language.BN,)),
}
