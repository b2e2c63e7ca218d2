"""Jobs as JSON: the rows of `ingest`, and which files still wait."""

from __future__ import annotations

from collections import Counter
from typing import Any

from assistant.jobs.queue import Job
from corpus.types import MEMBER


def job_json(job: Job) -> dict[str, Any]:
    """The body of `GET /v1/jobs/{id}`; files without a result have the status `queued`."""
    waiting = [name for name in job.files if not _has_result(job, name)]
    rows = [*job.results, *(_row(name, job) for name in waiting)]
    return {
        "job_id": job.id,
        "status": job.status,
        "created": job.created,
        "finished": job.finished,
        "progress": {"done": len(job.files) - len(waiting), "total": len(job.files)},
        "documents": rows,
        "totals": dict(sorted(Counter(row["status"] for row in rows).items())),
        "error": job.error,
    }


def _has_result(job: Job, name: str) -> bool:
    """An archive has results of its members; one that holds nothing has none even when done."""
    return job.status == "done" or any(
        row["source"] == name or row["source"].startswith(name + MEMBER) for row in job.results
    )


def _row(name: str, job: Job) -> dict[str, Any]:
    return {
        "source": name,
        "document_id": None,
        "status": "failed" if job.error else "queued",
        "pages": 0,
        "page_methods": {},
        "legibility": None,
        "passages": 0,
        "language": None,
        "warnings": [],
        "error": job.error,
    }
