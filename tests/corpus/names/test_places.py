from __future__ import annotations

import datetime

import pytest

from corpus.names.places import find_places, places, related
from corpus.types import Language


def test_the_table_holds_the_provinces_of_before_and_after_the_merger() -> None:
    provinces = [p for p in places().values() if p.id.startswith("vn-")]
    current = [p for p in provinces if p.successor is None]
    assert (len(provinces), len(current)) == (63, 34)
    assert sum(p.kind == "city" for p in current) == 6
    assert {p.since for p in provinces if p.successor} == {datetime.date(2025, 7, 1)}


def test_the_table_holds_divisions_and_districts_of_bangladesh() -> None:
    kinds = [p.kind for p in places().values() if p.id.startswith("bd-")]
    assert (kinds.count("division"), kinds.count("district")) == (8, 64)


def test_every_successor_still_exists() -> None:
    known = places()
    for place in known.values():
        if place.successor is not None:
            assert known[place.successor].successor is None, place.id


@pytest.mark.parametrize("place_id", sorted(places()))
def test_every_place_is_found_by_its_name_in_each_language(place_id: str) -> None:
    place = places()[place_id]
    for language in Language:
        text = getattr(place, language.value)
        # A name that is an ordinary word too counts beside a word for the kind of place.
        beside = f"{text} প্রদেশ" if language is Language.BN else text
        found = find_places(beside, language=language)
        assert [(f.place_id, f.as_written) for f in found] == [(place_id, text)], language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND tỉnh Quảng Ninh và Thanh Hoá", ["vn-quang-ninh", "vn-thanh-hoa"]),
        ("ke hoach cua an giang", ["vn-an-giang"]),
        ("Sở Y tế TP. HCM, TPHCM", ["vn-ho-chi-minh-city"] * 2),
        ("tỉnh Bà Rịa - Vũng Tàu", ["vn-ba-ria-vung-tau"]),
        ("họp tại Ninh\nBình hôm qua", ["vn-ninh-binh"]),
        ("tỉnh hòa bình", ["vn-hoa-binh"]),
        ("সিএ মাউতে এবং কা মাউ প্রদেশের", ["vn-ca-mau", "vn-ca-mau"]),
        ("কোয়াং নিনহকে একটি মডেল", ["vn-quang-ninh"]),
        ("লং আন-এর কর্মী", ["vn-long-an"]),
        ("ব্যাক গিয়াং ওয়ার্ডে", ["vn-bac-giang"]),
        ("Ca Mau প্রদেশ ও ঢাকায়", ["vn-ca-mau", "bd-dhaka"]),
        ("কু\u200cমিল্লা\u200dর", ["bd-cumilla"]),
        ("ময\u09bcমনসিংহ বিভাগ; ম\u09dfমনসিংহে", ["bd-mymensingh-division", "bd-mymensingh"]),
        ("হিউ শহরের", ["vn-hue"]),
        ("offices in Cox's Bazar and Long An", ["bd-coxs-bazar", "vn-long-an"]),
    ],
)
def test_places_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    found = find_places(text)
    assert [f.place_id for f in found] == expected
    assert all(text[f.start : f.end] == f.as_written for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "vì một nền hòa bình lâu dài",
        "đồng chí Nguyễn Hòa Bình phát biểu",
        "khu vực châu Á - Thái Bình Dương",
        "ca sĩ Thanh Hoa của đoàn kịch",
        "how long an extension may be",
        "কমরেড নগুয়েন থি হিউ নিশ্চিত করেছেন",
        "তিনি পথ ভোলার কথা বলেন",
        "Long, An và Hà. Nam",
        "chiến thắng Điện Biên Phủ",
    ],
)
def test_words_that_only_look_like_places_are_not_found(text: str) -> None:
    assert find_places(text) == ()


def test_an_english_text_may_write_vietnamese_names_both_ways() -> None:
    text = "Comrade Nguyễn Văn Nam visited Bac Giang."
    assert find_places(text) == ()
    assert [f.place_id for f in find_places(text, language=Language.EN)] == ["vn-bac-giang"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("vn-bac-giang", "vn-bac-giang", True),
        ("vn-bac-giang", "vn-bac-ninh", True),
        ("vn-bac-ninh", "vn-bac-giang", True),
        ("vn-vinh-phuc", "vn-hoa-binh", False),
        ("vn-quang-ninh", "vn-ninh-thuan", False),
    ],
)
def test_a_place_is_related_to_its_successor(a: str, b: str, expected: bool) -> None:
    assert related(a, b) is expected
