"""A document's register as rows of the catalogue, each under an id that its words give it.

The id hangs on the document's identity and the row's own words, not on offsets, dates or the
file: it survives a new reading, and a new version of the document that words the row alike.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import regex
from pydantic import TypeAdapter

from corpus.normalise import fold
from corpus.register.types import Milestone, Obligation, Register, Target
from corpus.types import Document, Identity, Span

Kind = Literal["obligation", "milestone", "target"]
Value = Obligation | Milestone | Target
REGISTER_SCHEMA = """
CREATE TABLE IF NOT EXISTS register (
    document_id TEXT NOT NULL, kind TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
    key TEXT NOT NULL, words TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (document_id, kind, position));
CREATE INDEX IF NOT EXISTS register_id ON register (id);
"""
_ID_LENGTH = 16
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_VALUES: dict[Kind, TypeAdapter[Any]] = {
    "obligation": TypeAdapter(Obligation),
    "milestone": TypeAdapter(Milestone),
    "target": TypeAdapter(Target),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRow:
    """A row of the register with what its document is called.

    `key` is the document's identity and `words` what the row says, folded: what an id is made of.
    """

    id: str
    kind: Kind
    document_id: str
    source: str
    key: str
    words: str
    value: Value


def identity_key(identity: Identity) -> str:
    """What versions of one document share: number, issuer and date, or its title and date."""
    day = identity.date.isoformat() if identity.date else ""
    named = (identity.number, identity.issuer or "") if identity.number else (identity.title,)
    return "|".join((*(fold(part) for part in named), day))


def insert_register(connection: sqlite3.Connection, document: Document, register: Register) -> None:
    """Writes what a document states; nothing of it may be stored yet."""
    key = identity_key(document.identity)
    seen: Counter[str] = Counter()
    for kind, values in _by_kind(register):
        for position, value in enumerate(values):
            words = _words(document.text, value)
            seen[f"{kind}|{words}"] += 1
            connection.execute(
                "INSERT INTO register VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    document.id,
                    kind,
                    position,
                    _row_id(kind, key, words, seen[f"{kind}|{words}"]),
                    key,
                    words,
                    _VALUES[kind].dump_json(value).decode(),
                ),
            )


def read_register(
    select: Callable[[str, Sequence[Any]], list[sqlite3.Row]],
    kind: Kind,
    documents: Sequence[str] = (),
) -> list[StoredRow]:
    """Rows of a kind, of these documents or of all, by source and place in the text."""
    only = " AND r.document_id IN (SELECT value FROM json_each(?))" if documents else ""
    rows = select(
        "SELECT r.*, d.source FROM register r JOIN documents d ON d.id = r.document_id"
        f" WHERE r.kind = ?{only} ORDER BY d.source, d.id, r.position",
        (kind, json.dumps(list(documents))) if documents else (kind,),
    )
    return [
        StoredRow(
            id=row["id"],
            kind=kind,
            document_id=row["document_id"],
            source=row["source"],
            key=row["key"],
            words=row["words"],
            value=_VALUES[kind].validate_json(row["value"]),
        )
        for row in rows
    ]


def _by_kind(register: Register) -> Iterator[tuple[Kind, Sequence[Value]]]:
    yield "obligation", register.obligations
    yield "milestone", register.milestones
    yield "target", register.targets


def _row_id(kind: Kind, key: str, words: str, occurrence: int) -> str:
    parts = f"{kind}|{key}|{words}|{occurrence}"
    return hashlib.sha256(parts.encode()).hexdigest()[:_ID_LENGTH]


def _words(text: str, value: Value) -> str:
    """Who and what, or what and when: a date that moves leaves an obligation the same row."""
    match value:
        case Obligation():
            said = (value.unit.as_written if value.unit else "", _cut(text, value.action))
        case Milestone():
            said = (_cut(text, value.what), value.deadline.as_written)
        case Target():
            said = (_cut(text, value.indicator), value.measure)
    return " ".join(_WORD.findall(fold(" ".join(said))))


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]
