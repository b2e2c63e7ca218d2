from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.wire import answer_json
from assistant.wiring import Parts
from corpus.types import Language
from tests.api.conftest import SOURCES

QUESTIONS = {
    Language.VI: "Kế hoạch 02 có bao nhiêu nhiệm vụ?",
    Language.BN: "জরুরি পর্যায়ের শেষ দিন কবে?",
    Language.EN: "How many tasks does Plan 02 have?",
}


def ask(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def text_of(client: TestClient, document_id: str) -> str:
    response = client.get(f"/v1/documents/{document_id}/text")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    return response.content.decode("utf-8")


def events_of(stream: str) -> list[tuple[str, Any]]:
    """Event name and data of each block; comments keep a connection alive and say nothing."""
    blocks = [block for block in stream.split("\n\n") if block and not block.startswith(":")]
    lines = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(found["event"], json.loads(found["data"])) for found in lines]


@pytest.mark.parametrize("language", list(Language))
def test_every_statement_is_cited_in_the_questions_language(
    client: TestClient, language: Language
) -> None:
    body = ask(client, QUESTIONS[language])
    assert (body["status"], body["language"], body["reason"]) == ("answered", language, None)
    numbers = {citation["number"] for citation in body["citations"]}
    assert body["statements"]
    assert all(s["citations"] and numbers >= set(s["citations"]) for s in body["statements"])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "question",
    ["What are Plan 02's deadlines?", *QUESTIONS.values(), "What is the deadline of Plan 999?"],
)
def test_a_text_cut_at_the_offsets_is_the_quote(
    client: TestClient, question: str, language: Language
) -> None:
    body = ask(client, question, language=language)
    cited = body["citations"] + body["nearest"]
    assert cited
    for citation in cited:
        text = text_of(client, citation["document_id"])
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_the_body_is_the_one_of_the_command_line(client: TestClient, parts: Parts) -> None:
    question = QUESTIONS[Language.EN]
    expected = json.loads(json.dumps(answer_json(parts.assistant.ask(question))))
    assert {**ask(client, question), "timings": {}} == {**expected, "timings": {}}


def test_an_answer_can_be_in_another_language(client: TestClient) -> None:
    body = ask(client, QUESTIONS[Language.VI], language="en")
    assert (body["status"], body["language"]) == ("answered", "en")


def test_documents_limit_the_sources(client: TestClient, ids: dict[Language, str]) -> None:
    body = ask(client, "What are Plan 02's deadlines?", documents=[ids[Language.VI]])
    assert {citation["document_id"] for citation in body["citations"]} == {ids[Language.VI]}


def test_a_refusal_is_typed(client: TestClient) -> None:
    body = ask(client, "What is the deadline of Plan 999?")
    assert (body["status"], body["reason"]) == ("not_found", "no_such_document")
    assert not body["statements"]
    assert not body["citations"]


@pytest.mark.parametrize("language", list(Language))
def test_a_stream_ends_with_the_whole_answer(client: TestClient, language: Language) -> None:
    question = QUESTIONS[language]
    response = client.post("/v1/ask/stream", json={"question": question})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = events_of(response.text)
    answer = ask(client, question)
    assert [name for name, _ in events] == [
        "status",
        *["statement"] * len(answer["statements"]),
        "answer",
    ]
    assert [data for name, data in events if name == "statement"] == answer["statements"]
    assert {**events[-1][1], "timings": {}} == {**answer, "timings": {}}


def test_search_ranks_passages_with_exact_offsets(client: TestClient) -> None:
    response = client.post("/v1/search", json={"query": "trực tuyến", "k": 4})
    hits = response.json()["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3, 4]
    assert all(hit["title"] for hit in hits)
    for hit in hits:
        assert text_of(client, hit["document_id"])[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize("language", list(Language))
def test_search_is_limited_to_language_and_documents(
    client: TestClient, ids: dict[Language, str], language: Language
) -> None:
    for limit in ({"language": language}, {"documents": [ids[language]]}):
        hits = client.post("/v1/search", json={"query": "2025", **limit}).json()["hits"]
        assert {hit["document_id"] for hit in hits} == {ids[language]}


def test_the_catalogue_lists_and_shows_documents(
    client: TestClient, ids: dict[Language, str]
) -> None:
    listed = client.get("/v1/documents").json()["documents"]
    assert {row["document_id"]: row["language"] for row in listed} == {
        identifier: language.value for language, identifier in ids.items()
    }
    for row in listed:
        shown = client.get(f"/v1/documents/{row['document_id']}").json()
        assert {key: shown[key] for key in row} == row
        assert shown["sections"]
        assert shown["page_quality"]


@pytest.mark.parametrize("language", list(Language))
def test_a_file_is_the_original_and_saved_not_shown(
    client: TestClient, ids: dict[Language, str], language: Language
) -> None:
    source = SOURCES[language]
    response = client.get(f"/v1/documents/{ids[language]}/file")
    assert response.content == source.read_bytes()
    assert response.headers["content-disposition"] == f'attachment; filename="{source.name}"'
    assert response.headers["x-content-type-options"] == "nosniff"


def test_health_counts_what_there_is(client: TestClient, parts: Parts) -> None:
    passages = parts.store.catalogue.passage_count()
    expected = {"status": "ok", "documents": 3, "passages": passages, "model": "embedded"}
    body = client.get("/v1/health").json()
    assert {key: body[key] for key in expected} == expected


def test_questions_at_the_same_time_get_their_own_answers(client: TestClient) -> None:
    alone = {question: ask(client, question)["answer"] for question in QUESTIONS.values()}
    wanted = list(QUESTIONS.values()) * 4
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda question: ask(client, question)["answer"], wanted))
    assert together == [alone[question] for question in wanted]
