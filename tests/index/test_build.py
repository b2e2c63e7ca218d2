"""Ingestion: each file whole or not at all, whatever happens in between."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import index.build
from index.build import Ingestion
from index.catalogue import Catalogue
from index.chroma import ChromaStore
from index.errors import StoreBusy, StoreMismatch, StoreUnusable
from index.store import Store
from tests.index.stand_in import (
    FILES,
    GUIDE,
    GUIDE_CHANGED,
    NO_ALIGNMENT,
    NOTICE,
    PLAN,
    StandIn,
    found,
    ingest,
    state,
    statuses,
    write_files,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files")


def test_every_file_of_a_folder_is_reported_and_found(store: Store, files: Path) -> None:
    results = ingest(store, files)
    assert statuses(results) == dict.fromkeys(FILES, "added")
    assert {Path(r.source).name: r.language for r in results} == {
        "plan.txt": "vi",
        "notice.md": "bn",
        "guide.md": "en",
    }
    held = state(store)
    for result, document in zip(results, held["documents"], strict=True):
        assert result.document_id == document.id
        assert result.source == document.source
        assert result.passages == len(held["passages"][document.id]) > 0
        for passage in held["passages"][document.id]:
            assert document.text[passage.start : passage.end] == passage.text
            for sentence in passage.sentences:
                assert passage.start <= sentence.start < sentence.end <= passage.end
    assert "hộ tịch" in found(store, "quét sổ hộ tịch")[0][0]


def test_a_second_run_writes_nothing(store: Store, files: Path) -> None:
    first = ingest(store, files)
    before, generation = state(store), store.catalogue.generation()
    second = ingest(store, files)
    assert statuses(second) == dict.fromkeys(FILES, "unchanged")
    assert [(r.document_id, r.passages, r.language) for r in second] == [
        (r.document_id, r.passages, r.language) for r in first
    ]
    assert store.catalogue.generation() == generation
    assert state(store) == before


def test_a_changed_file_replaces_its_earlier_version(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    write_files(files, {"guide.md": GUIDE_CHANGED})
    assert statuses(ingest(store, files)) == {
        "plan.txt": "unchanged",
        "notice.md": "unchanged",
        "guide.md": "updated",
    }
    after = state(store)
    assert len(after["documents"]) == len(before["documents"])
    texts = [p.text for own in after["passages"].values() for p in own]
    assert any("five books" in text for text in texts)
    assert not any("three books" in text for text in texts)
    assert all("three books" not in text for text, _ in found(store, "three books fee"))
    [old] = {d.id for d in before["documents"]} - {d.id for d in after["documents"]}
    assert store.original(old) is None


def test_going_back_to_an_earlier_version(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    for text in (GUIDE_CHANGED, GUIDE):
        write_files(files, {"guide.md": text})
        assert statuses(ingest(store, files))["guide.md"] == "updated"
    assert state(store) == before


def test_the_same_bytes_at_two_paths_are_one_document(store: Store, files: Path) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    results = ingest(store, files)
    assert (
        statuses(results)["same.md"] == "duplicate" or statuses(results)["guide.md"] == "duplicate"
    )
    assert len({r.document_id for r in results}) == len(state(store)["documents"]) == 3
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}


@pytest.mark.parametrize("altered", ["guide.md", "copy/same.md"])
def test_altering_one_of_two_paths_keeps_the_other(store: Store, files: Path, altered: str) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    (files / altered).write_text(GUIDE_CHANGED, encoding="utf-8")
    assert statuses(ingest(store, files))[Path(altered).name] == "updated"
    texts = [d.text for d in state(store)["documents"]]
    assert sum("three books" in text for text in texts) == 1
    assert sum("five books" in text for text in texts) == 1
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}


@pytest.mark.parametrize("removed", ["guide.md", "copy/same.md"])
def test_removing_one_of_two_paths_keeps_the_document(
    store: Store, files: Path, removed: str
) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    before = state(store)
    (files / removed).unlink()
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}
    assert state(store) == before


def test_the_same_text_in_another_format_is_a_duplicate(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    with_mark = write_files(files.parent / "other")
    (with_mark / "plan.txt").write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode())
    (with_mark / "guide.md").unlink()
    (with_mark / "notice.md").rename(with_mark / "notice.txt")
    results = ingest(store, with_mark)
    assert statuses(results) == {"plan.txt": "duplicate", "notice.txt": "duplicate"}
    assert {r.document_id for r in results} <= {d.id for d in before["documents"]}
    assert state(store) == before
    assert set(statuses(ingest(store, with_mark)).values()) == {"unchanged"}


def test_a_file_that_becomes_the_copy_of_another_one(store: Store, files: Path) -> None:
    ingest(store, files)
    write_files(files, {"notice.md": GUIDE})
    assert statuses(ingest(store, files))["notice.md"] == "duplicate"
    held = state(store)
    assert [Path(d.source).name for d in held["documents"]] == ["guide.md", "plan.txt"]
    assert found(store, "সেতু মেরামত") == [] or "সেতু" not in found(store, "সেতু মেরামত")[0][0]


def test_a_crash_while_a_file_becomes_a_copy_keeps_the_other_one(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store, files)
    write_files(files, {"notice.md": GUIDE})
    with monkeypatch.context() as patch:
        patch.setattr(Catalogue, "put", _raise(Killed))
        patch.setattr(Catalogue, "alias", _raise(Killed))
        with pytest.raises(Killed):
            ingest(store, files)
    (files / "notice.md").unlink()
    ingest(store, files)
    assert "librar" in found(store, "village library")[0][0]
    state(store)


def test_a_new_pipeline_reads_every_file_again(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(files / "copy", {"same.md": GUIDE})
    ingest(store, files)
    before = state(store)
    monkeypatch.setattr(index.build, "PIPELINE", "newer")
    assert "unchanged" not in statuses(ingest(store, files)).values()
    after = state(store)
    assert set(statuses(ingest(store, files)).values()) == {"unchanged"}
    assert [d.id for d in after["documents"]] == [d.id for d in before["documents"]]
    assert after["passages"] == before["passages"]
    assert not set(after["vectors"]) & set(before["vectors"])


def test_a_failed_file_stops_no_other_and_keeps_its_earlier_version(
    store: Store, files: Path
) -> None:
    ingest(store, files)
    before = state(store)
    (files / "guide.md").write_bytes(b"")
    (files / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    write_files(files, {"note.md": "The ferry leaves at dawn."})
    results = {Path(r.source).name: r for r in ingest(store, files, files / "missing.txt")}
    assert {name: r.status for name, r in results.items()} == {
        "broken.pdf": "failed",
        "guide.md": "failed",
        "note.md": "added",
        "notice.md": "unchanged",
        "plan.txt": "unchanged",
        "missing.txt": "failed",
    }
    for name in ("broken.pdf", "guide.md", "missing.txt"):
        code, message = results[name].error or ("", "")
        assert code in ("corrupt", "empty", "not_found")
        assert name in message
        assert results[name].document_id is None
    after = state(store)
    assert {d.id for d in before["documents"]} < {d.id for d in after["documents"]}
    assert "three books" in found(store, "borrow three books")[0][0]


@pytest.mark.parametrize("step", ["hash_file", "load_document", "split_passages"])
def test_a_file_that_vanishes_on_the_way_fails_alone(
    store: Store, files: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Between listing and hashing, hashing and reading, reading and keeping."""
    real = getattr(index.build, step)

    def vanish(*args: Any, **options: Any) -> Any:
        (files / "guide.md").unlink(missing_ok=True)
        return real(*args, **options)

    monkeypatch.setattr(index.build, step, vanish)
    results = {Path(r.source).name: r for r in ingest(store, files)}
    assert results["guide.md"].status == "failed"
    assert (results["guide.md"].error or ("",))[0] == "not_found"
    assert [results[n].status for n in ("notice.md", "plan.txt")] == ["added", "added"]
    assert len(state(store)["documents"]) == 2


