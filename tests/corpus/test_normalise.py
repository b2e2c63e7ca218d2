from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise import ascii_digits, fold, nfc, strip_diacritics, visible

YYA, YA_NUKTA = "\u09df", "\u09af\u09bc"
LETTERS = st.text("aeouyqhtđươăâêôàòủỷúýÁỦ ." + "কতনয়ড়োৌি্০৫।৷\u200c\u200d" + "ABZ09", max_size=40)


def test_text_is_stored_in_nfc() -> None:
    assert nfc(unicodedata.normalize("NFD", "Ủy ban")) == "Ủy ban"
    # Unicode excludes these letters from composition: NFC takes them apart.
    assert nfc(f"অধ্যা{YYA}") == f"অধ্যা{YA_NUKTA}"
    assert nfc("ক\u09c7\u09be") == "কো"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("পরিকল্\u200cপনা নং ০২", "পরিকল্পনা নং ০২"),
        (unicodedata.normalize("NFD", "Kế hoạch\u00a0số 02"), "Kế hoạch số 02"),
        ("Plan\u00a002\u2019s co\u00adoperation", "Plan 02's cooperation"),
    ],
)
def test_a_question_is_read_as_it_is_seen(typed: str, seen: str) -> None:
    assert visible(typed) == nfc(seen)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ủy ban"),
        ("hoà bình", "hòa bình"),
        ("khoẻ", "khỏe"),
        ("thuỷ sản", "thủy sản"),
        (unicodedata.normalize("NFD", "Nghị quyết"), "nghị quyết"),
        ("২০২৫", "2025"),
        (f"অধ্যা{YYA}", f"অধ্যা{YA_NUKTA}"),
        ("র\u200d্যাব", "র্যাব"),
        ("ক্\u200cষ", "ক্ষ"),
        ("শেষ৷", "শেষ।"),
        ("Ｐｌａｎ ０２", "plan 02"),
        ("co\u00adoperate", "COOPERATE"),
        ("\ufeffquý", "Quý"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hỏa"), ("quý", "quy"), ("quả", "qủa"), ("đi", "di"), ("কলা", "কালা"), ("02", "03")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_tone_moves_only_in_open_syllables() -> None:
    assert fold("hoàn thành") == "hoàn thành"
    assert fold("toán") == "toán"
    assert fold("thuế") == "thuế"


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_digits_keep_their_places(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)
    assert not set(ascii_digits(text)) & set("০১২৩৪৫৬৭৮৯")


def test_bengali_digits_become_ascii_in_place() -> None:
    assert ascii_digits("৩০ জুন ২০২৫, 30%") == "30 জুন 2025, 30%"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đắk Lắk", "Dak Lak"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "Thua Thien Hue"),
        ("plan 02", "plan 02"),
        ("পরিকল্পনা কোন ড়", nfc("পরিকল্পনা কোন ড়")),
        ("московский", "московский"),
    ],
)
def test_only_latin_letters_lose_their_marks(text: str, bare: str) -> None:
    assert strip_diacritics(text) == bare
