from __future__ import annotations

import pytest

from corpus.names.agencies import agencies, find_agencies, related
from corpus.normalise import nfc
from corpus.types import Language


def test_every_successor_is_a_row_that_still_exists() -> None:
    known = agencies()
    for agency in known.values():
        if agency.successor is not None:
            assert known[agency.successor].successor is None, agency.id
            assert agency.since is not None, agency.id


@pytest.mark.parametrize("agency_id", sorted(agencies()))
def test_every_body_is_found_by_its_name_in_each_language(agency_id: str) -> None:
    agency = agencies()[agency_id]
    for language in Language:
        name = getattr(agency, language.value)
        if name is not None:
            found = find_agencies(name, language=language)
            assert [(f.agency_id, f.as_written) for f in found] == [(agency_id, name)], language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Chính trị, Ban Bí thư giao", ["vn-politburo", "secretariat"]),
        ("Sở KH&CN, Sở TT&TT", ["vn-dost", "vn-dic"]),
        (
            "UBND tỉnh và Uỷ ban nhân\ndân cấp xã",
            [
                "vn-peoples-committee-province",
                "vn-peoples-committee-commune",
            ],
        ),
        ("ubnd tinh giao so khoa hoc va cong nghe", ["vn-peoples-committee-province", "vn-dost"]),
        ("Bộ Văn hóa, Thể thao và Du lịch", ["vn-mocst"]),
        ("the Provincial People's Committee", ["vn-peoples-committee-province"]),
        ("a note by MOST and the Politburo", ["most", "vn-politburo"]),
        ("পলিটব্যুরোর ২২ ডিসেম্বর", ["vn-politburo"]),
        ("প্রাদেশিক গণ কমিটির চেয়ারম্যান", ["vn-peoples-committee-province"]),
        ("প্রাদেশিক পরিদর্শকদের প্রচেষ্টা", ["vn-inspectorate-province"]),
        ("বিজ্ঞান ও প্রযুক্তি বিভাগকে রিপোর্ট", ["vn-dost"]),
        ("ভিয়েটেলে বহু বছর", ["vn-viettel"]),
        ("ডাক, টেলিযোগাযোগ ও তথ্যপ্রযুক্তি মন্ত্রণালয়ের", ["bd-posts-telecom-it"]),
    ],
)
def test_bodies_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    found = find_agencies(text)
    assert [f.agency_id for f in found] == expected
    assert all(text[f.start : f.end] == f.as_written for f in found)


@pytest.mark.parametrize(
    "text",
    ["most of the work", "Most of the work", "số 641/TB-VPCP ngày 1/2/2025", "03/NQ-CP"],
)
def test_words_and_numbers_are_no_bodies(text: str) -> None:
    assert find_agencies(text) == ()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("vn-mic", "most", True), ("mof", "vn-mpi", True), ("vn-mic", "vn-mpi", False)],
)
def test_a_body_is_related_to_the_one_that_took_over(a: str, b: str, expected: bool) -> None:
    assert related(a, b) is expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Phát triển Chính phủ điện tử, Chính phủ số", []),
        ("Chính phủ giao Bộ Y tế phát triển Chính phủ số", ["Chính phủ", "Bộ Y tế"]),
        ("ই-সরকার ও ডিজিটাল সরকার গড়ে তোলা", []),
        ("সরকার স্থানীয় সরকার বিভাগকে দায়িত্ব দিয়েছে", ["সরকার", "স্থানীয় সরকার বিভাগকে"]),
        ("The Government develops Digital Government and e-Government", ["Government"]),
    ],
)
def test_a_way_of_governing_is_no_body(text: str, named: list[str]) -> None:
    assert [found.as_written for found in find_agencies(nfc(text))] == [nfc(n) for n in named]
