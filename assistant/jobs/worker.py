"""Works through the queue in one thread; a job that was interrupted is begun again."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.jobs.queue import MOST_ATTEMPTS, Job, Queue
from assistant.wire import ingested_json
from index.access import may_see
from index.errors import IndexingError, StoreBusy
from index.rows import upload_key
from index.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from index.build import Ingestion

_LOG = logging.getLogger("assistant.jobs")
_RETRY = 2.0  # seconds until a busy store is asked again
_PATIENCE = 10.0  # seconds that the file being read gets when the service ends


class Worker:
    """Ingests the jobs of a queue into a store, one at a time.

    `ingestion` makes the ingestion when it is needed.
    """

    def __init__(self, queue: Queue, store: Store, ingestion: Callable[[], Ingestion]) -> None:
        self._queue = queue
        self._store = store
        self._ingestion = ingestion
        self._running: Ingestion | None = None
        self._wanted = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begins with what an earlier process left, then waits for more."""
        self._thread.start()

    def wake(self) -> None:
        """Says that there is a new job."""
        self._wanted.set()

    def stop(self) -> bool:
        """Ends after the present file, or without it; the rest waits on disk. True once ended."""
        self._stopping.set()
        self._wanted.set()
        self._thread.join(_PATIENCE)
        if self._thread.is_alive() and self._running is not None:
            self._running.stop()
            self._thread.join(_PATIENCE)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._queue.folder.mkdir(parents=True, exist_ok=True)
        while not self._stopping.is_set():
            # Of several services on one store, one works; another takes over when it ends.
            with suppress(Timeout), FileLock(self._queue.folder / "working.lock", timeout=0):
                self._queue.recover()
                self._work_through()
            self._stopping.wait(_RETRY)

    def _work_through(self) -> None:
        while not self._stopping.is_set():
            self._wanted.clear()
            job = self._queue.next()
            if job is None:
                self._wanted.wait()
            else:
                self._work(job)

    def _work(self, job: Job) -> None:
        if job.attempts >= MOST_ATTEMPTS:
            self._fail(job, "crashed", f"the service ended {job.attempts} times while on this job")
            return
        begun = self._queue.save(replace(job, status="running", attempts=job.attempts + 1))
        try:
            done = self._ingest(begun)
        except StoreBusy:
            self._put_back(begun)
            self._stopping.wait(_RETRY)
        except IndexingError as error:
            self._fail(begun, "store", str(error))
        except Exception:  # noqa: BLE001 - whatever a document does, the next job has its turn
            _LOG.exception("job %s failed", job.id)
            self._fail(begun, "unexpected", "ingestion failed in a way nobody foresaw; see the log")
        else:
            if self._stopping.is_set() and done.status != "done":
                self._put_back(done)

    def _ingest(self, job: Job) -> Job:
        paths = self._queue.paths(job)
        self._running = self._ingestion()
        run = self._running.run(
            list(paths),
            paths,
            keys=self._keys(job, paths),
            audience=None if job.audience is None else frozenset(job.audience),
        )
        with closing(run) as results:
            for result in results:
                if self._stopping.is_set():  # it may have failed for that alone
                    return job
                job = self._queue.save(job.with_result(ingested_json(result)))
        return self._queue.save(replace(job, status="done", finished=_now()))

    def _keys(self, job: Job, paths: Mapping[Path, str]) -> dict[Path, str]:
        """Keys of the owner's own for files that would replace what the owner may not see."""
        if job.labels is None:
            return {}
        seen = frozenset(job.labels)
        own = {path: upload_key(name, job.owner) for path, name in paths.items()}
        return {
            path: own[path]
            for path, name in paths.items()
            if not self._is_open(upload_key(name), seen)
            or self._store.catalogue.sources_of(own[path])
        }

    def _is_open(self, key: str, labels: frozenset[str]) -> bool:
        """Whether everything that came in under this key is for the bearer of the labels."""
        held = self._store.catalogue.sources_of(key)
        audience = self._store.access.audience
        return all(may_see(labels, audience(record.document_id)) for record in held)

    def _put_back(self, job: Job) -> None:
        self._queue.save(replace(job, status="queued", attempts=job.attempts - 1))

    def _fail(self, job: Job, code: str, message: str) -> None:
        error = {"code": code, "message": message}
        self._queue.save(replace(job, status="failed", finished=_now(), error=error))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
