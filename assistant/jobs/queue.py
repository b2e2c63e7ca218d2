"""Uploads as folders on disk: what was accepted is there after any stop, in the order it came.

A job is a folder with its files and `job.json`. It is filled under a hidden name and renamed when
all of it is on disk: a job is accepted whole or not at all. Its files go when it is done.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Literal

from assistant.errors import BadUpload, UnknownJob
from assistant.jobs.names import safe_name
from index.errors import StoreUnusable

Status = Literal["queued", "running", "done", "failed"]
Json = dict[str, Any]
MOST_ATTEMPTS = 3
_OPEN = ("queued", "running")
_KEPT = 500  # jobs that are over
_ABANDONED = 24 * 3600.0  # seconds after which an upload that never ended is deleted
_ID = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Files to be ingested, and what became of them: `results` are rows as `ingest` prints them.

    `attempts` counts beginnings that did not end in order; `error` says why all of it failed.
    `owner` sent them, and bore `labels` then, None where they see everything; `audience` are the
    labels that the documents are for, None where that is left to what they replace.
    """

    id: str
    status: Status
    files: tuple[str, ...]
    created: str
    finished: str | None = None
    attempts: int = 0
    results: tuple[Json, ...] = ()
    error: Json | None = None
    owner: str = ""
    labels: tuple[str, ...] | None = None
    audience: tuple[str, ...] | None = None

    def with_result(self, row: Json) -> Job:
        """This job with a further result; a repeated one replaces what it says anew."""
        rows = {known["source"]: known for known in self.results}
        # After a restart, what was taken in before it is there unchanged.
        if row["status"] != "unchanged" or row["source"] not in rows:
            rows[row["source"]] = row
        return replace(self, results=tuple(rows.values()))


class Queue:
    """The jobs of one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def accept(
        self,
        files: Sequence[tuple[str, BinaryIO]],
        *,
        owner: str = "",
        labels: Collection[str] | None = None,
        audience: Collection[str] | None = None,
    ) -> Job:
        """Keeps the files and their job on disk, then returns; BadUpload and StoreUnusable."""
        names = tuple(safe_name(name) for name, _ in files)
        if not names:
            raise BadUpload("the upload holds no file; send one or more in the field `files`")
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise BadUpload(
                f"two files of the upload are called {', '.join(twice)}; rename one of them, or"
                " send them one after the other to replace the first by the second"
            )
        now = datetime.datetime.now(datetime.UTC)
        job = Job(
            id=f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}",
            status="queued",
            files=names,
            created=now.isoformat(timespec="seconds"),
            owner=owner,
            labels=None if labels is None else tuple(sorted(labels)),
            audience=None if audience is None else tuple(sorted(audience)),
        )
        part = self.folder / f".{job.id}"
        try:
            self._fill(part, job, [file for _, file in files])
            part.rename(self.folder / job.id)
            _sync(self.folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise StoreUnusable(
                f"the upload cannot be kept ({error.strerror}); free disk space, then send it again"
            ) from error
        return job

    def _fill(self, part: Path, job: Job, files: Sequence[BinaryIO]) -> None:
        for number, (name, file) in enumerate(zip(job.files, files, strict=True)):
            path = part / str(number) / name
            path.parent.mkdir(parents=True)
            with path.open("wb") as kept:
                shutil.copyfileobj(file, kept, 1 << 20)
                kept.flush()
                os.fsync(kept.fileno())
            _sync(path.parent)
        _write(part / "job.json", job)
        _sync(part)

    def job(self, job_id: str) -> Job:
        """One job; raises UnknownJob."""
        job = self._read(job_id) if _ID.fullmatch(job_id) else None
        if job is None:
            raise unknown_job(job_id)
        return job

    def jobs(self) -> list[Job]:
        """All jobs, the first first."""
        return [job for name in self._names() if (job := self._read(name))]

    def next(self) -> Job | None:
        """The first job that is not over, None where all are."""
        return next((job for job in self.jobs() if job.status in _OPEN), None)

    def waiting(self) -> int:
        """How many jobs are not over."""
        return sum(job.status in _OPEN for job in self.jobs())

    def paths(self, job: Job) -> dict[Path, str]:
        """Where the files of a job lie, in their order, and what each is called."""
        place = self.folder / job.id
        return {place / str(number) / name: name for number, name in enumerate(job.files)}

    def save(self, job: Job) -> Job:
        """Notes how a job stands; the files of one that is done are deleted."""
        _write(self.folder / job.id / "job.json", job)
        if job.status == "done":
            for path in self.paths(job):
                shutil.rmtree(path.parent, ignore_errors=True)
            over = [known.id for known in self.jobs() if known.status == "done"]
            for old in over[:-_KEPT]:
                shutil.rmtree(self.folder / old, ignore_errors=True)
        return job

    def recover(self) -> None:
        """Deletes uploads that never ended, and lets jobs that failed as a whole try again."""
        oldest = time.time() - _ABANDONED
        for part in self.folder.glob(".*"):
            with contextlib.suppress(FileNotFoundError):  # its upload ended just now
                if part.stat().st_mtime < oldest:
                    shutil.rmtree(part, ignore_errors=True)
        for job in self.jobs():
            if job.status == "failed" and job.attempts < MOST_ATTEMPTS:
                self.save(replace(job, status="queued", finished=None, error=None))

    def _names(self) -> Iterator[str]:
        if self.folder.is_dir():
            yield from sorted(p.name for p in self.folder.iterdir() if _ID.fullmatch(p.name))

    def _read(self, job_id: str) -> Job | None:
        try:
            stored = json.loads((self.folder / job_id / "job.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        sequences = ("files", "results", "labels", "audience")
        tuples = {name: tuple(stored[name]) for name in sequences if stored.get(name) is not None}
        return Job(**{**stored, **tuples})


def unknown_job(job_id: str) -> UnknownJob:
    """The error for a job that is not there, or is not for who asks."""
    return UnknownJob(f"there is no job {job_id!r}; GET /v1/jobs lists them")


def _write(path: Path, job: Job) -> None:
    """Replaced whole: who reads meanwhile sees the one before or this one."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(asdict(job), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _sync(folder: Path) -> None:
    """A new name in a folder is on disk only when the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
