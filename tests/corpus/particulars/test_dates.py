from __future__ import annotations

import datetime

import pytest

from corpus.particulars.dates import find_dates, find_impossible_dates
from corpus.types import Language

REFERENCE = datetime.date(2025, 6, 20)

DATED = [
    ("báo cáo ngày 30 tháng 6 năm 2025.", "ngày 30 tháng 6 năm 2025", "2025-06-30", "day"),
    ("ký ngày 21\ntháng 11 năm 2025", "ngày 21\ntháng 11 năm 2025", "2025-11-21", "day"),
    ("30 tháng 6, 2025", "30 tháng 6, 2025", "2025-06-30", "day"),
    ("họp 22.12.2024 tại Hà Nội", "22.12.2024", "2024-12-22", "day"),
    ("ngày 08/04/2025", "ngày 08/04/2025", "2025-04-08", "day"),
    ("truoc ngay 5 thang 9 nam 2026", "ngay 5 thang 9 nam 2026", "2026-09-05", "day"),
    ("trong tháng 6/2025", "tháng 6/2025", "2025-06-30", "month"),
    ("| 12/2025 |", "12/2025", "2025-12-31", "month"),
    ("Quý II/2025", "Quý II/2025", "2025-06-30", "quarter"),
    ("Quí IV-2025", "Quí IV-2025", "2025-12-31", "quarter"),
    ("6 tháng đầu năm 2026", "6 tháng đầu năm 2026", "2026-06-30", "range"),
    ("đến hết năm 2030", "hết năm 2030", "2030-12-31", "year"),
    ("giai đoạn 2025 - 2027", "2025 - 2027", "2027-12-31", "range"),
    ("signed on June 30, 2025", "June 30, 2025", "2025-06-30", "day"),
    ("the 1st of July 2025", "1st of July 2025", "2025-07-01", "day"),
    ("second quarter of 2025", "second quarter of 2025", "2025-06-30", "quarter"),
    ("built in 2024, then", "2024", "2024-12-31", "year"),
    ("by the end of 2025", "the end of 2025", "2025-12-31", "year"),
    ("1 July 2025 to the end of 2025", "1 July 2025 to the end of 2025", "2025-12-31", "range"),
    ("৩০ জুন, ২০২৫ তারিখে", "৩০ জুন, ২০২৫", "2025-06-30", "day"),
    ("২০২৫ সালের ৩০ জুন", "২০২৫ সালের ৩০ জুন", "2025-06-30", "day"),
    ("২১শে ফেব্রুয়ারী ২০২৬", "২১শে ফেব্রুয়ারী ২০২৬", "2026-02-21", "day"),
    ("তারিখ 20 মে, 2022", "20 মে, 2022", "2022-05-20", "day"),
    ("২০২৫ সালের তৃতীয় প্রান্তিক", "২০২৫ সালের তৃতীয় প্রান্তিক", "2025-09-30", "quarter"),
    ("২০২৪ সালেই কাজ", "২০২৪ সালেই", "2024-12-31", "year"),
    (
        "৫ জুলাই, ২০২৫ থেকে ২০২৫ সালের শেষ পর্যন্ত",
        "৫ জুলাই, ২০২৫ থেকে ২০২৫ সালের শেষ",
        "2025-12-31",
        "range",
    ),
]


