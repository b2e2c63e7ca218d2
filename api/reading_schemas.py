"""What reading aids look like on the wire: boxes on pages, changes, suggestions, runs of eval."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.schemas import ResponseModel
from corpus.types import Language, PageMethod


class PageBoxes(ResponseModel):
    """One box a line of the quote: left, top, right, bottom, as shares of the page."""

    page: int
    method: PageMethod
    boxes: list[list[float]]


class BoxesBody(ResponseModel):
    """The pages that a quote stands on; none where the original is not a PDF."""

    pages: list[PageBoxes]


class NamedDocument(ResponseModel):
    """A document by id and title."""

    document_id: str
    title: str
    language: Language


class ChangedSide(ResponseModel):
    """One text's part of a change; `marked` are the spans that the other one lacks."""

    start: int
    end: int
    text: str
    marked: list[list[int]]


class ChangeBody(ResponseModel):
    """A stretch that is the same in both texts, or differs."""

    same: bool
    old: ChangedSide
    new: ChangedSide


class ChangesBody(ResponseModel):
    """Two texts beside each other, from beginning to end."""

    old: NamedDocument
    new: NamedDocument
    differing: int = Field(description="Stretches that differ.")
    changes: list[ChangeBody]


class SuggestionBody(ResponseModel):
    """A document or a unit to ask about; `asks` are the lists that it has rows in."""

    kind: Literal["document", "unit"]
    text: str
    language: Language
    document_id: str | None
    number: str | None
    asks: list[Literal["deadlines", "obligations", "targets"]]


class SuggestionsBody(ResponseModel):
    """What a question may be about, best first."""

    suggestions: list[SuggestionBody]


class RunSummaryBody(ResponseModel):
    """One evaluation run; the metrics of all questions with their intervals."""

    name: str
    when: str = Field(description="When its file was written (ISO, UTC).")
    revision: str | None
    cases: int
    failures: int
    overall: dict[str, dict[str, Any]]


class RunsBody(ResponseModel):
    """The evaluation runs of the folder that the settings name, the last first."""

    runs: list[RunSummaryBody]


class RunBody(ResponseModel):
    """One evaluation run with its metrics by language and kind, and each of its cases."""

    name: str
    when: str
    run: dict[str, Any]
    overall: dict[str, Any]
    by_language: dict[str, Any]
    by_kind: dict[str, Any]
    cases: list[dict[str, Any]]
