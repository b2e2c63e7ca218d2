"""After a kill or a full disk, the next run ends as if nothing had happened."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from index.catalogue import Catalogue
from index.chroma import ChromaStore
from index.errors import StoreUnusable
from index.store import Store
from tests.index.stand_in import (
    GUIDE,
    GUIDE_CHANGED,
    NOTICE,
    PLAN,
    found,
    ingest,
    state,
    statuses,
    write_files,
)


class Killed(BaseException):
    """Passes through everything, as a kill does."""


def _raise(error: type[BaseException]) -> Any:
    def stop(*_: Any, **__: Any) -> None:
        raise error

    return stop


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
            # Each part differs: an approximate index can lose what lies behind many equal vectors.
            long = "\n".join(f"Part {n}, {n * n} lines. {GUIDE_CHANGED}" for n in range(200))
            write_files(tmp_path / "first", {"long.txt": long})
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
