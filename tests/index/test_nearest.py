"""The nearest passages are found exactly in a small store, whatever the index would lose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import index.nearest
from corpus.types import Language
from index.nearest import Nearest
from index.store import Store
from index.types import Filter
from tests.index.documents import document, put

TEXTS = {"a1": "Một.", "a12": "Hai.", "b1": "এক।", "c1": "One."}
LANGUAGES = {"a": Language.VI, "b": Language.BN, "c": Language.EN}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "store")
    for number, (name, text) in enumerate(TEXTS.items()):
        doc = document(name, text)
        put(opened.catalogue, doc, path=name)
        rows = np.eye(8, dtype=np.float32)[number : number + 1]
        opened.vectors.add(LANGUAGES[name[0]], f"r-{name}", [f"r-{name}:0-{len(text)}"], rows)
    opened.vectors.add(Language.VI, "dead", ["dead:0-1"], np.ones((1, 8), np.float32))
    yield opened
    opened.close()


def found(store: Store, where: Filter, k: int = 10) -> dict[str, float]:
    vector = np.array([0.5, 0.4, 0.3, 0.2, 0, 0, 0, 0], np.float32)
    hits = Nearest(store).find(vector, where, k)
    return {i.split(":")[0].removeprefix("r-"): round(s, 3) for i, s in hits.items()}


@pytest.mark.parametrize("below", [0, 5000])
def test_every_language_gives_its_nearest_live_passages(
    store: Store, monkeypatch: pytest.MonkeyPatch, below: int
) -> None:
    monkeypatch.setattr(index.nearest, "_EXACT_BELOW", below)
    assert set(found(store, Filter())) == set(TEXTS)
    assert set(found(store, Filter(excluded=frozenset({"a1"})))) == {"a12", "b1", "c1"}
    assert set(found(store, Filter(documents=("b1",)))) == {"b1"}
    assert set(found(store, Filter(language=Language.VI))) == {"a1", "a12"}


def test_only_the_best_and_their_cosines(store: Store) -> None:
    assert found(store, Filter(), k=1) == {"a1": 0.5, "b1": 0.3, "c1": 0.2}


def test_an_empty_store_has_none(tmp_path: Path) -> None:
    empty = Store(tmp_path / "empty")
    assert Nearest(empty).find(np.ones(8, np.float32), Filter(), 3) == {}
    assert Nearest(empty).cosines(Language.BN, ["r"], np.ones(8, np.float32)) == {}


def test_a_change_of_the_documents_is_seen(store: Store) -> None:
    nearest, vector = Nearest(store), np.ones(8, np.float32)
    assert len(nearest.find(vector, Filter(), 10)) == len(TEXTS)
    store.catalogue.remove("a1")
    assert len(nearest.find(vector, Filter(), 10)) == len(TEXTS) - 1


@pytest.mark.parametrize("below", [0, 5000])
def test_cosines_of_named_vectors(
    store: Store, monkeypatch: pytest.MonkeyPatch, below: int
) -> None:
    monkeypatch.setattr(index.nearest, "_EXACT_BELOW", below)
    vector = np.array([0.5, 0.4, 0, 0, 0, 0, 0, 0], np.float32)
    wanted = ["r-a12:0-4", "unknown"]
    cosines = Nearest(store).cosines(Language.VI, wanted, vector)
    assert cosines == {"r-a12:0-4": pytest.approx(0.4)}
