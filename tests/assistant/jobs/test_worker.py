from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from assistant.jobs import worker as module
from assistant.jobs.queue import Job, Queue
from assistant.jobs.worker import Worker
from index.build import Ingested, Ingestion
from index.errors import StoreBusy, StoreMismatch
from index.store import Store


class Scripted:
    """An ingestion whose files are all taken in, unless their name is that of a mishap."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.going_on = threading.Event()
        self.reached = threading.Event()
        self.errors: list[Exception] = []

    def run(
        self, paths: Sequence[Path], names: Mapping[Path, str], **_: object
    ) -> Generator[Ingested, None, None]:
        if self.errors:
            raise self.errors.pop()
        for path in paths:
            self.seen.append(path.read_text(encoding="utf-8"))
            if names[path] == "slow.txt":
                self.reached.set()
                self.going_on.wait(20)
            yield Ingested(source=names[path], status="added", document_id=names[path])

    def stop(self) -> None:
        self.going_on.set()


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    monkeypatch.setattr(module, "_RETRY", 0.01)
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    return Queue(tmp_path / "jobs")


@pytest.fixture
def ingestion() -> Scripted:
    return Scripted()


@pytest.fixture
def start(queue: Queue, ingestion: Scripted, tmp_path: Path) -> Iterator[Callable[[], Worker]]:
    started: list[Worker] = []

    def begin() -> Worker:
        started.append(Worker(queue, Store(tmp_path / "store"), lambda: cast(Ingestion, ingestion)))
        started[-1].start()
        return started[-1]

    yield begin
    for worker in started:
        worker.stop()


def accept(queue: Queue, *names: str) -> Job:
    return queue.accept([(name, io.BytesIO(name.encode())) for name in names])


def ended(queue: Queue, job: Job) -> Job:
    until = time.monotonic() + 20
    while (now := queue.job(job.id)).status not in ("done", "failed"):
        assert time.monotonic() < until, now
        time.sleep(0.01)
    return now


def test_jobs_of_before_and_of_now_are_done(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker]
) -> None:
    before = accept(queue, "a.txt", "b.txt")
    worker = start()
    assert ended(queue, before).status == "done"
    now = accept(queue, "c.txt")
    worker.wake()
    done = ended(queue, now)
    assert [row["source"] for row in done.results] == ["c.txt"]
    assert done.finished
    assert ingestion.seen == ["a.txt", "b.txt", "c.txt"]


def test_what_was_running_when_the_process_died_runs_again(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker]
) -> None:
    job = accept(queue, "slow.txt", "after.txt")
    first = start()
    assert ingestion.reached.wait(20)
    assert queue.job(job.id).status == "running"
    assert first.stop()
    assert (queue.job(job.id).status, queue.job(job.id).attempts) == ("queued", 0)
    start()
    assert [row["source"] for row in ended(queue, job).results] == ["slow.txt", "after.txt"]


def test_a_busy_store_is_waited_for(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker]
) -> None:
    ingestion.errors = [StoreBusy("another process is writing")] * 5
    job = accept(queue, "a.txt")
    start()
    assert ended(queue, job).status == "done"


@pytest.mark.parametrize(
    ("error", "code"), [(StoreMismatch("another model"), "store"), (OSError("?"), "unexpected")]
)
def test_a_job_that_fails_leaves_the_next_its_turn(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker], error: Exception, code: str
) -> None:
    ingestion.errors = [error]
    failing, following = accept(queue, "a.txt"), accept(queue, "b.txt")
    start()
    assert ended(queue, following).status == "done"
    failed = queue.job(failing.id)
    assert failed.error is not None
    assert (failed.status, failed.error["code"]) == ("failed", code)
    assert all(path.exists() for path in queue.paths(failed))


def test_a_job_that_ends_the_service_again_and_again_is_given_up(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker]
) -> None:
    job = accept(queue, "a.txt")
    queue.save(replace(job, status="running", attempts=3))
    start()
    failed = ended(queue, job)
    assert failed.error is not None
    assert failed.error["code"] == "crashed"
    assert ingestion.seen == []


def test_of_two_workers_on_one_queue_one_works(
    queue: Queue, ingestion: Scripted, start: Callable[[], Worker]
) -> None:
    jobs = [accept(queue, f"{n}.txt") for n in range(5)]
    start()
    start()
    for job in jobs:
        ended(queue, job)
    assert ingestion.seen == [f"{n}.txt" for n in range(5)]
