"""Finds single date expressions in a view: days, months, quarters, years, pairs of years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.particulars.calendar import Point
from corpus.particulars.daterules import YEAR, DateRules, date_rules
from corpus.particulars.lexicon import languages_in, squeeze
from corpus.particulars.overlaps import longest
from corpus.particulars.types import Precision
from corpus.particulars.view import View, bounded

_DAY_MONTH_YEAR = re.compile(
    r"(?<![/.])(?P<d>\d{1,2}) ?(?P<sep>[./-]) ?(?P<m>\d{1,2}) ?(?P=sep) ?" + YEAR
)
_YEAR_MONTH_DAY = re.compile(r"(?<![/.-])" + YEAR + r"-(?P<m>\d\d)-(?P<d>\d\d)(?![-/])")
_MONTH_YEAR = re.compile(r"(?<![/.-])(?P<m>\d{1,2})/" + YEAR + r"(?!\s?[/-]\s?[^\W\d])")
_BARE_YEAR = re.compile(r"(?<![\d/.,-])" + YEAR + r"(?![/%])")
_CELL_BEFORE = re.compile(r"(?:^|[|\n\t])[ ]*$")
_CELL_AFTER = re.compile(r"[ ]*(?:$|[|\n\t])")
_DIGIT = re.compile(r"\d")
# English words that are months only with a capital letter or a year.
_AMBIGUOUS = frozenset({"may", "march", "mar"})
_REACH = 24  # characters around a year that may show that it is a time


def rules_for(view: View) -> tuple[DateRules, ...]:
    """The date rules of the languages whose script the view holds."""
    return tuple(date_rules(language, view.plain) for language in languages_in(view))


def find_points(view: View, rules: tuple[DateRules, ...]) -> tuple[Point, ...]:
    """All possible date expressions of the view that hold a digit, without overlaps."""
    if not _DIGIT.search(view.text):
        return ()
    found = [*_numeric(view, rules), *_years(view, rules)]
    for rule in rules:
        for pattern in rule.points:
            for match in pattern.finditer(view.text):
                if point := _point(view, match, rule):
                    found.append(point)
    return longest(point for point in found if point.possible)


def _numeric(view: View, rules: tuple[DateRules, ...]) -> Iterator[Point]:
    for pattern in (_DAY_MONTH_YEAR, _YEAR_MONTH_DAY, _MONTH_YEAR):
        for match in pattern.finditer(view.text):
            day = None if pattern is _MONTH_YEAR else int(match["d"])
            if not bounded(view.text, *match.span()):
                continue
            before = view.text[max(0, match.start() - _REACH) : match.start()]
            if day is None and any(rule.number_marker.search(before) for rule in rules):
                continue
            yield Point(
                start=match.start(),
                end=match.end(),
                precision="month" if day is None else "day",
                year=int(match["y"]),
                month=int(match["m"]),
                day=day,
            )


def _years(view: View, rules: tuple[DateRules, ...]) -> Iterator[Point]:
    for rule in rules:
        for match in rule.year_pair.finditer(view.text):
            first, last = int(match["y"]), int(match["y2"])
            if first < last:
                start, end = match.span()
                yield Point(start=start, end=end, precision="range", year=first, last_year=last)
    for match in _BARE_YEAR.finditer(view.text):
        start, end = match.span()
        if _is_time(view.text, start, end, rules):
            yield Point(start=start, end=end, precision="year", year=int(match["y"]))


def _is_time(text: str, start: int, end: int, rules: tuple[DateRules, ...]) -> bool:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _CELL_BEFORE.search(before) and _CELL_AFTER.match(after):
        return True
    return any(
        any(pattern.search(before) for pattern in rule.year_before)
        or any(pattern.match(after) for pattern in rule.year_after)
        for rule in rules
    )


def _point(view: View, match: re.Match[str], rule: DateRules) -> Point | None:
    parts = {name: squeeze(part) for name, part in match.groupdict().items() if part}
    if not bounded(view.text, *match.span()) or _is_ordinary_word(view, match, parts):
        return None
    month: int | None = None
    last_month: int | None = None
    precision: Precision = "day" if "d" in parts else "year"
    if "q" in parts:
        last = rule.quarters[parts.get("q2", parts["q"])]
        month, last_month = rule.quarters[parts["q"]] * 3 - 2, last * 3
        precision = "range" if "q2" in parts else "quarter"
    elif "h" in parts:
        half = rule.halves[parts["h"]]
        month, last_month, precision = half * 6 - 5, half * 6, "range"
    elif "mon" in parts or "m" in parts:
        month = rule.months[parts["mon"]] if "mon" in parts else int(parts["m"])
        precision = "day" if "d" in parts else "month"
    return Point(
        start=match.start(),
        end=match.end(),
        precision=precision,
        year=int(parts["y"]) if "y" in parts else None,
        month=month,
        day=int(parts["d"]) if "d" in parts else None,
        last_month=last_month,
    )


def _is_ordinary_word(view: View, match: re.Match[str], parts: dict[str, str]) -> bool:
    if parts.get("mon") not in _AMBIGUOUS or "y" in parts:
        return False
    return not view.written(*match.span("mon"))[:1].isupper()
