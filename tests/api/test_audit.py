"""Every request that shows or changes something leaves an event; refused ones too."""

from __future__ import annotations

from typing import Any

import pytest

from api.audited import _SILENT
from tests.api.test_access import House, house

__all__ = ["house"]
QUESTIONS = ["Sở Y tế phải làm gì?", "স্বাস্থ্য বিভাগকে কী করতে হবে?", "What is Plan 09?"]


def events(house: House, action: str) -> list[dict[str, Any]]:
    headers = {"Authorization": f"Bearer {house.keys['auditor']}"}
    address = f"/v1/audit?action={action}&limit=1000"
    found: list[dict[str, Any]] = house.client.get(address, headers=headers).json()["events"]
    return found


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("address", ["/v1/ask", "/v1/ask/stream"])
def test_who_asked_what_and_whose_quotes_they_saw(
    house: House, address: str, question: str
) -> None:
    headers = {"Authorization": f"Bearer {house.keys['reader']}", "X-Request-ID": "r-1"}
    response = house.client.post(address, json={"question": question}, headers=headers)
    assert response.status_code == 200
    shown, *asked = events(house, f"POST {address}")[: 2 if "stream" in address else 1]
    assert all(event["details"]["question"] == question for event in asked)
    assert shown["details"]["documents"]
    for event in (shown, *asked):
        assert (event["person"], event["status"], event["request_id"]) == ("Lan", 200, "r-1")


def test_refused_requests_are_told_too(house: House) -> None:
    house.ask("reader", "DELETE", "/v1/documents/{public}")
    last = events(house, "DELETE /v1/documents")[0]
    assert (last["person"], last["status"]) == ("Lan", 403)
    assert last["details"] == {"document_id": house.names["public"]}
    house.ask("nobody", "GET", "/v1/documents")
    last = events(house, "GET /v1/documents")[0]
    assert (last["person"], last["status"]) == ("", 401)


def test_no_secret_stands_in_the_log(house: House) -> None:
    made = house.ask("administrator", "POST", "/v1/keys").json()["key"]
    house.client.post("/v1/session", json={"key": made}, headers={"Origin": "http://127.0.0.1"})
    house.client.cookies.clear()
    store = house.parts.settings.store
    stored = b"".join(path.read_bytes() for path in store.glob("audit.sqlite*"))
    assert stored
    for text in (made, *house.keys.values()):
        assert text.rpartition("_")[2].encode() not in stored
    assert events(house, "POST /v1/session")[0]["person"] == "Lan"


def test_what_is_silent_are_routes(house: House) -> None:
    app: Any = house.client.app
    known = app.openapi()["paths"]
    assert all(method.lower() in known[path] for method, path in _SILENT)


def test_the_log_is_whole(house: House) -> None:
    body = house.ask("auditor", "GET", "/v1/audit/verdict").json()
    assert body["whole"]
    assert body["anchor"].startswith(f"{body['events']}:")
