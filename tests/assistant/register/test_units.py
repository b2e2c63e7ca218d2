from __future__ import annotations

import pytest

from assistant.errors import UnknownUnit
from assistant.register.units import resolve
from corpus.register.types import Party

# Ten units of today: an old name, an abbreviation, a name in each language.
UNITS: dict[str, list[str]] = {
    "most": ["Bộ Thông tin và Truyền thông", "Bộ KH&CN", "MIC", "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়"],
    "mof": ["Bộ Kế hoạch và Đầu tư", "BTC", "Ministry of Finance", "অর্থ মন্ত্রণালয়"],
    "moc": ["Bộ Giao thông vận tải", "BXD", "Ministry of Construction", "নির্মাণ মন্ত্রণালয়"],
    "vn-mae": [
        *("Bộ NN&PTNT", "Bộ Tài nguyên và Môi trường", "bo nong nghiep va moi truong"),
        *("Ministry of Agriculture and Environment", "কৃষি ও পরিবেশ মন্ত্রণালয়"),
    ],
    "moha": ["Bộ LĐTBXH", "BNV", "Ministry of Home Affairs", "স্বরাষ্ট্র মন্ত্রণালয়"],
    "vn-ethnic-religion": ["Ủy ban Dân tộc", "BDTTG", "Ministry of Ethnic and Religious Affairs"],
    "vn-dost": [
        *("Sở TT&TT", "Sở KH&CN", "DOST", "so khoa hoc va cong nghe"),
        *("Department of Information and Communications", "বিজ্ঞান ও প্রযুক্তি বিভাগ"),
    ],
    "dof": ["Sở Kế hoạch và Đầu tư", "STC", "Department of Finance", "অর্থ বিভাগ"],
    "vn-dae": ["Sở NN&PTNT", "Sở TN&MT", "Department of Agriculture and Environment"],
    "vn-government-office": ["Văn phòng Chính phủ", "VPCP", "Government Office"],
    "bd-cyber-agency": ["Digital Security Agency", "National Cyber Security Agency"],
}


@pytest.mark.parametrize(("unit", "name"), [(u, name) for u in UNITS for name in UNITS[u]])
def test_a_unit_is_known_by_every_name(unit: str, name: str) -> None:
    assert resolve(name, ()).agencies == {unit}
    assert resolve(name.upper(), ()).agencies == {unit}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Sở KH&CN tỉnh Bạc Liêu", "vn-ca-mau"),
        ("So TT&TT Ca Mau", "vn-ca-mau"),
        ("Department of Finance of Bac Giang province", "vn-bac-ninh"),
        ("কা মাউ প্রদেশ", "vn-ca-mau"),
    ],
)
def test_a_province_is_the_one_of_today(name: str, place: str) -> None:
    assert resolve(name, ()).places == {place}


@pytest.mark.parametrize(
    ("asked", "agency", "collective", "place", "kind"),
    [
        ("Sở KH&CN Cà Mau", "vn-dost", None, "vn-ca-mau", "own"),
        ("Sở KH&CN Cà Mau", "vn-dic", None, "vn-ca-mau", "predecessor"),
        ("Sở KH&CN Cà Mau", "vn-dost", None, "vn-bac-lieu", "predecessor"),
        ("Sở KH&CN Cà Mau", "vn-dost", None, "vn-lang-son", None),
        ("Sở KH&CN Cà Mau", "vn-dost", None, None, "own"),
        ("Sở KH&CN Cà Mau", "most", None, None, None),
        ("Sở KH&CN", "vn-dost", None, "vn-lang-son", "own"),
        ("Sở KH&CN Cà Mau", None, "vn:departments+boards+sectors", "vn-ca-mau", "collective"),
        ("Sở KH&CN Cà Mau", None, "vn:departments+boards+sectors", "vn-lang-son", None),
        ("Bộ Tài chính", None, "vn:ministries+sectors+localities", None, "collective"),
        ("UBND xã", None, "vn:ministries", None, None),
        ("các sở, ban, ngành", None, "departments+boards+sectors", None, "own"),
    ],
)
def test_how_a_party_binds_a_unit(
    asked: str, agency: str | None, collective: str | None, place: str | None, kind: str | None
) -> None:
    party = Party(start=0, end=1, as_written="x", agency=agency, collective=collective, place=place)
    via = resolve(asked, ()).via(party, "lead")
    assert (via.kind if via else None) == kind


@pytest.mark.parametrize("name", ["Trạm bơm số 7", "trạm  bơm SỐ 7", "tram bom so 7"])
def test_a_name_of_no_table_is_known_from_the_texts(name: str) -> None:
    asked = resolve(name, ["Trạm bơm số 7 thuộc xã", "অন্য দপ্তর"])
    party = Party(start=0, end=1, as_written="Trạm bơm\nsố 7 thuộc xã")
    assert (via := asked.via(party, "lead")) is not None
    assert (via.kind, via.name) == ("own", "Trạm bơm số 7 thuộc xã")
    with pytest.raises(UnknownUnit):
        resolve(name, ["Trạm bơm số 77"])


@pytest.mark.parametrize("name", ["", " ", "?!", "Phòng Văn hóa thuộc Sở Tài chính Cà Mau"])
def test_part_of_a_name_is_not_the_unit(name: str) -> None:
    with pytest.raises(UnknownUnit):
        resolve(name, [])
