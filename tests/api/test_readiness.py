from __future__ import annotations

import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.readiness import warm_up
from assistant.settings import Settings
from assistant.wiring import Parts
from index.errors import StoreUnusable
from tests.api.conftest import HERE
from tests.api.test_errors import problem


@pytest.fixture
def empty(tmp_path: Path, cache: Path) -> Parts:
    """Parts of a store without documents."""
    return Parts(Settings(store=tmp_path / "store", cache=cache))


def test_warming_up_loads_model_and_vectors(empty: Parts) -> None:
    warm_up(empty)
    assert empty.store._vectors is not None


def test_a_failed_warm_up_is_logged_and_no_more(
    empty: Parts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def search(*_: object, **__: object) -> None:
        raise StoreUnusable("the disk is gone")

    monkeypatch.setattr(empty.retriever, "search", search)
    warm_up(empty)
    assert "the disk is gone" in caplog.text


def test_a_service_that_is_loading_is_alive_and_then_ready(client: TestClient) -> None:
    until = time.monotonic() + 60
    while (response := client.get("/v1/health/ready")).status_code != 200:
        assert "loaded" in problem(response, 503)["detail"]
        assert client.get("/v1/health").json()["ready"] is False
        assert time.monotonic() < until
        time.sleep(0.05)
    assert response.json() == {"ready": True}
    body = client.get("/v1/health").json()
    assert (body["ready"], body["problem"]) == (True, None)


def test_a_store_of_another_model_is_alive_and_not_ready(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = parts.store.catalogue.get_meta
    monkeypatch.setattr(
        parts.store.catalogue, "get_meta", lambda key: "other" if key == "model" else known(key)
    )
    client = TestClient(create_app(parts), base_url=HERE)
    assert "ASSISTANT_EMBEDDING_MODEL" in problem(client.get("/v1/health/ready"), 503)["detail"]
    body = client.get("/v1/health")
    assert (body.status_code, body.json()["ready"]) == (200, False)
