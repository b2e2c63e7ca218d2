"""Signing in: cookies that only this site's own page can use to change things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.gate import COOKIE
from assistant.accounts.types import Account, Role
from assistant.errors import NotAllowed
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE

OWN = {"Origin": HERE}


@pytest.fixture
def parts(tmp_path: Path, cache: Path) -> Parts:
    return Parts(Settings(store=tmp_path / "store", cache=cache))


@pytest.fixture
def key(parts: Parts) -> str:
    parts.accounts.put(Account(name="Lan", role=Role.EDITOR, groups=frozenset({"Y tế"})))
    return parts.accounts.create_key("Lan", lasts=None)[1]


@pytest.fixture
def client(parts: Parts) -> Iterator[TestClient]:
    with TestClient(create_app(parts), base_url=HERE, follow_redirects=False) as client:
        yield client


def test_without_accounts_whoever_sits_here_may_do_everything(client: TestClient) -> None:
    body = client.get("/v1/session").json()
    assert (body["mode"], body["person"]["name"]) == ("local", "local")
    assert len(body["person"]["rights"]) == 4


def test_a_key_becomes_a_session_that_no_script_reads(client: TestClient, key: str) -> None:
    assert client.get("/v1/session").json() == {
        "mode": "accounts",
        "person": None,
        "openid": False,
    }
    assert client.get("/v1/documents").status_code == 401
    response = client.post("/v1/session", json={"key": key}, headers=OWN)
    assert response.json()["person"] == {
        "name": "Lan",
        "role": "editor",
        "groups": ["Y tế"],
        "rights": ["read", "write"],
    }
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert key.lower() not in cookie
    assert client.get("/v1/documents").status_code == 200
    assert client.delete("/v1/session", headers=OWN).status_code == 204
    assert client.get("/v1/documents").status_code == 401


def test_a_form_signs_in_and_out_without_a_script(client: TestClient, key: str) -> None:
    failed = client.post("/login", data={"key": "wrong"}, headers=OWN)
    assert (failed.status_code, failed.headers["location"]) == (303, "/?login=failed")
    signed = client.post("/login", data={"key": key}, headers=OWN)
    assert (signed.status_code, signed.headers["location"]) == (303, "/")
    assert client.get("/v1/session").json()["person"]["name"] == "Lan"
    client.post("/logout", headers=OWN)
    assert client.get("/v1/session").json()["person"] is None


def test_over_https_the_cookie_stays_there(parts: Parts, key: str) -> None:
    with TestClient(create_app(parts), base_url="https://127.0.0.1") as client:
        cookie = client.post("/v1/session", json={"key": key}).headers["set-cookie"]
    assert "secure" in cookie.lower()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        (OWN, 404),
    ],
)
def test_a_session_changes_things_from_this_sites_page_alone(
    client: TestClient, key: str, headers: dict[str, str], status: int
) -> None:
    client.post("/v1/session", json={"key": key}, headers=OWN)
    response = client.delete("/v1/documents/0123456789abcdef", headers=headers)
    assert response.status_code == status


def test_a_key_needs_no_page(client: TestClient, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    assert client.delete("/v1/documents/0123456789abcdef", headers=headers).status_code == 404


def test_the_first_account_closes_the_door_while_serving(client: TestClient, parts: Parts) -> None:
    assert client.get("/v1/documents").status_code == 200
    parts.accounts.put(Account(name="রহিমা", role=Role.READER))
    assert client.get("/v1/documents").status_code == 401
    parts.accounts.remove("রহিমা")
    assert client.get("/v1/documents").status_code == 401


@pytest.mark.parametrize("where", [{"host": "0.0.0.0"}, {"hosts": "kho.example.vn"}])
def test_open_to_others_it_does_not_start_without_accounts(
    tmp_path: Path, cache: Path, where: dict[str, str]
) -> None:
    parts = Parts(Settings.model_validate({"store": tmp_path, "cache": cache, **where}))
    with pytest.raises(NotAllowed, match="nobody has an account"):
        create_app(parts)
    parts.accounts.put(Account(name="Lan", role=Role.READER))
    create_app(parts)


def test_a_cookie_of_nobody_is_nobody(client: TestClient, key: str) -> None:
    client.cookies.set(COOKIE, "made up")
    assert client.get("/v1/documents").status_code == 401
