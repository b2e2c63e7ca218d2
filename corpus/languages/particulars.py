"""The shape of the data that dates, numbers and document numbers need in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Cue = Literal["by", "until", "before", "from"]
Edge = Literal["start", "end"]
Period = Literal["day", "working_day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateData:
    """How a language writes and announces dates.

    Patterns are `re` syntax over lower-case NFC text with ASCII digits. In `patterns` the tokens
    <D>, <M>, <MON>, <Y>, <Q> and <H> stand for a day, a month by number, a month by name, a year,
    a quarter and a half-year, <D2> for the last of several days, <K> for a number of months,
    <FY> for a fiscal year ("2024-25"), which starts in month `fiscal_start`; the group `fy1` is
    the year in which one ends. <N> is a number in digits or one of the words in `counts`.
    `other_calendar` are days and years of a calendar that is not converted. `year_before`,
    `edges_before` and `cues_before` end where the date starts; `year_after`, `edges_after` and
    `cues_after` begin where it ends. `relative` patterns name the groups `n`, `unit` and `event`,
    the day that they count from; `issue_events` are those of the document itself. `recurring`
    ones may name `n`. The first pattern that matches wins.
    """

    months: Mapping[str, int]
    quarters: Mapping[str, int]
    halves: Mapping[str, int]
    periods: Mapping[str, Period]
    patterns: tuple[str, ...]
    joins: tuple[str, ...]
    year_before: str = ""
    year_after: str = ""
    edges_before: Mapping[Edge, str] = field(default_factory=dict)
    edges_after: Mapping[Edge, str] = field(default_factory=dict)
    cues_before: Mapping[Cue, str] = field(default_factory=dict)
    cues_after: Mapping[Cue, str] = field(default_factory=dict)
    recurring: tuple[tuple[str, Period | None], ...]
    ongoing: tuple[str, ...]
    relative: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    fiscal_start: int = 7
    other_calendar: tuple[str, ...] = ()
    issue_events: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberData:
    """How a language writes numbers: words with their values, marks around the digits, units.

    `words` add up and `multipliers` multiply what stands before them; a word of `never_alone`
    counts only beside another one or before a `counters` suffix that is not in `articles`.
    `measures` are patterns of units of measure and of what is counted. `structure` are words
    whose number names a part of a text ("Article 5"), not a quantity.
    """

    words: Mapping[str, int]
    multipliers: Mapping[str, int]
    fillers: tuple[str, ...]
    never_alone: frozenset[str]
    counters: tuple[str, ...]
    magnitudes: Mapping[str, int]
    percent: tuple[str, ...]
    currencies: tuple[str, ...]
    structure: tuple[str, ...]
    articles: frozenset[str] = frozenset()
    decimal_comma: bool = False
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumberData:
    """How a language names documents: words for the kinds, marks before and after a number.

    `types` maps a word to the official type code. A `weak` word is also a verb or an everyday
    noun: without a mark or a capital letter it names no document. `not_after` is what cannot
    follow the number of a document ("5 years"); `list_after` is what may follow the last number
    of a list of documents. `letters` maps spelt letters to Latin ones. `issuers` are official
    spellings inside numbers; `party_issuers` write 57-NQ/TW, `either_issuers` both ways, all
    others 28/KH-UBND. `aliases` (lower case) are those that folding would confuse. `acts` are
    patterns of numbered acts; <TYPE>, <MARK> and <Y> stand for a type word, a marker, a year.
    """

    types: Mapping[str, str]
    weak: frozenset[str]
    markers: tuple[str, ...]
    not_after: str
    list_joins: tuple[str, ...]
    list_after: str
    letters: Mapping[str, str] = field(default_factory=dict)
    acts: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    party_issuers: frozenset[str] = frozenset()
    either_issuers: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForms:
    """How answers write dates and numbers in a language.

    `dates` holds format strings by precision; `quarters` one for each quarter; `periods` a
    singular and a plural.
    """

    digits: str
    group: str
    decimal: str
    months: tuple[str, ...]
    quarters: tuple[str, str, str, str]
    dates: Mapping[str, str]
    periods: Mapping[Period, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticularsData:
    """All that reading and writing dates, numbers and document numbers needs in one language."""

    dates: DateData
    numbers: NumberData
    documents: DocumentNumberData
    forms: WrittenForms
