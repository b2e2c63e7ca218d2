"""Documents under /v1: uploaded, followed while they are read, listed, shown, removed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import FileResponse, PlainTextResponse

from api.audited import note
from api.gate import Editor, Reader, Whole, Wired
from api.schemas import PROBLEM, DocumentsBody, JobBody, JobsBody, ShowBody
from assistant import wire
from assistant.accounts.types import Person, audience_labels, person_label
from assistant.errors import UnknownDocument
from assistant.jobs.queue import Job, unknown_job
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


_Names = Annotated[list[str] | None, Form()]


@router.post("/documents", status_code=202, response_model=JobBody)
def upload(
    files: Uploaded,
    whole: Whole,
    person: Editor,
    request: Request,
    response: Response,
    groups: _Names = None,
    people: _Names = None,
) -> wire.Json:
    """Keeps the files and reads them in the background; `Location` says where to follow it.

    With `groups` or `people` the documents are for them and for who sends them alone; else for
    those who saw what they replace, and for everyone where they are new.
    """
    job = whole.jobs.accept(
        [(file.filename or "", file.file) for file in files],
        owner=person.name,
        labels=person.labels,
        audience=_audience(person, groups or [], people or []),
    )
    note(request, job_id=job.id, files=list(job.files), audience=job.audience)
    request.app.state.worker.wake()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job_json(job)


def _audience(person: Person, groups: list[str], people: list[str]) -> frozenset[str] | None:
    if not groups and not people:
        return None
    labels = audience_labels(frozenset(groups), frozenset(people))
    return labels if person.labels is None else labels | {person_label(person.name)}


@router.get("/jobs", response_model=JobsBody)
def jobs(whole: Whole, person: Reader) -> wire.Json:
    """Uploads of one's own, an administrator's of everybody, the last first."""
    return {"jobs": [job_json(j) for j in reversed(whole.jobs.jobs()) if _is_theirs(j, person)]}


@router.get("/jobs/{job_id}", response_model=JobBody)
def job(job_id: str, whole: Whole, person: Reader) -> wire.Json:
    """How far an upload is, and what became of each of its files."""
    found = whole.jobs.job(job_id)
    if not _is_theirs(found, person):
        raise unknown_job(job_id)
    return job_json(found)


def _is_theirs(job: Job, person: Person) -> bool:
    return person.labels is None or job.owner == person.name


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
def remove(document_id: str, parts: Wired, _: Editor) -> Response:
    """Removes a document with its passages, vectors and file."""
    if not parts.store.remove(document_id):
        raise _unknown(document_id)
    return Response(status_code=204)
