"""Versions, copies, relations both ways, and what is in force on a day."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.types import Relation
from index.relations import Summary
from index.similarity import resemblance, signature_of, similar_pairs
from index.standing import Link, Standing, Standings
from index.store import Store
from tests.index.stand_in import found, ingest, statuses, write_files

WORDS = "mỗi thôn cử hai người trực đê trong mùa lũ và ghi sổ theo dõi mực nước sông hằng ngày "
OLD = signature_of(WORDS * 3 + "ngày 5 tháng 6")
DAY = datetime.date
TODAY = DAY(2026, 1, 1)


def summary(identifier: str, number: str | None = None, **fields: object) -> Summary:
    """A plan of 2 March 2024 without a text, the newest where its id sorts last."""
    plain = Summary(
        id=identifier,
        number=number,
        kind="plan",
        title=f"Tên {identifier}",
        issuer="UBND xã",
        date=DAY(2024, 3, 2),
        effective=None,
        expires=None,
        media_type="text/plain",
        sequence=ord(identifier[0]),
        signature=b"",
        is_live=True,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def relation(kind: str, number: str, **fields: object) -> Relation:
    """A relation at the start of a text."""
    plain = Relation(start=0, end=1, type=kind, number=number)  # type: ignore[arg-type]
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "name"),
    [("replaces", "41/KH-UBND"), ("repeals", "41/KH-UBND"), ("replaces", "Kế hoạch 41")],
)
def test_what_another_replaces_is_superseded_from_its_day(word: str, name: str) -> None:
    newer = summary("b", "50/KH-UBND", date=DAY(2025, 1, 1), effective=DAY(2025, 7, 1))
    standings = Standings([summary("a", "41/KH-UBND"), newer], {"b": [relation(word, name)]})
    assert standings.links("b")[0].document_id == "a"
    assert standings.links("a") == (
        Link(type=standings.links("b")[0].type, direction="from", number="50/KH-UBND",
             document_id="b"),
    )  # fmt: skip
    superseded = Standing(validity="superseded", superseded_by="b", number="50/KH-UBND")
    assert standings.standing("a", DAY(2025, 7, 1)) == superseded
    assert standings.standing("a", DAY(2025, 6, 30)).validity == "in_force"
    assert standings.standing("b", DAY(2025, 6, 30)).validity == "not_yet"
    assert standings.standing("b", TODAY).validity == "in_force"


@pytest.mark.parametrize("word", ["amends", "implements", "based_on", "cites"])
def test_what_another_amends_or_cites_stays_in_force(word: str) -> None:
    documents = [summary("a", "41/KH-UBND"), summary("b", "50/KH-UBND")]
    standings = Standings(documents, {"b": [relation(word, "41/KH-UBND")]})
    assert standings.standing("a", TODAY).validity == "in_force"


def test_a_text_may_say_itself_that_it_was_repealed() -> None:
    act = summary("a", "২০১৮ সনের ৪৬ নং আইন", kind="act", date=None)
    said = relation("repeals", "২০২৩ সনের ৩৯ নং আইন", direction="from")
    standings = Standings([act], {"a": [said]})
    expected = Standing(validity="superseded", number="২০২৩ সনের ৩৯ নং আইন")
    assert standings.standing("a", TODAY) == expected
    assert standings.standing("a", DAY(2020, 1, 1)).validity == "in_force"


def test_expiry_and_news() -> None:
    documents = [
        summary("a", expires=DAY(2025, 12, 31)),
        summary("b", kind="news", date=DAY(2027, 1, 1)),
    ]
    standings = Standings(documents, {})
    assert standings.standing("a", DAY(2025, 12, 31)).validity == "in_force"
    assert standings.standing("a", TODAY).validity == "expired"
    assert standings.standing("b", TODAY).validity is None


def test_a_number_that_two_documents_have_needs_a_date_or_an_issuer() -> None:
    here = summary("a", "28/KH-UBND", issuer="UBND tỉnh An Giang")
    there = summary("b", "28/KH-UBND", issuer="UBND tỉnh Lào Cai", date=DAY(2023, 1, 1))
    said = [
        relation("cites", "28/KH-UBND"),
        relation("cites", "28/KH-UBND", date=DAY(2023, 1, 1)),
        relation("cites", "28/KH-UBND", issuer="UBND tỉnh An Giang"),
    ]
    links = Standings([here, there, summary("c")], {"c": said}).links("c")
    assert [link.document_id for link in links] == [None, "b", "a"]


def test_versions_copies_and_annexes() -> None:
    own = {"number": "41/KH-UBND", "signature": OLD}
    changed = signature_of(WORDS * 3 + "ngày 9 tháng 7, thêm hai điều")
    annex = signature_of("bảng phân công trực ban của các thôn trong xã theo tuần")
    documents = [
        summary("a", **own, is_live=False),  # type: ignore[arg-type]
        summary("b", number="41/KH-UBND", signature=changed),
        summary("c", number="41/KH-UBND", signature=annex),
        summary("d", number="41/KH-UBND", signature=changed, media_type="application/pdf"),
        summary("e", number="42/KH-UBND", signature=changed),
    ]
    standings = Standings(documents, {})
    assert standings.versions("a") == standings.versions("b")
    assert standings.versions("a")[-1] == "a"
    assert standings.versions("c") == ("c",)
    assert {standings.duplicate_of(i) for i in "bd"} == {None, "b"}
    assert standings.duplicate_of("e") is None
    assert standings.hidden() == {"a", "d"}
    assert standings.standing("a", TODAY).validity == "superseded"


def test_as_of_takes_the_version_of_the_day() -> None:
    own = {"number": "41/KH-UBND", "signature": OLD}
    documents = [
        summary("a", **own, effective=DAY(2024, 4, 1), is_live=False),  # type: ignore[arg-type]
        summary("b", **own, effective=DAY(2025, 4, 1)),  # type: ignore[arg-type]
    ]
    standings = Standings(documents, {})
    assert standings.hidden() == {"a"}
    assert standings.hidden(DAY(2024, 6, 1)) == {"b"}
    assert standings.hidden(DAY(2024, 1, 1)) == {"a", "b"}


@pytest.mark.parametrize(
    "text",
    [
        WORDS * 2,
        "প্রতিটি গ্রামে দুটি করে নলকূপ বসানো হবে এবং কমিটি মাসে একবার পানি পরীক্ষা করবে " * 2,
        "each hamlet appoints two wardens who keep the flood book and report every evening " * 2,
    ],
)
def test_copies_are_told_from_templates(text: str) -> None:
    one = signature_of(f"{text} by 30 June 2025: 1.200 wells, 45 wardens, 7 boats")
    copy = signature_of(
        f"Photo: A. {text.upper()} by 30 June 2025: 1.200 wells, 45 wardens, 7 boats"
    )
    template = signature_of(f"{text} by 31 May 2024: 800 wells, 12 wardens, 3 boats")
    other = signature_of("An unrelated text about the ferry that leaves the pier at dawn.")
    assert min(resemblance(one, copy)) > 0.7
    assert resemblance(one, template)[1] < 0.5
    assert max(resemblance(one, other)) < 0.3
    assert list(similar_pairs({"b": copy, "a": one, "c": other})) == [("a", "b")]
    assert signature_of("…") == b""
    assert resemblance(b"", one) == (0.0, 0.0)


PLAN = """ỦY BAN NHÂN DÂN
XÃ NGHĨA ĐÔ
Số: 41/KH-UBND
Nghĩa Đô, ngày 2 tháng 3 năm 2025