def test_a_second_writer_is_told_to_wait(store: Store, files: Path) -> None:
    running = Ingestion(store, StandIn(), NO_ALIGNMENT).run([files])
    next(running)
    other = Store(store.folder)
    with pytest.raises(StoreBusy, match="another process is writing"):
        ingest(other, files)
    assert len(list(running)) == 2
    assert set(statuses(ingest(other, files)).values()) == {"unchanged"}
    other.close()


def test_another_model_is_refused_and_changes_nothing(store: Store, files: Path) -> None:
    ingest(store, files)
    before = state(store)
    write_files(files, {"guide.md": GUIDE_CHANGED})
    with pytest.raises(StoreMismatch, match="ASSISTANT_EMBEDDING_MODEL=stand-in"):
        ingest(store, files, model="other")
    assert state(store) == before


class Killed(BaseException):
    """Passes through everything, as a kill does."""


def _raise(error: type[BaseException]) -> Any:
    def stop(*_: Any, **__: Any) -> None:
        raise error

    return stop


STEPS = {
    "begin": (Catalogue, "begin"),
    "add": (ChromaStore, "add"),
    "keep_original": (Store, "keep_original"),
    "put": (Catalogue, "put"),
    "alias": (Catalogue, "alias"),
    "sweep": (Store, "sweep"),
    "delete": (ChromaStore, "delete"),
    "forget": (Catalogue, "forget"),
    "recover": (Store, "recover"),
}


