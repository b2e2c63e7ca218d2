"""A running service is asked over HTTP, and its answers are those of the library."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from assistant.types import Answer, Citation, Reason, Statement
from assistant.wire import answer_json
from corpus.types import Language
from eval.errors import EvalError
from eval.service import Service

QUOTE = "ঠিকাদারকে ১৫ নভেম্বর ২০২৫ তারিখের মধ্যে কাজ শেষ করতে হবে।"
CITATION = Citation(
    number=1,
    document_id="d",
    title="সেতু",
    document_number=None,
    language=Language.BN,
    page=1,
    section=("১",),
    start=0,
    end=len(QUOTE),
    quote=QUOTE,
)
ANSWERS = {
    "answered": Answer(
        question="answered",
        language=Language.BN,
        text="১৫ নভেম্বর ২০২৫ [1]",
        statements=(Statement(text="১৫ নভেম্বর ২০২৫", citations=(1,)),),
        citations=(CITATION,),
        timings={"total_ms": 2.0},
    ),
    "refused": Answer(
        question="refused",
        language=Language.VI,
        text="Không có",
        reason=Reason.NOT_STATED,
        nearest=(CITATION,),
    ),
}
HIT = {"rank": 1, "score": 0.5, "document_id": "d", "title": "t", "language": "bn", "page": 1}
BODIES = {
    "/v1/documents": {
        "documents": [{"document_id": "d", "source": "a/b.txt", "title": "t", "language": "bn"}]
    },
    "/v1/search": {"hits": [HIT | {"section": [], "start": 0, "end": 4, "text": QUOTE[:4]}]},
    "/v1/health": {"model": "m"},
}


def reply(request: httpx.Request) -> httpx.Response:
    path = request.url.path
    if path == "/v1/ask":
        question = json.loads(request.content)["question"]
        return httpx.Response(200, json=answer_json(ANSWERS[question]))
    if path == "/v1/documents/d/text":
        return httpx.Response(200, text=QUOTE)
    return httpx.Response(200, json=BODIES[path])


@pytest.fixture
def service() -> Service:
    return Service("http://here/", client=httpx.Client(transport=httpx.MockTransport(reply)))


@pytest.mark.parametrize("question", list(ANSWERS))
def test_an_answer_comes_back_as_it_was_sent(service: Service, question: str) -> None:
    assert service.ask(question) == ANSWERS[question]


def test_the_questions_before_are_sent() -> None:
    sent: list[Any] = []

    def note(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return reply(request)

    question = next(iter(ANSWERS))
    service = Service("http://here/", client=httpx.Client(transport=httpx.MockTransport(note)))
    service.ask(question, history=["আগের প্রশ্ন?", "Câu trước?"])
    assert sent == [{"question": question, "history": ["আগের প্রশ্ন?", "Câu trước?"]}]


def test_passages_and_documents(service: Service) -> None:
    (hit,) = service.search("x", k=3)
    assert (hit.passage.document_id, hit.passage.start, hit.passage.end) == ("d", 0, 4)
    documents = service.documents()
    assert [(d.id, d.text, d.language) for d in documents] == [("d", QUOTE, Language.BN)]
    assert service.describe(documents)["model"] == "m"


def test_a_service_that_is_not_there() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    gone = Service("http://gone", client=httpx.Client(transport=httpx.MockTransport(refuse)))
    with pytest.raises(EvalError, match="assistant serve"):
        gone.documents()


def test_a_key_is_sent_and_asked_for() -> None:
    def guarded(request: httpx.Request) -> httpx.Response:
        known = request.headers.get("Authorization") == "Bearer k"
        return reply(request) if known else httpx.Response(401)

    def service(key: str) -> Service:
        client = httpx.Client(transport=httpx.MockTransport(guarded))
        return Service("http://here/", key, client)

    assert len(service("k").documents()) == 1
    with pytest.raises(EvalError, match="--key"):
        service("").documents()
