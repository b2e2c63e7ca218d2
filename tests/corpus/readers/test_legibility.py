from __future__ import annotations

import unicodedata

import pytest
import regex

from corpus.normalise import strip_diacritics
from corpus.readers.legibility import READABLE, legibility

BENGALI = "পরিকল্পনা নং ০২ অনুসারে প্রাদেশিক গণ কমিটি ত্রিশে জুনের মধ্যে প্রতিবেদন জমা দেবে এবং অ্যাপ চালু করবে। "


@pytest.mark.parametrize(
    "text",
    [BENGALI * 4, "Sở Nội vụ chủ trì, hoàn thành trước ngày 30/6/2025.", "© 2025, 30 °C, ½ of it"],
)
def test_whole_text_is_readable(text: str) -> None:
    assert legibility(text) >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ue012\ue013\ue014 a b",
        "\x00\x01\x02 a",
        BENGALI.replace("র", "া") * 4,
        "".join(char for char in BENGALI * 4 if char not in "িােু্"),
        "cvwievwiK Av`vjZ Aa¨v‡`k m¤•‡K© †h‡nZz AvB‡bi",
    ],
)
def test_damage_is_seen(text: str) -> None:
    assert legibility(text) < READABLE


VIETNAMESE = "Ủy ban nhân dân tỉnh chỉ đạo các sở, ngành hoàn thành báo cáo trước ngày 30/6/2025. "
ENGLISH = "The department shall submit its report on the digital plan before the end of June. "


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unicodedata.normalize("NFD", VIETNAMESE) * 3, id="vi-nfd"),
        pytest.param(strip_diacritics(VIETNAMESE) * 2, id="vi-few-words-without-marks"),
        pytest.param(BENGALI.replace("্য", "\u200d্য") * 2, id="bn-joiners"),
        pytest.param("কোন\u200cো কোনো অ্যাপ, উৎস, দুঃখ, চাঁদ, ক্ষ্ম" * 9, id="bn-spellings"),
        pytest.param(ENGLISH + "See https://www.gds.gov/ppp/kcn/dwp/hmrc.pdf", id="en-address"),
        pytest.param("12.5 | 30/6 | – | 1,139", id="figures"),
    ],
)
def test_sound_spelling_is_readable(text: str) -> None:
    assert legibility(unicodedata.normalize("NFC", text)) >= READABLE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(regex.sub("[ỉủạàướ]", "ửỉ", VIETNAMESE) * 3, id="vi-two-tones"),
        pytest.param(regex.sub("[ỉủạàướâ]", "", VIETNAMESE) * 3, id="vi-letters-lost"),
        pytest.param(strip_diacritics(VIETNAMESE) * 9, id="vi-marks-lost"),
        pytest.param(regex.sub("(.)([িে])", r"\2\1", BENGALI) * 2, id="bn-drawing-order"),
        pytest.param(regex.sub("[aeiou]", "", ENGLISH) * 2, id="en-letters-lost"),
    ],
)
def test_impossible_words_are_seen(text: str) -> None:
    assert legibility(unicodedata.normalize("NFC", text)) < READABLE
