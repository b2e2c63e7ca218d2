from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.accounts.types import Account, Role
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.test_errors import problem


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:1", "127.0.0.2", "[::1]:8000", "LOCALHOST"]
)
def test_this_computers_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "[::"])
@pytest.mark.parametrize("path", ["/", "/v1/documents", "/metrics"])
def test_another_name_is_refused(client: TestClient, host: str, path: str) -> None:
    problem(client.get(path, headers={"host": host}), 421)


def test_a_proxys_name_is_answered_once_the_settings_have_it(tmp_path: Path, cache: Path) -> None:
    own = Parts(Settings(store=tmp_path / "store", cache=cache, hosts="a.example, policy.example"))
    own.accounts.put(Account(name="Lan", role=Role.EDITOR))
    _, key = own.accounts.create_key("Lan", lasts=None)
    client = TestClient(create_app(own), base_url="http://policy.example")
    assert client.get("/").status_code == 200
    mine = {"origin": "https://policy.example", "host": "127.0.0.1:8000"}
    mine["authorization"] = f"Bearer {key}"
    assert client.delete("/v1/documents/nowhere", headers=mine).status_code == 404


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000", "null"])
def test_pages_of_other_sites_change_nothing(client: TestClient, parts: Parts, origin: str) -> None:
    headers = {"origin": origin, "host": "localhost:8000"}
    before = len(parts.jobs.jobs())
    files = {"files": ("a.txt", b"text")}
    problem(client.post("/v1/documents", files=files, headers=headers), 403)
    assert len(parts.jobs.jobs()) == before
    assert client.get("/v1/health", headers=headers).status_code == 200


def test_the_page_itself_may(client: TestClient) -> None:
    headers = {"origin": "http://localhost:8000", "host": "localhost:8000"}
    assert client.delete("/v1/documents/nowhere", headers=headers).status_code == 404
