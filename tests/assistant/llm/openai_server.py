"""A server on loopback that speaks OpenAI's chat completions, with replies that a test scripts."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.assistant.llm.scripted import Evidence, Reply


class Server(ThreadingHTTPServer):
    """`reply` is what the next requests get; a number is an HTTP status; `bodies` are theirs."""

    daemon_threads = True
    reply: Reply | int = ""
    delay = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.bodies: list[dict[str, Any]] = []

    def handle_error(self, *_: object) -> None:
        """Nothing: a client that gave up closes its end."""

    @property
    def url(self) -> str:
        """What a client takes as its base URL."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        time.sleep(self.server.delay)
        reply = self.server.reply
        if self.path != "/v1/chat/completions" or isinstance(reply, int | Exception):
            self.send_response(reply if isinstance(reply, int) else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        text = reply if isinstance(reply, str) else reply(_evidence(body))
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for at in range(0, len(text), 7):
            self._event({"content": text[at : at + 7]}, None)
        self._event({}, "stop")
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, delta: dict[str, str], finish: str | None) -> None:
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "stub",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())

    def log_message(self, *_: object) -> None:
        """Nothing: tests are quiet."""


def _evidence(body: dict[str, Any]) -> Evidence:
    found: Evidence = json.loads(body["messages"][1]["content"])["evidence"]
    return found


@contextmanager
def serving() -> Iterator[Server]:
    """The server, while it runs."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
