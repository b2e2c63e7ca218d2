"""Events as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.audit.log import Event, Verdict


def event_json(event: Event) -> dict[str, Any]:
    """An event with its place in the chain."""
    return asdict(event)


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """Whether the log is whole; `anchor` is what to note elsewhere and to verify against later."""
    return {
        "whole": verdict.is_whole,
        "events": verdict.count,
        "anchor": f"{verdict.count}:{verdict.head}",
        "broken": verdict.broken,
        "why": verdict.why,
    }
