from __future__ import annotations

import pytest

from corpus.names.sound import find_names, sound_key, sound_keys
from corpus.types import Language


@pytest.mark.parametrize(
    "words",
    [
        ("Nguyễn", "Nguyen", "নগুয়েন"),
        ("Văn", "van", "ভ্যান", "ভান"),
        ("Gấu", "গাউ"),
        ("Quảng", "QUANG", "কোয়াং", "কুয়াং"),
        ("Ninh", "নিন", "নিনহ"),
        ("Quốc", "কোওক"),
        ("Ngọc", "এনগোক", "নোগ"),
        ("Phương", "ফুওং"),
        ("Hương", "হুয়ং"),
        ("Xuân", "জুয়ান", "শুয়ান"),
        ("Huế", "হিউ", "হুয়ে"),
        ("Hanoi", "হ্যানয়"),
        ("Đức", "duc", "ডুক", "দুক"),
        ("Thịnh", "থিন"),
        ("Oanh", "ওয়ান"),
    ],
)
def test_one_syllable_has_one_key_in_every_script(words: tuple[str, ...]) -> None:
    assert len({sound_key(word) for word in words}) == 1, [sound_key(word) for word in words]


@pytest.mark.parametrize(
    ("a", "b"),
    [("Nam", "Năng"), ("Bắc", "Bạch Mai"), ("Giang", "Quang"), ("Tran", "Than"), ("Lâm", "Nam")],
)
def test_different_syllables_differ(a: str, b: str) -> None:
    assert sound_keys(a) != sound_keys(b)


def test_numbers_and_signs_have_no_key() -> None:
    assert sound_keys("Kế hoạch 02, ৫৭") == sound_keys("Kế hoạch")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (Language.VI, "Theo ông Nguyễn Văn Gấu, Bí thư Tỉnh ủy", ["Nguyễn Văn Gấu"]),
        (Language.VI, "Thủ tướng Phạm Minh Chính kết luận", ["Phạm Minh Chính"]),
        (Language.VI, "Bộ Chính trị ban hành Nghị quyết", []),
        (Language.VI, "KẾ HOẠCH THỰC HIỆN", []),
        (Language.VI, "(Đã ký)\n\nTRẦN QUỐC NAM", ["TRẦN QUỐC NAM"]),
        (Language.EN, "The Prime Minister met Tran Quoc Nam on Monday", ["Tran Quoc Nam"]),
        (Language.EN, "Ministry of Finance. Digital Government Plan", []),
        (Language.BN, "কমরেড নগুয়েন ভ্যান গাউ বাক গিয়াং প্রদেশে", ["নগুয়েন ভ্যান গাউ"]),
        (Language.BN, "মিঃ নগুয়েন হোয়াং ফুওং বলেন যে", ["নগুয়েন হোয়াং ফুওং"]),
        (Language.BN, "পরিচালক কমরেড কুওং - বিভাগের", ["কুওং"]),
        (Language.BN, "পরিচালক নগুয়েন ফুওং বাকের মতে", ["নগুয়েন ফুওং বাকের"]),
        (Language.BN, "পরিকল্পনা নং ০২ বাস্তবায়ন একটি কাজ", []),
    ],
)
def test_names_are_found(language: Language, text: str, expected: list[str]) -> None:
    found = find_names(text, language=language)
    assert [name.as_written for name in found] == expected
    assert all(text[name.start : name.end] == name.as_written for name in found)


def test_a_name_has_the_same_keys_in_both_scripts_despite_a_case_ending() -> None:
    (vietnamese,) = find_names("gặp Nguyễn Phương Bắc", language=Language.VI)
    (bengali,) = find_names("নগুয়েন ফুওং বাকের মতে", language=Language.BN)
    assert vietnamese.keys == bengali.keys == sound_keys("Nguyen Phuong Bac")


def test_a_bengali_text_may_hold_a_name_in_latin_letters() -> None:
    found = find_names("কমরেড ফাম গিয়া টুক এবং Pham Gia Tuc")
    assert len(found) == 2
    assert found[0].keys == found[1].keys