KẾ HOẠCH
Trực đê mùa lũ

1. Mỗi thôn cử {count} người trực đê trong mùa lũ và ghi sổ theo dõi mực nước hằng ngày.
2. Trưởng thôn báo cáo Ủy ban nhân dân xã vào tối thứ sáu, nêu rõ những đoạn đê bị sạt lở.
3. Trạm y tế xã chuẩn bị thuốc, phao và áo mưa cho những người trực đê của các thôn.
"""


@pytest.fixture
def two_versions(store: Store, tmp_path: Path) -> Path:
    """A plan read in, then changed and read in again."""
    files = write_files(tmp_path / "plans", {"plan.txt": PLAN.format(count="hai")})
    ingest(store, files)
    write_files(files, {"plan.txt": PLAN.format(count="bốn")})
    assert statuses(ingest(store, files)) == {"plan.txt": "updated"}
    return files


def test_a_changed_file_is_a_new_version(store: Store, two_versions: Path) -> None:
    new, old = store.standings().versions(store.catalogue.documents()[0].id)
    for identifier, count in ((new, "bốn"), (old, "hai")):
        document = store.catalogue.document(identifier)
        assert document is not None
        assert count in document.text
        assert store.original(identifier) is not None
    assert "bốn" in found(store, "trực đê")[0][0]
    assert not any("cử hai người" in text for text, _ in found(store, "trực đê"))
    assert ingest(store, two_versions)[0].status == "unchanged"


def test_an_old_text_that_comes_back_is_the_current_version(
    store: Store, two_versions: Path
) -> None:
    write_files(two_versions, {"plan.txt": PLAN.format(count="hai")})
    [result] = ingest(store, two_versions)
    assert result.document_id is not None
    assert store.standings().versions(result.document_id)[0] == result.document_id
    assert len(store.standings().versions(result.document_id)) == 2


def test_removing_the_current_version_removes_those_before(
    store: Store, two_versions: Path
) -> None:
    new, _ = store.standings().versions(store.catalogue.documents()[0].id)
    assert store.remove(new)
    assert store.catalogue.documents() == []
    assert store.vectors.count() == 0
    assert list(store.originals.iterdir()) == []
