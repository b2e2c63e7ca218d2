from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from corpus.particulars.dates import find_dates
from corpus.particulars.render import render_date, render_day, render_number, to_digits
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("text", "vi", "bn", "en"),
    [
        ("ngày 30/6/2025", "30/6/2025", "৩০ জুন ২০২৫", "30 June 2025"),
        ("৩০ জুন, ২০২৫", "30/6/2025", "৩০ জুন ২০২৫", "30 June 2025"),
        ("tháng 6/2025", "tháng 6/2025", "জুন ২০২৫", "June 2025"),
        (
            "second quarter of 2025",
            "quý II/2025",
            "২০২৫ সালের দ্বিতীয় প্রান্তিক",
            "the second quarter of 2025",
        ),
        ("năm 2025", "năm 2025", "২০২৫ সাল", "2025"),
        ("đến hết năm 2030", "hết năm 2030", "২০৩০ সালের শেষ", "the end of 2030"),
        ("2025 - 2027", "năm 2025 đến năm 2027", "২০২৫ সাল থেকে ২০২৭ সাল", "2025 to 2027"),
        ("Thường xuyên", "thường xuyên", "চলমান", "ongoing"),
        ("every year", "hằng năm", "প্রতি বছর", "every year"),
        ("within 1 month", "trong 1 tháng", "১ মাসের মধ্যে", "within 1 month"),
        ("trong 15 ngày", "trong 15 ngày", "১৫ দিনের মধ্যে", "within 15 days"),
    ],
)
def test_writes_a_found_date_in_each_language(text: str, vi: str, bn: str, en: str) -> None:
    (found,) = find_dates(text)
    written = [render_date(found, language) for language in (VI, BN, EN)]
    assert written == [vi, bn, en]


def test_a_day_without_a_year_stays_as_written() -> None:
    (found,) = find_dates("১ জুলাই")
    assert render_date(found, EN) == "1 জুলাই"


@pytest.mark.parametrize("language", [VI, BN, EN])
def test_what_is_written_reads_back(language: Language) -> None:
    day = datetime.date(2025, 10, 7)
    (found,) = find_dates(render_day(day, language))
    assert found.last == day


@pytest.mark.parametrize(
    ("value", "vi", "bn", "en"),
    [
        (1139, "1.139", "১,১৩৯", "1,139"),
        (Decimal("58.46"), "58,46", "৫৮.৪৬", "58.46"),
        (Decimal(82_000_000_000), "82.000.000.000", "৮২,০০০,০০০,০০০", "82,000,000,000"),
        (5, "5", "৫", "5"),
    ],
)
def test_writes_numbers(value: Decimal | int, vi: str, bn: str, en: str) -> None:
    assert [render_number(value, language) for language in (VI, BN, EN)] == [vi, bn, en]


def test_changes_digits_both_ways() -> None:
    assert to_digits("Plan 02, ২০২৫", BN) == "Plan ০২, ২০২৫"
    assert to_digits("২০২৫", VI) == "2025"
