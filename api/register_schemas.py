"""What the register looks like on the wire, for checking and for /openapi.json."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Body
from pydantic import Field

from api.schemas import CitationBody, RequestModel, ResponseModel, Text
from assistant.register.types import Status
from corpus.particulars.types import Precision
from corpus.register.types import MilestoneRole, Modality
from index.entries import State


class PlaceBody(ResponseModel):
    """A province by its names; `current` is the one that holds its territory now."""

    id: str
    vi: str | None
    en: str | None
    bn: str | None
    current: str | None


class UnitBody(ResponseModel):
    """Who is named: as written, by its official names, and the body that has its duties now."""

    as_written: str
    vi: str | None
    en: str | None
    bn: str | None
    current: str | None
    place: PlaceBody | None


class DeadlineBody(ResponseModel):
    """By when: inclusive ISO days, null where there is none, and the rule they follow from."""

    as_written: str
    start: str | None
    end: str | None
    precision: Precision
    rule: str


class ViaBody(ResponseModel):
    """Why a row binds the unit asked for."""

    kind: Literal["own", "predecessor", "collective"]
    name: str
    role: Literal["lead", "coordinating"]


class EntryBody(ResponseModel):
    """What a person recorded on a row, and when."""

    number: int
    at: str
    by: str
    progress: str | None
    status: State | None
    owner: str | None
    set: dict[str, str]
    row_id: str


class _RowBody(ResponseModel):
    id: str
    document_id: str
    deadline: DeadlineBody | None
    status: Status
    via: ViaBody | None
    progress: str | None
    state: State | None
    owner: str | None
    entries: list[EntryBody]
    original: dict[str, object]
    citation: CitationBody


class ObligationBody(_RowBody):
    """Who must do what by when; `original` is what the text says where people corrected it."""

    unit: UnitBody | None
    coordinating: list[UnitBody]
    action: str
    modality: Modality
    product: str | None
    basis: str | None


class MilestoneBody(_RowBody):
    """Something dated; `role` tells a day to be ready by from other days."""

    what: str
    role: MilestoneRole


class TargetBody(_RowBody):
    """A measurable aim."""

    indicator: str
    value: float | None
    measure: str
    as_written: str
    achieved: float | None


class _PageBody(ResponseModel):
    total: int = Field(description="Rows found, on this page and off it.")
    offset: int
    as_of: str


class ObligationsBody(_PageBody):
    """A page of obligations, by document."""

    obligations: list[ObligationBody]


class DeadlinesBody(_PageBody):
    """A page of milestones, by day."""

    deadlines: list[MilestoneBody]


class TargetsBody(_PageBody):
    """A page of targets, by day."""

    targets: list[TargetBody]


class RecordedEntryBody(EntryBody):
    """An entry with the row that it belongs to now, null where no document has it any more."""

    current_row_id: str | None


class EntriesBody(ResponseModel):
    """Everything that people recorded, the first first."""

    entries: list[RecordedEntryBody]


class ChangeRequest(RequestModel):
    """What a person records on a row; what is left out stays as it is."""

    by: Text = Field("", description="Who records it; who is signed in need not say.")
    progress: Text | None = None
    status: State | None = None
    owner: Text | None = None
    set: dict[Text, Text] = Field(
        {},
        description="Right values of deadline (2025-06-30), unit, product or modality; empty:"
        " there is none.",
    )


Changed = Annotated[
    ChangeRequest,
    Body(
        openapi_examples={
            "vi": {
                "summary": "Tiếng Việt",
                "value": {"by": "Nguyễn Lan", "progress": "Đã trình dự thảo", "status": "doing"},
            },
            "bn": {"summary": "বাংলা", "value": {"by": "রহিমা", "status": "done"}},
            "en": {
                "summary": "English",
                "value": {"by": "Ann", "owner": "Ben", "set": {"deadline": "2025-07-01"}},
            },
        }
    ),
]
