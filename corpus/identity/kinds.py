"""What kind of document a text is: by its number, its heading, its name, or its own words."""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.normalise import ascii_digits, fold, strip_diacritics
from corpus.types import Language

KINDS = {
    "NQ": "resolution", "QĐ": "decision", "KH": "plan", "CTr": "programme", "TB": "notice",
    "BC": "report", "CT": "directive", "KL": "conclusion", "NĐ": "decree", "TT": "circular",
    "HD": "guideline", "QC": "regulation", "QyĐ": "regulation", "TTr": "proposal", "ĐA": "scheme",
    "CV": "letter", "CĐ": "telegram", "L": "law", "Luật": "law", "PL": "ordinance",
    "TTLT": "circular", "VBHN": "consolidated_text",
}  # fmt: skip
# A report on a plan also says "this plan"; what a text is, it says more than once.
_OFTEN = 2
# A text that says once that it applies, or from when, has said what it is.
_BINDING = frozenset({"law", "act", "ordinance", "decree", "circular", "rules"})


@cache
def kind_words(language: Language) -> dict[str, str]:
    """Words for kinds, folded, with their type code or, where they have none, their kind.

    Vietnamese ones also stand without marks.
    """
    profile = PROFILES[language]
    words = {**profile.identity.kinds, **profile.particulars.documents.types}
    marked = {fold(word): code for word, code in words.items()}
    return {strip_diacritics(word): code for word, code in marked.items()} | marked


def kind_of_code(code: str | None, language: Language) -> str | None:
    """The kind that a type code stands for in a language, or None."""
    return PROFILES[language].identity.codes.get(code or "") or KINDS.get(code or "")


def named_act(title: str, language: Language) -> str | None:
    """The kind of an act that is called by this name ("… আইন, ২০২১"), or None."""
    found = _named(language).search(ascii_digits(title.strip()))
    return PROFILES[language].identity.kinds.get(fold(found["type"])) if found else None


def own_word(text: str, language: Language) -> str | None:
    """The kind by which a text speaks of itself ("Luật này", "this strategy"), or None."""
    words = kind_words(language)
    found = Counter(
        kind for match in _this(language).finditer(text) if (kind := _kind(match, words, language))
    )
    if not found:
        return None
    kind, times = found.most_common(1)[0]
    return kind if times >= _OFTEN or kind in _BINDING else None


def _kind(match: regex.Match[str], words: dict[str, str], language: Language) -> str | None:
    word = fold(" ".join(match["type"].split()))
    own = PROFILES[language].identity.kinds.get(word)
    code = words.get(word)
    return own or kind_of_code(code, language) or code


@cache
def _named(language: Language) -> regex.Pattern[str]:
    return regex.compile(PROFILES[language].identity.named, regex.IGNORECASE)


@cache
def _this(language: Language) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}]){this_pattern(language)}(?![\p{{L}}\p{{M}}])", regex.IGNORECASE
    )


@cache
def this_pattern(language: Language) -> str:
    """How a text of this language speaks of itself, with the kind in the group `type`."""
    words = sorted(
        {*PROFILES[language].identity.kinds, *PROFILES[language].particulars.documents.types},
        key=len,
        reverse=True,
    )
    choices = "|".join(regex.escape(w).replace(r"\ ", r"\s+") for w in words)
    return PROFILES[language].identity.this.format(type=f"(?P<type>{choices})")
