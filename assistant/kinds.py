"""The kinds of fact that a question asks for, by its words."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import regex

from assistant.asking import asked_kinds
from assistant.figures import asked_event
from corpus.languages import PROFILES
from corpus.normalise import fold, strip_diacritics
from corpus.types import Language


class Kind(StrEnum):
    """The kind of fact that a question wants."""

    EFFECT = "effect"
    ISSUED = "issued"
    DEADLINE = "deadline"
    COUNT = "count"
    PERSON = "person"
    REFERENCE = "reference"
    COMPARISON = "comparison"
    PROGRESS = "progress"
    TARGET = "target"
    DEFINITION = "definition"
    OBLIGATION = "obligation"
    LIST = "list"
    YES_NO = "yes_no"
    OTHER = "other"


# Kinds that are known by lists of words; the others are known by patterns.
_BY_WORDS = (Kind.ISSUED, Kind.DEADLINE, Kind.COUNT, Kind.PERSON, Kind.REFERENCE)
# Lists of words that ask, and say nothing of what is asked for.
ASKING = (*(k.value for k in _BY_WORDS), "yes_no", "list", "general")


def find_kinds(text: str, language: Language) -> frozenset[Kind]:
    """All that it asks for; at least OTHER."""
    asked = {kind for kind in _BY_WORDS if _asks(text, language, kind.value)}
    if Kind.DEADLINE not in asked:
        asked.discard(Kind.ISSUED)  # "issued" alone asks for no date
    elif asked_event(text, language):
        asked = asked - {Kind.ISSUED, Kind.DEADLINE} | {Kind.EFFECT}
    by_pattern = asked_kinds(text, language)
    if "yes_no" in by_pattern and "open" not in by_pattern:
        asked = {Kind.PERSON} & asked  # "may it miss the deadline?" asks for no date
    asked |= {kind for kind in Kind if kind.value in by_pattern}
    return frozenset(asked or {Kind.OTHER})


def _asks(text: str, language: Language, kind: str) -> bool:
    return bool(cues(language, kind, plain=text.isascii()).search(fold(text)))


@cache
def cues(language: Language, kind: str, *, plain: bool) -> regex.Pattern[str]:
    """The words of a list that asks, ready to be found in folded text."""
    words = [fold(w) for w in PROFILES[language].question_words.get(kind, ())]
    if plain:
        words = [strip_diacritics(w) for w in words]
    # A Bengali noun may carry a case ending; a short word may not, or "কে" is everywhere.
    endings = r"[\p{L}\p{M}]*" if language is Language.BN else ""
    choices = "|".join(
        regex.escape(w) + (endings if len(w) > 4 else "") for w in sorted(words, key=len)[::-1]
    )
    if not choices:
        return regex.compile(r"(?!)")
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{choices})(?![\p{{L}}\p{{M}}])")
