"""A running service, asked over HTTP as anyone would: what a deployment really answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import httpx

from assistant.types import Answer, Citation, Reason, Statement
from corpus.types import Document, Identity, Language, Passage
from eval.errors import EvalError
from index.types import Hit

Json = dict[str, Any]
_SECONDS = 120.0
_UNKNOWN_KEY = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)


class Service:
    """Answers, passages and documents of the service at `url`; EvalError where there is none.

    `key` is an API key of the service, empty for one that asks for none.
    """

    def __init__(self, url: str, key: str = "", client: httpx.Client | None = None) -> None:
        self._url = url.rstrip("/")
        self._client = client or httpx.Client(timeout=_SECONDS)
        if key:
            self._client.headers["Authorization"] = f"Bearer {key}"

    def ask(self, text: str, /, *, history: Sequence[str] = ()) -> Answer:
        """What POST /v1/ask says."""
        asked = {"question": text, "history": list(history)}
        return answer_from(self._call("POST", "/v1/ask", asked).json())

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        """What POST /v1/search finds."""
        body = self._call("POST", "/v1/search", {"query": query, "k": k}).json()
        return [_hit(row) for row in body["hits"]]

    def documents(self) -> list[Document]:
        """All documents with their texts."""
        rows = self._call("GET", "/v1/documents").json()["documents"]
        return [self._document(row) for row in rows]

    def describe(self, documents: Sequence[Document]) -> Json:
        """What produced the answers, as far as it can be seen from outside."""
        health = self._call("GET", "/v1/health").json()
        ids = "\n".join(sorted(document.id for document in documents))
        return {
            "url": self._url,
            "model": health.get("model"),
            "corpus": hashlib.sha256(ids.encode()).hexdigest()[:16],
            "documents": len(documents),
        }

    def _document(self, row: Json) -> Document:
        identifier = row["document_id"]
        return Document(
            id=identifier,
            source=row["source"],
            media_type="text/plain",
            language=Language(row["language"]),
            identity=Identity(title=row["title"]),
            text=self._call("GET", f"/v1/documents/{identifier}/text").text,
            pages=(),
            sections=(),
        )

    def _call(self, method: str, path: str, body: Json | None = None) -> httpx.Response:
        try:
            response = self._client.request(method, self._url + path, json=body)
        except httpx.TransportError as error:
            raise EvalError(
                f"{self._url} does not answer ({error}); start it with assistant serve, or correct"
                " --url"
            ) from error
        if response.status_code in _UNKNOWN_KEY:
            raise EvalError(f"{self._url} wants a key that may read; give one with --key")
        return response.raise_for_status()


def answer_from(body: Json) -> Answer:
    """The answer that a body of /v1/ask tells of, without its rows."""
    return Answer(
        question=body["question"],
        language=Language(body["language"]),
        text=body["answer"],
        statements=tuple(
            Statement(text=s["text"], citations=tuple(s["citations"])) for s in body["statements"]
        ),
        citations=tuple(_citation(c) for c in body["citations"]),
        reason=Reason(body["reason"]) if body["reason"] else None,
        nearest=tuple(_citation(c) for c in body["nearest"]),
        timings=body["timings"],
    )


def _citation(row: Json) -> Citation:
    return Citation(
        number=row["number"],
        document_id=row["document_id"],
        title=row["title"],
        document_number=row["document_number"],
        language=Language(row["language"]),
        page=row["page"],
        section=tuple(row["section"]),
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
    )


def _hit(row: Json) -> Hit:
    passage = Passage(
        start=row["start"],
        end=row["end"],
        document_id=row["document_id"],
        language=Language(row["language"]),
        page=row["page"],
        section=tuple(row["section"]),
        text=row["text"],
        sentences=(),
    )
    return Hit(passage=passage, rank=row["rank"], score=row["score"], dense=0.0)
