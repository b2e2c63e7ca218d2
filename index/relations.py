"""What documents say of each other, as rows of the catalogue."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import Relation

RELATION_SCHEMA = """
CREATE TABLE IF NOT EXISTS relations (
    document_id TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL,
    direction TEXT NOT NULL, number TEXT NOT NULL, issuer TEXT, date TEXT,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, PRIMARY KEY (document_id, position));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What tells a document from others; `is_live`: a source path stands for it.

    `sequence` grows with every document written; `signature` is that of its text.
    """

    id: str
    number: str | None
    kind: str | None
    title: str
    issuer: str | None
    date: datetime.date | None
    effective: datetime.date | None
    expires: datetime.date | None
    media_type: str
    sequence: int
    signature: bytes
    is_live: bool


def insert_relations(
    connection: sqlite3.Connection, document_id: str, relations: Sequence[Relation]
) -> None:
    """Writes a document's relations in their order; none of it may be stored yet."""
    connection.executemany(
        "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                document_id,
                position,
                relation.type,
                relation.direction,
                relation.number,
                relation.issuer,
                relation.date.isoformat() if relation.date else None,
                relation.start,
                relation.end,
            )
            for position, relation in enumerate(relations)
        ],
    )


def read_relation(row: sqlite3.Row) -> Relation:
    """A row of relations as a relation."""
    return Relation(
        type=row["type"],
        direction=row["direction"],
        number=row["number"],
        issuer=row["issuer"],
        date=_day(row["date"]),
        start=row["start"],
        end=row["stop"],
    )


def read_summary(row: sqlite3.Row) -> Summary:
    """A row of documents, with `is_live`, as a summary."""
    return Summary(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        title=row["title"],
        issuer=row["issuer"],
        date=_day(row["date"]) if len(row["date"] or "") == len("2025-06-30") else None,
        effective=_day(row["effective"]),
        expires=_day(row["expires"]),
        media_type=row["media_type"],
        sequence=row["sequence"],
        signature=row["signature"],
        is_live=bool(row["is_live"]),
    )


def _day(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None
