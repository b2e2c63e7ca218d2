from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Heading, Language, Span
from corpus.units import find_units

VI, BN, EN = Language.VI, Language.BN, Language.EN


def lines(text: str, language: Language, **marks: tuple[Span, ...]) -> list[str]:
    noise = marks.get("noise", ())
    return [text[u.start : u.end] for u in find_units(text, language, noise=noise)]


@pytest.mark.parametrize(
    ("language", "broken"),
    [
        (VI, "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày\n30-6-2025, kèm danh sách cán bộ."),
        (VI, "Các sở hoàn thành trước ngày 30 tháng\n6 năm 2025 theo kế hoạch của tỉnh."),
        (VI, "Tỉnh cung cấp trực tuyến toàn bộ\n1.139 thủ tục hành chính trong năm nay."),
        (VI, "Các xã thực hiện nhiệm vụ nêu tại\nMục 2 của Kế hoạch này trong quý III."),
        (BN, "দপ্তরগুলি তাদের প্রতিবেদন জমা দেবে ৩০\nজুন ২০২৫ তারিখের মধ্যে।"),
        (BN, "সব কমিউন কাজ শেষ করবে\n৩০-৬-২০২৫ তারিখের মধ্যে।"),
        (EN, "Every office sends its report to the committee by 30\nJune 2025 at the latest."),
        (EN, "The provinces, cities and communes,\nwhich report monthly, are listed."),
    ],
)
def test_lines_that_layout_broke_become_one_unit(language: Language, broken: str) -> None:
    assert lines(broken, language) == [broken]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (VI, "Điều 1. Phạm vi\nĐiều 2. Hiệu lực\n1. Sở Nội vụ\na) lập danh sách\n- gửi xã"),
        (VI, "Bảng phân công nhiệm vụ\nTT | Cơ quan | Thời hạn\n1 | Sở Nội vụ | Quý III"),
        (VI, "Sở Nội vụ chủ trì.\nSở Tư pháp phối hợp."),
        (BN, "১। প্রথম ধারা\n২। দ্বিতীয় ধারা\n(ক) দপ্তর\n- কমিউন"),
        (EN, "Article 1. Scope\nArticle 2. Tasks\n(a) portal\n• data"),
        (EN, "The office reports:\nto the province"),
    ],
)
def test_what_begins_anew_stays_apart(language: Language, text: str) -> None:
    assert lines(text, language) == text.split("\n")


def test_a_blank_line_always_parts() -> None:
    assert lines("Kế hoạch của tỉnh\n\nvề chuyển đổi số", VI) == [
        "Kế hoạch của tỉnh",
        "về chuyển đổi số",
    ]


def test_the_title_of_a_section_may_stand_before_its_number() -> None:
    text = "আইনটি বলবৎ হইবে।\n\nসংজ্ঞা\n\n২। এই আইনে দপ্তর অর্থ সরকারি দপ্তর।"
    sentence, title, section = find_units(text, BN)
    assert (sentence.level, sentence.is_heading) == (None, False)
    assert (title.level, title.is_heading) == (None, True)
    assert (section.level, section.label, section.is_heading) == (3, "২। সংজ্ঞা", False)


def test_a_line_that_ends_a_list_is_no_title() -> None:
    text = "দপ্তরে থাকবে:\n\nকম্পিউটার\n\n২। দপ্তর কাজ করবে।"
    assert [u.label for u in find_units(text, BN)] == ["", "", "২"]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        (VI, "Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi", "Chương I. QUY ĐỊNH CHUNG"),
        (BN, "দ্বিতীয় অধ্যায়\n\nসংস্থার কাজ\n\n৪। সংস্থা থাকবে।", "দ্বিতীয় অধ্যায়. সংস্থার কাজ"),
        (EN, "Chapter I\n\nTHE PLAN\n\nArticle 1. Scope", "Chapter I. THE PLAN"),
    ],
)
def test_the_title_of_a_chapter_may_stand_after_its_number(
    language: Language, text: str, label: str
) -> None:
    chapter, title, _ = find_units(text, language)
    assert chapter.label == label
    assert chapter.is_heading
    assert title.is_heading


def test_rules_and_table_borders_are_no_units() -> None:
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n\n* * *\n\n_____"
    assert lines(text, EN) == ["| A | B |", "| 1 | 2 |"]


def test_headings_that_the_source_marks_keep_their_level() -> None:
    text = "Kết quả\nTỉnh đã làm xong"
    heading, rest = find_units(text, VI, headings=(Heading(start=0, end=7, level=2),))
    assert (heading.level, heading.label, heading.is_heading) == (2, "Kết quả", True)
    assert text[rest.start : rest.end] == "Tỉnh đã làm xong"


@given(
    st.lists(
        st.sampled_from(
            (
                *("Điều 1. Phạm vi", "các sở báo cáo", "১। ধারা", "(ক) দপ্তর।", "Annex A"),
                *("a | b | c", "", "  ", "- item,", "30-6-2025.", "QUY ĐỊNH", "***"),
            )
        ),
        max_size=12,
    ),
    st.sampled_from(list(Language)),
)
def test_units_are_in_order_and_lose_no_letter(parts: list[str], language: Language) -> None:
    text = "\n".join(parts)
    units = find_units(text, language)
    assert all(a.end <= b.start for a, b in pairwise(units))
    kept = "".join(text[u.start : u.end] for u in units)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
