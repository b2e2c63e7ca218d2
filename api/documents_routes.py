"""Documents under /v1: uploaded, followed while they are read, listed, shown, removed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, HTTPException, Request, Response, UploadFile
from fastapi.responses import FileResponse, PlainTextResponse

from api.routes import PROBLEM, Wired
from api.schemas import DocumentsBody, JobBody, JobsBody, ShowBody
from assistant import wire
from assistant.errors import UnknownDocument
from assistant.jobs.wire import job_json
from corpus.types import Document

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})


def _document(document_id: str, parts: Wired) -> Document:
    document = parts.store.catalogue.document(document_id)
    if document is None:
        raise _unknown(document_id)
    return document


Found = Annotated[Document, Depends(_document)]
Uploaded = Annotated[
    list[UploadFile],
    File(description="Documents, archives and mails; a name sent again replaces its document."),
]


def _unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(f"there is no document {document_id!r}; GET /v1/documents lists the ids")


@router.post("/documents", status_code=202, response_model=JobBody)
def upload(files: Uploaded, parts: Wired, request: Request, response: Response) -> wire.Json:
    """Keeps the files and reads them in the background; `Location` says where to follow it."""
    job = parts.jobs.accept([(file.filename or "", file.file) for file in files])
    request.app.state.worker.wake()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job_json(job)


@router.get("/jobs", response_model=JobsBody)
def jobs(parts: Wired) -> wire.Json:
    """Uploads, the last first."""
    return {"jobs": [job_json(job) for job in reversed(parts.jobs.jobs())]}


@router.get("/jobs/{job_id}", response_model=JobBody)
def job(job_id: str, parts: Wired) -> wire.Json:
    """How far an upload is, and what became of each of its files."""
    return job_json(parts.jobs.job(job_id))


@router.get("/documents", response_model=DocumentsBody)
def documents(parts: Wired) -> wire.Json:
    """All documents."""
    catalogue = parts.store.catalogue
    counts = catalogue.passage_counts()
    standings = parts.store.standings()
    rows = [
        wire.document_json(d, counts.get(d.id, 0), standings) for d in catalogue.without_texts()
    ]
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
