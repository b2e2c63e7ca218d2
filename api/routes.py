"""The addresses under /v1; each asks one part and hands on what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from api.errors import MEDIA_TYPE, PROBLEMS, problem_body
from api.schemas import (
    AnswerBody,
    Asked,
    AskRequest,
    DocumentsBody,
    HealthBody,
    ProblemBody,
    SearchBody,
    Searched,
    ShowBody,
)
from assistant import wire
from assistant.errors import UnknownDocument
from assistant.types import Answer
from assistant.wiring import Parts
from corpus.types import Document
from index.types import Filter

PROBLEM: dict[str, Any] = {
    "description": "What went wrong (RFC 9457)",
    "content": {MEDIA_TYPE: {"schema": ProblemBody.model_json_schema()}},
}
router = APIRouter(prefix="/v1", responses={"default": PROBLEM})


def _parts(request: Request) -> Parts:
    return cast(Parts, request.app.state.parts)


Wired = Annotated[Parts, Depends(_parts)]


def _checked(asked: Asked, parts: Wired) -> AskRequest:
    """Checked before the response starts: a stream cannot take its status back."""
    parts.assistant.check(asked.question, asked.documents)
    return asked


Checked = Annotated[AskRequest, Depends(_checked)]


def _document(document_id: str, parts: Wired) -> Document:
    document = parts.store.catalogue.document(document_id)
    if document is None:
        raise _unknown(document_id)
    return document


Found = Annotated[Document, Depends(_document)]


def _unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(f"there is no document {document_id!r}; GET /v1/documents lists the ids")


@router.post("/ask", response_model=AnswerBody)
def ask(asked: Checked, parts: Wired) -> wire.Json:
    """An answer whose every statement is cited, or a typed refusal."""
    answer = parts.assistant.ask(
        asked.question,
        language=asked.language,
        documents=tuple(asked.documents),
        as_of=asked.as_of,
    )
    return wire.answer_json(answer)


@router.post("/ask/stream", response_class=EventSourceResponse)
def ask_stream(asked: Checked, parts: Wired, request: Request) -> Iterator[ServerSentEvent]:
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
        ):
            if isinstance(step, Answer):
                yield ServerSentEvent(event="answer", data=wire.answer_json(step))
            else:
                yield ServerSentEvent(event="statement", data=wire.statement_json(step))
    except tuple(PROBLEMS) as error:
        yield ServerSentEvent(event="error", data=problem_body(error, request.url.path))


@router.post("/search", response_model=SearchBody)
def search(searched: Searched, parts: Wired) -> wire.Json:
    """The passages that fit a query best."""
    parts.assistant.check(searched.query, searched.documents)
    where = Filter(documents=tuple(searched.documents), language=searched.language)
    hits = parts.retriever.search(searched.query, k=searched.k, where=where)
    titles = parts.store.catalogue.titles()
    return {"hits": [wire.hit_json(hit, titles.get(hit.passage.document_id, "")) for hit in hits]}


@router.get("/documents", response_model=DocumentsBody)
def documents(parts: Wired) -> wire.Json:
    """All documents."""
    catalogue = parts.store.catalogue
    counts = catalogue.passage_counts()
    standings = parts.store.standings()
    rows = [wire.document_json(d, counts.get(d.id, 0), standings) for d in catalogue.documents()]
    return {"documents": rows}


@router.get("/documents/{document_id}", response_model=ShowBody)
def show(document: Found, parts: Wired) -> wire.Json:
    """One document: what it calls itself, its sections, how its pages were read."""
    catalogue = parts.store.catalogue
    return wire.show_json(
        document,
        catalogue.passage_count(document.id),
        parts.store.standings(),
        catalogue.paths(),
    )


@router.get("/documents/{document_id}/text", response_class=PlainTextResponse)
def text(document: Found) -> PlainTextResponse:
    """The stored text, exactly: the offsets of citations count its code points."""
    return PlainTextResponse(document.text)


@router.get("/documents/{document_id}/file", response_class=FileResponse)
def file(document: Found, parts: Wired) -> FileResponse:
    """The original file, to be saved and never shown in the browser."""
    path = parts.store.original(document.id)
    if path is None:
        raise HTTPException(
            404, f"the store has no original of {document.id!r}; GET its /text instead"
        )
    name = Path(document.source).name or path.name
    return FileResponse(path, media_type=document.media_type, filename=name)


@router.delete("/documents/{document_id}", status_code=204)
def remove(document_id: str, parts: Wired) -> Response:
    """Removes a document with its passages, vectors and file."""
    if not parts.store.remove(document_id):
        raise _unknown(document_id)
    return Response(status_code=204)


@router.get("/health", response_model=HealthBody)
def health(parts: Wired) -> wire.Json:
    """That the service answers, and what it answers from."""
    catalogue = parts.store.catalogue
    return {
        "status": "ok",
        "documents": len(catalogue.titles()),
        "passages": catalogue.passage_count(),
        "model": parts.settings.embedding_model,
    }
