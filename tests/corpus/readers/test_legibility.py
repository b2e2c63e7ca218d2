from __future__ import annotations

import pytest

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
