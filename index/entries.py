"""What people recorded on rows of the register: who, when, what; added to and never changed.

It lies in a file of its own, so that rebuilding the catalogue loses nothing that a person wrote.
An entry carries what its row said and which rows stood beside it: enough to find the row again
in a new version of the document, and not to mistake a neighbour for it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from index.errors import StoreUnusable
from index.register import Kind, StoredRow

State = Literal["open", "doing", "done"]
STATES: tuple[State, ...] = get_args(State)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS neighbours (digest TEXT PRIMARY KEY, row_ids TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, row_id TEXT NOT NULL,
    kind TEXT NOT NULL, document_id TEXT NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL,
    words TEXT NOT NULL, digest TEXT NOT NULL, change TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
CREATE TRIGGER IF NOT EXISTS entries_last BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one entry says; None and an empty mapping change nothing.

    `corrections` maps a field of the row (deadline, unit, product, modality) to its right value;
    an empty value says that there is none.
    """

    progress: str | None = None
    state: State | None = None
    owner: str | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act of one person on one row; `neighbours` are the ids of its document's rows then."""

    number: int
    at: datetime.datetime
    by: str
    row_id: str
    kind: Kind
    document_id: str
    source: str
    key: str
    words: str
    neighbours: frozenset[str]
    change: Change


class Entries:
    """The entries of one store; the file is made with the first of them.

    `shows` says of a document's id whether entries on its rows are given out.
    """

    def __init__(self, path: Path, shows: Callable[[str], bool] | None = None) -> None:
        self._path = path
        self._shows = shows

    def add(
        self,
        row: StoredRow,
        neighbours: Sequence[str],
        change: Change,
        *,
        by: str,
        at: datetime.datetime,
    ) -> None:
        """Adds one entry; it is on disk when this returns."""
        ids = json.dumps(sorted(neighbours))
        digest = hashlib.sha256(ids.encode()).hexdigest()[:32]
        values = {
            "at": at.isoformat(timespec="seconds"),
            "by": by,
            "row_id": row.id,
            "kind": row.kind,
            "document_id": row.document_id,
            "source": row.source,
            "key": row.key,
            "words": row.words,
            "digest": digest,
            "change": json.dumps(_stated(change), ensure_ascii=False),
        }
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        with self._opened() as connection:
            connection.execute("INSERT OR IGNORE INTO neighbours VALUES (?, ?)", (digest, ids))
            connection.execute(
                f"INSERT INTO entries ({columns}) VALUES ({marks})", tuple(values.values())
            )

    def all(self) -> tuple[Entry, ...]:
        """Every entry, the first first."""
        if not self._path.exists():
            return ()
        with self._opened() as connection:
            groups = connection.execute("SELECT digest, row_ids FROM neighbours").fetchall()
            rows = connection.execute("SELECT * FROM entries ORDER BY number").fetchall()
        if self._shows:
            shown = {i: self._shows(i) for i in {row["document_id"] for row in rows}}
            rows = [row for row in rows if shown[row["document_id"]]]
        neighbours = {g["digest"]: frozenset(json.loads(g["row_ids"])) for g in groups}
        return tuple(_entry(row, neighbours[row["digest"]]) for row in rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as connection, connection:
                connection.row_factory = sqlite3.Row
                connection.executescript(_SCHEMA)
                yield connection
        except sqlite3.Error as error:
            raise StoreUnusable(
                f"the entries {str(self._path)!r} cannot be used ({error}); check the disk and the"
                " file's permissions, or restore a copy of it"
            ) from error


def _stated(change: Change) -> dict[str, object]:
    said = {
        "progress": change.progress,
        "state": change.state,
        "owner": change.owner,
        "corrections": dict(change.corrections) or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _entry(row: sqlite3.Row, neighbours: frozenset[str]) -> Entry:
    return Entry(
        number=row["number"],
        at=datetime.datetime.fromisoformat(row["at"]),
        by=row["by"],
        row_id=row["row_id"],
        kind=row["kind"],
        document_id=row["document_id"],
        source=row["source"],
        key=row["key"],
        words=row["words"],
        neighbours=neighbours,
        change=Change(**json.loads(row["change"])),
    )
