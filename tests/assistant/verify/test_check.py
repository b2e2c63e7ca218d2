"""A statement passes where its source says the same, and names what differs where it does not."""

from __future__ import annotations

import pytest

from assistant.verify import Fault, unstated, verify, verify_quoting
from corpus.types import Language

VI = (
    "Sở Nội vụ phải trình Ủy ban nhân dân tỉnh đề án lưu trữ số trước ngày 15/9/2025;"
    " các huyện không được thu phí hồ sơ và nộp 1.139 biểu mẫu theo Kế hoạch số 41/KH-UBND."
)
EN = (
    "The Department of Finance must report to the Provincial People's Committee by 15 September"
    " 2025; communes may not charge a fee and send 1,139 forms under Plan 41/KH-UBND."
)
BN = (
    "অর্থ মন্ত্রণালয় ১৫ সেপ্টেম্বর ২০২৫ তারিখের মধ্যে মন্ত্রিপরিষদ বিভাগের কাছে প্রতিবেদন জমা দেবে;"
    " ইউনিয়নগুলি কোনো ফি নিতে পারবে না এবং ১,১৩৯টি ফরম পাঠাবে।"
)
TRUE = [
    (VI, VI),
    (
        VI,
        "Trước ngày 15 tháng 9 năm 2025, Sở Nội vụ phải trình Uỷ ban nhân dân tỉnh đề án",
    ),
    (VI, "Các huyện nộp 1139 biểu mẫu theo Kế hoạch số 41/KH-UBND"),
    (VI, "các huyện không được thu phí hồ sơ"),
    (
        EN,
        "By 15/9/2025 the Department of Finance must report to the Provincial People's Committee",
    ),
    (EN, "Communes send 1139 forms under Plan 41/KH-UBND"),
    (EN, "communes may not charge a fee"),
    (BN, "মন্ত্রিপরিষদ বিভাগের কাছে অর্থ মন্ত্রণালয় 15/09/2025 তারিখের মধ্যে প্রতিবেদন জমা দেবে"),
    (BN, "ইউনিয়নগুলি 1139টি ফরম পাঠাবে"),
    (BN, "ইউনিয়নগুলি কোনো ফি নিতে পারবে না"),
]
FALSE = [
    (VI, "Sở Nội vụ phải trình đề án lưu trữ số trước ngày 16/9/2025", Fault.DATE),
    (VI, "Sở Nội vụ phải trình đề án lưu trữ số sau ngày 15/9/2025", Fault.OPPOSITE),
    (VI, "Sở Tài chính phải trình Ủy ban nhân dân tỉnh đề án lưu trữ số", Fault.UNIT),
    (VI, "Ủy ban nhân dân tỉnh phải trình Sở Nội vụ đề án lưu trữ số", Fault.ROLE),
    (VI, "các huyện được thu phí hồ sơ", Fault.NEGATION),
    (VI, "Sở Nội vụ có thể trình Ủy ban nhân dân tỉnh đề án lưu trữ số", Fault.MOOD),
    (VI, "các huyện nộp 1.193 biểu mẫu", Fault.NUMBER),
    (VI, "nộp biểu mẫu theo Kế hoạch số 42/KH-UBND", Fault.DOCUMENT),
    (VI, "Tỉnh xây thêm ba trường học và một bệnh viện ở vùng cao", Fault.WORDS),
    (EN, "The Department of Finance must report by 15 October 2025", Fault.DATE),
    (EN, "The Provincial People's Committee must report to the Department of Finance", Fault.ROLE),
    (EN, "The Department of Health must report to the Provincial People's Committee", Fault.UNIT),
    (EN, "communes may charge a fee", Fault.NEGATION),
    (EN, "The Department of Finance may report to the Provincial People's Committee", Fault.MOOD),
    (EN, "communes send 1,193 forms", Fault.NUMBER),
    (EN, "communes send forms under Plan 14/KH-UBND", Fault.DOCUMENT),
    (BN, "অর্থ মন্ত্রণালয় ১৬ সেপ্টেম্বর ২০২৫ তারিখের মধ্যে প্রতিবেদন জমা দেবে", Fault.DATE),
    (BN, "মন্ত্রিপরিষদ বিভাগ অর্থ মন্ত্রণালয়ের কাছে প্রতিবেদন জমা দেবে", Fault.ROLE),
    (BN, "ইউনিয়নগুলি কোনো ফি নিতে পারবে", Fault.NEGATION),
    (BN, "ইউনিয়নগুলি ১,১৯৩টি ফরম পাঠাবে", Fault.NUMBER),
]


@pytest.mark.parametrize(("source", "statement"), TRUE)
def test_the_same_in_other_words_passes(source: str, statement: str) -> None:
    assert verify(statement, [source]).why == ""


