from __future__ import annotations

import pytest

from corpus.types import Language
from tests.corpus.register.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            Language.VI,
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2025, các xã hoàn thành trước ngày"
            " 30/6/2025.",
            [("issued", "2025-03-05"), ("deadline", "2025-06-30")],
        ),
        (
            Language.BN,
            "১ জুলাই, ২০২৫ থেকে নতুন পোর্টাল চালু হবে; ৩১ ডিসেম্বর, ২০২৫ পর্যন্ত পুরনোটি থাকবে।",
            [("start", "2025-07-01"), ("deadline", "2025-12-31")],
        ),
        (
            Language.EN,
            "The fair opens on 3 May 2025. Districts report by 30 June 2025.",
            [("event", "2025-05-03"), ("deadline", "2025-06-30")],
        ),
    ],
)
def test_every_date_is_a_milestone(
    read: Read, language: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    stored, register = read(text, language)
    assert [(m.role, str(m.deadline.last)) for m in register.milestones] == expected
    for milestone in register.milestones:
        quote = stored[milestone.start : milestone.end]
        assert milestone.deadline.as_written in quote


def test_a_missing_year_comes_from_the_last_full_date(read: Read) -> None:
    text = "১ জুলাই, ২০২৫ থেকে নতুন কাজ শুরু হবে।\n\nজেলাগুলি ১৫ জুলাই পর্যন্ত তালিকা পাঠাবে।\n"
    last = read(text, Language.BN, kind="news")[1].milestones[-1].deadline
    assert str(last.last) == "2025-07-15"
    assert "2025-07-01" in last.rule
