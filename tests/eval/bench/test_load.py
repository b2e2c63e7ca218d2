"""A service that is too busy, for a while, seen by people who come back when told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from eval.bench.load import load_text, measure_load
from eval.errors import EvalError

QUESTIONS = ["Thời hạn?", "সময়সীমা কবে?", "When?"]


class Busy(BaseHTTPRequestHandler):
    """Answers two of three questions, and fails the twentieth."""

    numbers = count(1)

    def do_GET(self) -> None:
        self._say(200, {})

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        assert json.loads(self.rfile.read(length))["question"] in QUESTIONS
        number = next(self.numbers)
        self._say(500 if number == 20 else 503 if number % 3 == 0 else 200, {"Retry-After": "0"})

    def _say(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "2"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        """Stays quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Busy) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_answers_refusals_and_errors_are_told_apart(url: str) -> None:
    report = measure_load(url, QUESTIONS, users=4, think=0.01, minutes=0.02)
    assert report["errors"] == {"500": 1}
    assert report["answered"] > report["told_to_come_back"] > 3
    assert 0 < report["p50"] <= report["p95"] <= report["p99"]
    assert "1 × 500" in load_text(report)


def test_where_nothing_answers_it_says_what_to_do() -> None:
    with pytest.raises(EvalError, match="assistant serve"):
        measure_load("http://127.0.0.1:9", QUESTIONS, users=1, think=0, minutes=0.01)
