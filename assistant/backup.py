"""A copy of a store in one file, made while it serves, and a store made from such a file.

The writing lock is held while files are copied, so that catalogue, vectors and originals belong
together; databases that people write to meanwhile are copied by SQLite's own backup.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

from assistant.errors import BadBackup
from index.catalogue import SCHEMA_VERSION, Catalogue
from index.errors import IndexingError, StoreBusy, StoreUnusable
from index.store import Store

_NOTE = "backup.json"
_FORMAT = 1
_PATIENCE = 600.0  # seconds until a document that is being written is done
_RETRY = 0.2
# Locks, what SQLite makes anew, and uploads that never ended.
_LEFT_OUT = (".lock", "-wal", "-shm", ".part")


def back_up(store: Store, target: Path, *, seconds: float = _PATIENCE) -> int:
    """Writes the store to `target`, whole or not at all; returns its size in bytes.

    Readers go on meanwhile; who writes documents waits. Raises StoreBusy where a writer does not
    end in time, and StoreUnusable where the file cannot be written.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _written(store, seconds), tempfile.TemporaryDirectory(dir=target.parent) as folder:
            with part.open("wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
                _pack(store.folder, Path(folder), archive)
            _sync(part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreUnusable(
            f"the backup {str(target)!r} cannot be written ({error.strerror}); free disk space or"
            " choose another file"
        ) from error
    return target.stat().st_size


@contextmanager
def _written(store: Store, seconds: float) -> Iterator[None]:
    """Waits for the writing lock: ingestion holds it until its run is over."""
    until = time.monotonic() + seconds
    while True:
        try:
            with store.writing():
                yield
                return
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(_RETRY)


def _pack(store: Path, scratch: Path, archive: tarfile.TarFile) -> None:
    note = scratch / _NOTE
    note.write_text(json.dumps({"format": _FORMAT, "schema": SCHEMA_VERSION}), encoding="utf-8")
    archive.add(note, _NOTE)
    for path in sorted(store.rglob("*")):
        name = path.relative_to(store).as_posix()
        if path.is_dir() or path.is_symlink() or name.endswith(_LEFT_OUT):
            continue
        if path.suffix in (".sqlite", ".sqlite3"):
            copy = scratch / "copy.sqlite"
            copy.unlink(missing_ok=True)
            _copy_database(path, copy)
            archive.add(copy, name)
        else:
            _add_file(archive, path, name)


def _add_file(archive: tarfile.TarFile, path: Path, name: str) -> None:
    """A job's files go when it is done, which may be now: then they are not needed."""
    try:
        archive.add(path, name, recursive=False)
    except FileNotFoundError:
        return


def _copy_database(path: Path, copy: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def restore(file: Path, folder: Path) -> None:
    """Makes a store at `folder` of a backup; raises BadBackup and changes nothing where it cannot.

    A store that is there must be empty, or it is in use or of use: nothing is ever overwritten.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadBackup(
            f"there is something at {str(folder)!r}; name a new folder with --store, or move that"
            " one away first"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".restore-") as scratch:
        made = Path(scratch) / "store"
        _unpack(file, made)
        _check(file, made)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)


def _unpack(file: Path, made: Path) -> None:
    try:
        with tarfile.open(file, "r:gz") as archive:
            for member in archive:
                if not member.isfile() or not _is_inside(member.name):
                    raise _bad(file, f"it holds {member.name!r}, which no backup does")
                archive.extract(member, made, filter="data")
    except (OSError, EOFError, tarfile.TarError) as error:
        raise _bad(file, str(error)) from error


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _check(file: Path, made: Path) -> None:
    """That all of it is there and sound before it becomes a store."""
    note = made / _NOTE
    try:
        told = json.loads(note.read_text(encoding="utf-8"))
        note.unlink()
        if told["format"] != _FORMAT:
            raise _bad(file, f"its format is {told['format']}, this program reads {_FORMAT}")
        for path in made.rglob("*.sqlite*"):
            with closing(sqlite3.connect(path)) as database:
                if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    raise _bad(file, f"its {path.name} is damaged")
        Catalogue(made / "catalogue.sqlite").close()
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error, IndexingError) as error:
        raise _bad(file, str(error)) from error


def _bad(file: Path, why: str) -> BadBackup:
    return BadBackup(
        f"{str(file)!r} cannot be restored ({why}); use a file that assistant backup wrote"
    )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
