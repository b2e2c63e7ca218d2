from __future__ import annotations

import pytest

from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.issue import dated_document, is_issue_date
from corpus.types import Span

LONG_GAP = "and many other words that fill the room between the two of them"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "Căn cứ Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ;",
        "Số: 28/KH-UBND | Quảng Ninh, ngày 21 tháng 01 năm 2025",
        "২২ ডিসেম্বর, ২০২৪ তারিখের ৫৭ নং রেজোলিউশন",
        "৫৭ নং রেজোলিউশন (২২ ডিসেম্বর, ২০২৪)",
        "রেজোলিউশন নং ৭১/এনকিউ-সিপি (১ এপ্রিল, ২০২৫)-এর সঙ্গে",
        "The Politburo adopted Resolution 57-NQ/TW on 22 December 2024.",
        "the province acts under Plan 28/KH-UBND of 21 January 2025",
        "On 14 March 2025, Conclusion 130-KL/TW called for it.",
    ],
)
def test_a_day_beside_a_document_is_its_issue_date(text: str) -> None:
    (date,) = find_dates(text)
    assert is_issue_date(text, date, find_document_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 02 phải xong trước ngày 30/6/2025.",
        "Giai đoạn một của Kế hoạch 02 (đến ngày 30/6/2025)",
        "পরিকল্পনা নং ০২: ৩০ জুন, ২০২৫ তারিখের মধ্যে",
        "Plan 02 ends by 30 June 2025.",
        "Plan 02 runs until 31 December 2025.",
        "Plan 02 covers the year 2025.",
        "Plan 02 starts in June 2025.",
        "Kế hoạch 02 trong quý III/2025",
        f"Plan 02 is long {LONG_GAP} and on 30 June 2025 it rained.",
        "It rained on 30 June 2025.",
        "সভা হয় ৩০ জুন, ২০২৫ তারিখে।",
        "Cuộc họp diễn ra ngày 30/6/2025.",
    ],
)
def test_a_deadline_a_period_or_a_day_far_away_is_none(text: str) -> None:
    (date,) = find_dates(text)
    assert not is_issue_date(text, date, find_document_numbers(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị quyết số 57-NQ/TW ngày 22/12/2024 và Kết luận số 130-KL/TW ngày 14/3/2025",
            ["57-NQ/TW", "130-KL/TW"],
        ),
        (
            "Resolution 57-NQ/TW of 22 December 2024 and Conclusion 130-KL/TW of 14 March 2025",
            ["57-NQ/TW", "130-KL/TW"],
        ),
        (
            "২২ ডিসেম্বর, ২০২৪ তারিখের ৫৭ নং রেজোলিউশন এবং ১৪ মার্চ, ২০২৫ তারিখের"
            " উপসংহার নং ১৩০-কেএল/টিডব্লিউ",
            ["57", "130-KL/TW"],
        ),
        ("Resolution 57-NQ/TW and, of 14 March 2025, Conclusion 130-KL/TW", ["130-KL/TW"]),
    ],
)
def test_each_date_belongs_to_the_nearest_document(text: str, expected: list[str]) -> None:
    mentions = find_document_numbers(text)
    dated = [dated_document(text, date, mentions) for date in find_dates(text)]
    assert [m and (m.number or str(m.ordinal)) for m in dated] == expected


def test_without_documents_no_date_is_one_of_issue() -> None:
    assert dated_document("30 June 2025", Span(start=0, end=12), ()) is None
