"""A small store in three languages, filled and searched with a stand-in for the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.wiring
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.index.stand_in import NO_ALIGNMENT, StandIn, ingest, write_files


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the model gets the stand-in."""
    monkeypatch.setattr(assistant.wiring, "make_embedder", lambda model, cache: StandIn())
    monkeypatch.setattr(assistant.wiring, "load_alignment", lambda model, cache: NO_ALIGNMENT)


@pytest.fixture
def parts(tmp_path: Path, stand_in: None) -> Iterator[Parts]:
    """The parts over a store of a Vietnamese, a Bengali and an English document."""
    made = Parts(Settings(store=tmp_path / "store"))
    ingest(made.store, write_files(tmp_path / "files"))
    yield made
    made.store.close()
