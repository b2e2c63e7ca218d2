"""The log: each event carries a hash over itself and the one before it.

Whoever edits, removes or reorders an event breaks the chain from there on; the head kept beside it
tells a log that was cut short. Against somebody who can rewrite the whole file, compare with a head
that was noted elsewhere (`verify` takes it).
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.database import opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, key_id TEXT,
    action TEXT NOT NULL, status INTEGER NOT NULL, request_id TEXT NOT NULL,
    address TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS head (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER, hash TEXT);
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
CREATE TRIGGER IF NOT EXISTS events_last BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only added'); END;
"""
_START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act: `action` is a route or a command, `status` its HTTP status, 0 for a command.

    `person` is empty where nobody was signed in. `number`, `at` and `hash` are the log's own.
    """

    person: str
    action: str
    details: Mapping[str, Any] = field(default_factory=dict)
    key_id: str | None = None
    status: int = 0
    request_id: str = ""
    address: str = ""
    number: int = 0
    at: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a log is whole; `broken` is the number of the first event that is not, `why` how."""

    count: int
    head: str
    broken: int | None = None
    why: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return not self.why


class AuditLog:
    """The events of one store; the file is made with the first of them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, event: Event) -> None:
        """Adds an event of now; it is on disk when this returns."""
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        details = json.dumps(dict(event.details), ensure_ascii=False, sort_keys=True, default=str)
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            head = connection.execute("SELECT count, hash FROM head").fetchone()
            count, before = (head["count"], head["hash"]) if head else (0, _START)
            values = (
                count + 1,
                at,
                event.person,
                event.key_id,
                event.action,
                event.status,
                event.request_id,
                event.address,
                details,
            )
            own = _link(before, values)
            marks = ", ".join("?" * (len(values) + 1))
            connection.execute(f"INSERT INTO events VALUES ({marks})", (*values, own))
            connection.execute("INSERT OR REPLACE INTO head VALUES (1, ?, ?)", (count + 1, own))

    def events(
        self,
        *,
        person: str | None = None,
        action: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[list[Event], int]:
        """A page of events, the last first, and how many there are; days are of UTC, inclusive."""
        if not self._path.exists():
            return [], 0
        parts = {
            "person = ?": person,
            "instr(action, ?) > 0": action,
            "substr(at, 1, 10) >= ?": since.isoformat() if since else None,
            "substr(at, 1, 10) <= ?": until.isoformat() if until else None,
        }
        wanted = {clause: value for clause, value in parts.items() if value is not None}
        where = " AND ".join(wanted) or "1"
        values = tuple(wanted.values())
        with self._opened() as connection:
            total = connection.execute(f"SELECT count(*) FROM events WHERE {where}", values)
            rows = connection.execute(
                f"SELECT * FROM events WHERE {where} ORDER BY number DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
            return [_event(row) for row in rows], total.fetchone()[0]

    def verify(self, anchor: str = "") -> Verdict:
        """Follows the chain from its start; `anchor` is COUNT:HASH, as noted at an earlier time."""
        if not self._path.exists():
            return Verdict(count=0, head=_START, why="the log is not there" if anchor else "")
        with self._opened() as connection:
            head = connection.execute("SELECT count, hash FROM head").fetchone()
            rows = connection.execute("SELECT * FROM events ORDER BY number").fetchall()
        before, count = _START, 0
        for count, row in enumerate(rows, start=1):
            values = tuple(row)
            if row["number"] != count:
                return _broken(count, before, f"event {count} is missing")
            if _link(before, values[:-1]) != row["hash"]:
                return _broken(count, before, f"event {count} is not what was written")
            before = row["hash"]
            if anchor.partition(":")[0] == str(count) and anchor != f"{count}:{before}":
                return _broken(count, before, f"event {count} is not that of the anchor")
        known = (head["count"], head["hash"]) if head else (0, _START)
        if known != (count, before):
            why = f"the log ends with event {count}, its head tells of {known[0]}"
            return _broken(count + 1, before, why)
        if anchor and int(anchor.partition(":")[0] or 0) > count:
            return _broken(count + 1, before, f"the log ends with event {count}, before the anchor")
        return Verdict(count=count, head=before)

    def _opened(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _SCHEMA, "audit log")


def _link(before: str, values: tuple[Any, ...]) -> str:
    text = json.dumps([before, *values], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _broken(number: int, head: str, why: str) -> Verdict:
    return Verdict(count=number - 1, head=head, broken=number, why=why)


def _event(row: sqlite3.Row) -> Event:
    return Event(**{**dict(row), "details": json.loads(row["details"])})
