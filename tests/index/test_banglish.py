"""Bengali words are found by how they sound in Latin letters, however those are chosen."""

from __future__ import annotations

import pytest

from index.banglish import SoundIndex, spoken_form, typed_form

WORDS = {"পরিকল্পনা": 5, "সময়": 3, "ডিজিটাল": 4, "শেষ": 6, "লক্ষ্য": 2, "বিজ্ঞান": 2, "বিশ্ব": 1, "সর্ব": 1}


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("porikolpona", "পরিকল্পনা"),
        ("parikalpana", "পরিকল্পনা"),
        ("Porikolponar", "পরিকল্পনা"),
        ("digital", "ডিজিটাল"),
        ("dijital", "ডিজিটাল"),
        ("shesh", "শেষ"),
        ("sesh", "শেষ"),
        ("lokkho", "লক্ষ্য"),
        ("biggan", "বিজ্ঞান"),
        ("bisso", "বিশ্ব"),
        ("sorbo", "সর্ব"),
        ("telephone", None),
        ("", None),
    ],
)
def test_a_word_is_found_by_its_sound(typed: str, word: str | None) -> None:
    assert SoundIndex(WORDS).find(typed) == word


def test_the_commoner_of_two_words_alike_is_taken() -> None:
    assert SoundIndex({"দিন": 9, "দীন": 1}).find("din") == "দিন"


def test_joiners_and_both_codings_of_a_letter_sound_alike() -> None:
    assert spoken_form("সময়") == spoken_form("সম\u09df") == spoken_form("স\u200cময়")
    assert typed_form("shomoy") == typed_form("somoi"[:-1])
