"""Latin words among words in Bijoy: which of the two writes such pairs of letters.

`pairs.json` has, for every pair of neighbouring letters, the logarithm (base 2, in tenths) of how
often the second follows the first in English words (small letters) and in Bengali words in Bijoy
that need nothing but ASCII letters; and such words that only look English. They were counted on
public question-answering sets and acts of Bangladesh, each word weighing the logarithm of its
frequency; `corpus.legacy.pairs` counts them anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex

TABLE = Path(__file__).with_name("pairs.json")
START, END = "^", "$"
# Tenths of bits that a word must be likelier in English: alone, and beside another Latin word.
_ENOUGH = 10
_ENOUGH_BESIDE = -30
# How often words are all small, capitalised, all in capitals, in tenths of bits.
_SHAPES = {"small": -9, "capitalised": -13, "capitals": -43}
_LONGEST = 40
_PART = regex.compile(r"\p{L}+")
_ADDRESS = regex.compile(r"://|www\.|\w@\w")
# Quotation marks and dashes of Bijoy, which are letters to others.
_QUOTES = "ÒÓÔÕÑ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The pairs of both languages and the Bengali words that look English."""

    english: Mapping[str, int]
    bijoy: Mapping[str, int]
    words: frozenset[str]


def split_edges(word: str) -> tuple[str, str, str]:
    """A word and the marks around it: these are in Bijoy even around Latin words."""
    start = len(word) - len(word.lstrip(_QUOTES + "([{<\"'“‘"))
    end = max(start, len(word.rstrip(_QUOTES + ")]}>\"'”’.,;:!?|-–—")))
    return word[:start], word[start:end], word[end:]


def is_latin(word: str, *, beside: bool = False) -> bool:
    """Tell a word in Latin letters among words in Bijoy; `beside`: next to another one."""
    core = split_edges(word)[1]
    if _ADDRESS.search(word):
        return True
    core = core.replace("’", "'").replace("Õ", "'")
    if not core.isascii() or regex.search(r"[_`~{}]", core):
        return False
    scores = [_score(part) for part in _PART.findall(core) if len(part) > 1]
    known = [score for score in scores if score is not None]
    if not known or len(known) < len(scores):
        return False
    return sum(known) > (_ENOUGH_BESIDE if beside else _ENOUGH)


def is_likely(word: str, tables: Tables) -> bool:
    """Whether a word without marks can be Latin beside another Latin word."""
    score = _likelihood(word, tables)
    return score is not None and score > _ENOUGH_BESIDE


def shape_of(part: str) -> str | None:
    """How a Latin word is written; None where none is written so."""
    if part.islower():
        return "small"
    if part.isupper():
        return "capitals"
    return "capitalised" if part[:1].isupper() and part[1:].islower() else None


@lru_cache(maxsize=50_000)
def _score(part: str) -> int | None:
    return _likelihood(part, _tables())


def _likelihood(part: str, tables: Tables) -> int | None:
    shape = shape_of(part)
    if shape is None or part in tables.words or len(part) > _LONGEST:
        return None
    return _SHAPES[shape] + _sum(tables.english, part.lower()) - _sum(tables.bijoy, part)


def _sum(table: Mapping[str, int], word: str) -> int:
    whole = START + word + END
    return sum(table.get(whole[n : n + 2], table[""]) for n in range(len(whole) - 1))


@lru_cache(maxsize=1)
def _tables() -> Tables:
    data = json.loads(TABLE.read_text(encoding="utf-8"))
    return Tables(english=data["english"], bijoy=data["bijoy"], words=frozenset(data["words"]))
