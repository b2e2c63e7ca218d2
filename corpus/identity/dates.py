"""When a document was issued, and from when to when it says that it has effect."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache

import regex

from corpus.identity.head import Head, data_of, plain
from corpus.identity.kinds import this_pattern
from corpus.identity.number import BRACKETED
from corpus.identity.periods import one_calendar, published
from corpus.normalise import ascii_digits
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.types import Language

_EARLIEST = 1900
_CLOSING = 3000
_DAY = 60
# Who signed a file electronically, and when it came in, is said in its stamps.
_STAMP = regex.compile(r"(?i)(?:thời gian ký|ngày đến|đến\s*ngày|đến)\s*:?\s*$")


def issue_date(text: str, head: Head, language: Language, *, own: str | None) -> Day:
    """The day of issue that a document gives, or None; `own` is its number."""
    if found := _first_day(head.fields.get("date", "")):
        return found
    if own or head.named:
        if found := _in_letterhead(head, language):
            return found
        for bracket in BRACKETED.finditer(head.text):
            if found := _first_day(bracket[1]):
                return found
        for line in _labelled(language).finditer(head.text):
            if found := _first_day(line[0]):
                return found
    said = _adopted(text, language) or (_beside_own(text, own) if own else None)
    return said or _bracketed(head) or published(head, language)


def _bracketed(head: Head) -> Day:
    """The day in square brackets after an act's long title: "… of information. [23rd May 2018]"."""
    for bracket in regex.finditer(r"\[([^\[\]\n]{8,30})\]", head.text):
        for day in find_dates(bracket[1]):
            if day.precision == "day" and not bracket[1][day.end :].strip(" ."):
                return day.first
    return None


Day = datetime.date | None


def effect(
    text: str, language: Language, issued: Day, fields: Mapping[str, str]
) -> tuple[Day, Day]:
    """The first and the last day of effect as far as the text or its data list says them."""
    starts, at_once, expires = _effect_patterns(language)
    flat = ascii_digits(plain(text))
    start = _first_day(fields.get("effective", "")) or _clause(flat, starts)
    if start is None and at_once.search(flat):
        start = issued
    end = _first_day(fields.get("expires", ""))
    if end is None and (found := expires.search(flat)):
        end = _first_day(flat[found.end() : found.end() + _DAY])
        # "No longer in force from the 1st": the day before is the last.
        if end and regex.search(r"(?i)(?:từ|on)\s*$", found[0]):
            end -= datetime.timedelta(days=1)
    return start, end


def _clause(flat: str, pattern: regex.Pattern[str]) -> Day:
    for found in pattern.finditer(flat):
        for date in find_dates(flat[found.end() : found.end() + _DAY]):
            if date.precision in ("day", "range") and date.first:
                return date.first
    return None


def _first_day(text: str) -> Day:
    for found in find_dates(one_calendar(plain(text))):
        if found.precision == "day" and found.first and found.first.year > _EARLIEST:
            return found.first
    return None


def _in_letterhead(head: Head, language: Language) -> Day:
    """The date after a place ("Cà Mau, ngày …"), else one after a label, never a stamp's."""
    flat = one_calendar(plain(head.letterhead))
    labels = "|".join(data_of(language).date_labels)
    placed = regex.compile(rf"(?i)[\p{{L}}\p{{M}}.],\s*(?:(?:{labels})\s*[:ঃ]?\s*)?$")
    labelled = regex.compile(rf"(?i)(?:{labels})\s*[:ঃ]?\s*$")
    days = [d for d in find_dates(flat) if d.precision == "day" and d.first]
    for pattern in (placed, labelled):
        for day in days:
            before = flat[: day.start]
            # The word for "day" belongs to the date in Vietnamese.
            own = flat[day.start : day.end] if pattern is labelled else ""
            fits = pattern.search(before) or regex.match(rf"(?i)(?:{labels})", own)
            if fits and not _STAMP.search(before) and day.first and day.first.year > _EARLIEST:
                return day.first
    return None


def _adopted(text: str, language: Language) -> Day:
    """The day on which a law says that it was adopted."""
    flat = plain(text[-_CLOSING:])
    for found in _adoption(language).finditer(flat):
        if day := _first_day(flat[found.end() : found.end() + _DAY]):
            return day
    return None


def _beside_own(text: str, own: str) -> Day:
    """The date given beside the document's own number, as in "issued with Decision 5 of …"."""
    for mention in find_document_numbers(text):
        if mention.number == own:
            near = plain(text[mention.end : mention.end + _DAY])
            if regex.match(r"(?i),?\s*(?:ngày|dated|of|তারিখ|\d)", near) and (
                day := _first_day(near[:40])
            ):
                return day
    return None


@cache
def _labelled(language: Language) -> regex.Pattern[str]:
    labels = "|".join(data_of(language).date_labels)
    return regex.compile(rf"(?im)^[\s*_|]*(?:{labels})\s*[:ঃ][^\n|]*")


@cache
def _adoption(language: Language) -> regex.Pattern[str]:
    pattern = f"{this_pattern(language)}\\s+(?:{data_of(language).adopted})"
    return regex.compile(pattern, regex.IGNORECASE)


@cache
def _effect_patterns(
    language: Language,
) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    data, this = data_of(language), this_pattern(language).replace("(?P<type>", "(?:")
    first, second, third = (
        regex.compile(pattern.format(this=this) if "{this}" in pattern else pattern, regex.I)
        for pattern in (data.effective, data.at_once, data.expires)
    )
    return first, second, third
