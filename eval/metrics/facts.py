"""Whether a text states a fact, whatever way it writes dates, numbers and document numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import suppress

import regex

from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers

_BETWEEN = "|"
_THOUSANDS = regex.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d]|[.,]\d)")
_DECIMAL = regex.compile(r"(?<=\d),(?=\d)")
_FIGURE = regex.compile(r"\d{1,3}")
_LEADING_ZEROS = regex.compile(r"(?<![\d.,])0+(?=\d)")


def states(text: str, fact: str) -> bool:
    """Whether `text` states one of the spellings of `fact`, which " | " separates."""
    return any(_states(text, spelling.strip()) for spelling in fact.split(_BETWEEN))


def _states(text: str, spelling: str) -> bool:
    if not spelling:
        return False
    with suppress(ValueError):
        return _names_day(text, datetime.date.fromisoformat(spelling))
    numbers = find_document_numbers(nfc(spelling))
    if len(numbers) == 1 and numbers[0].number and numbers[0].as_written == nfc(spelling):
        return numbers[0].loose_key in {n.loose_key for n in find_document_numbers(nfc(text))}
    if _FIGURE.fullmatch(plain_form(spelling)):
        text = _without_dates(text)
    return _pattern(plain_form(spelling)).search(plain_form(text)) is not None


def _without_dates(text: str) -> str:
    """So that the 6 of 30/6/2025 is not taken for a figure."""
    text = nfc(text)
    for date in reversed(find_dates(text)):
        if date.precision in ("day", "month", "range"):
            text = text[: date.start] + ";" + text[date.end :]
    return text


def _names_day(text: str, day: datetime.date) -> bool:
    """Whether the day is written, on its own or as the first or last day of a range."""
    dates = (d for d in find_dates(nfc(text)) if d.precision in ("day", "range"))
    return any(day in (d.first, d.last) for d in dates)


def plain_form(text: str) -> str:
    """Text in which the spellings of one fact agree: case, marks, digits, separators, blanks."""
    plain = " ".join(strip_diacritics(fold(text)).split())
    plain = _THOUSANDS.sub(lambda m: regex.sub(r"[.,]", "", m[0]), plain)
    return _LEADING_ZEROS.sub("", _DECIMAL.sub(".", plain))


def _pattern(spelling: str) -> regex.Pattern[str]:
    """Finds whole words and whole numbers; a Bengali word may carry an ending."""
    return regex.compile(_before(spelling[0]) + regex.escape(spelling) + _after(spelling[-1]))


def _before(first: str) -> str:
    if first.isdigit():
        return r"(?<!\d|\d[.,])"
    return r"(?<![\p{L}\p{M}\p{N}])" if first.isalpha() else ""


def _after(last: str) -> str:
    if last.isdigit():
        return r"(?!\d|[.,]\d)"
    return r"(?!\p{Latin}|\d)" if last.isalpha() and last.isascii() else ""


def share_stated(texts: Iterable[str], facts: Iterable[str]) -> float | None:
    """The share of `facts` that the texts together state; None without facts."""
    whole = "\n".join(texts)
    found = [states(whole, fact) for fact in facts]
    return sum(found) / len(found) if found else None
