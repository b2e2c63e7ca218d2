"""Signing in with an identity provider: a small one on this computer, honest and otherwise."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import RSAKey

from api.app import create_app
from assistant.accounts.types import Account, Role
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE

KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "k", "use": "sig"}) for _ in range(2))


class Provider:
    """What the provider says; tests change it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.claims: dict[str, Any] = {"email": "lan@kho.example.vn", "email_verified": True}
        self.key = KEY
        self.challenge = ""
        self.nonce = ""

    def token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": "assistant",
            "sub": "1",
            "iat": now,
            "exp": now + 60,
            "nonce": self.nonce,
            **self.claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "k"}, claims, self.key)


@pytest.fixture
def provider() -> Iterator[Provider]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if "openid-configuration" in self.path:
                self._say(
                    {
                        "issuer": said.issuer,
                        "authorization_endpoint": f"{said.issuer}/authorize",
                        "token_endpoint": f"{said.issuer}/token",
                        "jwks_uri": f"{said.issuer}/keys",
                    }
                )
            else:
                self._say({"keys": [KEY.as_dict(private=False)]})

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            verifier = form["code_verifier"][0]
            if form["code"] != ["good"] or create_s256_code_challenge(verifier) != said.challenge:
                self._say({"error": "invalid_grant"}, 400)
            else:
                self._say({"access_token": "a", "token_type": "Bearer", "id_token": said.token()})

        def _say(self, body: dict[str, Any], status: int = 200) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Stays quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        said = Provider(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield said
        server.shutdown()
        thread.join()


@pytest.fixture
def client(provider: Provider, tmp_path: Path, cache: Path) -> Iterator[TestClient]:
    settings = Settings(
        store=tmp_path / "store",
        cache=cache,
        openid_issuer=provider.issuer,
        openid_client_id="assistant",
    )
    parts = Parts(settings)
    parts.accounts.put(Account(name="lan@kho.example.vn", role=Role.EDITOR))
    with TestClient(create_app(parts), base_url=HERE, follow_redirects=False) as client:
        yield client


def go(client: TestClient, provider: Provider) -> str:
    """Begins a sign-in, as a browser does; the state that the provider got."""
    response = client.get("/login/openid")
    assert response.status_code == 303
    address = urlsplit(response.headers["location"])
    assert f"{address.scheme}://{address.netloc}" == provider.issuer
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert asked["redirect_uri"] == f"{HERE}/login/openid/back"
    provider.challenge, provider.nonce = asked["code_challenge"], asked["nonce"]
    return asked["state"]


def back(client: TestClient, state: str, code: str = "good") -> str:
    response = client.get("/login/openid/back", params={"state": state, "code": code})
    assert response.status_code == 303
    return response.headers["location"]


def signed_in(client: TestClient) -> Any:
    return client.get("/v1/session").json()["person"]


def test_people_sign_in_and_are_who_the_accounts_say(
    client: TestClient, provider: Provider
) -> None:
    assert client.get("/v1/session").json()["openid"] is True
    assert back(client, go(client, provider)) == "/"
    person = signed_in(client)
    assert (person["name"], person["role"]) == ("lan@kho.example.vn", "editor")


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@kho.example.vn"},
        {"email_verified": False},
        {"iss": "http://elsewhere.example"},
        {"aud": "another"},
        {"nonce": "another"},
        {"exp": 1},
        {"email": None},
    ],
)
def test_a_token_that_is_not_for_here_lets_nobody_in(
    client: TestClient, provider: Provider, claims: dict[str, Any]
) -> None:
    provider.claims |= claims
    assert back(client, go(client, provider)) == "/?login=failed"
    assert signed_in(client) is None


def test_another_signature_lets_nobody_in(client: TestClient, provider: Provider) -> None:
    provider.key = OTHER_KEY
    assert back(client, go(client, provider)) == "/?login=failed"
    assert signed_in(client) is None


def test_a_state_is_good_once_and_in_its_own_browser(
    client: TestClient, provider: Provider
) -> None:
    state = go(client, provider)
    stranger = TestClient(client.app, base_url=HERE, follow_redirects=False)
    assert back(stranger, state) == "/?login=failed"
    assert back(client, state, code="bad") == "/?login=failed"
    assert back(client, state) == "/?login=failed"
    assert signed_in(client) is None
