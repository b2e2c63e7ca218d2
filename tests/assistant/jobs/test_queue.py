from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import BadUpload, UnknownJob
from assistant.jobs.queue import MOST_ATTEMPTS, Job, Queue
from assistant.jobs.wire import job_json
from index.errors import StoreUnusable

ROW = {"source": "a.txt", "status": "added", "document_id": "1"}


@pytest.fixture
def queue(tmp_path: Path) -> Queue:
    return Queue(tmp_path / "jobs")


def accept(queue: Queue, *names: str) -> Job:
    return queue.accept([(name, io.BytesIO(name.encode())) for name in names])


def test_what_was_accepted_is_on_disk_for_another_process(queue: Queue) -> None:
    job = accept(queue, "a.txt", "Kế hoạch.txt", "পরিকল্পনা.txt")
    other = Queue(queue.folder)
    assert other.next() == other.job(job.id) == job
    paths = other.paths(job)
    assert list(paths.values()) == ["a.txt", "Kế hoạch.txt", "পরিকল্পনা.txt"]
    assert [path.read_bytes().decode() for path in paths] == list(paths.values())


def test_jobs_come_in_the_order_they_were_accepted(queue: Queue) -> None:
    accepted = [accept(queue, f"{n}.txt") for n in range(5)]
    assert queue.jobs() == accepted
    queue.save(replace(accepted[0], status="done"))
    assert queue.next() == accepted[1]


@pytest.mark.parametrize("names", [[], ["a.txt", "a.txt"], ["a.txt", "x/a.txt"]])
def test_an_upload_without_distinct_files_is_refused_whole(queue: Queue, names: list[str]) -> None:
    with pytest.raises(BadUpload):
        accept(queue, *names)
    assert queue.jobs() == []


def test_an_upload_that_cannot_be_kept_leaves_nothing(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnusable, match="free disk space"):
        accept(queue, "a.txt")
    assert list(queue.folder.iterdir()) == []


@pytest.mark.parametrize("job_id", ["", "..", ".", "nowhere", "../../etc", "working.lock"])
def test_an_unknown_job_is_told(queue: Queue, job_id: str) -> None:
    with pytest.raises(UnknownJob):
        queue.job(job_id)


def test_a_job_that_is_done_keeps_its_results_and_not_its_files(queue: Queue) -> None:
    job = queue.save(replace(accept(queue, "a.txt").with_result(ROW), status="done"))
    assert queue.job(job.id).results == (ROW,)
    assert not any(path.exists() for path in queue.paths(job))


def test_a_result_of_before_a_restart_stays(queue: Queue) -> None:
    job = accept(queue, "a.txt").with_result(ROW)
    assert job.with_result({**ROW, "status": "unchanged"}).results == (ROW,)
    failed = {**ROW, "status": "failed"}
    assert job.with_result(failed).results == (failed,)


def test_a_job_that_failed_as_a_whole_tries_again_a_few_times(queue: Queue) -> None:
    for attempts in range(1, MOST_ATTEMPTS + 1):
        job = accept(queue, "a.txt")
        queue.save(replace(job, status="failed", attempts=attempts, error={"code": "store"}))
    queue.recover()
    statuses = [job.status for job in queue.jobs()]
    assert statuses == ["queued"] * (MOST_ATTEMPTS - 1) + ["failed"]


def test_an_upload_that_never_ended_is_deleted_after_a_day(queue: Queue) -> None:
    accept(queue, "a.txt")
    old, young = queue.folder / ".old", queue.folder / ".young"
    for folder in (old, young):
        folder.mkdir()
    os.utime(old, (0, 0))
    queue.recover()
    assert (old.exists(), young.exists()) == (False, True)


def test_json_says_which_files_still_wait(queue: Queue) -> None:
    job = accept(queue, "a.txt", "b.zip", "c.txt").with_result(ROW)
    member = {**ROW, "source": "b.zip!/d.txt", "status": "failed"}
    body = job_json(job.with_result(member))
    assert body["progress"] == {"done": 2, "total": 3}
    assert [row["source"] for row in body["documents"]] == ["a.txt", "b.zip!/d.txt", "c.txt"]
    assert body["totals"] == {"added": 1, "failed": 1, "queued": 1}


def test_json_of_a_failed_job_says_why_of_each_file(queue: Queue) -> None:
    error = {"code": "store", "message": "the disk is full; free space"}
    body = job_json(replace(accept(queue, "a.txt"), status="failed", error=error))
    assert body["totals"] == {"failed": 1}
    assert body["documents"][0]["error"] == body["error"] == error
