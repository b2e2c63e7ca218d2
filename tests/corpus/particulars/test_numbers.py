from __future__ import annotations

import pytest

from corpus.particulars.numbers import find_numbers
from corpus.types import Language, Span

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("language", "text", "written", "value", "kind"),
    [
        (VI, "có 1.139 thủ tục", "1.139", "1139", "plain"),
        (EN, "1,139 procedures", "1,139", "1139", "plain"),
        (EN, "ratio 1.139 today", "1.139", "1.139", "plain"),
        (BN, "১,১৩৯টি পদ্ধতি", "১,১৩৯", "1139", "plain"),
        (BN, "মোট 1.060টি", "1.060", "1060", "plain"),
        (VI, "đạt 58,46%", "58,46%", "58.46", "percent"),
        (EN, "58.46% done", "58.46%", "58.46", "percent"),
        (BN, "(৫৮.৪৬%)", "৫৮.৪৬%", "58.46", "percent"),
        (VI, "cấp 82 tỷ đồng", "82 tỷ đồng", "82000000000", "money"),
        (VI, "1.500.000 đồng", "1.500.000 đồng", "1500000", "money"),
        (EN, "82 billion dong", "82 billion dong", "82000000000", "money"),
        (EN, "1.8 million files", "1.8 million", "1800000", "plain"),
        (BN, "১ কোটি মার্কিন ডলার", "১ কোটি মার্কিন ডলার", "10000000", "money"),
        (BN, "১,০০,০০০ টাকা", "১,০০,০০০ টাকা", "100000", "money"),
        (BN, "৫ (পাঁচ) লক্ষ টাকা", "৫ (পাঁচ) লক্ষ টাকা", "500000", "money"),
        (BN, "০৫টি প্রস্তাব", "০৫", "5", "plain"),
        (BN, "ছয়টি এলাকা", "ছয়", "6", "plain"),
        (BN, "নয়টি দল", "নয়", "9", "plain"),
        (BN, "এক হাজার একশত পঁচিশ", "এক হাজার একশত পঁচিশ", "1125", "plain"),
        (VI, "ba mươi hai nhiệm vụ", "ba mươi hai", "32", "plain"),
        (VI, "một trăm linh năm xã", "một trăm linh năm", "105", "plain"),
        (EN, "twenty-five services", "twenty-five", "25", "plain"),
        (
            EN,
            "two thousand one hundred and six",
            "two thousand one hundred and six",
            "2106",
            "plain",
        ),
    ],
)
def test_reads_a_quantity(
    language: Language, text: str, written: str, value: str, kind: str
) -> None:
    (found,) = find_numbers(text, language=language)
    assert text[found.start : found.end] == found.as_written == written
    assert (str(found.value), found.kind) == (value, kind)


@pytest.mark.parametrize("text", ["đạt 66/123 việc", "66/123 tasks", "৬৬/১২৩টি কাজ"])
def test_reads_done_of_total(text: str) -> None:
    (found,) = find_numbers(text)
    assert (found.kind, str(found.value), str(found.total)) == ("fraction", "66", "123")


@pytest.mark.parametrize(
    "text",
    [
        "Điều 5 khoản 2",
        "Article 5",
        "ধারা ৫",
        "1. Mục đích",
        "(১) এই আইন",
        "0912 345 678",
        "024.3942.1234",
        "phiên bản 1.2.3",
        "mạng 5G",
        "COVID-19",
        "hỗ trợ 24/7",
        "57-NQ/TW ngày 22/12/2024",
        "৩০ জুন, ২০২৫",
        "Luật Lưu trữ, Luật 2024",
        "đường Hai Bà Trưng",
        "এটি সত্য নয়",
        "একটি পরিকল্পনা",
        "năm nay",
    ],
)
def test_leaves_out_what_is_no_quantity(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_range_gives_both_ends() -> None:
    (found,) = find_numbers("10-15 người")
    assert [str(value) for value in found.values] == ["10", "15"]
    assert found.measure == "người"


def test_the_caller_may_say_what_is_taken() -> None:
    text = "7 tasks"
    assert find_numbers(text, exclude=(Span(start=0, end=1),)) == ()
