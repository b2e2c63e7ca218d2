"""A thin client in types: copy it, or take it as an example. It needs httpx alone.

client = PolicyClient("http://127.0.0.1:8000", key="pa_…")
answer = client.ask("What are Plan 02's deadlines?")
for quote in answer.citations:
    assert client.text(quote.document_id)[quote.start : quote.end] == quote.quote
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

import httpx


class Refused(Exception):
    """What the service says when it does not do something: a problem document (RFC 9457)."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem.get("detail", ""))
        self.problem = problem


@dataclass(frozen=True)
class Quote:
    """A verbatim quote: the document's text cut at [start:end], in code points, is `quote`."""

    number: int
    document_id: str
    title: str
    page: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Answer:
    """An answer, or a refusal with its reason and what came nearest."""

    text: str
    reason: str | None
    citations: tuple[Quote, ...]
    nearest: tuple[Quote, ...]


class PolicyClient:
    """The service at `url`; `key` where it has accounts."""

    def __init__(self, url: str, key: str = "", timeout: float = 60.0) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout)

    def ask(self, question: str, language: str | None = None) -> Answer:
        """An answer whose every statement is cited; `language` is the question's by default."""
        body = self._json("POST", "/v1/ask", json={"question": question, "language": language})
        return Answer(
            text=body["answer"],
            reason=body["reason"],
            citations=tuple(map(_quote, body["citations"])),
            nearest=tuple(map(_quote, body["nearest"])),
        )

    def text(self, document_id: str) -> str:
        """The stored text, which offsets count in."""
        return self._call("GET", f"/v1/documents/{document_id}/text").text

    def documents(self) -> list[dict[str, Any]]:
        """The documents that the key may see."""
        rows: list[dict[str, Any]] = self._json("GET", "/v1/documents")["documents"]
        return rows

    def upload(self, name: str, file: BinaryIO) -> str:
        """Sends a file to be read; the id of the job to follow."""
        job = self._json("POST", "/v1/documents", files=[("files", (name, file))])
        return str(job["job_id"])

    def job(self, job_id: str) -> dict[str, Any]:
        """How far an upload is, and what became of its files."""
        return self._json("GET", f"/v1/jobs/{job_id}")

    def close(self) -> None:
        """Lets the connections go."""
        self._http.close()

    def _json(self, method: str, path: str, **sent: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._call(method, path, **sent).json()
        return found

    def _call(self, method: str, path: str, **sent: Any) -> httpx.Response:
        response = self._http.request(method, path, **sent)
        if response.is_error:
            raise Refused(response.json())
        return response


def _quote(body: dict[str, Any]) -> Quote:
    return Quote(**{name: body[name] for name in Quote.__dataclass_fields__})
