"""Small databases beside the catalogue, of what people did and said: opened for one act each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import StoreUnusable


@contextmanager
def opened(path: Path, schema: str, what: str) -> Iterator[sqlite3.Connection]:
    """The database at `path`, made where missing; what is written inside is on disk at the end.

    Only its owner may read it. `what` names it in the message of StoreUnusable.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.executescript(schema)
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise StoreUnusable(
            f"the {what} {str(path)!r} cannot be used ({error}); check the disk and the file's"
            " permissions, or restore a copy of it"
        ) from error
