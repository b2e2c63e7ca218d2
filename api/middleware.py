"""What holds for every request and response: a longest body, and headers that keep browsers safe.

Written against ASGI itself: Starlette's own body limit answers in plain text, and its base class
for middleware would buffer the event stream.
"""

from __future__ import annotations

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1_000_000
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # Answers change with the documents, and documents may be confidential.
    "Cache-Control": "no-cache, private",
}


class BodyLimit:
    """Refuses a request body with 413 as soon as it is, or says it is, too long."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; reading too much of its body raises."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        declared_bytes = int(declared) if declared.isdecimal() else 0
        read_bytes = 0

        async def limited() -> Message:
            nonlocal read_bytes
            message = await receive()
            read_bytes += len(message.get("body", b""))
            if max(read_bytes, declared_bytes) > MOST_BYTES:
                raise HTTPException(
                    413, f"the request is longer than {MOST_BYTES} bytes; send a shorter one"
                )
            return message

        await self._app(scope, limited, send)


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
