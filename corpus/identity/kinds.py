"""What kind of document a text is: by its number, its heading, its name, or its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
_PART_MENTIONS = 3
_TITLE_LINES = 3
_TITLE_WORDS = 14
_TITLE_KINDS = frozenset(
    {
        *("strategy", "policy", "framework", "white_paper", "green_paper", "roadmap", "standard"),
        *("progress_report", "report", "plan", "programme", "guideline", "master_plan", "rules"),
    }
)
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "on", "in", "to", "a", "an", "by", "–", "-"})
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


def kind_in(number: str, language: Language) -> str | None:
    """The kind whose word a number holds ("Circular No. 05"), or None."""
    found = _any(language).search(number)
    return _kind(found, kind_words(language), language) if found else None


def named_act(title: str, language: Language) -> str | None:
    """The kind of an act that is called by this name ("… আইন, ২০২১"), or None."""
    found = _named(language).search(ascii_digits(title.strip()))
    return PROFILES[language].identity.kinds.get(fold(found["type"])) if found else None


def kind_of_text(text: str, titles: Sequence[str], language: Language) -> str | None:
    """The kind by which a text without a head speaks of itself, or None.

    By its title, by "this strategy" or "Luật này", or, where it is a part of something larger, by
    the kind of document that it speaks of most.
    """
    data = PROFILES[language].identity
    own = _titled(titles, language) or _own_word(text, language)
    if own == "report" and regex.search(rf"(?i){data.periodic}", text):
        return "progress_report"
    if own is None and titles and regex.match(rf"(?i){data.parts}", titles[0]):
        return _spoken_of(text, language)
    return own


def _own_word(text: str, language: Language) -> str | None:
    words = kind_words(language)
    found: Counter[str] = Counter()
    for pattern, weight in ((_this(language), 1), (_self_named(language), _OFTEN)):
        for match in pattern.finditer(text):
            if kind := _kind(match, words, language):
                found[kind] += weight
    if not found:
        return None
    kind, times = found.most_common(1)[0]
    return kind if times >= _OFTEN or kind in _BINDING else None


def _titled(titles: Sequence[str], language: Language) -> str | None:
    """The kind whose word ends one of the first lines, where these are a title in capitals.

    The last one counts: "Government Digital Strategy / Quarterly report" is a report.
    """
    data = PROFILES[language].identity
    if not data.head_last:
        return None
    words = kind_words(language)
    for line in reversed(titles[:_TITLE_LINES]):
        parts = line.split()
        if not 2 <= len(parts) <= _TITLE_WORDS:
            continue
        capitals = all(w[:1].isupper() or w in _SMALL_WORDS for w in parts)
        for count in (3, 2, 1):
            word = fold(" ".join(parts[-count:]))
            kind = data.kinds.get(word) or kind_of_code(words.get(word), language)
            # "Province unveils strategy" is a headline; nobody's headline ends with these terms.
            is_term = count > 1 or language is not Language.EN
            if kind in _TITLE_KINDS and (is_term or capitals):
                return kind
    return None


def _spoken_of(text: str, language: Language) -> str | None:
    words = kind_words(language)
    found = Counter(
        kind for match in _any(language).finditer(text) if (kind := _kind(match, words, language))
    )
    ranked = [*found.most_common(2), ("", 0), ("", 0)]
    (kind, most), (_, next_most) = ranked[:2]
    return kind if most >= _PART_MENTIONS and most >= 2 * next_most else None


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
def _self_named(language: Language) -> regex.Pattern[str]:
    data = PROFILES[language].identity
    pattern = data.self_named.format(type=_type_group(language))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){pattern}(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)


@cache
def _any(language: Language) -> regex.Pattern[str]:
    pattern = _type_group(language)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}]){pattern}(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)


@cache
def this_pattern(language: Language) -> str:
    """How a text of this language speaks of itself, with the kind in the group `type`."""
    return PROFILES[language].identity.this.format(type=_type_group(language))


@cache
def _type_group(language: Language) -> str:
    words = sorted(
        {*PROFILES[language].identity.kinds, *PROFILES[language].particulars.documents.types},
        key=len,
        reverse=True,
    )
    choices = "|".join(regex.escape(w).replace(r"\ ", r"\s+") for w in words)
    return f"(?P<type>{choices})"
