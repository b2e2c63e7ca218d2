"""A service on a small real store: three documents, one a language, the packaged model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language

HERE = "http://127.0.0.1"  # what is asked elsewhere is refused
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
SOURCES = {
    Language.VI: SAMPLES / "vi" / "plan-02.docx",
    Language.BN: SAMPLES / "bn" / "sommelon-porikolpona-02.html",
    Language.EN: SAMPLES / "en" / "plan-02-briefing.html",
}


@pytest.fixture(scope="session")
def parts(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """Parts whose store holds the three documents."""
    parts = Parts(Settings(store=tmp_path_factory.mktemp("api") / "store", cache=cache))
    results = list(parts.ingestion.run(list(SOURCES.values())))
    assert [result.status for result in results] == ["added"] * len(SOURCES)
    return parts


@pytest.fixture(scope="session")
def client(parts: Parts) -> Iterator[TestClient]:
    """The running service; what nobody foresaw becomes a response, as it does in production."""
    app = create_app(parts)
    with TestClient(app, raise_server_exceptions=False, base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def ids(parts: Parts) -> dict[Language, str]:
    """Document id by language."""
    return {document.language: document.id for document in parts.store.catalogue.documents()}
