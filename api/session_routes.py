"""Signing in and out: a key becomes a session, kept in a cookie that no script can read."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Cookie, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from api.audited import note
from api.gate import COOKIE, Anyone, Whole, gate_of
from api.people_schemas import SessionBody, SignIn
from api.schemas import PROBLEM
from assistant.accounts.accounts import LONGEST_SESSION
from assistant.accounts.types import Person
from assistant.errors import NotSignedIn
from assistant.wire import Json

_STATE = "assistant_login"
router = APIRouter(responses={"default": PROBLEM})


def session_json(request: Request, person: Person | None) -> Json:
    """The body of GET /v1/session."""
    known = person and {
        "name": person.name,
        "role": person.role,
        "groups": sorted(person.groups),
        "rights": sorted(person.rights),
    }
    mode = "accounts" if gate_of(request).required else "local"
    return {"mode": mode, "person": known, "openid": request.app.state.openid is not None}


def keep_session(request: Request, response: Response, secret: str) -> None:
    """Puts a session's secret into the cookie."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(LONGEST_SESSION.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


@router.get("/v1/session", response_model=SessionBody)
def session(request: Request, person: Anyone) -> Json:
    """Who is signed in, and whether anybody needs to be."""
    return session_json(request, person)


@router.post("/v1/session", response_model=SessionBody)
def sign_in(wanted: SignIn, request: Request, response: Response, parts: Whole) -> Json:
    """Begins a session for the person whose key this is."""
    person = parts.accounts.by_key(wanted.key)
    request.state.person = person
    keep_session(request, response, parts.accounts.begin_session(person))
    return session_json(request, person)


@router.delete("/v1/session", status_code=204)
def sign_out(parts: Whole, kept: Annotated[str | None, Cookie(alias=COOKIE)] = None) -> Response:
    """Ends the session."""
    parts.accounts.end_session(kept or "")
    response = Response(status_code=204)
    response.delete_cookie(COOKIE)
    return response


@router.post("/login", include_in_schema=False)
def form(request: Request, parts: Whole, key: Annotated[str, Form()] = "") -> RedirectResponse:
    """Signs in from a form, without a script; back to the page, which says where it failed."""
    try:
        person = parts.accounts.by_key(key)
    except NotSignedIn:
        return RedirectResponse("/?login=failed", 303)
    request.state.person = person
    response = RedirectResponse("/", 303)
    keep_session(request, response, parts.accounts.begin_session(person))
    return response


def _redirect_uri(request: Request) -> str:
    return str(request.url_for("openid_back"))


@router.get("/login/openid", include_in_schema=False)
def openid(request: Request) -> RedirectResponse:
    """Sends people to the identity provider of the settings, where there is one."""
    provider = request.app.state.openid
    if provider is None:
        raise HTTPException(404, "no identity provider is set; sign in with a key on the page at /")
    address, state = provider.begin(_redirect_uri(request))
    response = RedirectResponse(address, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        _STATE, state, max_age=600, httponly=True, samesite="lax", secure=secure, path="/login"
    )
    return response


@router.get("/login/openid/back", include_in_schema=False)
def openid_back(
    request: Request,
    parts: Whole,
    code: str = "",
    state: str = "",
    begun: Annotated[str, Cookie(alias=_STATE)] = "",
) -> RedirectResponse:
    """Where the provider sends people back to; only the browser that began may end it."""
    provider = request.app.state.openid
    try:
        if provider is None or not begun or not secrets.compare_digest(begun, state):
            raise NotSignedIn("this sign-in did not begin in this browser; begin it again")
        person = provider.finish(state, code, _redirect_uri(request))
    except NotSignedIn as error:
        note(request, failed=str(error))
        return RedirectResponse("/?login=failed", 303)
    request.state.person = person
    response = RedirectResponse("/", 303)
    response.delete_cookie(_STATE, path="/login")
    keep_session(request, response, parts.accounts.begin_session(person))
    return response


@router.post("/logout", include_in_schema=False)
def form_out(parts: Whole, kept: Annotated[str | None, Cookie(alias=COOKIE)] = None) -> Response:
    """Signs out from a form."""
    parts.accounts.end_session(kept or "")
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE)
    return response
