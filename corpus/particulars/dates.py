"""Reads dates, periods, recurring and relative times out of Vietnamese, Bengali or English text."""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.languages.particulars import Cue
from corpus.particulars.calendar import Days, Point, assume_year
from corpus.particulars.daterules import DateRules
from corpus.particulars.lexicon import squeeze
from corpus.particulars.overlaps import longest
from corpus.particulars.points import count, find_points, rules_for
from corpus.particulars.types import FoundDate, Precision
from corpus.particulars.view import View, bounded, look
from corpus.types import Language

_LAST_DAYS = {
    "month": "last day of the month",
    "quarter": "last day of the quarter",
    "year": "last day of the year",
    "range": "last day of the period",
}
_REACH = 40  # characters around a date that may hold the words that give it its sense


def find_dates(
    text: str, *, language: Language | None = None, reference: datetime.date | None = None
) -> tuple[FoundDate, ...]:
    """All times that an NFC text names, in order and without overlaps, the longest reading first.

    Days stand before months; in English text a day that exists in one order only is read in that
    one, and `rule` says which. Impossible dates are left out: see `find_impossible_dates`. A day
    or month without a year takes it from `reference`, the document's date, from which "15 days
    from signature" counts too; without one it has neither first nor last day. `language` is no
    limit: texts mix scripts, so all three languages are read everywhere.
    """
    return _find(text, language is Language.EN, reference)


def find_impossible_dates(text: str, *, language: Language | None = None) -> tuple[FoundDate, ...]:
    """What is written like a day that does not exist ("31/6/2025"), in order; `rule` says so."""
    view = look(text)
    points = find_points(view, rules_for(view), month_first=language is Language.EN)
    found = (_found(view, p.start, p.end, p.precision) for p in points if not p.possible)
    return tuple(replace(date, rule="no such day") for date in found)


@functools.lru_cache(maxsize=32)
def _find(text: str, month_first: bool, reference: datetime.date | None) -> tuple[FoundDate, ...]:
    view = look(text)
    rules = rules_for(view)
    points = tuple(
        _with_edge(view.text, point, rules)
        for point in find_points(view, rules, month_first=month_first)
        if point.possible
    )
    found = [_date(view, point, reference, _cue(view.text, point, rules)) for point in points]
    found += _ranges(view, points, rules, reference)
    unbound = list(_unbound(view, rules, reference))
    return longest([*found, *unbound, *_yearly(view, found, unbound)])


def _with_edge(text: str, point: Point, rules: tuple[DateRules, ...]) -> Point:
    before, after = text[max(0, point.start - _REACH) : point.start], text[point.end :][:_REACH]
    for rule in rules:
        for edge, pattern in rule.edges_before:
            if match := pattern.search(before):
                return replace(point, start=point.start - len(match[0]), edge=edge)
        for edge, pattern in rule.edges_after:
            if match := pattern.match(after):
                return replace(point, end=point.end + match.end(), edge=edge)
    return point


def _cue(text: str, point: Point, rules: tuple[DateRules, ...]) -> Cue | None:
    before, after = text[max(0, point.start - _REACH) : point.start], text[point.end :][:_REACH]
    for rule in rules:
        for cue, pattern in rule.cues_before:
            if pattern.search(before):
                return cue
        for cue, pattern in rule.cues_after:
            if pattern.match(after):
                return cue
    return None


def _date(view: View, point: Point, reference: datetime.date | None, cue: Cue | None) -> FoundDate:
    days: Days | None = None
    if point.year is not None:
        days = point.days(point.year)
    elif reference is not None:
        days = assume_year(point, reference, looks_ahead=cue is not None)
    found = _found(view, point.start, point.end, point.precision)
    return replace(
        found,
        first=days[0] if days else None,
        last=days[1] if days else None,
        cue=cue,
        edge=point.edge,
        assumed_year=point.year is None and days is not None,
        rule="; ".join(part for part in (point.rule, _rule(point, days, reference)) if part),
    )


def _rule(point: Point, days: Days | None, reference: datetime.date | None) -> str:
    """How a point's last day follows from the words and the document's date."""
    said = [_LAST_DAYS[point.precision]] if days and point.precision in _LAST_DAYS else []
    if point.year is None:
        said.append(_assumed(reference) if days else "no year given")
    return "; ".join(said)


