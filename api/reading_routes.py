"""What a reader of a document needs under /v1: where a quote stands on a page, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query

from api.documents_routes import Found
from api.gate import Wired
from api.reading_schemas import BoxesBody, ChangesBody
from api.schemas import PROBLEM
from api.turns import take_turn
from assistant import wire
from assistant.errors import UnknownDocument
from corpus.changes import Change, find_changes
from corpus.readers.boxes import Box, find_quote, words_on_page
from corpus.types import Document, Page, Span

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})
_PDF = "application/pdf"
_MOST_PAGES = 4  # a quote is a sentence or a few
_Offset = Annotated[int, Query(ge=0, description="Code points of the document's text.")]


@router.get(
    "/documents/{document_id}/boxes",
    response_model=BoxesBody,
    dependencies=[Depends(take_turn)],
)
def boxes(document: Found, parts: Wired, start: _Offset, end: _Offset) -> wire.Json:
    """Where a quote stands on the pages of a PDF; a page without boxes could not be searched."""
    if not start < end <= len(document.text):
        raise HTTPException(
            422, f"{start}..{end} is no part of the text, which has {len(document.text)} letters"
        )
    path = parts.store.original(document.id)
    if path is None or document.media_type != _PDF:
        return {"pages": []}
    pages = [p for p in document.pages if p.start < end and start < p.end][:_MOST_PAGES]
    found = []
    for page in pages:
        words = words_on_page(path, page.number - 1, recognised=page.method == "ocr")
        quote = document.text[max(start, page.start) : min(end, page.end)]
        near = (max(start, page.start) - page.start) / (page.end - page.start)
        lines = find_quote(quote, words, near=near)
        found.append(_page_json(page, lines))
    return {"pages": found}


def _page_json(page: Page, lines: tuple[Box, ...]) -> wire.Json:
    return {
        "page": page.number,
        "method": page.method,
        "boxes": [[round(s, 5) for s in (b.left, b.top, b.right, b.bottom)] for b in lines],
    }


@router.get("/documents/{document_id}/changes", response_model=ChangesBody)
def changes(
    document: Found,
    parts: Wired,
    since: Annotated[str, Query(description="The id of the document to compare with.")],
) -> wire.Json:
    """What differs from another document to this one: both texts, stretch by stretch."""
    older = parts.store.catalogue.document(since)
    if older is None:
        raise UnknownDocument(f"there is no document {since!r}; GET /v1/documents lists the ids")
    found = find_changes(older.text, document.text)
    return {
        "old": _name_json(older),
        "new": _name_json(document),
        "differing": sum(not change.same for change in found),
        "changes": [_change_json(change, older.text, document.text) for change in found],
    }


def _name_json(document: Document) -> wire.Json:
    return {
        "document_id": document.id,
        "title": document.identity.title,
        "language": document.language.value,
    }


def _change_json(change: Change, old: str, new: str) -> wire.Json:
    return {
        "same": change.same,
        "old": _side_json(change.old, change.removed, old),
        "new": _side_json(change.new, change.added, new),
    }


def _side_json(side: Span, marked: tuple[Span, ...], text: str) -> wire.Json:
    return {
        "start": side.start,
        "end": side.end,
        "text": text[side.start : side.end],
        "marked": [[span.start, span.end] for span in _whole(marked)],
    }


def _whole(marked: tuple[Span, ...]) -> Iterator[Span]:
    return (span for span in marked if span.start < span.end)
