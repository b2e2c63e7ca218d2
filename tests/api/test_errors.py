from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.errors import PROBLEMS
from api.middleware import MOST_BYTES
from assistant.errors import AnswerError
from assistant.wiring import Parts
from index.errors import IndexingError, StoreBusy, StoreUnusable

ASK = "/v1/ask"
STREAM = "/v1/ask/stream"
SEARCH = "/v1/search"
UNKNOWN = {"question": "Plan 02?", "documents": ["nowhere"]}


def problem(response: Response, status: int) -> dict[str, Any]:
    """The problem document, checked for the shape that all have."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(body)
    assert body["status"] == status
    assert body["detail"]
    assert body["instance"] == response.request.url.path
    assert "Traceback" not in response.text
    return body


@pytest.mark.parametrize(
    ("path", "body", "status", "name"),
    [
        (ASK, {"question": ""}, 422, "bad-question"),
        (ASK, {"question": " \n\t"}, 422, "bad-question"),
        (ASK, {"question": "ক" * 5001}, 413, "question-too-long"),
        (ASK, UNKNOWN, 404, "unknown-document"),
        (ASK, {}, 422, "invalid-request"),
        (ASK, {"question": 7}, 422, "invalid-request"),
        (ASK, {"question": "Plan 02?", "lang": "en"}, 422, "invalid-request"),
        (ASK, {"question": "Plan 02?", "language": "fr"}, 422, "invalid-request"),
        (STREAM, {"question": ""}, 422, "bad-question"),
        (STREAM, {"question": "ă" * 5001}, 413, "question-too-long"),
        (STREAM, UNKNOWN, 404, "unknown-document"),
        (SEARCH, {"query": ""}, 422, "bad-question"),
        (SEARCH, {"query": "Plan", "k": 0}, 422, "invalid-request"),
        (SEARCH, {"query": "Plan", "documents": ["nowhere"]}, 404, "unknown-document"),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(
    client: TestClient, path: str, body: dict[str, Any], status: int, name: str
) -> None:
    found = problem(client.post(path, json=body), status)
    assert found["type"] == f"urn:policy-assistant:problem:{name}"


def test_the_longest_question_is_answered(client: TestClient) -> None:
    question = ("Kế hoạch 02? " * 400)[:5000]
    assert client.post(ASK, json={"question": question}).status_code == 200


def test_a_wrong_field_is_named(client: TestClient) -> None:
    found = problem(client.post(ASK, json={"question": "Plan 02?", "lang": "en"}), 422)
    assert [error["where"] for error in found["errors"]] == ["body.lang"]
    assert "body.lang" in found["detail"]


@pytest.mark.parametrize(
    "content",
    [b"{", b'"text"', b"\xff\xfe", rb'{"question": "\ud800"}', b"[" * 100_000],
)
def test_what_is_no_request_is_refused(client: TestClient, content: bytes) -> None:
    headers = {"content-type": "application/json"}
    response = client.post(ASK, content=content, headers=headers)
    problem(response, response.status_code)
    assert response.status_code in (400, 422)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
@pytest.mark.parametrize("document_id", ["nowhere", "%2e%2e", "%00", "'; --", "ট"])
def test_an_unknown_document_is_not_found(
    client: TestClient, method: str, document_id: str
) -> None:
    found = problem(client.request(method, f"/v1/documents/{document_id}"), 404)
    assert found["type"] == "urn:policy-assistant:problem:unknown-document"


@pytest.mark.parametrize("part", ["text", "file"])
def test_parts_of_an_unknown_document_are_not_found(client: TestClient, part: str) -> None:
    found = problem(client.get(f"/v1/documents/nowhere/{part}"), 404)
    assert "'nowhere'" in found["detail"]


@pytest.mark.parametrize("path", ["/nowhere", "/v1", "/static/nowhere.js", "/docs", "/redoc"])
def test_an_unknown_address_is_not_found(client: TestClient, path: str) -> None:
    assert path in problem(client.get(path), 404)["detail"]


def test_a_wrong_method_names_the_right_one(client: TestClient) -> None:
    response = client.get(ASK)
    problem(response, 405)
    assert response.headers["allow"] == "POST"


def _pieces() -> Iterator[bytes]:
    """A body that does not say how long it is."""
    yield b'{"question": "'
    for _ in range(MOST_BYTES // 1000):
        yield b"a" * 1000
    yield b'"}'


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    problem(client.post(ASK, json={"question": "a" * MOST_BYTES}), 413)
    problem(client.post(ASK, content=_pieces(), headers=headers), 413)
    declared = {**headers, "content-length": str(10**12)}
    problem(client.post(ASK, content=b"{}", headers=declared), 413)


def test_a_busy_store_is_a_conflict(client: TestClient, parts: Parts) -> None:
    document = parts.store.catalogue.documents()[0]
    with parts.store.writing():
        found = problem(client.delete(f"/v1/documents/{document.id}"), 409)
    assert found["type"] == "urn:policy-assistant:problem:store-busy"
    assert parts.store.catalogue.has_document(document.id)


@pytest.mark.parametrize("base", [AnswerError, IndexingError])
def test_every_error_has_a_row_in_the_table(base: type[Exception]) -> None:
    assert set(base.__subclasses__()) <= set(PROBLEMS)


@pytest.mark.parametrize(
    ("error", "status"),
    [(StoreBusy("busy; wait"), 409), (StoreUnusable("full; free space"), 503)],
)
def test_a_failure_while_asking_is_told(
    client: TestClient,
    parts: Parts,
    monkeypatch: pytest.MonkeyPatch,
    error: IndexingError,
    status: int,
) -> None:
    _fail_with(monkeypatch, parts, error)
    found = problem(client.post(ASK, json={"question": "Plan 02?"}), status)
    assert found["detail"] == str(error)
    stream = client.post(STREAM, json={"question": "Plan 02?"}).text
    assert stream.rstrip().split("\n\n")[-1].startswith("event: error\n")
    assert str(error) in stream


def test_what_nobody_foresaw_shows_nothing_of_the_inside(
    client: TestClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_with(monkeypatch, parts, RuntimeError("secret inside"))
    response = client.post(ASK, json={"question": "Plan 02?"})
    problem(response, 500)
    assert "secret" not in response.text


def _fail_with(monkeypatch: pytest.MonkeyPatch, parts: Parts, error: Exception) -> None:
    def search(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(parts.retriever, "search", search)
