"""What holds for every request and response: known hosts, a longest body, safe headers.

Written against ASGI itself: Starlette's own body limit answers in plain text, and its base class
for middleware would buffer the event stream.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import http_problem
from assistant.hosts import is_loopback

_READING = ("GET", "HEAD", "OPTIONS")
MOST_BYTES = 1_000_000
UPLOAD = ("POST", "/v1/documents")
HEADERS = {
    # WebAssembly decodes some pictures of scanned PDFs; it runs no text as script.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval';"
    " base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Answers change with the documents, and documents may be confidential.
    "Cache-Control": "no-cache, private",
}


class BodyLimit:
    """Refuses a request body with 413 as soon as it is, or says it is, too long."""

    def __init__(self, app: ASGIApp, *, upload_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; reading too much of its body raises."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = (scope["method"], scope["path"]) == UPLOAD
        most = self._upload_bytes if upload else MOST_BYTES
        declared = Headers(scope=scope).get("content-length", "")
        declared_bytes = int(declared) if declared.isdecimal() else 0
        read_bytes = 0

        async def limited() -> Message:
            nonlocal read_bytes
            message = await receive()
            read_bytes += len(message.get("body", b""))
            if max(read_bytes, declared_bytes) > most:
                raise HTTPException(
                    413, f"the request is longer than {most} bytes; send a shorter one"
                )
            return message

        await self._app(scope, limited, send)


class KnownHosts:
    """Refuses requests to another name (DNS rebinding), and changes that other sites ask for.

    This computer's own names are known; `names` are further ones.
    """

    def __init__(self, app: ASGIApp, *, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it with 421 or 403."""
        if scope["type"] == "http" and (refusal := self._refusal(scope)):
            response = http_problem(Request(scope), refusal)
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> HTTPException | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        name = _name("//" + host)
        if not (name in self._names or is_loopback(name)):
            return HTTPException(
                421,
                f"the service does not answer to the name {name!r}; use localhost, or let its"
                " operator add the name to ASSISTANT_HOSTS",
            )
        origin = headers.get("origin")
        if origin is None or scope["method"] in _READING:
            return None
        if origin.lower().partition("://")[2] == host or _name(origin) in self._names:
            return None
        return HTTPException(403, f"pages of {origin!r} may change nothing here; use the page at /")


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # half an IPv6 address
        return ""


class SafeHeaders:
    """Adds the headers that tell browsers to run and embed nothing from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and completes the headers of its response."""

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, complete)