class Interruption:
    """Stops a run at the n-th call of one step, before or after the step is done."""

    def __init__(self, patch: pytest.MonkeyPatch, step: str, call: int, *, after: bool) -> None:
        owner, name = STEPS[step]
        real = getattr(owner, name)
        self.calls = 0

        def stop(*args: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls != call:
                return real(*args, **options)
            if after:
                real(*args, **options)
            raise Killed

        patch.setattr(owner, name, stop)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an earlier state, and files in which something of each kind has changed."""
    folder = tmp_path_factory.mktemp("scene")
    files = write_files(folder / "files")
    write_files(files, {"to-copy.md": "The old ferry stays at the pier."})
    store = Store(folder / "before")
    ingest(store, files)
    store.close()
    write_files(files, {"guide.md": GUIDE_CHANGED, "to-copy.md": PLAN})
    write_files(files / "new", {"copy.md": GUIDE_CHANGED, "ferry.md": "The ferry leaves at dawn."})
    return folder


def _opened(scene: Path, place: Path) -> Store:
    shutil.copytree(scene / "before", place)
    return Store(place)


@pytest.fixture(scope="module")
def expected(scene: Path) -> dict[str, Any]:
    """What an uninterrupted run makes of it."""
    store = _opened(scene, scene / "whole")
    results = statuses(ingest(store, scene / "files"))
    assert sorted(results.values()) == [
        "added",
        "duplicate",
        "duplicate",
        "unchanged",
        "unchanged",
        "updated",
    ]
    whole = state(store)
    store.close()
    return whole


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_run_after_a_kill_ends_as_if_nothing_had_happened(
    scene: Path,
    expected: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    after: bool,
) -> None:
    call = 0
    while True:
        call += 1
        store = _opened(scene, tmp_path / f"{call}")
        with monkeypatch.context() as patch:
            interruption = Interruption(patch, step, call, after=after)
            try:
                ingest(store, scene / "files")
            except Killed:
                pass
            else:
                assert interruption.calls == call - 1 > 0
                store.close()
                return
        assert _dangling(store) == []
        store.close()
        again = Store(tmp_path / f"{call}")
        ingest(again, scene / "files")
        assert state(again) == expected, f"killed at call {call} of {step}"
        again.close()


def _dangling(store: Store) -> list[str]:
    """Passages that a reader would meet right after the kill without their vector."""
    return [
        passage.id
        for document in store.catalogue.documents()
        for passage in store.catalogue.passages_of(document.id)
        for vector in store.catalogue.vector_ids_of([passage.id]).values()
        if vector not in store.vectors.vectors(passage.language, [vector])
    ]


CHILD = """
import sys
from pathlib import Path
from index.build import Ingestion
from index.store import Store
from tests.index.stand_in import NO_ALIGNMENT, StandIn
for result in Ingestion(Store(Path(sys.argv[1])), StandIn(), NO_ALIGNMENT).run([Path(sys.argv[2])]):
    print(result.status, flush=True)
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files in two languages; Vietnamese ones would add seconds for their word segmentation."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(8):
        english = GUIDE.replace("three", f"{number + 20}") * (number + 1)
        bengali = NOTICE.replace("জেলা", f"জেলা {number}")
        write_files(folder, {f"{number}.md": english, f"{number}-bn.md": bengali})
    return folder


@pytest.mark.parametrize("results", [1, 6, 12])
def test_a_killed_process_leaves_nothing_that_a_rerun_does_not_mend(
    many: Path, tmp_path: Path, results: int
) -> None:
    delay = random.SystemRandom().uniform(0, 0.06)
    command = [sys.executable, "-c", CHILD, str(tmp_path / "killed"), str(many)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(results):
            assert process.stdout.readline() == "added\n"
        time.sleep(delay)
        process.kill()
    assert process.returncode == -9
    killed, whole = Store(tmp_path / "killed"), Store(tmp_path / "whole")
    done = len(killed.catalogue.documents())
    assert results <= done <= 16
    again = list(statuses(ingest(killed, many)).values())
    assert again.count("unchanged") == done
    ingest(whole, many)
    assert state(killed) == state(whole), f"killed {delay:.4f} s after {results} files"
    killed.close()
    whole.close()


def _full_copy(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("full", ["catalogue", "original", "vectors"])
def test_a_full_disk_stops_the_run_and_loses_nothing(
    scene: Path,
    expected: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    full: str,
) -> None:
    store = _opened(scene, tmp_path / "store")
    before = state(store)
    with monkeypatch.context() as patch:
        if full == "catalogue":
            with store.catalogue.transaction() as connection:
                [(pages,)] = connection.execute("PRAGMA page_count").fetchall()
                connection.execute(f"PRAGMA max_page_count = {pages}")
            write_files(tmp_path / "first", {"long.txt": GUIDE_CHANGED * 200})
        elif full == "original":
            patch.setattr(shutil, "copyfile", _full_copy)
        else:
            patch.setattr("chromadb.Collection.upsert", _raise(_chroma_full()))
        with pytest.raises(StoreUnusable, match=r"(?i)full|no space"):
            ingest(store, *sorted(tmp_path.glob("first")), scene / "files")
    assert store.catalogue.documents() == before["documents"]
    assert found(store, "library books") == before["found"][2]
    store.close()
    again = Store(tmp_path / "store")
    ingest(again, scene / "files")
    assert state(again) == expected
    again.close()


def _chroma_full() -> type[BaseException]:
    from chromadb.errors import InternalError

    class Full(InternalError):
        def __str__(self) -> str:
            return "database or disk is full"

    return Full
