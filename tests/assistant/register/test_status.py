from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.register.status import status_of
from assistant.register.types import Status
from corpus.particulars.types import Precision
from corpus.register.types import Deadline, MilestoneRole, Modality
from index.entries import State
from tests.assistant.register.plans import DAY, vi_register

DUTY = vi_register().obligations[0]
LAST = DAY(2025, 6, 30)


@pytest.mark.parametrize(
    ("left", "status"),
    [
        (-400, "overdue"),
        (-1, "overdue"),
        (0, "today"),
        (1, "due_in_1_day"),
        (2, "due_in_3_days"),
        (3, "due_in_3_days"),
        (4, "due_in_7_days"),
        (7, "due_in_7_days"),
        (8, "due_in_30_days"),
        (30, "due_in_30_days"),
        (31, "later"),
    ],
)
def test_the_last_day_decides(left: int, status: str) -> None:
    assert status_of(DUTY, None, LAST - datetime.timedelta(days=left)) == status


@pytest.mark.parametrize(
    ("precision", "status"),
    [("ongoing", "ongoing"), ("recurring", "ongoing"), ("relative", "none")],
)
def test_what_has_no_day_is_ongoing_or_nothing(precision: Precision, status: str) -> None:
    open_ended = Deadline(
        start=0, end=1, as_written="x", first=None, last=None, precision=precision
    )
    assert status_of(replace(DUTY, deadline=open_ended), None, LAST) == status
    assert status_of(replace(DUTY, deadline=None), None, LAST) is Status.NONE


@pytest.mark.parametrize(
    ("modality", "state", "status"),
    [
        (Modality.MUST, "done", Status.DONE),
        (Modality.DONE, None, Status.DONE),
        (Modality.DONE, "open", Status.TODAY),
        (Modality.MUST, "doing", Status.TODAY),
    ],
)
def test_done_is_what_the_text_or_a_person_says(
    modality: Modality, state: State | None, status: Status
) -> None:
    assert status_of(replace(DUTY, modality=modality), state, LAST) is status


@pytest.mark.parametrize(
    ("role", "status"), [("deadline", "overdue"), ("start", "none"), ("issued", "none")]
)
def test_only_a_day_to_be_ready_by_can_be_late(role: MilestoneRole, status: str) -> None:
    milestone = replace(vi_register().milestones[0], role=role)
    assert status_of(milestone, None, LAST + datetime.timedelta(days=1)) == status
