"""What requests and responses look like on the wire, for checking and for /openapi.json.

Responses come from assistant.wire, the one place that turns answers into JSON; these models
describe them. They let further fields pass, so that a field added there is never lost here.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from fastapi import Body
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.errors import MEDIA_TYPE
from corpus.types import Language

_Status = Literal["answered", "not_found"]


def _encodable(text: str) -> str:
    """JSON can escape half a surrogate pair; no response could repeat it."""
    text.encode()
    return text


Text = Annotated[str, AfterValidator(_encodable)]


class RequestModel(BaseModel):
    """What a request may hold, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class ResponseModel(BaseModel):
    """What a response holds at least."""

    model_config = ConfigDict(extra="allow")


class AskRequest(RequestModel):
    """A question; `language` is that of the answer, `documents` limits the sources."""

    question: Text = Field(description="At most 5,000 characters.")
    language: Language | None = Field(None, description="Default: the question's own.")
    documents: list[Text] = Field([], description="Document ids; empty: all documents.")
    as_of: datetime.date | None = Field(
        None, description="Answer with what was in force on this day; default: today."
    )
    history: list[Text] = Field(
        [], description="The questions before this one, the latest last; follow-ups lean on them."
    )
    explain: bool = Field(False, description="Add `explain`: how the answer came about.")
    conversation: Text | None = Field(
        None, description="The id of a conversation: its questions go before, and this joins them."
    )


class SearchRequest(RequestModel):
    """A search; `language` and `documents` limit what may be found."""

    query: Text = Field(description="At most 5,000 characters.")
    k: int = Field(10, ge=1, le=200, description="How many passages.")
    language: Language | None = Field(None, description="Only passages in this language.")
    documents: list[Text] = Field([], description="Document ids; empty: all documents.")


class CitationBody(ResponseModel):
    """A verbatim quote: the document's text cut at [start:end], in code points, is `quote`."""

    number: int
    document_id: str
    title: str
    document_number: str | None
    language: Language
    page: int
    section: list[str]
    cited_as: str
    start: int
    end: int
    quote: str


class StatementBody(ResponseModel):
    """A sentence and the numbers of the citations that back it, at least one."""

    text: str
    citations: list[int]


class AnswerBody(ResponseModel):
    """An answer with citations, or a typed refusal with what came nearest."""

    question: str
    language: Language
    status: _Status
    reason: str | None
    answer: str
    statements: list[StatementBody]
    citations: list[CitationBody]
    rows: list[dict[str, Any]]
    nearest: list[CitationBody]
    timings: dict[str, float]
    warnings: list[str] = Field(description="What a reader must know, in the answer's language.")
    model: str | None = Field(description="Worded the statements; null: they are extracts.")


class HitBody(ResponseModel):
    """A passage found; `score` is comparable within one search only."""

    rank: int
    score: float
    document_id: str
    title: str
    language: Language
    page: int
    section: list[str]
    start: int
    end: int
    text: str


class SearchBody(ResponseModel):
    """The passages found, best first."""

    hits: list[HitBody]


class DocumentBody(ResponseModel):
    """A document of the catalogue."""

    document_id: str
    source: str
    title: str
    number: str | None
    kind: str | None
    issuer: str | None
    date: str | None
    language: Language
    pages: int
    passages: int
    status: str
    page_methods: dict[str, int] = Field(description="Pages by the way that they were read.")
    legibility: float | None = Field(description="Mean of the pages that were read, 0 to 1.")
    warnings: list[str]


class DocumentsBody(ResponseModel):
    """All documents of the catalogue."""

    documents: list[DocumentBody]


class ShowBody(DocumentBody):
    """A document with its sections and how well its pages could be read."""

    subject: str | None
    signer: str | None
    relations: list[dict[str, Any]]
    versions: list[Any]
    sections: list[dict[str, Any]]
    page_quality: list[dict[str, Any]]


class FailureBody(ResponseModel):
    """Why something failed: a code for programs, words for people."""

    code: str
    message: str


class IngestedBody(ResponseModel):
    """What became of a file, or of a document inside one; `queued`: not its turn yet."""

    source: str
    document_id: str | None
    status: Literal["queued", "added", "updated", "unchanged", "duplicate", "failed"]
    pages: int
    page_methods: dict[str, int]
    legibility: float | None
    passages: int
    language: Language | None
    warnings: list[str]
    error: FailureBody | None


class ProgressBody(ResponseModel):
    """How many of the uploaded files are dealt with."""

    done: int
    total: int


class JobBody(ResponseModel):
    """An upload on its way in; `documents` are rows as `assistant ingest` gives them."""

    job_id: str
    status: Literal["queued", "running", "done", "failed"]
    created: str
    finished: str | None
    progress: ProgressBody
    documents: list[IngestedBody]
    totals: dict[str, int]
    error: FailureBody | None


class JobsBody(ResponseModel):
    """Uploads, the last first."""

    jobs: list[JobBody]


class HealthBody(ResponseModel):
    """That the service is alive, whether it is ready, and what it answers from."""

    status: Literal["ok"]
    ready: bool
    problem: str | None = Field(description="Why it is not ready.")
    documents: int | None = Field(description="Those that who asks may see; null: nobody asks.")
    passages: int | None
    model: str | None


class ReadyBody(ResponseModel):
    """That questions can be answered now."""

    ready: Literal[True]


class ProblemBody(ResponseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


PROBLEM: dict[str, Any] = {
    "description": "What went wrong (RFC 9457)",
    "content": {MEDIA_TYPE: {"schema": ProblemBody.model_json_schema()}},
}
Asked = Annotated[
    AskRequest,
    Body(
        openapi_examples={
            "vi": {
                "summary": "Tiếng Việt",
                "value": {"question": "Thời hạn của Kế hoạch 02 là khi nào?"},
            },
            "bn": {"summary": "বাংলা", "value": {"question": "পরিকল্পনা ০২-এর সময়সীমা কবে?"}},
            "en": {"summary": "English", "value": {"question": "What are Plan 02's deadlines?"}},
            "vi-en": {
                "summary": "Vietnamese question, English answer",
                "value": {"question": "Kế hoạch 02 có bao nhiêu nhiệm vụ?", "language": "en"},
            },
        }
    ),
]
Searched = Annotated[
    SearchRequest,
    Body(
        openapi_examples={
            "vi": {"summary": "Tiếng Việt", "value": {"query": "dịch vụ công trực tuyến", "k": 5}},
            "bn": {"summary": "বাংলা", "value": {"query": "অনলাইন নাগরিক সেবা", "k": 5}},
            "en": {"summary": "English", "value": {"query": "online public services", "k": 5}},
        }
    ),
]
