from __future__ import annotations

import json
import logging

import pytest
from fastapi.testclient import TestClient

from api.observe import log_to_stderr


@pytest.mark.parametrize(
    ("sent", "kept"), [("abc-1.2_3", True), ("", False), ("a b", False), ("x" * 65, False)]
)
def test_a_request_has_an_id_its_senders_where_that_is_sane(
    client: TestClient, sent: str, kept: bool
) -> None:
    given = client.get("/v1/health", headers={"x-request-id": sent}).headers["x-request-id"]
    assert given
    assert (given == sent) is kept


def test_a_request_is_one_line_of_json_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "assistant.requests"):
        headers = {"x-request-id": "mine"}
        client.post("/v1/search?x=secret", json={"query": "Kế hoạch"}, headers=headers)
    lines = [r.getMessage() for r in caplog.records if r.name == "assistant.requests"]
    [line] = [json.loads(text) for text in lines]
    assert line.pop("ms") > 0
    assert line == {
        "request_id": "mine",
        "method": "POST",
        "path": "/v1/search",
        "status": 200,
    }


def test_numbers_are_by_pattern_and_not_by_address(client: TestClient) -> None:
    client.get("/v1/documents/one-that-is-not")
    client.get("/nowhere-at-all")
    text = client.get("/metrics").text
    assert (
        'http_requests_total{method="GET",route="/v1/documents/{document_id}",status="404"}' in text
    )
    assert 'route="other",status="404"' in text
    assert "nowhere-at-all" not in text
    assert "one-that-is-not" not in text
    for name in ("questions_waiting 0.0", "jobs_waiting 0.0", "documents 3.0", "passages "):
        assert f"\n{name}" in text


def test_lines_are_written_once_however_often_that_is_asked() -> None:
    log_to_stderr()
    before = len(logging.getLogger("assistant").handlers)
    log_to_stderr()
    assert len(logging.getLogger("assistant").handlers) == before == 1
