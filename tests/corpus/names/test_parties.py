from __future__ import annotations

import pytest

from corpus.names.parties import find_parties, predecessors, resolve_unit
from corpus.normalise import nfc
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN
NINH = "vn-quang-ninh"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (VI, "giao Sở KH&CN tỉnh Quảng Ninh", [("Sở KH&CN tỉnh Quảng Ninh", "vn-dost", NINH)]),
        (
            VI,
            "Hội Nông dân tỉnh Quảng Ninh",
            [("Hội Nông dân tỉnh Quảng Ninh", "vn-farmers-union", NINH)],
        ),
        (EN, "the Secretary, ICT Division", [("Secretary, ICT Division", "bd-ict-division", None)]),
        (VI, "Giám đốc Sở Tài chính ký", [("Giám đốc Sở Tài chính", "dof", None)]),
        (
            VI,
            "Uỷ ban nhân dân thành phố Hà Nội",
            [
                (
                    "Uỷ ban nhân dân thành phố Hà Nội",
                    "vn-peoples-committee-province",
                    "vn-ha-noi",
                )
            ],
        ),
        (
            EN,
            "Quang Ninh Provincial People's Committee",
            [("Quang Ninh Provincial People's Committee", "vn-peoples-committee-province", NINH)],
        ),
        (
            EN,
            "the Director of the Department of Finance of Quang Ninh province",
            [("Director of the Department of Finance of Quang Ninh", "dof", NINH)],
        ),
        (
            BN,
            "কোয়াং নিন প্রদেশের পিপলস কমিটির চেয়ারম্যান বলেন",
            [
                (
                    "কোয়াং নিন প্রদেশের পিপলস কমিটির চেয়ারম্যান",
                    "vn-peoples-committee-province",
                    NINH,
                )
            ],
        ),
        (
            BN,
            "তথ্য ও যোগাযোগ প্রযুক্তি বিভাগের সচিব",
            [("তথ্য ও যোগাযোগ প্রযুক্তি বিভাগের সচিব", "bd-ict-division", None)],
        ),
    ],
)
def test_posts_and_places_belong_to_their_body(
    language: Language, text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    text = nfc(text)
    found = find_parties(text, language)
    assert [(p.as_written, p.agency, p.place) for p in found] == [
        (nfc(written), agency, place) for written, agency, place in expected
    ]
    assert all(text[p.start : p.end] == p.as_written for p in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (VI, "UBND các huyện, thị xã, thành phố", "vn:districts+cities"),
        (VI, "Thủ trưởng các cơ quan, đơn vị", "vn:agencies+units"),
        (VI, "người đứng đầu cơ quan, đơn vị", "vn:agencies+units"),
        (EN, "heads of agencies, units and localities", "vn:localities+agencies+units"),
        (EN, "People's Committees of communes and wards", "vn:communes"),
        (BN, "কমিউন এবং ওয়ার্ডের গণ কমিটিগুলির", "vn:communes"),
    ],
)
def test_the_bodies_and_heads_of_a_collective_are_the_collective(
    language: Language, text: str, expected: str
) -> None:
    (party,) = find_parties(text, language, place=NINH)
    assert (party.as_written, party.collective, party.place) == (nfc(text), expected, NINH)


def test_a_body_behind_a_collective_keeps_its_name() -> None:
    found = find_parties("Các sở, ban, ngành; Sở Tài chính; địa phương tổ chức họp", VI)
    assert [p.as_written for p in found] == ["Các sở, ban, ngành", "Sở Tài chính"]


def test_the_documents_place_is_that_of_local_bodies_only() -> None:
    found = find_parties("Bộ Tài chính; Sở Tài chính; Sở Y tế tỉnh An Giang", VI, place=NINH)
    assert [p.place for p in found] == [None, NINH, "vn-an-giang"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sở KHCN", "so khoa hoc va cong nghe"),
        ("Bộ TT&TT", "Ministry of Information and Communications"),
        ("BTTTT", "তথ্য ও যোগাযোগ মন্ত্রণালয়"),
        ("ict division", "আইসিটি বিভাগ"),
        ("BTRC", "বাংলাদেশ টেলিযোগাযোগ নিয়ন্ত্রণ কমিশন"),
        ("UBND tỉnh Quảng Ninh", "কোয়াং নিন প্রদেশের পিপলস কমিটি"),
    ],
)
def test_a_unit_is_the_same_under_any_name(a: str, b: str) -> None:
    meant = [{(p.agency, p.place) for p in resolve_unit(nfc(name))} for name in (a, b)]
    assert meant[0] == meant[1] != set()


def test_collectives_and_unknown_names_resolve_as_such() -> None:
    assert {p.collective for p in resolve_unit("các bộ, ngành")} == {"vn:ministries+sectors"}
    assert resolve_unit("Hội những người yêu sách") == ()


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("most", {"vn-mic"}),
        ("vn-mic", set()),
        ("moc", {"mot"}),
        ("mofa", {"vn-external-relations-commission"}),
    ],
)
def test_predecessors_are_those_whose_duties_went_over(agency: str, expected: set[str]) -> None:
    assert set(predecessors(agency)) == expected
