"""Every request that shows or changes something leaves an event before its response goes out."""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.observe import REQUEST_ID
from assistant.accounts.types import Person
from assistant.audit.log import AuditLog, Event

# What shows nothing of a document, or is asked every few seconds to follow one's own upload.
_SILENT = frozenset(
    {
        ("GET", "/v1/health"),
        ("GET", "/v1/health/ready"),
        ("GET", "/v1/session"),
        ("GET", "/v1/jobs"),
        ("GET", "/v1/jobs/{job_id}"),
        ("GET", "/v1/suggestions"),
    }
)


def note(request: Request, **details: Any) -> None:
    """Adds to what the event of this request will say."""
    request.state.audit = {**getattr(request.state, "audit", {}), **details}


class Audited:
    """Writes the event of a request when its response begins; the response waits for it."""

    def __init__(self, app: ASGIApp, *, log: AuditLog) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; where its event cannot be written it fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and (route := _audited(scope)):
                event = _event(scope, route, message["status"])
                await to_thread.run_sync(self._log.add, event)
            await send(message)

        await self._app(scope, receive, told)


def _audited(scope: Scope) -> str:
    """The pattern of the address, empty where it leaves no event."""
    path = getattr(scope.get("route"), "path", "")
    kept = path.startswith(("/v1/", "/login", "/logout")) and (scope["method"], path) not in _SILENT
    return path if kept else ""


def event_of(request: Request, action: str, **details: Any) -> Event:
    """An event of this request, beside the one that it leaves by itself."""
    return _event(request.scope, action, 200, details)


def _event(scope: Scope, route: str, status: int, more: dict[str, Any] | None = None) -> Event:
    state = scope.get("state", {})
    person: Person | None = state.get("person")
    client = scope.get("client")
    query = scope.get("query_string", b"").decode("utf-8", "replace")
    details = {
        **scope.get("path_params", {}),
        **({"query": query} if query else {}),
        **(state.get("audit", {}) if more is None else more),
    }
    return Event(
        person=person.name if person else "",
        key_id=person.key_id if person else None,
        action=f"{scope['method']} {route}",
        status=status,
        request_id=state.get(REQUEST_ID, ""),
        address=client[0] if client else "",
        details=details,
    )
