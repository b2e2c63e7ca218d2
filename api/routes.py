"""Questions, search and health under /v1; each asks one part and hands on what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.audited import event_of, note
from api.errors import PROBLEMS, problem_body
from api.gate import Anyone, Reader, Whole, Wired, gate_of
from api.schemas import (
    PROBLEM,
    AnswerBody,
    Asked,
    AskRequest,
    HealthBody,
    ReadyBody,
    SearchBody,
    Searched,
)
from api.turns import take_turn
from assistant import wire
from assistant.accounts.types import Person, Right
from assistant.types import Answer
from assistant.wiring import Parts
from index.types import Filter

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})


def _checked(
    asked: Asked, parts: Wired, whole: Whole, person: Reader, request: Request
) -> AskRequest:
    """Checked before the response starts: a stream cannot take its status back."""
    note(request, question=asked.question)
    parts.assistant.check(asked.question, asked.documents)
    for earlier in asked.history:
        parts.assistant.check(earlier, ())
    if asked.conversation is None:
        return asked
    earlier_questions = whole.conversations.questions(person.name, asked.conversation)
    return asked.model_copy(update={"history": [*earlier_questions, *asked.history]})


def _keep(asked: AskRequest, body: wire.Json, person: Person, whole: Parts) -> wire.Json:
    """The body, once it stands in the conversation that it belongs to."""
    if asked.conversation is not None:
        whole.conversations.add(person.name, asked.conversation, asked.question, body)
    return body


Checked = Annotated[AskRequest, Depends(_checked)]


@router.post("/ask", response_model=AnswerBody, dependencies=[Depends(take_turn)])
def ask(asked: Checked, parts: Wired, whole: Whole, person: Reader, request: Request) -> wire.Json:
    """An answer whose every statement is cited, or a typed refusal."""
    answer = parts.assistant.ask(
        asked.question,
        language=asked.language,
        documents=tuple(asked.documents),
        as_of=asked.as_of,
        history=asked.history,
        explained=asked.explain,
    )
    note(request, **_shown(answer))
    return _keep(asked, wire.answer_json(answer), person, whole)


def _shown(answer: Answer) -> wire.Json:
    """What the audit keeps of an answer: its reason, and whose quotes it shows."""
    cited = dict.fromkeys(c.document_id for c in (*answer.citations, *answer.nearest))
    return {"reason": answer.reason and answer.reason.value, "documents": list(cited)}


@router.post("/ask/stream", response_class=EventSourceResponse, dependencies=[Depends(take_turn)])
def ask_stream(
    asked: Checked, parts: Wired, whole: Whole, person: Reader, request: Request
) -> Iterator[ServerSentEvent]:
    """Events: `status`, a `statement` as each is verified, last `answer`: the body of /v1/ask.

    The body counts: where a language model fails midway it has other statements than were sent.

    Where answering fails, the last event is `error` with a problem document.
    """
    yield ServerSentEvent(event="status", data={"status": "searching"})
    try:
        for step in parts.assistant.stream(
            asked.question,
            language=asked.language,
            documents=tuple(asked.documents),
            as_of=asked.as_of,
            history=asked.history,
            explained=asked.explain,
        ):
            if isinstance(step, Answer):
                shown = event_of(request, "/v1/ask/stream answer", **_shown(step))
                parts.audit.add(shown)
                body = _keep(asked, wire.answer_json(step), person, whole)
                yield ServerSentEvent(event="answer", data=body)
            else:
                yield ServerSentEvent(event="statement", data=wire.statement_json(step))
    except tuple(PROBLEMS) as error:
        yield ServerSentEvent(event="error", data=problem_body(error, request.url.path))


@router.post("/search", response_model=SearchBody, dependencies=[Depends(take_turn)])
def search(searched: Searched, parts: Wired, request: Request) -> wire.Json:
    """The passages that fit a query best."""
    note(request, query=searched.query)
    parts.assistant.check(searched.query, searched.documents)
    where = Filter(documents=tuple(searched.documents), language=searched.language)
    hits = parts.retriever.search(searched.query, k=searched.k, where=where)
    titles = parts.store.catalogue.titles()
    note(request, documents=list(dict.fromkeys(hit.passage.document_id for hit in hits)))
    return {"hits": [wire.hit_json(hit, titles.get(hit.passage.document_id, "")) for hit in hits]}


@router.get("/health", response_model=HealthBody)
def health(request: Request, person: Anyone) -> wire.Json:
    """That the service is alive, whether it is ready for questions, and what it answers from."""
    problem = request.app.state.readiness.problem()
    parts = None
    if person is not None and Right.READ in person.rights:
        parts = gate_of(request).seen_with(person.labels)
    return {
        "status": "ok",
        "ready": problem is None,
        "problem": problem,
        "documents": len(parts.store.catalogue.titles()) if parts else None,
        "passages": parts.store.catalogue.passage_count() if parts else None,
        "model": parts.settings.embedding_model if parts else None,
    }


@router.get("/health/ready", response_model=ReadyBody)
def ready(request: Request) -> wire.Json:
    """That questions can be answered now; 503 with the reason where they cannot."""
    if problem := request.app.state.readiness.problem():
        raise HTTPException(503, problem, {"Retry-After": "5"})
    return {"ready": True}
