from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest

from index.entries import Change, Entries
from index.errors import StoreUnusable
from index.register import StoredRow
from index.store import Store
from tests.assistant.register.plans import put_all

NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def row(store: Store) -> StoredRow:
    put_all(store)
    return store.catalogue.register("obligation")[0]


def test_reading_makes_no_file(store: Store) -> None:
    assert store.entries.all() == ()
    assert not (store.folder / "entries.sqlite").exists()


@pytest.mark.parametrize(
    "change",
    [
        Change(progress="đã trình dự thảo"),
        Change(owner="রহিমা", state="doing"),
        Change(state="done", corrections={"deadline": "2025-07-01", "product": ""}),
    ],
)
def test_an_entry_comes_back_whole(store: Store, row: StoredRow, change: Change) -> None:
    store.entries.add(row, ["b", "a"], change, by="Lan", at=NOON)
    [entry] = store.entries.all()
    assert (entry.by, entry.at, entry.row_id, entry.kind) == ("Lan", NOON, row.id, row.kind)
    assert (entry.change, entry.words, entry.key) == (change, row.words, row.key)
    assert entry.neighbours == {"a", "b"}


def test_entries_survive_the_catalogue(store: Store, row: StoredRow) -> None:
    store.entries.add(row, [row.id], Change(progress="x"), by="Lan", at=NOON)
    store.close()
    for file in store.folder.glob("catalogue.sqlite*"):
        file.unlink()
    assert [entry.by for entry in Store(store.folder).entries.all()] == ["Lan"]


@pytest.mark.parametrize("sql", ["UPDATE entries SET by = 'x'", "DELETE FROM entries"])
def test_what_was_recorded_cannot_be_changed(store: Store, row: StoredRow, sql: str) -> None:
    store.entries.add(row, [row.id], Change(progress="x"), by="Lan", at=NOON)
    connection = sqlite3.connect(store.folder / "entries.sqlite")
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        connection.execute(sql)
    connection.close()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "entries.sqlite").write_text("no database at all, but long enough to be read")
    with pytest.raises(StoreUnusable, match=r"entries\.sqlite"):
        Entries(tmp_path / "entries.sqlite").all()
