"""What passes between the model and the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Failure = Literal["timeout", "failed", "malformed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement as the model wrote it, and the ids of the evidence that it names, if any."""

    text: str
    evidence: tuple[int, ...]


class ModelFailed(Exception):
    """The model gave nothing to work with; `failure` says how, the message says why."""

    def __init__(self, failure: Failure, why: str) -> None:
        super().__init__(why)
        self.failure = failure
