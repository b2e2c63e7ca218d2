"""The audit under /v1: events for auditors, and whether the log is whole."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from api.audit_schemas import EventsBody, VerdictBody
from api.gate import Auditor, Whole
from api.schemas import PROBLEM
from assistant.audit.wire import event_json, verdict_json
from assistant.wire import Json

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})
_Day = Annotated[datetime.date | None, Query(description="A day of UTC, inclusive.")]


@router.get("/audit", response_model=EventsBody)
def events(
    parts: Whole,
    _: Auditor,
    person: Annotated[str | None, Query(description="Only what they did.")] = None,
    action: Annotated[str | None, Query(description="Text that the action holds.")] = None,
    since: _Day = None,
    until: _Day = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Json:
    """Who asked, saw, exported and changed what, the last first."""
    found, total = parts.audit.events(
        person=person, action=action, since=since, until=until, limit=limit, offset=offset
    )
    return {"events": [event_json(event) for event in found], "total": total, "offset": offset}


@router.get("/audit/verdict", response_model=VerdictBody)
def verdict(
    parts: Whole,
    _: Auditor,
    anchor: Annotated[str, Query(pattern=r"^(\d{1,18}:[0-9a-f]{64})?$")] = "",
) -> Json:
    """Whether no event was changed, removed or put elsewhere."""
    return verdict_json(parts.audit.verify(anchor))
