"""Conversations and feedback: kept for their people, in each language, and no longer than seen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.test_access import House, house

__all__ = ["house"]
TALKS = [
    ("Sở Y tế báo cáo trước ngày nào?", "Còn Sở Tài chính?"),
    ("পরিকল্পনা ০৮-এর সময়সীমা কবে?", "আর পরিকল্পনা ০৯?"),
    ("When must the Department of Finance count its cars?", "And the Ministry of Health?"),
]


def call(house: House, role: str, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {house.keys[role]}"}
    response = house.client.request(method, path, json=body, headers=headers)
    assert response.status_code < 300, response.text
    return response.json() if response.content else None


@pytest.mark.parametrize(("first", "then"), TALKS)
@pytest.mark.parametrize("address", ["/v1/ask", "/v1/ask/stream"])
def test_a_conversation_keeps_its_turns_and_leans_on_them(
    house: House, address: str, first: str, then: str
) -> None:
    begun = call(house, "reader", "POST", "/v1/conversations")["id"]
    headers = {"Authorization": f"Bearer {house.keys['reader']}"}
    for question in (first, then):
        asked = {"question": question, "conversation": begun}
        assert house.client.post(address, json=asked, headers=headers).status_code == 200
    turns = call(house, "reader", "GET", f"/v1/conversations/{begun}")["turns"]
    assert [turn["question"] for turn in turns] == [first, then]
    alone = call(house, "reader", "POST", "/v1/ask", {"question": then, "history": [first]})
    kept = turns[1]["answer"]
    assert kept["answer"] == alone["answer"]
    listed = call(house, "reader", "GET", "/v1/conversations")["conversations"][0]
    assert (listed["id"], listed["title"], listed["turns"]) == (begun, first, 2)

    theirs = call(house, "editor", "GET", "/v1/conversations")["conversations"]
    assert begun not in {other["id"] for other in theirs}
    for method, path, body in (
        ("GET", f"/v1/conversations/{begun}", None),
        ("DELETE", f"/v1/conversations/{begun}", None),
        ("POST", "/v1/ask", {"question": first, "conversation": begun}),
    ):
        other = {"Authorization": f"Bearer {house.keys['editor']}"}
        refused = house.client.request(method, path, json=body, headers=other)
        assert refused.status_code == 404
    call(house, "reader", "DELETE", f"/v1/conversations/{begun}")
    listed = call(house, "reader", "GET", "/v1/conversations")["conversations"]
    assert begun not in {own["id"] for own in listed}


def test_an_answer_goes_from_history_with_the_right_to_see_what_it_quotes(house: House) -> None:
    begun = call(house, "reader", "POST", "/v1/conversations")["id"]
    asked = {"question": "When must the Department of Finance count its cars?"}
    body = call(house, "reader", "POST", "/v1/ask", {**asked, "conversation": begun})
    shared = house.names["shared"]
    assert shared in {c["document_id"] for c in body["citations"]}
    access = house.parts.store.access
    before = access.audience(shared)
    access.share(shared, {"person:Minh"})
    [turn] = call(house, "reader", "GET", f"/v1/conversations/{begun}")["turns"]
    assert turn["answer"] is None
    access.share(shared, before)
    [turn] = call(house, "reader", "GET", f"/v1/conversations/{begun}")["turns"]
    assert turn["answer"]["answer"] == body["answer"]


@pytest.mark.parametrize(
    ("language", "why"),
    [("vi", "Thiếu giai đoạn hai"), ("bn", "দ্বিতীয় ধাপ নেই"), ("en", "Lacks the second phase")],
)
def test_feedback_comes_back_as_lines(house: House, language: str, why: str) -> None:
    answer = call(house, "reader", "POST", "/v1/ask", {"question": "What is Plan 09?"})
    given = {
        "question": "What is Plan 09?",
        "language": language,
        "verdict": "wrong",
        "why": why,
        "answer": answer,
    }
    assert call(house, "reader", "POST", "/v1/feedback", given)["person"] == "Lan"
    headers = {"Authorization": f"Bearer {house.keys['auditor']}"}
    lines = house.client.get("/v1/feedback?format=jsonl", headers=headers).text.splitlines()
    last = json.loads(lines[-1])
    assert {name: last[name] for name in given} == given


def test_feedback_needs_a_verdict(house: House) -> None:
    headers = {"Authorization": f"Bearer {house.keys['reader']}"}
    body = {"question": "Who?", "language": "en", "verdict": "perhaps"}
    assert house.client.post("/v1/feedback", json=body, headers=headers).status_code == 422
