"""Evaluation runs under /v1, read from the folder that ASSISTANT_EVAL_RUNS names."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi import Path as InPath

from api.gate import Auditor, Wired
from api.reading_schemas import RunBody, RunsBody
from api.schemas import PROBLEM
from assistant import wire
from assistant.wiring import Parts

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})
_FILE = "run.json"
_MOST = 20  # runs listed
_Name = Annotated[str, InPath(pattern=r"^[\w.-]+$", description="As /v1/runs lists it.")]


@router.get("/runs", response_model=RunsBody)
def runs(parts: Wired, _: Auditor) -> wire.Json:
    """The last runs with their metrics over all questions; none where no folder is set."""
    files = sorted(_files(parts), key=lambda path: path.stat().st_mtime, reverse=True)
    found = [(path, _read(path)) for path in files[:_MOST]]
    return {"runs": [_summary_json(path, run) for path, run in found if run]}


@router.get("/runs/{name}", response_model=RunBody)
def run(name: _Name, parts: Wired, _: Auditor) -> wire.Json:
    """One run with its cases."""
    for path in _files(parts):
        if path.parent.name == name and (found := _read(path)):
            return {**found, "name": name, "when": _when(path)}
    raise HTTPException(404, f"there is no run {name!r}; GET /v1/runs lists them")


def _files(parts: Parts) -> list[Path]:
    folder = parts.settings.eval_runs
    return [*Path(folder).glob(f"*/{_FILE}")] if folder else []


def _read(path: Path) -> wire.Json | None:
    """What a run's file holds, None where it is not one (being written, or something else)."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    needed = ("run", "overall", "by_language", "by_kind", "cases")
    is_run = isinstance(found, dict) and all(name in found for name in needed)
    return found if is_run else None


def _when(path: Path) -> str:
    written = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    return written.isoformat(timespec="seconds")


def _summary_json(path: Path, run: wire.Json) -> wire.Json:
    return {
        "name": path.parent.name,
        "when": _when(path),
        "revision": run["run"].get("revision"),
        "cases": len(run["cases"]),
        "failures": sum(bool(case.get("failure")) for case in run["cases"]),
        "overall": run["overall"],
    }
