from __future__ import annotations

import pytest

from corpus.sections import find_sections
from corpus.types import Language
from corpus.units import find_units

VI, BN, EN = Language.VI, Language.BN, Language.EN


def paths(text: str, language: Language) -> list[tuple[str, ...]]:
    return [s.path for s in find_sections(find_units(text, language), len(text))]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            VI,
            "Điều 1. Sửa đổi một số điều của Luật Lưu trữ\n"
            "1. Sửa đổi Điều 5 như sau:\n"
            "“Điều 5. Trách nhiệm\n1. Sở lập danh sách.\n2. Xã gửi báo cáo.”.\n"
            "2. Bổ sung Điều 5a như sau:\n"
            "“Điều 5a. Kinh phí\nĐiều 5b. Do tỉnh bảo đảm.”.\n"
            "Điều 2. Hiệu lực thi hành",
            ["Điều 1. Sửa đổi một số điều của Luật Lưu trữ", "1", "2", "Điều 2. Hiệu lực thi hành"],
        ),
        (
            BN,
            "২। উক্ত আইনের ধারা ৫ এর পরিবর্তে নিম্নরূপ ধারা ৫ প্রতিস্থাপিত হইবে, যথা:-\n"
            "“৫। দায়িত্ব।- দপ্তর তালিকা করিবে।\n(২) দপ্তর “নথি” রাখিবে।\n(৩) উহা প্রকাশ করিবে।”।\n\n"
            "৩। ধারা ৬ বিলুপ্ত হইবে।",
            ["২", "৩"],
        ),
        (
            BN,
            "২। নিম্নরূপ ধারা ৫ প্রতিস্থাপিত হইবে, যথা:-\n“৫। দপ্তর তালিকা করিবে।\n(২) দপ্তর নথি রাখিবে।\n\n"
            "৩। নিম্নরূপ ধারা ৬ প্রতিস্থাপিত হইবে, যথা:-\n“৬। দপ্তর সেবা দিবে।\n(২) উহা প্রকাশ করিবে।”।",
            ["২", "৩"],
        ),
        (
            EN,
            "Article 1. Amendments\n1. Article 5 reads:\n“Article 5. Duties\n1. Offices report.\n"
            "2. Towns report.”\n2. Article 6 is repealed.\nArticle 2. Entry into force",
            ["Article 1. Amendments", "1", "2", "Article 2. Entry into force"],
        ),
        (
            EN,
            'Article 1. Amendments\n"Article 5. Duties\n1. Offices report."\nArticle 2. Force',
            ["Article 1. Amendments", "Article 2. Force"],
        ),
    ],
)
def test_quoted_provisions_are_no_sections(language: Language, text: str, found: list[str]) -> None:
    assert [path[-1] for path in paths(text, language)] == found


@pytest.mark.parametrize(
    ("language", "word", "body"),
    [
        (VI, "Điều", "Các sở thực hiện nhiệm vụ được giao."),
        (EN, "Article", "Every office does what it is given."),
        (BN, "ধারা", "সকল দপ্তর প্রদত্ত কাজ করিবে।"),
    ],
)
def test_a_table_of_contents_is_no_section(language: Language, word: str, body: str) -> None:
    digits = "১২৩৪৫৬" if language is BN else "123456"
    titles = [f"{word} {n}. {word}" for n in digits]
    text = "\n".join([*titles, "", *(f"{title}\n{body}" for title in titles)])
    found = [s.start for s in find_sections(find_units(text, language), len(text))]
    assert len(found) == len(titles)
    assert min(found) > text.index(titles[-1])


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (VI, "Điều 5. Trách nhiệm của các sở ........ 12"),
        (EN, "Article 5. Duties of offices . . . . . 12"),
        (BN, "ধারা ৫। দপ্তরের দায়িত্ব ........ ১২"),
    ],
)
def test_an_entry_with_leaders_is_no_section(language: Language, line: str) -> None:
    assert paths(line, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            VI,
            "Điều 1. Ban hành Quy chế\n\nQUY CHẾ\nQUẢN LÝ HỒ SƠ\n"
            "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 3/4/2025)\n\nĐiều 1. Phạm vi",
            "QUY CHẾ",
        ),
        (
            EN,
            "Article 1. The Rules are issued.\n\nRULES ON RECORDS\n"
            "(Issued together with Decision No. 12)\n\nArticle 1. Scope",
            "RULES ON RECORDS",
        ),
        (
            BN,
            "ধারা ১। নীতিমালা জারি করা হইল।\n\nনথি ব্যবস্থাপনা নীতিমালা\n"
            "(প্রজ্ঞাপন নং ১২ এর সহিত সংযুক্ত)\n\nধারা ১। পরিধি",
            "নথি ব্যবস্থাপনা নীতিমালা",
        ),
    ],
)
def test_what_a_decision_brings_in_has_articles_of_its_own(
    language: Language, text: str, name: str
) -> None:
    first, attached, article = paths(text, language)
    assert len(first) == 1
    assert attached == (name,)
    assert article[0] == name
