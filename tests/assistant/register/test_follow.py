from __future__ import annotations

import datetime

import pytest

from assistant.register.follow import follow
from index.entries import Change, Entry
from index.register import StoredRow
from tests.assistant.register.plans import vi_register

OLD = ("sở y tế lập danh sách trạm y tế xã", "sở y tế lập danh sách quầy thuốc xã")


def row(identifier: str, words: str, *, key: str = "41|a", document: str = "d1") -> StoredRow:
    return StoredRow(
        id=identifier,
        kind="obligation",
        document_id=document,
        source=f"{document}.txt",
        key=key,
        words=words,
        value=vi_register().obligations[0],
    )


def entry(number: int, words: str, *, row_id: str = "", beside: tuple[str, ...] = ()) -> Entry:
    return Entry(
        number=number,
        at=datetime.datetime(2025, 1, number, tzinfo=datetime.UTC),
        by="Hoa",
        row_id=row_id or f"old{number}",
        kind="obligation",
        document_id="d0",
        source="d0.txt",
        key="41|a",
        words=words,
        neighbours=frozenset(beside),
        change=Change(progress="x"),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sở y tế lập danh sách trạm y tế xã", "sở y tế lập danh sách các trạm y tế xã phường"),
        ("the board lists every pier", "the board lists every pier and jetty"),
        ("পরিষদ ঘাটের তালিকা দেবে", "পরিষদ সব ঘাটের তালিকা দেবে"),
    ],
)
def test_an_entry_goes_to_the_row_that_says_most_of_the_same(old: str, new: str) -> None:
    rows = [row("far", "something else altogether"), row("near", new)]
    found = follow(rows, [entry(1, old)])
    assert list(found.by_row) == ["near"]
    assert found.orphans == ()


def test_a_row_with_the_entry_s_id_comes_first() -> None:
    found = follow([row("a", "other words"), row("b", OLD[0])], [entry(1, OLD[0], row_id="a")])
    assert list(found.by_row) == ["a"]


def test_a_neighbour_is_not_the_row_itself() -> None:
    lost = entry(1, OLD[0], beside=("a", "b"))
    found = follow([row("b", OLD[1])], [lost])
    assert (dict(found.by_row), found.orphans) == ({}, (lost,))


def test_two_lost_rows_do_not_become_one() -> None:
    one, other = entry(1, OLD[0]), entry(2, OLD[1])
    found = follow([row("new", OLD[0] + " phường")], [one, other])
    assert (dict(found.by_row), found.orphans) == ({"new": (one,)}, (other,))


def test_all_entries_of_a_lost_row_move_together_in_order() -> None:
    entries = [entry(1, OLD[0], row_id="gone"), entry(2, OLD[0], row_id="gone")]
    assert follow([row("new", OLD[0])], entries).by_row == {"new": tuple(entries)}


def test_another_document_s_row_is_another_duty() -> None:
    elsewhere = row("new", OLD[0], key="97|b", document="d9")
    assert follow([elsewhere], [entry(1, OLD[0])]).by_row == {}
