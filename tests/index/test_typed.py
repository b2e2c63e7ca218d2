"""Questions typed in a hurry are brought to the spelling of the documents; others stay."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.types import Language
from index.typed import Reader, is_syllable

STORED = [
    ("ferry", 4),
    ("harbour", 3),
    ("inspection", 2),
    ("phà", 6),
    ("bến_phà", 5),
    ("đò", 1),
    ("ফেরিঘাট", 4),
    ("জোয়ার", 2),
    ("নৌকা", 9),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(STORED)


@pytest.mark.parametrize(
    ("typed", "meant", "language"),
    [
        ("thoi han cua ke hoach la khi nao", "thời hạn của kế hoạch là khi nào", Language.VI),
        ("Uy ban nhan dan tinh Ca Mau phai lam gi", "Ủy ban nhân dân tỉnh Cà Mau", Language.VI),
        ("bến pha của tinh do ai quan ly va khi nao sua", "bến phà", Language.VI),
        ("kế hoạhc của tỉnh", "kế hoạch của tỉnh", Language.VI),
        ("which harbuor has an inspectoin", "which harbour has an inspection", Language.EN),
        ("ফেরিাঘট কোথায়", "ফেরিঘাট কোথায়", Language.BN),
        ("porikolponar somoysima kobe shesh hobe", "পরিকল্পনা", Language.BN),
        ("ferighat kothay hobe", "ফেরিঘাট", Language.BN),
        ("nouka kobe chharbe ebong ke niye jabe", "নৌকা", Language.BN),
    ],
)
def test_what_was_meant_is_read(reader: Reader, typed: str, meant: str, language: Language) -> None:
    for form in ("NFC", "NFD"):
        read = reader.read(unicodedata.normalize(form, typed))
        assert read.language is language
        assert unicodedata.normalize("NFC", meant) in read.text


@pytest.mark.parametrize(
    "question",
    [
        "Which ferry leaves the harbour on 5 May 2026?",
        "Who signed Decision 12/QD-UBND of Nguyen Van Harbuor?",
        "Bến phà nào của tỉnh Cà Mau phải sửa trước ngày 05/5/2026?",
        "What is the ninth task of the plan?",
        "পরিকল্পনার নবম কাজ কী?",
        "Sở nào phụ trách VNeID theo Kế hoạch số 31/KH-UBND?",
        "কোন ফেরিঘাট ৫ মে ২০২৬ এর আগে মেরামত করতে হবে?",
        "মিঃ নগুয়েন হোয়াং ফুওং কোন পদে আছেন?",
        "2025",
        "",
    ],
)
def test_what_is_spelt_well_stays(reader: Reader, question: str) -> None:
    assert reader.read(question).text == unicodedata.normalize("NFC", question)


def test_the_language_given_is_kept(reader: Reader) -> None:
    assert reader.read("ke hoach", Language.EN).language is Language.EN


@pytest.mark.parametrize(
    ("word", "possible"), [("nghiêng", True), ("phà", True), ("hoạhc", False), ("tcịh", False)]
)
def test_a_syllable_is_told_by_its_spelling(word: str, *, possible: bool) -> None:
    assert is_syllable(word) is possible
