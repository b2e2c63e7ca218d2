"""Marks of secrecy and urgency, and who signed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import regex

from corpus.identity.head import Head, data_of, lines_of
from corpus.languages import PROFILES
from corpus.names.sound import find_names
from corpus.normalise import fold, strip_diacritics
from corpus.types import Language

_FIRST_PAGE = 1500
_LAST_PART = 4000
_NEAR = 700
_LABEL = r"(?:(?:độ (?:mật|khẩn)|mức độ (?:mật|khẩn)|classification|priority|security)\s*:\s*)?"


def find_mark(text: str, marks: str) -> str | None:
    """The mark ("secrecy" or "urgency") that stands alone in a line or cell of the first page."""
    for language in Language:
        shown: Mapping[str, str] = getattr(data_of(language), marks)
        known = {fold(word): mark for word, mark in shown.items()}
        for found in _mark(language, marks).finditer(text[:_FIRST_PAGE]):
            written = found["mark"]
            # In running text the words are small; a mark is printed in capitals.
            if language is Language.BN or written.isupper() or found["label"]:
                return known[fold(" ".join(written.split()))]
    return None


@cache
def _mark(language: Language, marks: str) -> regex.Pattern[str]:
    known: Mapping[str, str] = getattr(data_of(language), marks)
    forms = {form for word in known for form in _spellings(word)}
    words = "|".join(regex.escape(w).replace(r"\ ", r"\s+") for w in sorted(forms, key=len)[::-1])
    return regex.compile(
        rf"(?im)(?:^|\||\t|  )[\s*_#>\[(]*(?P<label>{_LABEL})(?P<mark>{words})"
        r"(?=[\s*_\])]*(?:$|\||\t|  ))"
    )


def _spellings(word: str) -> tuple[str, ...]:
    """Both places of the tone ("hoả", "hỏa") and both forms of Bengali's dotted letters."""
    return word, word.replace("hoả", "hỏa"), word.replace("য়", "\u09df")


def find_signer(text: str, head: Head, language: Language) -> str | None:
    """The person who signed, or None: the name below the signature's lead at a text's end."""
    if (value := head.fields.get("signer")) and find_names(value, language=language):
        return value
    tail = text[-_LAST_PART:]
    leads = list(
        regex.finditer(rf"(?im)(?:^|\||\s{{3}})[\s*_|]*(?:{data_of(language).signing})", tail)
    )
    if not leads:
        return None
    lines = lines_of(tail[leads[0].end() : leads[-1].end() + _NEAR])
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        for cell in regex.split(r"\||\s{3,}|\t", line):
            if _is_name(cell.strip(), following, language):
                return " ".join(cell.split())
    return None


def _is_name(cell: str, following: str, language: Language) -> bool:
    """Whether a line is a person's name; in a script without capitals a post must follow it."""
    written = regex.sub(r"^(?:(?:TS|ThS|GS|PGS|Dr|Mr|Mrs|Ms)\.?\s*)+", "", cell)
    words = written.split()
    if not 2 <= len(words) <= 5 or len(written) > 40 or regex.search(r"[\d:;()]", written):
        return False
    if regex.search(rf"(?i){data_of(language).posts}", written):
        return False
    if language is Language.BN:
        return bool(regex.match(rf"(?:{data_of(language).posts})", following))
    if not all(w[:1].isupper() for w in words):
        return False
    first = fold(words[0])
    families = frozenset[str]().union(*(p.names.family_names for p in PROFILES.values()))
    if language is Language.VI:
        return first in families or strip_diacritics(first) in families
    return bool(find_names(written, language=language))
