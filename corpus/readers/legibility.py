"""How far a page's text can be trusted, from 0 (nothing) to 1."""

from __future__ import annotations

import regex

READABLE = 0.8

_BAD = regex.compile(r"[\p{Co}\p{Cn}\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SIGN = regex.compile("[\u09be-\u09cc\u09cd\u09d7]")
# Signs follow a letter, with a nukta or a joiner between at most.
_STRAY_SIGN = regex.compile(
    "(?<![\u0985-\u0994\u0995-\u09b9\u09bc\u09ce\u09dc-\u09df\u09f0\u09f1\u200c\u200d])"
    "[\u09be-\u09cd\u09d7]"
)
_BENGALI_LETTER = regex.compile("[\u0985-\u09b9\u09ce\u09dc-\u09e1]")
# In whole Bengali no sign is stray; where glyphs lost their letters every tenth one is.
_STRAY_WEIGHT = 5
# Whole Bengali has 51 to 56 signs for 100 letters (measured on 16 laws and reports).
_FEWEST_SIGNS = 0.5
_ENOUGH_LETTERS = 100
# Old 8-bit fonts (Bijoy, TCVN3, VNI) draw letters for codes that read as symbols inside words.
_SYMBOL_IN_WORD = regex.compile(r"\p{Latin}[`^¡-¬®-´¶-¿†‡‰ƒ„‚‹›¨]|[`^¡-¬®-´¶-¿†‡‰ƒ„‚‹›¨]\p{Latin}")
_SYMBOL_WEIGHT = 3
_ENOUGH_WORDS = 10


def legibility(text: str) -> float:
    """Give the share of characters that can be right: 0 for no text, 1 for whole text."""
    solid = "".join(text.split())
    if not solid:
        return 0.0
    good = 1 - len(_BAD.findall(solid)) / len(solid)
    return round(max(0.0, good * _bengali(solid) * _modern(text.split())), 3)


def _modern(words: list[str]) -> float:
    coded = sum(bool(_SYMBOL_IN_WORD.search(word)) for word in words)
    if coded < _ENOUGH_WORDS and coded < 0.5 * len(words):
        return 1.0
    return max(0.0, 1 - _SYMBOL_WEIGHT * coded / len(words))


def _bengali(text: str) -> float:
    signs = len(_SIGN.findall(text))
    letters = len(_BENGALI_LETTER.findall(text))
    stray = len(_STRAY_SIGN.findall(text))
    placed = 1 - _STRAY_WEIGHT * stray / signs if stray > 2 else 1.0
    kept = signs / (_FEWEST_SIGNS * letters) if letters >= _ENOUGH_LETTERS else 1.0
    return max(0.0, min(placed, kept, 1.0))
