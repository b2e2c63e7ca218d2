"""Dates that stand apart from a letterhead: lines of publication, and bare months and years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

import regex

from corpus.identity.head import Head, data_of, lines_of, plain
from corpus.languages import PROFILES
from corpus.normalise import ascii_digits
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Language

_LINES = 25
_LONGEST_LINE = 90
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d\d)?|[+-]\d{1,2}(?::?\d\d)?|[^\p{L}\p{M}\p{N}]+"
_NAME_DOUBT = (
    "the date {date} was taken from the file's name {name!r}: the text gives none; check it"
)


def published(head: Head, language: Language) -> datetime.date | None:
    """The day in a line of the head that holds nothing else but a label, a weekday or a time."""
    found: dict[int, datetime.date] = {}
    labels = data_of(language).datelines
    for line in lines_of(head.text)[:_LINES]:
        if len(line) > _LONGEST_LINE or not (rest := _around_day(line)):
            continue
        day, around = rest
        weight = next((n for n, label in enumerate(labels) if _starts(label, around)), -1)
        around = regex.sub(rf"(?i)^\W*{labels[weight]}", " ", around) if weight >= 0 else around
        if is_beside_dates(around, language):
            found.setdefault(max(weight, 0), day)
    return found[min(found)] if found else None


def is_dateline(line: str) -> bool:
    """Whether a line is a date and no more than a weekday, a time or a place."""
    rest = _around_day(one_calendar(line)) if len(line) <= _LONGEST_LINE else None
    around = regex.sub(r"^\s*\p{L}[\p{L}\p{M}. ]{1,30},", " ", rest[1]) if rest else ""
    return rest is not None and any(is_beside_dates(around, language) for language in Language)


def is_beside_dates(words: str, language: Language) -> bool:
    """Whether words are nothing but what stands beside a date: a weekday, a time, an era."""
    return _beside(language).fullmatch(words) is not None


def _starts(label: str, words: str) -> bool:
    return bool(regex.match(rf"(?i)\W*{label}(?![\p{{L}}\p{{M}}])", words))


def _around_day(line: str) -> tuple[datetime.date, str] | None:
    days = [d for d in find_dates(line) if d.precision == "day" and d.first]
    if not days or days[0].first is None:
        return None
    return days[0].first, f"{line[: days[0].start]} {line[days[0].end :]}"


@cache
def _beside(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)(?:{data_of(language).beside_dates}|{_CLOCK})*")


def issue_period(
    head: Head, language: Language, *, number: str | None, title: str, kind: str | None, name: str
) -> tuple[str | None, str | None]:
    """The ISO month or year of issue of a document without a day, and a doubt about it."""
    for found in _months(head, title, language, kind):
        return found, None
    if year := stated_year(number, title):
        return str(year), None
    found_in_name = _month(regex.sub(r"[_\-.]+", " ", PurePath(name).stem))
    if found_in_name and kind:
        return found_in_name, _NAME_DOUBT.format(date=found_in_name, name=name)
    return None, None


def _months(head: Head, title: str, language: Language, kind: str | None) -> Iterator[str]:
    data = data_of(language)
    if unfilled := regex.search(rf"(?i){data.unfilled}", plain(ascii_digits(head.letterhead))):
        month = unfilled["month"]
        yield f"{unfilled['year']}-{int(month):02d}" if month else unfilled["year"]
    if labelled := _month(head.fields.get("date", "")):
        yield labelled
    if kind in (None, "news"):
        return
    body = regex.search(rf"(?im)^[\s*_#|>\-–]*(?:{data.body})", head.text)
    lines = [line for line in lines_of(head.text[: body.start() if body else None]) if line]
    for line in [*lines[:12], title]:
        # A title may name what it is about before its month: "Progress report, July 2013".
        if (found := _month(line, alone=line != title or line in lines[:12])) is not None:
            yield found


def _month(text: str, *, alone: bool = False) -> str | None:
    """The month with its year that a text names in words, or is, where it must stand `alone`."""
    for date in find_dates(text):
        if date.precision != "month" or date.first is None or date.cue or date.edge:
            continue
        around = text[: date.start] + text[date.end :]
        placed = regex.fullmatch(r"(?:\p{Lu}[\p{L}\p{M}. ]{1,30},)?[\s\p{P}]*", around)
        written = regex.search(r"[^\W\d_]", text[date.start : date.end])
        if placed if alone else written and text[date.end :].strip(" .)]") == "":
            return date.first.isoformat()[:7]
    return None


def stated_year(number: str | None, title: str) -> int | None:
    """The year that an act's number or name holds ("২০১৮ সনের ৪৬ নং আইন"), or None."""
    for mention in find_document_numbers(number or ""):
        if mention.year:
            return mention.year
    found = regex.search(r",?\s((?:19|20)\d\d)$", ascii_digits(title.strip()))
    return int(found[1]) if found else None


def one_calendar(text: str) -> str:
    """A text without days of a calendar that is not converted, which stand beside the others."""
    text = ascii_digits(text)
    for pattern in _other_calendars():
        text = pattern.sub(" ", text)
    return text


@cache
def _other_calendars() -> tuple[regex.Pattern[str], ...]:
    patterns = (
        p for profile in PROFILES.values() for p in profile.particulars.dates.other_calendar
    )
    # The slash or comma that parts it from the other calendar's day goes with it.
    return tuple(regex.compile(rf"(?i)(?:{p})\s*,?\s*[/|(]?\s*") for p in patterns)
