"""Conversations and feedback under /v1: what people asked, and what they say of the answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from api.audited import note
from api.gate import Auditor, Reader, Whole, Wired
from api.schemas import PROBLEM
from api.talk_schemas import (
    ConversationBody,
    ConversationsBody,
    FeedbackBody,
    FeedbackListBody,
    Judged,
    TurnsBody,
)
from assistant.wire import Json

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})
_LINES = "application/x-ndjson"
_FORMATS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The verdicts, as JSON or a line each", "content": {_LINES: {}}}
}


@router.post("/conversations", status_code=201, response_model=ConversationBody)
def begin(person: Reader, whole: Whole) -> Json:
    """Begins a conversation; name its id as `conversation` in questions."""
    return asdict(whole.conversations.begin(person.name))


@router.get("/conversations", response_model=ConversationsBody)
def conversations(person: Reader, whole: Whole) -> Json:
    """One's own conversations, the last first."""
    return {"conversations": [asdict(own) for own in whole.conversations.of(person.name)]}


@router.get("/conversations/{conversation_id}", response_model=TurnsBody)
def conversation(conversation_id: str, person: Reader, whole: Whole, parts: Wired) -> Json:
    """One's own conversation; answers that quote what one may not see any more are left out."""
    turns = whole.conversations.turns(person.name, conversation_id, parts.store.catalogue)
    return {"id": conversation_id, "turns": [asdict(turn) for turn in turns]}


@router.delete("/conversations/{conversation_id}", status_code=204)
def forget(conversation_id: str, person: Reader, whole: Whole) -> Response:
    """Deletes one's own conversation."""
    whole.conversations.delete(person.name, conversation_id)
    return Response(status_code=204)


@router.post("/feedback", status_code=201, response_model=FeedbackBody)
def give_feedback(judged: Judged, person: Reader, whole: Whole, request: Request) -> Json:
    """Keeps a verdict on an answer: right or wrong, and why."""
    note(request, question=judged.question, verdict=judged.verdict)
    given = whole.feedback.add(
        person=person.name,
        question=judged.question,
        language=judged.language,
        verdict=judged.verdict,
        why=judged.why,
        answer=judged.answer,
    )
    return asdict(given)


@router.get("/feedback", response_model=FeedbackListBody, responses=_FORMATS)
def feedback(
    _: Auditor,
    whole: Whole,
    form: Annotated[Literal["json", "jsonl"], Query(alias="format")] = "json",
) -> Any:
    """What people said of answers; `format=jsonl` is what `assistant-eval new` reads."""
    given = whole.feedback.all()
    if form == "jsonl":
        headers = {"Content-Disposition": 'attachment; filename="feedback.jsonl"'}
        lines = "".join(f"{one.line()}\n" for one in given)
        return Response(lines, media_type=_LINES, headers=headers)
    return {"feedback": [asdict(one) for one in given]}
