from __future__ import annotations

import unicodedata

import pytest

from corpus.detect import detect_language
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Các thời hạn của Kế hoạch số 02 là gì?", VI),
        ("Khi nào thì xong?", VI),
        ("cac thoi han cua ke hoach so 02 la gi", VI),
        ("ke hoach 28 quy dinh nhung nhiem vu nao cho so khoa hoc", VI),
        ("ỦY BAN NHÂN DÂN TỈNH", VI),
        ("Nguyễn Văn Bình", VI),
        ("Plan 02 có deadline nào?", VI),
        ("What are Plan 02's deadlines?", EN),
        ("Which unit leads the portal task?", EN),
        ("When must Đắk Lắk and Thừa Thiên Huế submit their reports?", EN),
        ("What does Kế hoạch số 02-KH/BCĐTW say about the portal?", EN),
        ("The committee's résumé was published in the café.", EN),
        ("Annex", EN),
        ("পরিকল্পনা ০২-এর সময়সীমা কী কী?", BN),
        ("Plan 02-এর সময়সীমা কবে?", BN),
        ("02-KH/BCĐTW পরিকল্পনায় কয়টি কাজ আছে?", BN),
    ],
)
def test_language_of_a_question(text: str, language: Language) -> None:
    assert detect_language(text) is language


def test_composition_does_not_matter() -> None:
    text = "Uỷ ban nhân dân tỉnh trình đề án"
    assert detect_language(unicodedata.normalize("NFD", text)) is VI


@pytest.mark.parametrize("text", ["", "30/6/2025", "— 100% —"])
@pytest.mark.parametrize("default", list(Language))
def test_the_default_stands_where_nothing_speaks(text: str, default: Language) -> None:
    assert detect_language(text, default=default) is default


def test_bengali_digits_alone_are_bengali() -> None:
    assert detect_language("৩০/৬/২০২৫") is BN
