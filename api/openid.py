"""OpenID Connect: an identity provider says who somebody is, the accounts what they may do.

The authorization code flow with PKCE, state and nonce. The provider is the one of the settings;
no other address is ever asked.
"""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any, cast

from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from assistant.accounts.accounts import Accounts
from assistant.accounts.types import Person, Right, person_of
from assistant.errors import NotSignedIn, UnknownAccount
from assistant.settings import Settings

_SECONDS = 10.0  # that the provider has for each answer
_LONGEST = 600.0  # seconds that somebody may take to sign in there
_MOST_PENDING = 1000
_ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A sign-in that has begun here and is not back from the provider."""

    nonce: str
    verifier: str
    ends: float


class OpenId:
    """Sign-ins with the provider of the settings."""

    def __init__(self, settings: Settings, accounts: Accounts) -> None:
        self._settings = settings
        self._accounts = accounts
        self._pending: dict[str, _Pending] = {}
        self._lock = threading.Lock()

    def begin(self, redirect_uri: str) -> tuple[str, str]:
        """The provider's address to go to, and the state that must come back."""
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        with self._client(redirect_uri) as client:
            address, state = client.create_authorization_url(
                self._provider(client)["authorization_endpoint"],
                code_verifier=verifier,
                nonce=nonce,
            )
        now = time.monotonic()
        with self._lock:
            self._pending = {s: p for s, p in self._pending.items() if p.ends > now}
            if len(self._pending) >= _MOST_PENDING:
                self._pending.pop(next(iter(self._pending)))
            pending = _Pending(nonce=nonce, verifier=verifier, ends=now + _LONGEST)
            self._pending[state] = pending
        return str(address), str(state)

    def finish(self, state: str, code: str, redirect_uri: str) -> Person:
        """Who came back from the provider; each state once. Raises NotSignedIn."""
        with self._lock:
            pending = self._pending.pop(state, None)
        if pending is None or pending.ends < time.monotonic():
            raise NotSignedIn("the sign-in took too long or did not begin here; begin it again")
        with self._client(redirect_uri) as client:
            try:
                provider = self._provider(client)
                token = client.fetch_token(
                    provider["token_endpoint"], code=code, code_verifier=pending.verifier
                )
                keys = client.request("GET", provider["jwks_uri"], withhold_token=True).json()
                claims = self._claims(token["id_token"], keys, pending.nonce)
            except NotSignedIn:
                raise
            except Exception as error:
                raise NotSignedIn(f"the identity provider did not confirm it ({error})") from error
        return self._person(claims)

    def _client(self, redirect_uri: str) -> OAuth2Client:
        return OAuth2Client(
            client_id=self._settings.openid_client_id,
            client_secret=self._settings.openid_client_secret or None,
            scope="openid email profile",
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            timeout=_SECONDS,
        )

    def _provider(self, client: OAuth2Client) -> dict[str, Any]:
        address = self._settings.openid_issuer.rstrip("/") + "/.well-known/openid-configuration"
        found: dict[str, Any] = client.request("GET", address, withhold_token=True).json()
        if found["issuer"].rstrip("/") != self._settings.openid_issuer.rstrip("/"):
            raise NotSignedIn(
                "the identity provider calls itself otherwise than ASSISTANT_OPENID_ISSUER"
            )
        return found

    def _claims(self, written: str, keys: dict[str, Any], nonce: str) -> dict[str, Any]:
        """What a token says that the provider signed for this client and this sign-in."""
        known = KeySet.import_key_set(cast(KeySetSerialization, keys))
        token = jwt.decode(written, known, algorithms=_ALGORITHMS)
        wanted = jwt.JWTClaimsRegistry(
            leeway=30,
            iss={"essential": True, "value": self._settings.openid_issuer},
            aud={"essential": True, "value": self._settings.openid_client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            wanted.validate(token.claims)
        except JoseError as error:
            raise NotSignedIn(f"the identity provider's token is not for here ({error})") from error
        return dict(token.claims)

    def _person(self, claims: dict[str, Any]) -> Person:
        name = str(claims.get(self._settings.openid_claim, ""))
        if self._settings.openid_claim == "email" and claims.get("email_verified") is False:
            raise NotSignedIn(f"the identity provider has not verified {name!r}")
        try:
            account = self._accounts.person(name)
        except UnknownAccount as error:
            raise NotSignedIn(
                f"{name!r} has no account here; an administrator makes one with assistant people"
                " set"
            ) from error
        return person_of(account, frozenset(Right), None)
