from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import BadEntry, UnknownDocument, UnknownRow, UnknownUnit
from assistant.register.registry import Registry
from assistant.register.types import Query, Row, Status
from corpus.register.types import Modality, Obligation, Party
from corpus.types import Language
from index.entries import Change
from index.store import Store
from tests.assistant.register.plans import DAY, IDS, VI, document, put, vi_register

TODAY = DAY(2025, 6, 27)


def find(registry: Registry, **limits: Any) -> list[Row]:
    return list(registry.find("obligation", Query(as_of=TODAY, **limits)).rows)


def said(rows: list[Row]) -> list[str]:
    """The first words of each row's duty."""
    return [" ".join(row.stored.words.split()[:5]) for row in rows]


def one(registry: Registry, words: str) -> Row:
    [row] = [row for row in find(registry) if words in row.stored.words]
    return row


# Each line: names of one unit, and how each of its rows binds it. The same rows for every name.
CA_MAU = [("own", "lead"), ("predecessor", "lead"), ("collective", "lead")]
UNITS: list[tuple[list[str], list[tuple[str, str]]]] = [
    (
        [
            "Sở Khoa học và Công nghệ tỉnh Cà Mau",
            "Sở KH&CN Cà Mau",
            "so khoa hoc va cong nghe ca mau",
            "Sở TT&TT Cà Mau",
            "Department of Science and Technology of Ca Mau",
            "Department of Information and Communications of Ca Mau",
        ],
        CA_MAU,
    ),
    (["Sở Khoa học và Công nghệ Lạng Sơn", "Lang Son DOST"], []),
    (
        ["Sở Tài chính Cà Mau", "Sở KH&ĐT Cà Mau", "Department of Finance of Ca Mau"],
        [("own", "coordinating"), ("collective", "lead")],
    ),
    (
        [
            "Bộ Khoa học và Công nghệ",
            "Bộ KH&CN",
            "bo thong tin va truyen thong",
            "Ministry of Information and Communications",
            "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়",
            "তথ্য ও যোগাযোগ মন্ত্রণালয়",
        ],
        [("own", "lead"), ("predecessor", "lead")],
    ),
    (["Bộ Tài chính", "MOF", "Ministry of Finance", "অর্থ মন্ত্রণালয়", "MPI"], [("own", "lead")]),
    (["Cà Mau", "ca mau", "tỉnh Cà Mau", "কা মাউ", "Bạc Liêu"], [("own", "lead")] * 4),
    (["Harbour Watch", "harbour watch"], [("own", "lead")]),
]


@pytest.mark.parametrize(
    ("name", "names", "via"), [(name, names, via) for names, via in UNITS for name in names]
)
def test_every_name_of_a_unit_gives_the_same_rows(
    registry: Registry, name: str, names: list[str], via: list[tuple[str, str]]
) -> None:
    rows = find(registry, unit=name)
    found = [(row.via.kind, row.via.role) for row in rows if row.via]
    assert sorted(found) == sorted(via)
    assert [r.stored.id for r in rows] == [r.stored.id for r in find(registry, unit=names[0])]


@pytest.mark.parametrize(
    ("name", "closest"),
    [
        ("Sở Khoa học và Hàng hải", "Sở Khoa học và Công nghệ"),
        ("Ministry of Finances and Sport", "Ministry of Finance"),
        ("নৌকা মন্ত্রণালয়", "মন্ত্রণালয়"),
        ("Harbor Wach", "Harbour Watch"),
    ],
)
def test_an_unknown_unit_is_told_with_the_closest_names(
    registry: Registry, name: str, closest: str
) -> None:
    with pytest.raises(UnknownUnit, match=closest):
        find(registry, unit=name)


def test_a_merged_province_s_rows_are_those_of_a_predecessor(store: Store) -> None:
    put(store, document(Language.VI), vi_register(place="vn-bac-lieu"))
    rows = find(Registry(store), unit="Sở KH&CN Cà Mau")
    assert [row.via.kind for row in rows if row.via] == ["predecessor", "predecessor", "collective"]


@pytest.mark.parametrize("name", [IDS[Language.VI], "41/KH-UBND", "Kế hoạch số 41/KH-UBND"])
def test_a_document_is_named_by_id_or_number(registry: Registry, name: str) -> None:
    assert len(find(registry, documents=(name,))) == 4


def test_an_unknown_document_is_told_with_the_closest(registry: Registry) -> None:
    with pytest.raises(UnknownDocument, match="41/KH-UBND"):
        find(registry, documents=("42/KH-UBND",))


def test_due_days_count_in_and_what_has_none_is_left_out(registry: Registry) -> None:
    assert len(find(registry, due_after=DAY(2025, 6, 30), due_before=DAY(2025, 7, 15))) == 2
    assert len(find(registry, due_after=DAY(2025, 7, 1))) == 3
    assert find(registry, due_before=DAY(2025, 6, 29)) == []


def test_rows_are_limited_by_status_and_modality(registry: Registry) -> None:
    soon = find(registry, statuses=frozenset({Status.DUE_IN_3_DAYS}))
    assert [row.stored.words for row in soon] == [find(registry)[2 + 2].stored.words]
    kinds = frozenset({Modality.MUST_NOT, Modality.DONE})
    assert [row.value.modality for row in find(registry, modalities=kinds)] == [  # type: ignore[union-attr]
        "must_not",
        "done",
    ]


