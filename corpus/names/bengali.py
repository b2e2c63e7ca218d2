"""Bengali letters written out in Latin ones, after the habit of transliterated foreign names."""

from __future__ import annotations

import unicodedata


def _pairs(text: str) -> dict[str, str]:
    return {pair[0]: pair[2:] for pair in text.split()}


_CONSONANTS = _pairs(
    "ক=k খ=kh গ=g ঘ=g ঙ=ng চ=ch ছ=s জ=gi ঝ=gi ঞ=n ট=t ঠ=th ড=d ঢ=d ণ=n ত=t থ=th"
    " দ=d ধ=d ন=n প=p ফ=f ব=b ভ=v ম=m য=gi র=r ল=l শ=s ষ=s স=s হ=h ৎ=t"
)
_VOWELS = _pairs("অ=o আ=a ই=i ঈ=i উ=u ঊ=u ঋ=ri এ=e ঐ=oi ও=o ঔ=ou")
_SIGNS = _pairs("া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou")
_VIRAMA, _NUKTA, _ANUSVARA = "\u09cd", "\u09bc", "ং"
_SILENT = frozenset("\u200c\u200d\u0981\u0983")
# The vowel of "ভ্যান" and "অ্যান", written with three signs.
_SHORT_A = "\u09cd\u09af\u09be"
_GLIDE = "\u09df"


def romanise(word: str) -> str:
    """Return a Bengali word in Latin letters as a transliterated name would have been spelt.

    A consonant without a sign carries "o" in the first syllable ("সন" is "son") and before ং or
    a final য়, and nothing elsewhere. ন before গ or হ keeps none: "নগুয়েন" is "nguen". Characters
    of other scripts stay as they are.
    """
    letters = _letters(word)
    out: list[str] = []
    voiced = False
    for position, letter in enumerate(letters):
        following = letters[position + 1] if position + 1 < len(letters) else ""
        if letter in _CONSONANTS:
            out.append(_CONSONANTS[letter])
            if _carries_o(letter, following, voiced, letters[position + 2 : position + 3]):
                out.append("o")
                voiced = True
        elif letter == _GLIDE:
            out.append(_glide(following))
        elif letter == _ANUSVARA:
            out.append("ng")
        elif letter != _VIRAMA:
            out.append(_VOWELS.get(letter) or _SIGNS.get(letter) or letter)
            voiced = True
    return "".join(out)


def _letters(word: str) -> str:
    text = unicodedata.normalize("NFC", word).replace("\u09af\u09bc", _GLIDE)
    text = text.replace("অ" + _SHORT_A, "আ").replace("এ" + _SHORT_A, "আ").replace(_SHORT_A, "া")
    return "".join(c for c in text if c not in _SILENT).replace(_NUKTA, "")


def _carries_o(letter: str, following: str, voiced: bool, then: str) -> bool:
    """Whether a consonant followed by `following` is spoken with its inherent vowel."""
    if following == _ANUSVARA:
        return True
    if following == _GLIDE:
        return not then or then not in _SIGNS
    return not voiced and following in _CONSONANTS and not (letter == "ন" and following in "গঘহ")


def _glide(following: str) -> str:
    """য় joins two vowels, or is a final "i", or carries "o" before a consonant: "হুয়ং"."""
    if following in _SIGNS:
        return ""
    return "o" if following else "i"
