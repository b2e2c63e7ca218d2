"""The register under /v1: lists in several formats, and what people record on a row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api.audited import note
from api.gate import Editor, Wired
from api.register_schemas import (
    Changed,
    ChangeRequest,
    DeadlinesBody,
    EntriesBody,
    MilestoneBody,
    ObligationBody,
    ObligationsBody,
    TargetBody,
    TargetsBody,
)
from api.schemas import PROBLEM
from assistant import wire
from assistant.accounts.types import LOCAL, Person
from assistant.register.types import Query as Asked
from assistant.register.types import Status
from assistant.register.wire import Documents, entry_json, row_json
from assistant.register.write import MEDIA_TYPES, write_page
from assistant.wiring import Parts
from corpus.register.types import Modality
from corpus.types import Language
from index.entries import Change
from index.register import Kind

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows, as JSON or as a file to be saved",
        "content": {MEDIA_TYPES[form]: {} for form in ("csv", "xlsx", "ics")},
    }
}
_Day = datetime.date | None
# The command line's own spelling of the names is taken too.
_Before = Annotated[_Day, Query(alias="due-before", include_in_schema=False)]
_After = Annotated[_Day, Query(alias="due-after", include_in_schema=False)]
_AsOf = Annotated[_Day, Query(alias="as-of", include_in_schema=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """In which form a list is wanted."""

    form: Literal["json", "csv", "xlsx", "ics"]
    language: Language
    by_unit: bool


def _asked(
    unit: Annotated[str | None, Query(description="Any name of it, in any language.")] = None,
    document: Annotated[list[str] | None, Query(description="Ids or numbers.")] = None,
    status: Annotated[list[Status] | None, Query(description="As it stands that day.")] = None,
    due_before: Annotated[_Day, Query(description="Due on this day or before.")] = None,
    due_after: Annotated[_Day, Query(description="Due on this day or after.")] = None,
    as_of: Annotated[_Day, Query(description="The day to see it from; default: today.")] = None,
    limit: Annotated[int | None, Query(ge=1, description="Default: all rows.")] = None,
    offset: Annotated[int, Query(ge=0, description="Rows to skip.")] = 0,
    due_before_: _Before = None,
    due_after_: _After = None,
    as_of_: _AsOf = None,
) -> Asked:
    return Asked(
        as_of=as_of or as_of_ or datetime.date.today(),
        unit=unit,
        documents=tuple(document or ()),
        due_before=due_before or due_before_,
        due_after=due_after or due_after_,
        statuses=frozenset(status or ()),
        limit=limit,
        offset=offset,
    )


def _shape(
    form: Annotated[Literal["json", "csv", "xlsx", "ics"], Query(alias="format")] = "json",
    language: Annotated[
        Language, Query(description="Of headings and of units' names in files.")
    ] = Language.EN,
    sheet_per_unit: Annotated[bool, Query(description="XLSX: also a sheet a unit.")] = False,
) -> _Shape:
    return _Shape(form=form, language=language, by_unit=sheet_per_unit)


Filters = Annotated[Asked, Depends(_asked)]
Shaped = Annotated[_Shape, Depends(_shape)]


@router.get("/obligations", response_model=ObligationsBody, responses=_FILES)
def obligations(
    asked: Filters,
    shape: Shaped,
    parts: Wired,
    modality: Annotated[list[Modality] | None, Query(description="Kinds of duty.")] = None,
) -> Response:
    """Who must do what by when, every row with its quote."""
    return _list("obligation", replace(asked, modalities=frozenset(modality or ())), shape, parts)


@router.get("/deadlines", response_model=DeadlinesBody, responses=_FILES)
def deadlines(asked: Filters, shape: Shaped, parts: Wired) -> Response:
    """Every dated milestone, by day, every row with its quote."""
    return _list("milestone", asked, shape, parts)


@router.get("/targets", response_model=TargetsBody, responses=_FILES)
def targets(asked: Filters, shape: Shaped, parts: Wired) -> Response:
    """Every measurable target, by day, every row with its quote."""
    return _list("target", asked, shape, parts)


def _list(kind: Kind, asked: Asked, shape: _Shape, parts: Parts) -> Response:
    file = write_page(
        kind,
        parts.registry.find(kind, asked),
        parts.store.catalogue,
        shape.form,
        language=shape.language,
        by_unit=shape.by_unit,
    )
    headers = {"X-Left-Out": str(file.left_out)} if shape.form == "ics" else {}
    if shape.form != "json":
        headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return Response(file.content, media_type=file.media_type, headers=headers)


@router.patch("/obligations/{row_id}", response_model=ObligationBody)
def record(
    row_id: str, changed: Changed, parts: Wired, person: Editor, request: Request
) -> wire.Json:
    """Records progress, an owner or a correction on a row; what was recorded before stays."""
    note(request, **changed.model_dump(mode="json", exclude_defaults=True))
    return _record("obligation", row_id, changed, parts, person)


@router.patch("/deadlines/{row_id}", response_model=MilestoneBody)
def record_on_deadline(
    row_id: str, changed: Changed, parts: Wired, person: Editor, request: Request
) -> wire.Json:
    """Records progress, an owner or a correction on a milestone."""
    note(request, **changed.model_dump(mode="json", exclude_defaults=True))
    return _record("milestone", row_id, changed, parts, person)


@router.patch("/targets/{row_id}", response_model=TargetBody)
def record_on_target(
    row_id: str, changed: Changed, parts: Wired, person: Editor, request: Request
) -> wire.Json:
    """Records progress, an owner or a correction on a target."""
    note(request, **changed.model_dump(mode="json", exclude_defaults=True))
    return _record("target", row_id, changed, parts, person)


def _record(
    kind: Kind, row_id: str, changed: ChangeRequest, parts: Parts, person: Person
) -> wire.Json:
    change = Change(
        progress=changed.progress,
        state=changed.status,
        owner=changed.owner,
        corrections=changed.set,
    )
    # Who is signed in records under their own name, whatever they say.
    by = changed.by if person is LOCAL else person.name
    parts.registry.record(row_id, change, by=by, kinds=(kind,))
    row = parts.registry.row(row_id, datetime.date.today())
    return row_json(row, Documents(parts.store.catalogue)[row.stored.document_id], 1)


@router.get("/entries", response_model=EntriesBody)
def entries(parts: Wired) -> wire.Json:
    """Everything that people recorded, also on rows that no document has any more."""
    known = parts.registry.entries()
    return {"entries": [{**entry_json(entry), "current_row_id": now} for entry, now in known]}
