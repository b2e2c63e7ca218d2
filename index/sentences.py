"""Vectors of single sentences in the catalogue: which sentence of a passage answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from index.types import Vectors

SENTENCES_SCHEMA = """
CREATE TABLE IF NOT EXISTS sentences (
    passage TEXT PRIMARY KEY, count INTEGER NOT NULL, vectors BLOB NOT NULL) WITHOUT ROWID;
"""


def insert_sentences(connection: sqlite3.Connection, vectors: Mapping[str, Vectors]) -> None:
    """Writes one row a passage: its sentences' vectors in half precision, in order."""
    connection.executemany(
        "INSERT OR REPLACE INTO sentences VALUES (?, ?, ?)",
        ((i, len(rows), rows.astype("<f2").tobytes()) for i, rows in vectors.items()),
    )


def read_sentences(
    rows: Callable[[str, Sequence[Any]], list[sqlite3.Row]], passages: Iterable[str]
) -> dict[str, Vectors]:
    """The stored vectors by passage id, one row a sentence."""
    found = rows(
        "SELECT * FROM sentences WHERE passage IN (SELECT value FROM json_each(?))",
        (json.dumps(list(passages)),),
    )
    return {
        r["passage"]: np.frombuffer(r["vectors"], "<f2").reshape(r["count"], -1).astype(np.float32)
        for r in found
        if r["count"]
    }
