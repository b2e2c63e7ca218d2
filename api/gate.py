"""Who makes a request, and which parts of the store they may see."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, cast

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from api.rate import Rate
from assistant.accounts.types import LOCAL, Person, Right
from assistant.errors import NotAllowed, NotSignedIn
from assistant.wiring import Parts

COOKIE = "assistant_session"
_READING = ("GET", "HEAD", "OPTIONS")
_MOST_VIEWS = 64  # people of the same groups share one only if they are nobody in particular


class Gate:
    """Tells people by key or session; without accounts, whoever asks sits at this computer.

    Once accounts were there, or `is_open_to_others`, nobody gets in without one.
    """

    def __init__(self, parts: Parts, *, is_open_to_others: bool) -> None:
        self._parts = parts
        self._required = is_open_to_others
        self.rate = Rate(parts.settings.key_requests_per_minute)
        self.seen_with: Callable[[frozenset[str] | None], Parts] = lru_cache(_MOST_VIEWS)(
            parts.seen_with
        )

    @property
    def required(self) -> bool:
        """Whether everybody must say who they are."""
        self._required = self._required or self._parts.accounts.exist()
        return self._required

    def person(self, key: str | None, session: str | None) -> Person:
        """Who asks; a key counts before a session. Raises NotSignedIn."""
        if not self.required:
            return LOCAL
        accounts = self._parts.accounts
        return accounts.by_key(key) if key else accounts.by_session(session or "")


def gate_of(request: Request) -> Gate:
    """The service's gate."""
    return cast(Gate, request.app.state.gate)


_BEARER = HTTPBearer(auto_error=False, description="A key: `assistant keys create` makes one.")
_SESSION = APIKeyCookie(name=COOKIE, auto_error=False, description="Set by POST /v1/session.")
_Sent = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]
_Kept = Annotated[str | None, Security(_SESSION)]


def _person(request: Request, sent: _Sent, kept: _Kept) -> Person:
    gate = gate_of(request)
    try:
        person = gate.person(sent.credentials if sent else None, kept)
    except NotSignedIn:
        gate.rate.take(request.client.host if request.client else "")
        raise
    if person is not LOCAL:
        gate.rate.take(person.name)
    if person is not LOCAL and not sent and request.method not in _READING:
        _check_origin(request)
    request.state.person = person
    return person


def _check_origin(request: Request) -> None:
    """A browser sends the cookie for any page that asks: only this site's own may change things.

    That an Origin which is sent fits the host is checked for every request (api.middleware).
    """
    site = request.headers.get("sec-fetch-site")
    if site != "same-origin" and "origin" not in request.headers:
        raise NotAllowed(
            "a session changes things from this site's own page alone, and the request does not say"
            " that it comes from there; programs send a key as `Authorization: Bearer KEY`"
        )


def _anyone(request: Request, sent: _Sent, kept: _Kept) -> Person | None:
    try:
        return _person(request, sent, kept)
    except NotSignedIn:
        return None


Anyone = Annotated[Person | None, Depends(_anyone)]


def needs(right: Right) -> Callable[[Person], Person]:
    """A dependency: who asks, where they have the right; NotSignedIn and NotAllowed else."""

    def allowed(person: Annotated[Person, Depends(_person)]) -> Person:
        if right not in person.rights:
            raise NotAllowed(
                f"{person.name!r} ({person.role}) has not the right to {right} with this key or"
                " session; an administrator changes roles and makes keys"
            )
        return person

    return allowed


Reader = Annotated[Person, Depends(needs(Right.READ))]
Editor = Annotated[Person, Depends(needs(Right.WRITE))]
Auditor = Annotated[Person, Depends(needs(Right.AUDIT))]
Administrator = Annotated[Person, Depends(needs(Right.ADMINISTER))]


def _parts(request: Request, person: Reader) -> Parts:
    return gate_of(request).seen_with(person.labels)


def _whole(request: Request) -> Parts:
    return cast(Parts, request.app.state.parts)


# What a route gets is what the person may see; only accounts and operators' routes get it whole.
Wired = Annotated[Parts, Depends(_parts)]
Whole = Annotated[Parts, Depends(_whole)]
