"""How far a page's text can be trusted, from 0 (nothing) to 1."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from corpus.detect import detect_language
from corpus.languages.spelling import SPELLINGS, Spelling

READABLE = 0.8

_BAD = regex.compile(r"[\p{Co}\p{Cn}\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Where glyphs lost their letters some words still look right by chance.
_IMPOSSIBLE_WEIGHT = 3.0
# Names, abbreviations and slips of the pen.
_ALLOWED = 2
_LONGEST_WORD = 100
# Fewer letters than that tell nothing about the marks among them.
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
    return round(good * _modern(text.split()) * _spelled(text) * _marked(text), 3)


def _modern(words: list[str]) -> float:
    coded = sum(bool(_SYMBOL_IN_WORD.search(word)) for word in words)
    if coded < _ENOUGH_WORDS and coded < 0.5 * len(words):
        return 1.0
    return max(0.0, 1 - _SYMBOL_WEIGHT * coded / len(words))


def _spelled(text: str) -> float:
    """Weigh the words that none of the languages can have."""
    judged = wrong = 0
    for code, spelling in SPELLINGS.items():
        words = _patterns(code)[0].findall(text)
        judged += len(words)
        wrong += sum(not _is_possible(word, code, spelling) for word in words)
    if wrong <= _ALLOWED:
        return 1.0
    return max(0.0, 1 - _IMPOSSIBLE_WEIGHT * wrong / judged)


@cache
def _patterns(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    spelling = SPELLINGS[code]
    # Parts of addresses and of numbers are no words.
    before, after = r"(?<![\p{L}\p{M}\p{N}/:.@_-])", r"(?![\p{L}\p{M}\p{N}/:@_-]|\.\p{L})"
    alone = f"{before}(?:{spelling.word}){after}"
    return regex.compile(alone), regex.compile(spelling.possible)


def _is_possible(word: str, code: str, spelling: Spelling) -> bool:
    if len(word) > _LONGEST_WORD:
        return False
    word = word.lower()
    if spelling.tones:
        letters = unicodedata.normalize("NFD", word)
        bare = "".join(letter for letter in letters if letter not in spelling.tones)
        if len(letters) > len(bare) + 1:
            return False
        word = unicodedata.normalize("NFC", bare)
    return bool(_patterns(code)[1].fullmatch(word))


def _marked(text: str) -> float:
    """Weigh the marks that are missing, as where a font's table of characters drops them."""
    spelling = SPELLINGS[detect_language(text)]
    letters = len(regex.findall(spelling.letters, text)) if spelling.letters else 0
    if letters < _ENOUGH_LETTERS:
        return 1.0
    return min(1.0, len(regex.findall(spelling.marks, text)) / (spelling.fewest_marks * letters))
