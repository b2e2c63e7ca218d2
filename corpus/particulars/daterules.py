"""The date data of a language, compiled for texts with and without diacritics."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from corpus.languages.particulars import Cue, DateData, Edge, Period
from corpus.particulars.lexicon import choices, data_of, ready, table
from corpus.types import Language

YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d|[.,]\d)"
_Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRules:
    """Compiled patterns and tables; see `DateData` for what each is."""

    months: dict[str, int]
    quarters: dict[str, int]
    halves: dict[str, int]
    periods: dict[str, Period]
    points: tuple[_Pattern, ...]
    year_pair: _Pattern
    join: _Pattern
    year_before: tuple[_Pattern, ...]
    year_after: tuple[_Pattern, ...]
    edges_before: tuple[tuple[Edge, _Pattern], ...]
    edges_after: tuple[tuple[Edge, _Pattern], ...]
    cues_before: tuple[tuple[Cue, _Pattern], ...]
    cues_after: tuple[tuple[Cue, _Pattern], ...]
    recurring: tuple[tuple[_Pattern, Period | None], ...]
    ongoing: tuple[_Pattern, ...]
    relative: tuple[_Pattern, ...]
    counts: dict[str, int]
    fiscal_start: int
    other_calendar: tuple[_Pattern, ...]
    issue_events: _Pattern
    number_marker: _Pattern


@functools.cache
def date_rules(language: Language, plain: bool) -> DateRules:
    """The rules of a language for a view whose `plain` is this."""
    data = data_of(language).dates
    edges = tuple(data.edges_before.values())
    marker = "|".join(data_of(language).documents.markers)
    return DateRules(
        months=table(data.months, plain=plain),
        quarters=table(data.quarters, plain=plain),
        halves=table(data.halves, plain=plain),
        periods=table(data.periods, plain=plain),
        points=tuple(ready(_filled(pattern, data), plain=plain) for pattern in data.patterns),
        year_pair=ready(_year_pair(data), plain=plain),
        join=ready(rf"\s*(?:-|(?:{choices(data.joins)}))\s*$", plain=plain),
        year_before=tuple(ready(p, plain=plain) for p in (data.year_before, *edges) if p),
        year_after=tuple(ready(p, plain=plain) for p in (data.year_after,) if p),
        edges_before=tuple((k, ready(p, plain=plain)) for k, p in data.edges_before.items()),
        edges_after=tuple((k, ready(p, plain=plain)) for k, p in data.edges_after.items()),
        cues_before=tuple((k, ready(p, plain=plain)) for k, p in data.cues_before.items()),
        cues_after=tuple((k, ready(p, plain=plain)) for k, p in data.cues_after.items()),
        recurring=tuple((ready(_filled(p, data), plain=plain), k) for p, k in data.recurring),
        ongoing=tuple(ready(p, plain=plain) for p in data.ongoing),
        relative=tuple(ready(_filled(p, data), plain=plain) for p in data.relative),
        counts=table(data.counts, plain=plain),
        fiscal_start=data.fiscal_start,
        other_calendar=tuple(ready(p, plain=plain) for p in data.other_calendar),
        issue_events=ready(data.issue_events or "(?!)", plain=plain),
        number_marker=ready(rf"(?:{marker})\s*$", plain=plain),
    )


def _filled(pattern: str, data: DateData) -> str:
    words = f"|{choices(data.counts)}" if data.counts else ""
    tokens = {
        "<D>": r"(?P<d>\d{1,2})",
        "<D2>": r"(?P<d2>\d{1,2})",
        "<N>": rf"(?P<n>\d{{1,3}}{words})",
        "<K>": rf"(?P<k>\d{{1,2}}{words})",
        "<FY>": r"(?P<y>(?:19|20)\d\d)\s?[-/]\s?(?P<fy>(?:20)?\d\d)(?!\d)",
        "<M>": r"(?P<m>\d{1,2})(?!\d)",
        "<MON>": f"(?P<mon>{choices(data.months)})",
        "<Y>": YEAR,
        "<Q>": f"(?P<q>{choices(data.quarters)})",
        "<Q2>": f"(?P<q2>{choices(data.quarters)})",
        "<H>": f"(?P<h>{choices(data.halves)})",
        "<PERIOD>": choices(data.periods),
    }
    for token, replacement in tokens.items():
        pattern = pattern.replace(token, replacement)
    return pattern


def _year_pair(data: DateData) -> str:
    second = YEAR.replace("<y>", "<y2>")
    return rf"(?<![\d/.,-]){YEAR}\s*(?:-|(?:{choices(data.joins)}))\s*{second}(?![/%-])"