def _assumed(reference: datetime.date | None) -> str:
    return f"year taken from the document's date {reference}"


def _found(view: View, start: int, end: int, precision: Precision) -> FoundDate:
    first, last = view.span(start, end)
    return FoundDate(
        start=first,
        end=last,
        as_written=view.source[first:last],
        first=None,
        last=None,
        precision=precision,
    )


def _ranges(
    view: View,
    points: Sequence[Point],
    rules: tuple[DateRules, ...],
    reference: datetime.date | None,
) -> Iterator[FoundDate]:
    for left, right in itertools.pairwise(points):
        gap = view.text[left.end : right.start]
        if len(gap) > _REACH or not any(rule.join.match(gap) for rule in rules):
            continue
        until = _days(right, reference, None)
        if until is None:
            continue
        since = _days(left, reference, until[1])
        if since is None or since[0] > until[1]:
            continue
        yield replace(
            _found(view, left.start, right.end, "range"),
            first=since[0],
            last=until[1],
            assumed_year=right.year is None,
            rule=f"last day of the period; {_assumed(reference)}"
            if right.year is None
            else "last day of the period",
        )


def _days(
    point: Point, reference: datetime.date | None, before: datetime.date | None
) -> Days | None:
    if point.year is not None:
        return point.days(point.year)
    if before is not None:
        days = point.days(before.year)
        return point.days(before.year - 1) if days and days[0] > before else days
    return assume_year(point, reference, looks_ahead=True) if reference else None


def _unbound(
    view: View, rules: tuple[DateRules, ...], reference: datetime.date | None
) -> Iterator[FoundDate]:
    for rule in rules:
        for pattern, period in rule.recurring:
            for match in _whole_words(view, pattern):
                found = _found(view, *match.span(), "recurring")
                number = match.groupdict().get("n")
                amount = count(squeeze(number), rule) if number else None
                yield replace(found, period=period, amount=amount)
        for pattern in rule.ongoing:
            for match in _whole_words(view, pattern):
                yield _found(view, *match.span(), "ongoing")
        for pattern in rule.other_calendar:
            for match in _whole_words(view, pattern):
                precision: Precision = "day" if "d" in match.groupdict() and match["d"] else "year"
                found = _found(view, *match.span(), precision)
                yield replace(found, rule="Bengali calendar, not converted")
        for pattern in rule.relative:
            for match in _whole_words(view, pattern):
                yield _relative(view, match, rule, reference)


def _relative(
    view: View, match: re.Match[str], rule: DateRules, reference: datetime.date | None
) -> FoundDate:
    """ "Within 15 days": the last day only where they count from the document's own date."""
    amount, unit = count(squeeze(match["n"]), rule), rule.periods[squeeze(match["unit"])]
    event = squeeze(match["event"] or "")
    found = replace(
        _found(view, *match.span(), "relative"),
        amount=amount,
        period=unit,
        cue="by",
        rule=f"counted from: {view.written(*match.span('event')).strip()}" if event else "",
    )
    days = {"day": 1, "week": 7}.get(unit)
    if reference is None or days is None or not rule.issue_events.search(event):
        return found
    last = reference + datetime.timedelta(days=amount * days)
    said = f"{amount * days} days from the document's date {reference}"
    return replace(found, first=reference, last=last, rule=said)


def _whole_words(view: View, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(view.text):
        if bounded(view.text, *match.span()):
            yield match


def _yearly(view: View, dates: list[FoundDate], unbound: list[FoundDate]) -> Iterator[FoundDate]:
    """A day or month without a year that recurs: "15 June every year"."""
    for date in dates:
        for other in unbound:
            gap = view.source[min(date.end, other.end) : max(date.start, other.start)]
            if (
                other.precision == "recurring"
                and (date.first is None or date.assumed_year)
                and date.precision in ("day", "month")
                and len(gap) < 3
                and not gap.strip(" ,\n")
            ):
                start, end = min(date.start, other.start), max(date.end, other.end)
                written = view.source[start:end]
                yield replace(other, start=start, end=end, as_written=written, cue=date.cue)
