"""Audit events on the wire."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.schemas import ResponseModel


class EventBody(ResponseModel):
    """One act; `person` is empty where nobody was signed in."""

    number: int
    at: str
    person: str
    key_id: str | None
    action: str
    status: int = Field(description="Of HTTP; 0 for a command.")
    request_id: str
    address: str
    details: dict[str, Any]
    hash: str


class EventsBody(ResponseModel):
    """A page of events, the last first."""

    events: list[EventBody]
    total: int
    offset: int


class VerdictBody(ResponseModel):
    """Whether the log is whole; note `anchor` elsewhere, and verify against it later."""

    whole: bool
    events: int
    anchor: str
    broken: int | None
    why: str
