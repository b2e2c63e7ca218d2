"""The store on Chroma is a VectorStore, keeps what it is given, and names what goes wrong."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.types import Language
from index.chroma import ChromaStore
from index.errors import StoreUnusable
from index.types import VectorStore
from tests.index.store_contract import VectorStoreContract, assert_same, names, unit_rows


class TestChromaStore(VectorStoreContract):
    def make(self, folder: Path) -> VectorStore:
        return ChromaStore(folder / "vectors")


def test_vectors_are_there_after_reopening(tmp_path: Path) -> None:
    rows = unit_rows(3)
    store = ChromaStore(tmp_path)
    store.add(Language.BN, "r1", names(3), rows)
    store.close()
    again = ChromaStore(tmp_path)
    assert again.count() == 3
    assert_same(again.vectors(Language.BN, names(3))["p:2-3"], rows[2])
    again.close()


def test_more_vectors_than_one_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.chroma._BATCH", 7)
    store = ChromaStore(tmp_path)
    rows = unit_rows(30)
    store.add(Language.VI, "r1", names(30), rows)
    found = store.vectors(Language.VI, names(30))
    assert list(found) == names(30)
    assert_same(np.array([found[n] for n in names(30)]), rows)
    store.delete("r1")
    assert store.count() == 0


WRITER = """
import sys
from pathlib import Path
from corpus.types import Language
from index.chroma import ChromaStore
from tests.index.store_contract import names, unit_rows
store = ChromaStore(Path(sys.argv[1]))
store.delete("r1")
store.add(Language.EN, "r2", names(2, "other"), unit_rows(2, seed=5))
store.close()
"""


def test_another_process_s_changes_are_seen_on_the_next_opening(tmp_path: Path) -> None:
    store = ChromaStore(tmp_path)
    store.add(Language.EN, "r1", names(3), unit_rows(3))
    subprocess.run([sys.executable, "-c", WRITER, str(tmp_path)], check=True, timeout=60)
    store.close()
    again = ChromaStore(tmp_path)
    assert again.count() == 2
    assert {n for n, _ in again.nearest(Language.EN, unit_rows(1)[0], 9)} == set(names(2, "other"))
    again.close()


def test_closing_one_store_leaves_another_one_usable(tmp_path: Path) -> None:
    one, two = ChromaStore(tmp_path / "one"), ChromaStore(tmp_path / "two")
    two.add(Language.EN, "r1", names(2), unit_rows(2))
    one.close()
    assert len(two.nearest(Language.EN, unit_rows(1)[0], 2)) == 2
    two.add(Language.EN, "r1", names(3), unit_rows(3))
    assert two.count() == 3
    two.close()


def test_a_folder_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "chroma.sqlite3").write_text("no database", encoding="utf-8")
    with pytest.raises(StoreUnusable, match=r"vectors at .*--store"):
        ChromaStore(tmp_path)


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreUnusable, match=f"{url}.*the server"):
            ChromaStore(url)


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    store = ChromaStore(tmp_path)
    store.add(Language.VI, "r1", names(2), unit_rows(2))
    with pytest.raises(StoreUnusable, match="dimension"):
        store.add(Language.VI, "r2", names(2, "q"), unit_rows(2, dimension=5))
    with pytest.raises(StoreUnusable, match="dimension"):
        store.nearest(Language.VI, unit_rows(1, dimension=5)[0], 1)
    store.close()
