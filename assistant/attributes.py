"""The attributes that a question asks for, and whether a text speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from corpus.languages.attributes import Attribute, attributes
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.numbers import find_numbers
from corpus.types import Language, Span

_PHONE = regex.compile(
    r"(?<![\d.,/-])(?:1[089]\d{2,6}|0\d{8,10}|0\d{2,4}[ .]\d{3}[ .]\d{3,4})(?![\d/])"
)
_MAIL = regex.compile(r"[\w.]+@[\w.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An attribute that a question asks for, as its words name it."""

    key: str
    as_written: str


def asked_attributes(
    text: str, language: Language, names: Sequence[Span] = ()
) -> tuple[Asked, ...]:
    """What a question asks for by name; the parts of it that are `names` ask for nothing."""
    rest = text
    for span in names:
        rest = rest[: span.start] + "¶" * (span.end - span.start) + rest[span.end :]
    folded, plain = fold(rest), rest.replace("¶", "").isascii()
    return tuple(
        Asked(key=attribute.key, as_written=found[0].strip())
        for attribute in attributes()
        if (found := _ready(attribute.asks(language), plain=plain).search(folded))
    )


@lru_cache(maxsize=65536)
def speaks_of(key: str, text: str) -> bool:
    """Whether a text of any language speaks of an attribute, or gives a fact that shows it."""
    attribute = _by_key()[key]
    if _ready(attribute.says(), plain=text.isascii()).search(fold(text)):
        return True
    return bool(attribute.shown_by) and _shows(attribute, text)


def stands_together(key: str) -> bool:
    """Whether the sentence that answers must itself speak of the attribute."""
    return _by_key()[key].together


def _shows(attribute: Attribute, text: str) -> bool:
    match attribute.shown_by:
        case "money":
            return any(number.kind == "money" for number in find_numbers(text))
        case "phone":
            return bool(_PHONE.search(fold(text)))
        case _:
            return bool(_MAIL.search(text))


@cache
def _by_key() -> dict[str, Attribute]:
    return {attribute.key: attribute for attribute in attributes()}


@cache
def _ready(pattern: str, *, plain: bool) -> regex.Pattern[str]:
    pattern = nfc(pattern)
    return regex.compile(strip_diacritics(pattern) if plain else pattern)
