"""What operators see: a line of JSON and a few numbers for every request, never what was asked."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = "X-Request-ID"
_LOG = logging.getLogger("assistant.requests")
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Numbers:
    """Counts and times of requests; `more` are gauges by name, asked when somebody looks."""

    def __init__(self, more: dict[str, Callable[[], float]]) -> None:
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._count = Counter(
            "http_requests", "Requests by address.", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "http_request_seconds",
            "Seconds until a response was sent.",
            ("route",),
            registry=self._registry,
        )
        for name, value in more.items():
            gauge = Gauge(name, name.replace("_", " ").capitalize() + ".", registry=self._registry)
            gauge.set_function(value)

    def note(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one request."""
        self._count.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """All numbers in Prometheus' text format."""
        return generate_latest(self._registry)


class Observed:
    """Gives each request an id (its sender's, where sane), logs and counts it."""

    def __init__(self, app: ASGIApp, *, numbers: Numbers) -> None:
        self._app = app
        self._numbers = numbers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; its id stands in the response's header X-Request-ID."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = sent if _SANE_ID.fullmatch(sent) else uuid.uuid4().hex
        scope.setdefault("state", {})[REQUEST_ID] = request_id
        started = time.perf_counter()
        status = 500  # what an exception becomes further out

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._note(scope, request_id, status, time.perf_counter() - started)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        # The pattern, not the address: an id in it would make a time series of each document.
        route = getattr(scope.get("route"), "path", "") or "other"
        self._numbers.note(method=scope["method"], route=route, status=status, seconds=seconds)
        line = {
            "request_id": request_id,
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        _LOG.info(json.dumps(line, ensure_ascii=False))


def log_to_stderr() -> None:
    """Lets the lines about requests and jobs be seen; once, however often it is called."""
    log = logging.getLogger("assistant")
    log.setLevel(logging.INFO)
    if not log.handlers:
        log.addHandler(logging.StreamHandler(sys.stderr))
