from __future__ import annotations

import unicodedata

import pytest

from corpus.parts import (
    cite_path,
    find_opening,
    is_statute,
    item_facts,
    named_parts,
    part_facts,
)
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("language", "line", "level", "label"),
    [
        (VI, "PHẦN THỨ NHẤT", 1, "PHẦN THỨ NHẤT"),
        (VI, "Chương II", 1, "Chương II"),
        (VI, "CHƯƠNG II QUY ĐỊNH CHUNG", 1, "CHƯƠNG II QUY ĐỊNH CHUNG"),
        (VI, "Phụ lục I", 1, "Phụ lục I"),
        (VI, "PHỤ LỤC SỐ 2: BIỂU MẪU", 1, "PHỤ LỤC SỐ 2: BIỂU MẪU"),
        (VI, "Mục 1. Quy định chung", 2, "Mục 1. Quy định chung"),
        (VI, "III- NHIỆM VỤ", 2, "III- NHIỆM VỤ"),
        (VI, "IV. Tổ chức thực hiện", 2, "IV. Tổ chức thực hiện"),
        (VI, "**Điều 5. Trách nhiệm**", 3, "Điều 5. Trách nhiệm"),
        (VI, "Điều 5a. Các sở nộp báo cáo.", 3, "Điều 5a"),
        (VI, "2. Sở Nội vụ chủ trì;", 4, "2"),
        (VI, "6. 100% hồ sơ được số hóa.", 4, "6"),
        (VI, "2.1. Mục tiêu", 4, "2.1. Mục tiêu"),
        (VI, "đ) các sở, ngành;", 5, "đ"),
        (BN, "দ্বিতীয় অধ্যায়", 1, "দ্বিতীয় অধ্যায়"),
        (BN, "অধ্যায় ৩", 1, "অধ্যায় ৩"),
        (BN, "তফসিল", 1, "তফসিল"),
        (BN, "পরিশিষ্ট ক", 1, "পরিশিষ্ট ক"),
        (BN, "ধারা ৫। দায়িত্ব", 3, "ধারা ৫। দায়িত্ব"),
        (BN, "১২। দপ্তর প্রতিবেদন দেবে।", 3, "১২"),
        (BN, "৩৷ পুরনো দাঁড়ি", 3, "৩৷ পুরনো দাঁড়ি"),
        (BN, "(২) দপ্তর কাজ করবে।", 4, "(২)"),
        (BN, "(খ) কমিউন;", 5, "(খ)"),
        (EN, "Chapter II. Tasks", 1, "Chapter II. Tasks"),
        (EN, "ANNEX A", 1, "ANNEX A"),
        (EN, "Article 7 – Reports", 3, "Article 7 – Reports"),
        (EN, "III. Tasks", 2, "III. Tasks"),
        (EN, "2.1 Scope", 4, "2.1 Scope"),
        (EN, "1.1.2 Records are kept for ten years.", 4, "1.1.2"),
        (EN, "(b) the portal;", 5, "(b)"),
    ],
)
def test_headings_open_a_part(language: Language, line: str, level: int, label: str) -> None:
    opening = find_opening(line, language)
    assert opening is not None
    assert (opening.level, opening.label) == (level, label)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (VI, "30-6-2025 các sở báo cáo"),
        (VI, "30.6.2025 các sở báo cáo"),
        (VI, "1.139 thủ tục hành chính"),
        (VI, "10-15 ngày làm việc"),
        (VI, "Mục 2 của Kế hoạch này"),
        (VI, "Chương II của Luật"),
        (VI, "Phần mềm dùng chung"),
        (VI, "Phần mềm: do Sở quản lý"),
        (VI, "Điều 5 của Luật này"),
        (VI, "Chương trình hành động"),
        (BN, "৩০-৬-২০২৫ তারিখে"),
        (BN, "১,১৩৯টি সেবা"),
        (BN, "ধারা ৫ অনুযায়ী"),
        (EN, "1.5 million records"),
        (EN, "Section 5 of the Act"),
        (EN, "12.2024 was the first month"),
    ],
)
def test_figures_and_references_open_none(language: Language, line: str) -> None:
    assert find_opening(line, language) is None