def test_pages_cover_all_rows_once(registry: Registry) -> None:
    pages = [
        registry.find("obligation", Query(as_of=TODAY, limit=3, offset=offset))
        for offset in (0, 3, 6)
    ]
    assert {page.total for page in pages} == {8}
    assert [row for page in pages for row in page.rows] == find(registry)


def test_milestones_and_targets_are_bound_by_the_duties_they_overlap(registry: Registry) -> None:
    for unit, count in (("Sở KH&CN Cà Mau", 1), ("Sở Tài chính Cà Mau", 0)):
        page = registry.find("milestone", Query(as_of=TODAY, unit=unit))
        assert len(page.rows) == count
    assert registry.find("target", Query(as_of=TODAY)).total == 1


def test_the_last_entry_counts_and_the_text_stays(registry: Registry) -> None:
    row = one(registry, "đề án")
    registry.record(row.stored.id, Change(progress="bản thảo", owner="Lan"), by="Hoa")
    change = Change(state="done", corrections={"deadline": "2025-07-04", "unit": "Sở Tài chính"})
    registry.record(row.stored.id, change, by="Minh")
    after = one(registry, "đề án")
    assert (after.progress, after.owner, after.status) == ("bản thảo", "Lan", Status.DONE)
    assert [entry.by for entry in after.entries] == ["Hoa", "Minh"]
    assert isinstance(after.value, Obligation)
    assert isinstance(after.value.unit, Party)
    assert after.value.deadline is not None
    assert after.value.deadline.last == DAY(2025, 7, 4)
    assert after.value.unit.agency == "dof"
    assert after.stored == row.stored
    assert registry.row(row.stored.id, TODAY) == after


def test_a_corrected_unit_is_the_one_that_is_bound(registry: Registry) -> None:
    row = one(registry, "đề án")
    registry.record(row.stored.id, Change(corrections={"unit": "Sở Xây dựng Cà Mau"}), by="Hoa")
    assert row.stored.id in [r.stored.id for r in find(registry, unit="Sở GTVT Cà Mau")]
    assert row.stored.id not in [r.stored.id for r in find(registry, unit="Sở KH&CN Cà Mau")]


def test_work_taken_up_again_is_due_again(registry: Registry) -> None:
    row = one(registry, "đề án")
    registry.record(row.stored.id, Change(state="done"), by="Hoa")
    registry.record(row.stored.id, Change(state="open"), by="Hoa")
    assert one(registry, "đề án").status is Status.DUE_IN_3_DAYS


@pytest.mark.parametrize(
    ("change", "by", "said"),
    [
        (Change(), "Hoa", "says nothing"),
        (Change(progress="x"), " ", "--by"),
        (Change(corrections={"deadline": "31/2/2025"}), "Hoa", "2025-06-30"),
        (Change(corrections={"modality": "should"}), "Hoa", "must_not"),
        (Change(corrections={"colour": "red"}), "Hoa", "deadline, modality, product, unit"),
    ],
)
def test_a_wrong_entry_is_not_recorded(
    registry: Registry, change: Change, by: str, said: str
) -> None:
    row = one(registry, "đề án")
    with pytest.raises(BadEntry, match=said):
        registry.record(row.stored.id, change, by=by)
    assert registry.entries() == ()


def test_an_entry_for_no_row_is_refused(registry: Registry) -> None:
    with pytest.raises(UnknownRow, match="'nothing'"):
        registry.record("nothing", Change(progress="x"), by="Hoa")


def test_entries_follow_the_text_to_a_new_version(store: Store, registry: Registry) -> None:
    row = one(registry, "đề án")
    registry.record(row.stored.id, Change(progress="bản thảo"), by="Hoa")
    text = VI.replace("KẾ HOẠCH", "KẾ HOẠCH\n(sửa đổi)").replace("trạm bơm", "trạm bơm số hai")
    new = document(Language.VI, text, identifier="d-vi2")
    put(store, new, vi_register(text, plan="trình đề án trạm bơm số hai"))
    [(_, now)] = registry.entries()
    assert now not in (None, row.stored.id)
    assert one(registry, "trạm bơm số hai").progress == "bản thảo"
    store.catalogue.remove("d-vi2")
    [(entry, now)] = registry.entries()
    assert (entry.by, now) == ("Hoa", None), "an orphan, and still listed"


def test_a_duty_whose_date_moves_is_the_same_duty(store: Store, registry: Registry) -> None:
    row = one(registry, "đề án")
    text = VI.replace("30/6/2025", "31/7/2025")
    put(
        store,
        document(Language.VI, text, identifier="d-vi2"),
        vi_register(text, june="31/7/2025", last="2025-07-31"),
    )
    moved = registry.row(row.stored.id, TODAY)
    assert moved.stored.document_id == "d-vi2"
    assert moved.value.deadline is not None
    assert moved.value.deadline.last == DAY(2025, 7, 31)


def test_two_files_of_one_document_give_each_row_once(store: Store, registry: Registry) -> None:
    twin = replace(document(Language.VI, identifier="d-vi-pdf"), source="folder/plan.pdf")
    put(store, twin, vi_register())
    assert len(find(registry)) == 8
    assert len(find(registry, documents=("d-vi-pdf",))) == 4