@pytest.mark.parametrize(("source", "statement", "fault"), FALSE)
def test_what_differs_is_named(source: str, statement: str, fault: Fault) -> None:
    verdict = verify(statement, [source])
    assert not verdict.supported
    assert fault in {problem.fault for problem in verdict.problems}
    assert verdict.score < verify(source, [source]).score


def test_figures_stay_with_their_words() -> None:
    source = "The portal offers 25 bundled services and 982 single procedures in the first year."
    assert verify("The portal offers 982 single procedures", [source]).supported
    swapped = verify("The portal offers 982 bundled services and 25 single procedures", [source])
    assert {p.fault for p in swapped.problems} == {Fault.BINDING}


def test_dates_stay_with_their_documents() -> None:
    source = (
        "Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 và Kết luận số 130-KL/TW, ngày 14/3/2025"
    )
    false = "Nghị quyết số 57-NQ/TW, ngày 14/3/2025 và Kết luận số 130-KL/TW, ngày 22/12/2024"
    assert Fault.BINDING in {p.fault for p in verify(false, [source]).problems}


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("Thời hạn: 15/9/2025; 1.139 biểu mẫu", None),
        ("Deadline: 15 September 2025, 41/KH-UBND", None),
        ("Thời hạn: 17/9/2025", Fault.DATE),
        ("Ministry of Finance, 1,140 forms", Fault.NUMBER),
    ],
)
def test_across_languages_particulars_are_compared(statement: str, fault: Fault | None) -> None:
    english = f"{BN} 41/KH-UBND"
    faults = {p.fault for p in unstated(statement, [english])}
    assert faults == (set() if fault is None else {fault})
    assert verify(statement, [english]).coverage is None


def test_a_negation_cut_off_is_a_change() -> None:
    assert not verify("ইউনিয়নগুলি কোনো ফি নিতে পারবে", [BN], language=Language.BN).supported


def test_words_from_far_apart_state_nothing() -> None:
    filler = " ".join(f"মেলায় {n} জন দর্শক নদীর ধারে নৌকা দেখতে আসেন।" for n in range(12))
    source = f"রহিম জেলা স্কুলে গণিত পড়ান। {filler} করিম হাসপাতালে চিকিৎসা দেন।"
    assert verify("রহিম জেলা স্কুলে গণিত পড়ান", [source]).supported
    assert not verify("জেলা স্কুলে গণিত কে পড়ান? করিম হাসপাতালে", [source]).supported


@pytest.mark.parametrize(("lead", "source"), [("Theo báo cáo", VI), ("As told", EN), ("মতে", BN)])
def test_what_a_statement_quotes_is_its_source_s_own(lead: str, source: str) -> None:
    assert verify(f"{lead}: “{source}”", [source, lead]).why == ""
    changed = source.replace("15", "16").replace("১৫", "১৬")
    assert not verify(f"{lead}: “{changed}”", [source, lead]).supported


@pytest.mark.parametrize(
    ("quote", "right", "wrong"),
    [
        (VI, "Theo Kế hoạch số 41/KH-UBND: “{}”", "Theo Kế hoạch số 14/KH-UBND: “{}”"),
        (EN, "By 15 September 2025: “{}”", "By 16 September 2025: “{}”"),
        (BN, "১৫/৯/২০২৫ তারিখের মধ্যে: “{}”", "১৬/৯/২০২৫ তারিখের মধ্যে: “{}”"),
    ],
)
def test_words_around_a_whole_quote_add_no_particular(quote: str, right: str, wrong: str) -> None:
    assert verify_quoting(right.format(quote), [quote]).supported
    assert not verify_quoting(wrong.format(quote), [quote]).supported
    assert verify_quoting(wrong.format(quote), [quote], [wrong]).supported
    assert verify_quoting(quote, [quote]).supported


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Đường dài 12 ki-lô-mét.", "Đường dài 12 km.", "Đường dài 12 mét."),
        ("Giai đoạn thứ hai bắt đầu.", "Giai đoạn 2 bắt đầu.", "Giai đoạn thứ ba bắt đầu."),
        ("নতুন গ্রামীণ পাকা রাস্তা ১২ কিলোমিটার দীর্ঘ।", "নতুন গ্রামীণ পাকা রাস্তা ১২ কিমি দীর্ঘ।",
         "নতুন গ্রামীণ পাকা রাস্তা ১২ মিটার দীর্ঘ।"),
        ("দ্বিতীয় পর্যায় শুরু হয়।", "শুরু হয় দ্বিতীয় পর্যায়।", "তৃতীয় পর্যায় শুরু হয়।"),
        ("The permit holds for 5 years.", "The permit holds for five years.",
         "The permit holds for 5 months."),
        ("The second phase begins.", "Phase 2 begins.", "The third phase begins."),
    ],
)  # fmt: skip
def test_a_figure_keeps_what_it_counts(source: str, right: str, wrong: str) -> None:
    assert verify(right, [source]).supported
    assert Fault.NUMBER in {p.fault for p in verify(wrong, [source]).problems}
