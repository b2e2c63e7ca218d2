"""What several packages' tests share: the real model and the sample corpus, each made once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.wiring import Parts

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "documents"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built models: a developer's own where ASSISTANT_CACHE names them, else made for this run."""
    return Path(os.environ.get("ASSISTANT_CACHE") or tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """The shipped sample corpus, ingested once with the real model; tests only read it."""
    parts = Parts(Settings(store=tmp_path_factory.mktemp("store"), cache=cache))
    results = list(parts.ingestion.run([SAMPLES]))
    assert {r.status for r in results} == {"added"}
    return parts
