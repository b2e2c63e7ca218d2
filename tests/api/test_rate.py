from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import rate
from api.app import create_app
from api.rate import Rate
from assistant.accounts.types import Account, Role
from assistant.errors import TooOften
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE


def test_each_has_their_own_and_it_fills_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("api.rate.time.monotonic", lambda: now)
    limit = Rate(60)
    for _ in range(10):
        limit.take("Lan")
    with pytest.raises(TooOften, match="60 requests a minute"):
        limit.take("Lan")
    limit.take("রহিমা")
    now = 1.0
    limit.take("Lan")
    with pytest.raises(TooOften):
        limit.take("Lan")


def test_what_is_kept_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "_MOST_KEPT", 5)
    limit = Rate(60)
    for number in range(50):
        limit.take(str(number))
    assert len(limit._left) == 5


def test_too_many_requests_are_told_when_to_come_back(tmp_path: Path, cache: Path) -> None:
    settings = Settings(store=tmp_path / "store", cache=cache, key_requests_per_minute=12)
    parts = Parts(settings)
    parts.accounts.put(Account(name="Lan", role=Role.READER))
    _, key = parts.accounts.create_key("Lan", lasts=None)
    with TestClient(create_app(parts), base_url=HERE) as client:
        headers = {"Authorization": f"Bearer {key}"}
        codes = [client.get("/v1/documents", headers=headers).status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        refused = client.get("/v1/documents", headers=headers)
        assert refused.headers["retry-after"] == "5"
        assert refused.json()["type"].endswith("too-often")
        guesses = [client.get("/v1/documents").status_code for _ in range(3)]
        assert guesses == [401, 401, 429]
        assert client.get("/v1/health/ready").status_code in (200, 503)