@pytest.mark.parametrize(("text", "written", "last", "precision"), DATED)
def test_reads_a_date_with_its_place(text: str, written: str, last: str, precision: str) -> None:
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.as_written == written
    assert (str(found.last), found.precision) == (last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "32/13/2025",
        "29/2/2025",
        "Nghị định số 30/2020/NĐ-CP",
        "Luật số 60/2024/QH15",
        "gọi 1900 2020",
        "phiên bản 2.5.2019.1",
        "trong 5 năm qua",
        "chi thường xuyên",
        "Việt Nam 2025",
        "agencies may 15 times",
        "২০ মেগাওয়াট বিদ্যুৎ",
        "২০০৬ সনের ৩৯ নং আইন",
        "https://example.vn/2025/12/30/2025-06-30",
    ],
)
def test_leaves_out_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "precision", "amount", "period"),
    [
        ("Thường xuyên", "ongoing", None, None),
        ("Hằng năm", "recurring", None, "year"),
        ("hàng quý báo cáo", "recurring", None, "quarter"),
        ("trước ngày 15 tháng 6 hằng năm", "recurring", None, "year"),
        ("trong 15 ngày kể từ ngày nhận", "relative", 15, "day"),
        ("trong thời hạn 03 ngày làm việc", "relative", 3, "working_day"),
        ("on an ongoing basis", "ongoing", None, None),
        ("reports every month", "recurring", None, "month"),
        ("within 30 working days of receipt", "relative", 30, "working_day"),
        ("প্রতি বছর", "recurring", None, "year"),
        ("১৫ দিনের মধ্যে", "relative", 15, "day"),
        ("১৪ (চৌদ্দ) দিনের মধ্যে", "relative", 14, "day"),
    ],
)
def test_keeps_times_without_a_day_without_one(
    text: str, precision: str, amount: int | None, period: str | None
) -> None:
    (found,) = find_dates(text, reference=REFERENCE)
    assert (found.precision, found.amount, found.period) == (precision, amount, period)
    assert found.first is None
    assert found.last is None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("hoàn thành trước ngày 30/6/2025", "before"),
        ("chậm nhất ngày 30/6/2025", "by"),
        ("đến ngày 30/6/2025", "until"),
        ("từ ngày 30/6/2025", "from"),
        ("no later than 30 June 2025", "by"),
        ("effective from 30 June 2025", "from"),
        ("৩০ জুন, ২০২৫ পর্যন্ত", "until"),
        ("৩০ জুন, ২০২৫ থেকে", "from"),
        ("৩০ জুন, ২০২৫ এর মধ্যে", "by"),
        ("৩০ জুন, ২০২৫ এর আগে", "before"),
        ("ngày 30/6/2025", None),
    ],
)
def test_knows_what_the_words_around_make_of_it(text: str, cue: str | None) -> None:
    (found,) = find_dates(text)
    assert found.cue == cue


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("trước ngày 15 tháng 8", "2025-08-15"),
        ("trước ngày 15 tháng 6", "2026-06-15"),
        ("họp ngày 15/6", "2025-06-15"),
        ("১ জুলাই পর্যন্ত", "2025-07-01"),
        ("before 15 May", "2026-05-15"),
    ],
)
def test_assumes_the_year_only_from_a_reference(text: str, last: str) -> None:
    (assumed,) = find_dates(text, reference=REFERENCE)
    (unknown,) = find_dates(text)
    assert (str(assumed.last), assumed.assumed_year) == (last, True)
    assert (unknown.last, unknown.assumed_year) == (None, False)


def test_takes_the_missing_year_of_a_range_from_its_end() -> None:
    (found,) = find_dates("từ tháng 11 đến tháng 2/2026")
    assert (str(found.first), str(found.last)) == ("2025-11-01", "2026-02-28")


def test_invisible_characters_do_not_hide_a_date() -> None:
    text = "৩০ জু\u200cন, ২০২৫ পর্যন্ত"
    (found,) = find_dates(text)
    assert found.as_written == "৩০ জু\u200cন, ২০২৫"
    assert str(found.last) == "2025-06-30"


@pytest.mark.parametrize(
    ("text", "last", "rule"),
    [
        (
            "trong 15 ngày kể từ ngày ký",
            "2025-07-05",
            "15 days from the document's date 2025-06-20",
        ),
        (
            "within two weeks of signature",
            "2025-07-04",
            "14 days from the document's date 2025-06-20",
        ),
        (
            "জারির তারিখ থেকে ৩০ দিনের মধ্যে",
            "2025-07-20",
            "30 days from the document's date 2025-06-20",
        ),
        ("within 5 days of receipt", "None", "counted from: receipt"),
        ("ngày 1/7", "2025-07-01", "year taken from the document's date 2025-06-20"),
        ("by 03/04/2026", "2026-04-03", "day-month order"),
        ("by 04/13/2026", "2026-04-13", "month-day order"),
        ("quý III/2025", "2025-09-30", "last day of the quarter"),
        (
            "২০২৪-২৫ অর্থবছরে",
            "2025-06-30",
            "fiscal year 2024-2025, July to June; last day of the period",
        ),
        ("১৪৩১ বঙ্গাব্দ", "None", "Bengali calendar, not converted"),
    ],
)
def test_says_how_the_day_follows(text: str, last: str, rule: str) -> None:
    (found,) = find_dates(text, language=Language.EN, reference=REFERENCE)
    assert (str(found.last), found.rule) == (last, rule)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("trước ngày 31/6/2025 và 30/6/2025", Language.VI, ["ngày 31/6/2025"]),
        ("ngày 30 tháng 2 năm 2026", Language.VI, ["ngày 30 tháng 2 năm 2026"]),
        ("৩১ জুন, ২০২৫ তারিখে", Language.BN, ["৩১ জুন, ২০২৫"]),
        ("due on 31 November 2025", Language.EN, ["31 November 2025"]),
        ("04/13/2025", Language.VI, ["04/13/2025"]),
        ("04/13/2025", Language.EN, []),
        ("29 February, of no year", Language.EN, []),
    ],
)
def test_days_that_do_not_exist_are_reported(
    text: str, language: Language, expected: list[str]
) -> None:
    found = find_impossible_dates(text, language=language)
    assert [f.as_written for f in found] == expected
    assert all(f.first is None and f.rule == "no such day" for f in found)
