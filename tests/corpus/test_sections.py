from __future__ import annotations

import pytest

from corpus.sections import find_sections
from corpus.types import Language
from corpus.units import find_units

VIETNAMESE = (
    "Lời dẫn chung.\n\nChương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n"
    "1. Quy chế áp dụng cho các sở.\n\na) Sở Nội vụ;\n\nĐiều 2. Hiệu lực\n\nChương II\n\nHết."
)
BENGALI = (
    "প্রথম অধ্যায়\n\nপ্রারম্ভিক\n\nসংক্ষিপ্ত শিরোনাম\n\n১। এই আইন নথি আইন নামে পরিচিত হইবে।\n\n"
    "(ক) দপ্তর কাজ করিবে।\n\nদ্বিতীয় অধ্যায়\n\n২। শেষ ধারা বলবৎ থাকিবে।"
)
ENGLISH = "Chapter I\n\nArticle 1. Scope\n\n1. It applies.\n\n(a) to offices;\n\nAnnex A"


@pytest.mark.parametrize(
    ("language", "text", "paths"),
    [
        (
            Language.VI,
            VIETNAMESE,
            [
                ("Chương I. QUY ĐỊNH CHUNG",),
                ("Chương I. QUY ĐỊNH CHUNG", "Điều 1. Phạm vi"),
                ("Chương I. QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1"),
                ("Chương I. QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1", "a"),
                ("Chương I. QUY ĐỊNH CHUNG", "Điều 2. Hiệu lực"),
                ("Chương II",),
            ],
        ),
        (
            Language.BN,
            BENGALI,
            [
                ("প্রথম অধ্যায়. প্রারম্ভিক",),
                ("প্রথম অধ্যায়. প্রারম্ভিক", "১। সংক্ষিপ্ত শিরোনাম"),
                ("প্রথম অধ্যায়. প্রারম্ভিক", "১। সংক্ষিপ্ত শিরোনাম", "(ক)"),
                ("দ্বিতীয় অধ্যায়",),
                ("দ্বিতীয় অধ্যায়", "২"),
            ],
        ),
        (
            Language.EN,
            ENGLISH,
            [
                ("Chapter I",),
                ("Chapter I", "Article 1. Scope"),
                ("Chapter I", "Article 1. Scope", "1"),
                ("Chapter I", "Article 1. Scope", "1", "(a)"),
                ("Annex A",),
            ],
        ),
    ],
)
def test_paths_nest_by_level(language: Language, text: str, paths: list[tuple[str, ...]]) -> None:
    sections = find_sections(find_units(text, language), len(text))
    assert [s.path for s in sections] == paths


def test_sections_cover_the_text_from_the_first_heading_on() -> None:
    sections = find_sections(find_units(VIETNAMESE, Language.VI), len(VIETNAMESE))
    assert VIETNAMESE[sections[0].start :].startswith("Chương I\n")
    assert [s.end for s in sections[:-1]] == [s.start for s in sections[1:]]
    assert sections[-1].end == len(VIETNAMESE)


def test_text_without_headings_has_no_sections() -> None:
    assert find_sections(find_units("Just a line.", Language.EN), 12) == ()
