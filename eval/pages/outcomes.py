"""What became of a case, in words: the first thing that is wrong with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Gravest first; each metric below 1 is the outcome's ground.
_GROUNDS = (
    ("quote_fidelity", "misquoted"),
    ("faithfulness", "not borne out"),
    ("citation_evidence", "evidence not cited"),
    ("fact_recall", "facts missing"),
    ("completeness", "incomplete"),
    ("language_match", "wrong language"),
    ("spelling_invariance", "spelling matters"),
)
OUTCOMES = (
    "failed",
    "answered in error",
    "refused in error",
    *(o for _, o in _GROUNDS),
    "right",
)


def outcome(case: Mapping[str, Any]) -> str:
    """One of OUTCOMES."""
    scores = case["scores"]
    if case["failure"]:
        return "failed"
    if scores["abstention_correct"] == 0:
        return "answered in error" if case["refuse"] else "refused in error"
    below = (o for metric, o in _GROUNDS if (v := scores.get(metric)) is not None and v < 1)
    return next(below, "right")
