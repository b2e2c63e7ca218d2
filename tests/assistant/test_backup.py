from __future__ import annotations

import io
import sqlite3
import tarfile
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.accounts.accounts import Accounts
from assistant.accounts.types import Account, Role
from assistant.audit.log import AuditLog, Event
from assistant.backup import back_up, restore
from assistant.cli import cli
from assistant.errors import BadBackup
from assistant.jobs.queue import Queue
from index.errors import StoreBusy
from index.store import Store
from tests.index.stand_in import ingest, state, write_files


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    ingest(store, write_files(tmp_path / "files"))
    return store


def test_a_restored_store_is_the_one_that_was_backed_up(store: Store, tmp_path: Path) -> None:
    accounts = Accounts(store.folder / "accounts.sqlite")
    accounts.put(Account(name="রহিমা", role=Role.EDITOR))
    _, key = accounts.create_key("রহিমা", lasts=None)
    AuditLog(store.folder / "audit.sqlite").add(Event(person="Lan", action="POST /v1/ask"))
    [own, *_] = store.catalogue.titles()
    store.access.share(own, {"person:রহিমা"})
    job = Queue(store.folder / "jobs").accept([("kế hoạch.txt", io.BytesIO(b"x"))])

    size = back_up(store, tmp_path / "backups" / "one.tar.gz")
    assert size == (tmp_path / "backups" / "one.tar.gz").stat().st_size
    assert [p.name for p in (tmp_path / "backups").iterdir()] == ["one.tar.gz"]
    restore(tmp_path / "backups" / "one.tar.gz", tmp_path / "again")

    again = Store(tmp_path / "again")
    assert state(again) == state(store)
    assert again.access.audience(own) == {"person:রহিমা"}
    assert Accounts(again.folder / "accounts.sqlite").by_key(key).name == "রহিমা"
    assert AuditLog(again.folder / "audit.sqlite").verify().count == 1
    assert Queue(again.folder / "jobs").job(job.id).files == ("kế hoạch.txt",)
    assert {p.name for p in tmp_path.iterdir()} == {"store", "files", "backups", "again"}


def test_a_backup_waits_for_a_writer_and_no_longer_than_told(store: Store, tmp_path: Path) -> None:
    other = Store(store.folder)
    release = threading.Event()
    held = threading.Event()

    def write() -> None:
        with other.writing():
            held.set()
            release.wait(20)

    writer = threading.Thread(target=write)
    writer.start()
    held.wait(20)
    with pytest.raises(StoreBusy):
        back_up(store, tmp_path / "b.tar.gz", seconds=0)
    assert not (tmp_path / "b.tar.gz").exists()
    threading.Timer(0.3, release.set).start()
    back_up(store, tmp_path / "b.tar.gz")
    writer.join()


def test_people_go_on_recording_and_reading_meanwhile(store: Store, tmp_path: Path) -> None:
    log = AuditLog(store.folder / "audit.sqlite")
    log.add(Event(person="Lan", action="before"))
    done = threading.Event()

    def record() -> None:
        while not done.is_set():
            log.add(Event(person="Lan", action="POST /v1/ask"))
            assert len(store.catalogue.documents()) == 3
            time.sleep(0.001)

    recorder = threading.Thread(target=record)
    recorder.start()
    for number in range(3):
        back_up(store, tmp_path / f"{number}.tar.gz")
    done.set()
    recorder.join()
    restore(tmp_path / "2.tar.gz", tmp_path / "again")
    assert AuditLog(tmp_path / "again" / "audit.sqlite").verify().is_whole


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.tar.gz")
    with pytest.raises(BadBackup, match="new folder"):
        restore(tmp_path / "b.tar.gz", store.folder)
    (tmp_path / "empty").mkdir()
    restore(tmp_path / "b.tar.gz", tmp_path / "empty")
    assert state(Store(tmp_path / "empty")) == state(store)


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


NOTE = b'{"format": 1, "schema": "4"}'


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"x": b"x"},
        {"backup.json": b"[]"},
        {"backup.json": b'{"format": 99}', "catalogue.sqlite": b""},
        {"backup.json": NOTE, "catalogue.sqlite": b"no database at all" * 100},
        {"../out.txt": b"x", "backup.json": NOTE},
        {"/tmp/out.txt": b"x", "backup.json": NOTE},
    ],
)
def test_what_is_no_backup_makes_no_store(tmp_path: Path, members: dict[str, bytes]) -> None:
    file = _archive(tmp_path / "b.tar.gz", members)
    with pytest.raises(BadBackup, match="assistant backup"):
        restore(file, tmp_path / "inner" / "store")
    assert not (tmp_path / "inner" / "store").exists()
    assert not (tmp_path / "out.txt").exists()


def test_a_cut_or_missing_file_makes_no_store(store: Store, tmp_path: Path) -> None:
    back_up(store, tmp_path / "b.tar.gz")
    whole = (tmp_path / "b.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    for name in ("cut.tar.gz", "none.tar.gz"):
        with pytest.raises(BadBackup):
            restore(tmp_path / name, tmp_path / "again")
        assert not (tmp_path / "again").exists()


def test_the_commands(store: Store, tmp_path: Path) -> None:
    store.close()
    file, again = str(tmp_path / "b.tar.gz"), str(tmp_path / "again")
    made = CliRunner().invoke(cli, ["backup", file, "--store", str(store.folder)])
    assert (made.exit_code, made.output.startswith("wrote")) == (0, True)
    back = CliRunner().invoke(cli, ["restore", file, "--store", again])
    assert back.exit_code == 0
    assert "3 documents" in back.output
    connection = sqlite3.connect(Path(again) / "audit.sqlite")
    assert [row[0] for row in connection.execute("SELECT action FROM events")] == [
        "assistant restore"
    ]
    connection.close()
