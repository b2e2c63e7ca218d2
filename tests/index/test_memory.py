"""The store in memory is a VectorStore."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.types import Language
from index.memory import MemoryStore
from index.types import VectorStore
from tests.index.store_contract import VectorStoreContract, names, unit_rows


class TestMemoryStore(VectorStoreContract):
    def make(self, folder: Path) -> VectorStore:
        return MemoryStore()


def test_ties_fall_to_the_id() -> None:
    store = MemoryStore()
    same = np.repeat(unit_rows(1), 4, axis=0)
    store.add(Language.EN, "r1", names(4)[::-1], same)
    assert [name for name, _ in store.nearest(Language.EN, same[0], 4)] == names(4)
    store.close()
