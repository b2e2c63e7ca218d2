"""Finds single date expressions in a view: days, months, quarters, years, pairs of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

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
_LONGEST_MONTH = 31
_REACH = 24  # characters around a year that may show that it is a time


def rules_for(view: View) -> tuple[DateRules, ...]:
    """The date rules of the languages whose script the view holds."""
    return tuple(date_rules(language, view.plain) for language in languages_in(view))


def find_points(
    view: View, rules: tuple[DateRules, ...], *, month_first: bool = False
) -> tuple[Point, ...]:
    """All date expressions of the view, without overlaps, those that cannot be among them.

    Days stand before months; `month_first` lets those that cannot be read so be "04/13/2025".
    A day that does not exist, such as 31 June, is kept whole: no part of it is a date.
    """
    readings = _readings(view, rules, month_first=month_first)
    return longest(p for p in readings if p.possible or _is_written_day(p))


def _is_written_day(point: Point) -> bool:
    return point.precision == "day" and (
        point.year is not None or (point.day or 0) <= _LONGEST_MONTH
    )


def _readings(view: View, rules: tuple[DateRules, ...], *, month_first: bool) -> Iterator[Point]:
    if _DIGIT.search(view.text):
        for point in _numeric(view, rules):
            yield _in_english_order(point) if month_first else point
        yield from _years(view, rules)
    for rule in rules:
        for pattern in rule.points:
            for match in pattern.finditer(view.text):
                if read := _point(view, match, rule):
                    yield read


def _in_english_order(point: Point) -> Point:
    """A day in digits as English text may mean it: both orders are in use, so it says which."""
    if point.day is None or point.day == point.month or point.rule:
        return point
    swapped = replace(point, day=point.month, month=point.day, rule="month-day order")
    if point.possible:
        return replace(point, rule="day-month order") if swapped.possible else point
    return swapped if swapped.possible else point


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
                rule="year-month-day order" if pattern is _YEAR_MONTH_DAY else "",
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
    point = Point(
        start=match.start(),
        end=match.end(),
        precision="year",
        year=int(parts["y"]) if "y" in parts else None,
    )
    if "fy" in parts or "fy1" in parts:
        return _fiscal(point, parts, rule)
    if "q" in parts:
        last = rule.quarters[parts.get("q2", parts["q"])]
        precision: Precision = "range" if "q2" in parts else "quarter"
        first = rule.quarters[parts["q"]] * 3 - 2
        return replace(point, precision=precision, month=first, last_month=last * 3)
    if "h" in parts:
        half = rule.halves[parts["h"]]
        return replace(point, precision="range", month=half * 6 - 5, last_month=half * 6)
    if "k" in parts:
        return replace(point, precision="range", month=1, last_month=count(parts["k"], rule))
    if "mon" in parts or "m" in parts:
        month = rule.months[parts["mon"]] if "mon" in parts else int(parts["m"])
        day = int(parts["d"]) if "d" in parts else None
        last_day = int(parts["d2"]) if "d2" in parts else None
        kind: Precision = "range" if last_day else "day" if day else "month"
        return replace(point, precision=kind, month=month, day=day, last_day=last_day)
    return point


def count(written: str, rule: DateRules) -> int:
    """The value of digits or of a number word of the rules."""
    return int(written) if written.isdigit() else rule.counts[written]


def _fiscal(point: Point, parts: dict[str, str], rule: DateRules) -> Point | None:
    """Twelve months from the language's first fiscal month, which the rule names."""
    if "fy1" in parts:
        first = int(parts["fy1"]) - 1
    else:
        first = int(parts["y"])
        if int(parts["fy"]) not in (first + 1, (first + 1) % 100):
            return None
    start, end = rule.fiscal_start, rule.fiscal_start - 1
    said = f"fiscal year {first}-{first + 1}, July to June"
    return replace(
        point,
        precision="range",
        year=first,
        month=start,
        last_year=first + 1,
        last_month=end,
        rule=said,
    )


def _is_ordinary_word(view: View, match: re.Match[str], parts: dict[str, str]) -> bool:
    if parts.get("mon") not in _AMBIGUOUS or "y" in parts:
        return False
    return not view.written(*match.span("mon"))[:1].isupper()
