"""Items of a text that are called by a noun and a number, such as "action 7" or "mẫu số 3"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.types import Language, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The number that an item is called by, and the words that a question calls it."""

    number: int
    as_written: str


def find_labels(text: str, language: Language, names: Sequence[Span] = ()) -> tuple[Label, ...]:
    """The items that a question names; numbers inside `names` are those of documents."""
    for span in names:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    pattern = _ready(PROFILES[language].questions.labels, plain=text.isascii())
    return tuple(
        Label(number=int(found["n"]), as_written=found[0].strip())
        for found in pattern.finditer(fold(text))
    )


def states_label(label: Label, passage: Passage) -> bool:
    """Whether a passage or its headings call an item by that number."""
    return label.number in _numbers("\n".join((passage.context, *passage.section, passage.text)))


@lru_cache(maxsize=8192)
def _numbers(text: str) -> frozenset[int]:
    folded = fold(text)
    patterns = [_ready(p.questions.labels, plain=text.isascii()) for p in PROFILES.values()]
    return frozenset(int(m["n"]) for pattern in patterns for m in pattern.finditer(folded))


@cache
def _ready(pattern: str, *, plain: bool) -> regex.Pattern[str]:
    return regex.compile(strip_diacritics(nfc(pattern)) if plain else nfc(pattern))
