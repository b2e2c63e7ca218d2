"""How a deadline stands to a day."""

from __future__ import annotations

import datetime

from assistant.register.types import Status
from corpus.register.types import Deadline, Modality
from index.entries import State
from index.register import Value

_WITHIN = (
    (0, Status.TODAY),
    (1, Status.DUE_IN_1_DAY),
    (3, Status.DUE_IN_3_DAYS),
    (7, Status.DUE_IN_7_DAYS),
    (30, Status.DUE_IN_30_DAYS),
)


def status_of(value: Value, state: State | None, as_of: datetime.date) -> Status:
    """The status of a row; what somebody or the text itself calls done stays done."""
    if state == "done":
        return Status.DONE
    if state is None and getattr(value, "modality", None) is Modality.DONE:
        return Status.DONE
    status = _due(value.deadline, as_of)
    # Only what somebody must be ready by can be late.
    passed = status is Status.OVERDUE and getattr(value, "role", "deadline") != "deadline"
    return Status.NONE if passed else status


def _due(deadline: Deadline | None, as_of: datetime.date) -> Status:
    if deadline is None:
        return Status.NONE
    if deadline.last is None:
        recurs = deadline.precision in ("ongoing", "recurring")
        return Status.ONGOING if recurs else Status.NONE
    left = (deadline.last - as_of).days
    if left < 0:
        return Status.OVERDUE
    return next((status for days, status in _WITHIN if left <= days), Status.LATER)
