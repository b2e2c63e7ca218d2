"""Whether a sentence gives a figure or a date of the sort that a question asks for."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.numbers import find_numbers
from corpus.particulars.types import FoundDate, FoundNumber
from corpus.types import Language

# Between the words that say so and the date stand a few words at the most.
_NEAR = 90
_WORDS_FOR_ALL = r"\b(?:all|every|none|half|toàn bộ|tất cả|mọi|một nửa)\b|সব|সকল|অর্ধেক|কোনো"


class Amount(StrEnum):
    """The sort of figure wanted."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    ANY = "any"


class Event(StrEnum):
    """What the date wanted is the date of, where it is no deadline and no day of issue."""

    EFFECT = "effect"
    EXPIRY = "expiry"


def asked_amount(text: str, language: Language, *, of_money: bool) -> Amount:
    """The sort of figure that a question of how much or how many asks for."""
    data = PROFILES[language].questions
    if _found(data.percent, text):
        return Amount.PERCENT
    if of_money:
        return Amount.MONEY
    return Amount.NUMBER if _found(data.items, text) else Amount.ANY


def asked_event(text: str, language: Language) -> Event | None:
    """Whether a question asks when something takes effect or ends."""
    data = PROFILES[language].questions
    if _found(data.expiry, text):
        return Event.EXPIRY
    return Event.EFFECT if _found(data.effect, text) else None


def gives_amount(amount: Amount, text: str) -> bool:
    """Whether a sentence gives a figure of that sort."""
    numbers = find_numbers(text)
    match amount:
        case Amount.MONEY:
            return any(number.kind == "money" for number in numbers)
        case Amount.PERCENT:
            return any(map(_is_share, numbers)) or bool(_found(_WORDS_FOR_ALL, text))
        case Amount.NUMBER:
            return any(number.kind in ("plain", "fraction") for number in numbers)
        case _:
            return bool(numbers)


def event_dates(event: Event, text: str) -> tuple[FoundDate, ...]:
    """The dates in a sentence that are told to be those of the event."""
    return tuple(date for date in find_dates(text) if _tells(event, text, date))


def _tells(event: Event, text: str, date: FoundDate) -> bool:
    around = text[max(0, date.start - _NEAR) : date.end + _NEAR]
    patterns = (getattr(p.questions, event.value) for p in PROFILES.values())
    return any(_found(pattern, around) for pattern in patterns)


def _is_share(number: FoundNumber) -> bool:
    return number.kind in ("percent", "fraction") or number.total is not None


def _found(pattern: str, text: str) -> bool:
    return bool(_ready(pattern, plain=text.isascii()).search(fold(text)))


@cache
def _ready(pattern: str, *, plain: bool) -> regex.Pattern[str]:
    return regex.compile(strip_diacritics(nfc(pattern)) if plain else nfc(pattern))
