from __future__ import annotations

import unicodedata

import pytest

from corpus.names import table
from corpus.names.agencies import agencies
from corpus.names.collectives import collectives, find_collectives, members
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN


def test_members_are_levels_or_ids_of_the_agency_table() -> None:
    known = {agency.level for agency in agencies().values()} | set(agencies()) | {"*"}
    for collective in collectives().values():
        assert collective.members <= known, collective.id
        assert collective.scope in ("", "central", "province"), collective.id


def test_a_spelling_that_stands_alone_is_one_of_its_row() -> None:
    for row in table.read_rows("collectives.tsv"):
        names = {s for code in ("vi", "en", "bn") for s in table.spellings(row[code])}
        assert set(table.spellings(row["alone"])) <= names, row["id"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (VI, "Các bộ, ngành, địa phương rà soát", ("Các bộ, ngành, địa phương",)),
        (VI, "cac bo, nganh, dia phuong ra soat", ("cac bo, nganh, dia phuong",)),
        (
            VI,
            "giao các sở, ban, ngành; UBND các xã, phường, đặc khu thực hiện",
            ("các sở, ban, ngành", "UBND các xã, phường, đặc khu"),
        ),
        (VI, "các bộ, ngành liên quan và địa phương", ("các bộ, ngành liên quan và địa phương",)),
        (VI, "mỗi xã hội hóa, nội bộ, ngành", ()),
        (VI, "đội ngũ cán bộ, ngành y tế; các ngành công nghiệp", ()),
        (EN, "All ministries, sectors and localities", ("All ministries, sectors and localities",)),
        (EN, "the communes and wards publish", ("the communes and wards",)),
        (EN, "each agency, unit and locality", ("each agency, unit and locality",)),
        (EN, "an agency of the future, one unit price", ()),
        (BN, "মন্ত্রণালয়, শাখা এবং স্থানীয়দের অনুরোধ", ("মন্ত্রণালয়, শাখা এবং স্থানীয়দের",)),
        (BN, "কমিউন এবং ওয়ার্ড\u200cগুলিকে", ("কমিউন এবং ওয়ার্ড\u200cগুলিকে",)),
        (BN, "সকল মন্ত্রণালয় ও বিভাগকে", ("সকল মন্ত্রণালয় ও বিভাগকে",)),
        (BN, "একটি ইউনিট কাজ করে", ()),
    ],
)
def test_lists_of_kinds_of_units_are_collectives(
    language: Language, text: str, expected: tuple[str, ...]
) -> None:
    text = unicodedata.normalize("NFC", text)
    found = find_collectives(text, language=language)
    assert tuple(text[f.start : f.end] for f in found) == tuple(
        unicodedata.normalize("NFC", e) for e in expected
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (VI, "các sở, ban, ngành", "departments+boards+sectors"),
        (EN, "the heads, agencies and units", "agencies+units"),
        (EN, "departments, branches and localities", "branches+sectors+localities"),
        (BN, "মন্ত্রণালয়, বিভাগ ও স্থানীয় সরকার", "ministries+branches+localities"),
    ],
)
def test_the_id_joins_those_of_the_words(language: Language, text: str, expected: str) -> None:
    assert [f.id for f in find_collectives(text, language=language)] == [expected]


@pytest.mark.parametrize(
    ("collective", "agency", "expected"),
    [
        ("vn:ministries+sectors+localities", "most", True),
        ("vn:ministries+sectors+localities", "vn-peoples-committee-commune", True),
        ("vn:ministries+sectors+localities", "vn-dost", False),
        ("vn:departments+boards+sectors", "vn-dost", True),
        ("vn:departments+boards+sectors", "most", False),
        ("sectors", "most", True),
        ("vn:ministries", "bd-planning", False),
        ("ministries", "bd-planning", True),
        ("ministries+branches+localities", "bd-ict-division", True),
        ("communes", "vn-peoples-committee-commune", True),
        ("communes", "vn-peoples-committee-province", False),
        ("political-system", "vn-politburo", True),
        ("ministerial-agencies", "vn-state-bank", True),
        ("enterprises", "vn-viettel", True),
    ],
)
def test_membership_follows_level_and_companions(
    collective: str, agency: str, expected: bool
) -> None:
    assert members(collective, agency) is expected