@pytest.mark.parametrize(
    ("language", "path", "cited"),
    [
        (VI, ("Chương II. Tên", "Điều 5. Trách nhiệm", "2", "a"), "điểm a khoản 2 Điều 5"),
        (VI, ("QUY CHẾ", "Chương I. Tên", "Điều 5. Trách nhiệm", "1"), "khoản 1 Điều 5 Quy chế"),
        (VI, ("III. NHIỆM VỤ", "2. Sở Nội vụ", "đ"), "điểm đ khoản 2 mục III"),
        (VI, ("PHỤ LỤC II. BẢNG", "I. MỤC TIÊU", "2"), "khoản 2 mục I Phụ lục II"),
        (VI, ("Chương II. Tên",), "Chương II"),
        (BN, ("দ্বিতীয় অধ্যায়. নাম", "৫। দায়িত্ব", "(২)", "(ক)"), "ধারা ৫ এর উপ-ধারা (২) এর দফা (ক)"),
        (BN, ("৫", "(খ)", "(অ)"), "ধারা ৫ এর দফা (খ) এর উপ-দফা (অ)"),
        (BN, ("তৃতীয় তফসিল",), "তৃতীয় তফসিল"),
        (BN, ("অনুচ্ছেদ ৯। নাম", "(১)"), "অনুচ্ছেদ ৯ এর উপ-ধারা (১)"),
        (EN, ("Chapter I. Name", "Article 5. Name", "2", "a"), "Article 5(2)(a)"),
        (EN, ("PART II", "Section 8. Name", "(2)", "(a)", "(i)"), "Section 8(2)(a)(i)"),
        (EN, ("ANNEX A", "2.1 Scope", "b"), "Annex A, paragraph 2.1(b)"),
        (EN, ("Results",), "Results"),
        (EN, (), ""),
    ],
)
def test_a_path_is_cited_as_its_language_does(
    language: Language, path: tuple[str, ...], cited: str
) -> None:
    assert cite_path(path, language) == cited


def test_numbered_paragraphs_of_a_notice_are_no_sections() -> None:
    assert cite_path(("৫। দায়িত্ব",), BN, statute=False) == "অনুচ্ছেদ ৫"


CLAUSE = ("part:article:5", "part:article:5:2")
POINT = (*CLAUSE, "part:article:5:2:1")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Khoản 2 Điều 5 của Luật quy định gì?", CLAUSE),
        ("Điều 5 khoản 2 điểm a", POINT),
        (unicodedata.normalize("NFD", "điểm a khoản 2 Điều 5"), POINT),
        ("dieu 5 khoan 2 quy dinh gi", CLAUSE),
        ("ধারা ৫ এর উপ-ধারা (২) এর দফা (ক)", POINT),
        ("ধারা ৫(২)(ক) কী বলে?", POINT),
        ("৫ নং ধারার ২ উপ-ধারা", CLAUSE),
        ("ধা\u200cরা ৫ এর উপ-ধারা (২)", CLAUSE),
        ("Article 5(2)(a)", POINT),
        ("What does section 5(2) of the Act say?", CLAUSE),
        ("point a of clause 2 of Article 5", POINT),
        ("Article 5, paragraph 2, point a", POINT),
        ("Điều 5a", ("part:article:5-1",)),
        ("ধারা ৫ক", ("part:article:5-1",)),
        ("Chương III nói gì?", ("part:chapter:3",)),
        ("তৃতীয় অধ্যায়ে কী আছে?", ("part:chapter:3",)),
        ("Chapter 3", ("part:chapter:3",)),
        ("Phụ lục II", ("part:annex:2",)),
        ("second schedule", ("part:annex:2",)),
        ("Mục tiêu của kế hoạch", ()),
        ("điều kiện 5 năm", ()),
        ("What are Plan 02's deadlines?", ()),
    ],
)
def test_a_part_named_in_a_question_is_one_fact_in_all_languages(
    text: str, facts: tuple[str, ...]
) -> None:
    assert named_parts(text) == facts


@pytest.mark.parametrize(
    ("language", "path"),
    [
        (VI, ("Điều 5. Tên", "2", "a")),
        (BN, ("৫। নাম", "(২)", "(ক)")),
        (EN, ("Section 5", "(2)", "(a)")),
    ],
)
def test_a_path_has_the_facts_of_the_question_for_it(
    language: Language, path: tuple[str, ...]
) -> None:
    assert part_facts(path, language) == POINT


@pytest.mark.parametrize(
    ("language", "path", "items"),
    [
        (VI, ("Điều 5. Tên", "1"), ("1. Sở lập danh sách.", "2. Xã gửi báo cáo.")),
        (BN, ("৫। নাম", "(১)"), ("(১) দপ্তর তালিকা করিবে।", "(২) দপ্তর প্রতিবেদন দিবে।")),
        (EN, ("Article 5", "1"), ("1. The office lists them.", "2. It reports.")),
    ],
)
def test_sentences_know_the_clause_that_they_open(
    language: Language, path: tuple[str, ...], items: tuple[str, ...]
) -> None:
    first, second = item_facts(path, items, language)
    assert first == ("part:article:5", "part:article:5:1")
    assert second == CLAUSE


@pytest.mark.parametrize(
    ("language", "head", "statute"),
    [
        (EN, "THE ARCHIVES ACT, 2019\n\nAn Act to keep records.", True),
        (EN, "Report on the Plan\n\nThe province reports.", False),
        (BN, "নথি সংরক্ষণ আইন, ২০১৯", True),
        (BN, "ডিজিটাল রূপান্তর বিষয়ে প্রতিবেদন", False),
        (VI, "LUẬT LƯU TRỮ", False),
    ],
)
def test_acts_are_told_by_their_name(language: Language, head: str, statute: bool) -> None:
    assert is_statute(head, language) is statute
