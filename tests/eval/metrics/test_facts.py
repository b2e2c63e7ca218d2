"""A fact is found however the three languages write it, and not where it only seems to stand."""

from __future__ import annotations

import pytest

from eval.metrics.facts import share_stated, states


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Hoàn thành trước ngày 30/6/2025.", "2025-06-30"),
        ("৩০ জুন, ২০২৫ তারিখের মধ্যে", "2025-06-30"),
        ("no later than 30 June 2025", "2025-06-30"),
        ("মোট ৬৭টি কাজ", "67"),
        ("67 nhiệm vụ", "67"),
        ("প্রায় ৫৮.৪৬% শেষ", "58,46%"),
        ("bằng 58,46%", "58.46%"),
        ("1.139 thủ tục", "1,139"),
        ("১,১৩৯টি পদ্ধতি", "1139"),
        ("০৫টি প্রস্তাব", "5"),
        ("39/44 targets", "39"),
        ("Theo ông NGUYỄN VĂN AN", "Nguyen Van An"),
        ("sáu trụ cột", "6 | sáu"),
        ("Điều 6, ngày 1/2/2025", "6"),
        ("রেজোলিউশন নং ০৯-এনকিউ/টিইউ অনুযায়ী", "09-NQ/TU"),
        ("ডাটাবেসগুলিকে যুক্ত করা", "ডাটাবেস"),
        ("two\nwords", "two words"),
    ],
)
def test_stated(text: str, fact: str) -> None:
    assert states(text, fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Hoàn thành trong tháng 6/2025.", "2025-06-30"),
        ("৩১ জুলাই, ২০২৫", "2025-06-30"),
        ("৬৭২টি কাজ", "67"),
        ("1.675 hồ sơ", "67"),
        ("3,67%", "67"),
        ("trước ngày 30/6/2025", "6"),
        ("bản kế hoạch", "ba"),
        ("Kế hoạch 28/KH-UBND", "09-NQ/TU"),
        ("anything", " | "),
    ],
)
def test_not_stated(text: str, fact: str) -> None:
    assert not states(text, fact)


def test_share_counts_facts_over_all_texts() -> None:
    assert share_stated(["৬৭টি কাজ", "6 trụ cột"], ["67", "6", "982"]) == pytest.approx(2 / 3)
    assert share_stated(["anything"], []) is None
