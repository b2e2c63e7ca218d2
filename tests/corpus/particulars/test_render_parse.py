from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.particulars.calendar import Point
from corpus.particulars.dates import find_dates
from corpus.particulars.numbers import find_numbers
from corpus.particulars.render import render_date, render_day, render_number
from corpus.particulars.types import FoundDate, Precision
from corpus.types import Language

LANGUAGES = st.sampled_from(list(Language))
DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


def _found(precision: Precision, days: tuple[datetime.date, datetime.date]) -> FoundDate:
    return FoundDate(
        start=0, end=1, as_written="?", first=days[0], last=days[1], precision=precision
    )


@settings(deadline=None)
@given(day=DAYS, language=LANGUAGES)
def test_a_written_day_reads_back(day: datetime.date, language: Language) -> None:
    (found,) = find_dates(render_day(day, language), language=language)
    assert (found.first, found.last, found.precision) == (day, day, "day")


@settings(deadline=None)
@given(
    day=DAYS, language=LANGUAGES, precision=st.sampled_from(["month", "quarter", "year", "range"])
)
def test_a_written_period_reads_back(
    day: datetime.date, language: Language, precision: Precision
) -> None:
    quarter = (day.month - 1) // 3 * 3
    months = {
        "month": (day.month, day.month),
        "quarter": (quarter + 1, quarter + 3),
        "year": (1, 12),
        "range": (1, 12),
    }[precision]
    last_year = min(day.year + 5, 2099) if precision == "range" else day.year
    point = Point(
        start=0,
        end=1,
        precision=precision,
        year=day.year,
        month=months[0],
        last_month=months[1],
        last_year=last_year,
    )
    days = point.days(day.year)
    assert days is not None
    if precision == "range" and last_year == day.year:
        return  # 2099 to 2099 is one year
    written = render_date(_found(precision, days), language)
    # A year alone is a time where it stands in a table's cell.
    (found,) = find_dates(f"| {written} |", language=language)
    assert (found.first, found.last, found.precision) == (*days, precision)


@settings(deadline=None)
@given(first=DAYS, length=st.integers(min_value=1, max_value=900), language=LANGUAGES)
def test_a_written_span_of_days_reads_back(
    first: datetime.date, length: int, language: Language
) -> None:
    last = min(first + datetime.timedelta(days=length), datetime.date(2099, 12, 31))
    if first == last:
        return
    written = render_date(_found("range", (first, last)), language)
    assert [(f.first, f.last) for f in find_dates(f"| {written} |")] == [(first, last)]


@settings(deadline=None)
@given(
    amount=st.integers(min_value=1, max_value=999),
    period=st.sampled_from(["day", "working_day", "week", "month", "year"]),
    language=LANGUAGES,
)
def test_a_written_term_reads_back(amount: int, period: str, language: Language) -> None:
    term = FoundDate(
        start=0,
        end=1,
        as_written="?",
        first=None,
        last=None,
        precision="relative",
        amount=amount,
        period=period,  # type: ignore[arg-type]
    )
    (found,) = find_dates(render_date(term, language), language=language)
    assert (found.precision, found.amount, found.period) == ("relative", amount, period)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("period", ["year", "quarter", "month", "week", "day"])
def test_a_written_recurrence_reads_back(language: Language, period: str) -> None:
    every = FoundDate(
        start=0,
        end=1,
        as_written="?",
        first=None,
        last=None,
        precision="recurring",
        period=period,  # type: ignore[arg-type]
    )
    (found,) = find_dates(render_date(every, language), language=language)
    assert (found.precision, found.period) == ("recurring", period)


@settings(deadline=None)
@given(value=st.integers(min_value=0, max_value=10**12), language=LANGUAGES)
def test_a_written_number_reads_back(value: int, language: Language) -> None:
    (found,) = find_numbers(f"= {render_number(value, language)} =", language=language, exclude=())
    assert found.value == value


@settings(deadline=None)
@given(
    value=st.decimals(min_value=0, max_value=10**6, places=2).filter(lambda v: v % 1 != 0),
    language=LANGUAGES,
)
def test_a_written_decimal_reads_back(value: Decimal, language: Language) -> None:
    (found,) = find_numbers(f"= {render_number(value, language)} =", language=language, exclude=())
    assert found.value == value
