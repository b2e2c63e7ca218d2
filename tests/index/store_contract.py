"""What every VectorStore must do; a test module subclasses the suite and says how to make one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

import numpy as np
import pytest

from corpus.types import Language
from index.types import Vectors, VectorStore

DIMENSION = 8


def unit_rows(count: int, *, seed: int = 0, dimension: int = DIMENSION) -> Vectors:
    """Random unit vectors, the same for the same seed."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def names(count: int, prefix: str = "p") -> list[str]:
    """Ids in the form of real ones, which hold colons and dashes."""
    return [f"{prefix}:{n}-{n + 1}" for n in range(count)]


def assert_same(actual: Vectors, expected: Vectors) -> None:
    """The same up to the rounding of a store that brings vectors to unit length itself."""
    np.testing.assert_allclose(actual, expected, atol=1e-6)


class VectorStoreContract(ABC):
    """The behaviour that the rest of the index relies on."""

    @abstractmethod
    def make(self, folder: Path) -> VectorStore:
        """An empty store."""

    @pytest.fixture
    def vectors(self, tmp_path: Path) -> VectorStore:
        return self.make(tmp_path)

    def test_an_empty_store_finds_nothing(self, vectors: VectorStore) -> None:
        assert vectors.count() == 0
        assert vectors.nearest(Language.BN, unit_rows(1)[0], 5) == []
        assert vectors.vectors(Language.BN, ["p:0-1"]) == {}
        assert vectors.vectors(Language.BN, []) == {}
        vectors.delete("unknown")

    def test_vectors_come_back_as_they_were_given(self, vectors: VectorStore) -> None:
        rows = unit_rows(5)
        vectors.add(Language.VI, "r1", names(5), rows)
        found = vectors.vectors(Language.VI, [*names(5), "unknown"])
        assert set(found) == set(names(5))
        for name, row in zip(names(5), rows, strict=True):
            assert found[name].dtype == np.float32
            assert_same(found[name], row)

    def test_adding_nothing_is_no_error(self, vectors: VectorStore) -> None:
        vectors.add(Language.EN, "r1", [], unit_rows(0))
        assert vectors.count() == 0

    def test_nearest_is_by_cosine_best_first(self, vectors: VectorStore) -> None:
        rows, query = unit_rows(40), unit_rows(1, seed=9)[0]
        vectors.add(Language.EN, "r1", names(40), rows)
        cosines = rows @ query
        expected = sorted(zip(names(40), cosines, strict=True), key=lambda s: -s[1])[:7]
        found = vectors.nearest(Language.EN, query, 7)
        assert [name for name, _ in found] == [name for name, _ in expected]
        np.testing.assert_allclose([s for _, s in found], [s for _, s in expected], atol=1e-5)

    @pytest.mark.parametrize(("k", "expected"), [(1, 1), (3, 3), (50, 4)])
    def test_no_more_than_k_and_no_more_than_there_are(
        self, vectors: VectorStore, k: int, expected: int
    ) -> None:
        vectors.add(Language.VI, "r1", names(4), unit_rows(4))
        assert len(vectors.nearest(Language.VI, unit_rows(1)[0], k)) == expected

    def test_equal_vectors_are_all_found_alike_each_time(self, vectors: VectorStore) -> None:
        same = np.repeat(unit_rows(1), 6, axis=0)
        vectors.add(Language.EN, "r1", names(6), same)
        first = vectors.nearest(Language.EN, same[0], 6)
        assert sorted(name for name, _ in first) == names(6)
        assert vectors.nearest(Language.EN, same[0], 6) == first

    def test_adding_an_id_again_replaces_its_vector(self, vectors: VectorStore) -> None:
        before, after = unit_rows(3), unit_rows(3, seed=1)
        vectors.add(Language.VI, "r1", names(3), before)
        vectors.add(Language.VI, "r1", names(3), after)
        assert vectors.count() == 3
        assert_same(vectors.vectors(Language.VI, names(1))["p:0-1"], after[0])
        [(name, score)] = vectors.nearest(Language.VI, after[2], 1)
        assert (name, round(score, 4)) == ("p:2-3", 1.0)

    def test_deleting_a_revision_leaves_the_others(self, vectors: VectorStore) -> None:
        rows = unit_rows(6)
        vectors.add(Language.VI, "old", names(2, "old"), rows[:2])
        vectors.add(Language.EN, "old", names(2, "older"), rows[2:4])
        vectors.add(Language.VI, "new", names(2, "new"), rows[4:])
        vectors.delete("old")
        assert vectors.count() == 2
        assert set(vectors.vectors(Language.VI, [*names(2, "old"), *names(2, "new")])) == set(
            names(2, "new")
        )
        assert {n for n, _ in vectors.nearest(Language.VI, rows[0], 9)} == set(names(2, "new"))
        assert vectors.nearest(Language.EN, rows[2], 9) == []
        vectors.delete("old")
        assert vectors.count() == 2

    def test_what_was_deleted_can_be_added_again(self, vectors: VectorStore) -> None:
        rows = unit_rows(3)
        vectors.add(Language.BN, "r1", names(3), rows)
        vectors.delete("r1")
        vectors.add(Language.BN, "r1", names(3), rows)
        assert vectors.count() == 3
        assert vectors.nearest(Language.BN, rows[1], 1)[0][0] == "p:1-2"

    def test_languages_do_not_mix(self, vectors: VectorStore) -> None:
        rows = unit_rows(3)
        for row, language in zip(rows, Language, strict=True):
            vectors.add(language, "r1", [f"p:{language.value}"], row.reshape(1, -1))
        for row, language in zip(rows, Language, strict=True):
            assert [n for n, _ in vectors.nearest(language, row, 3)] == [f"p:{language.value}"]
            others = [f"p:{other.value}" for other in Language if other is not language]
            assert vectors.vectors(language, others) == {}

    def test_what_the_caller_changes_later_does_not_change_the_store(
        self, vectors: VectorStore
    ) -> None:
        rows = unit_rows(1)
        kept = rows.copy()
        vectors.add(Language.EN, "r1", names(1), rows)
        rows[:] = 0
        assert_same(vectors.vectors(Language.EN, names(1))["p:0-1"], kept[0])
