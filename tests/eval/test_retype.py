"""Questions are retyped as people would, the same way each time."""

from __future__ import annotations

import pytest

from eval.retype import in_latin, one_typo, without_marks


@pytest.mark.parametrize(
    ("clean", "typed"),
    [("Thời hạn của đề án là khi nào?", "Thoi han cua de an la khi nao?"), ("Plan", "Plan")],
)
def test_marks_are_left_out(clean: str, typed: str) -> None:
    assert without_marks(clean) == typed


@pytest.mark.parametrize(
    ("clean", "typed"),
    [
        ("পরিকল্পনা কবে শেষ হবে?", "porikolpona kobe shesh hobe?"),
        ("বিজ্ঞান ও লক্ষ্য", "biggan o lokkhy"),
        ("৩০ জুন ২০২৬।", "30 jun 2026."),
        ("সম\u09df", "somoy"),
        ("সময়", "somoy"),
    ],
)
def test_bengali_is_typed_in_latin_letters(clean: str, typed: str) -> None:
    assert in_latin(clean) == typed


@pytest.mark.parametrize(
    "clean",
    ["Which harbour is inspected?", "Phường nghiên cứu những gì?", "কোন ফেরিঘাট মেরামত করা হবে?"],
)
def test_two_letters_of_one_word_change_places(clean: str) -> None:
    typed = one_typo(clean)
    assert typed == one_typo(clean) != clean
    assert sorted(typed) == sorted(clean)
    assert sum(a != b for a, b in zip(typed, clean, strict=True)) == 2


def test_a_text_without_a_long_word_stays() -> None:
    assert one_typo("Ai? 2025") == "Ai? 2025"
