"""Who may see which document: labels on documents, in a file that outlives the catalogue.

A document without labels is for everyone. One with labels is for those who bear any of them:
"group:NAME", "person:NAME"; nobody bears NOBODY, so that only who sees everything sees it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from index.database import opened

NOBODY = "nobody"
EVERYONE: frozenset[str] = frozenset()
_SCHEMA = """
CREATE TABLE IF NOT EXISTS audiences (
    document_id TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (document_id, label));
CREATE TABLE IF NOT EXISTS changes (number INTEGER PRIMARY KEY AUTOINCREMENT);
"""


class Access:
    """The audiences of one store's documents; the file is made with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        """Makes the file where there is none yet."""
        with self._opened():
            pass

    def audience(self, document_id: str) -> frozenset[str]:
        """The labels of a document; none of them: it is for everyone."""
        return self.audiences().get(document_id, EVERYONE)

    def audiences(self) -> dict[str, frozenset[str]]:
        """The labels of every document that is not for everyone."""
        if not self.path.exists():
            return {}
        with self._opened() as connection:
            rows = connection.execute("SELECT document_id, label FROM audiences").fetchall()
        found: dict[str, set[str]] = {}
        for document_id, label in rows:
            found.setdefault(document_id, set()).add(label)
        return {document_id: frozenset(labels) for document_id, labels in found.items()}

    def share(self, document_id: str, labels: Iterable[str]) -> None:
        """Lets these see the document, and no one else; without labels everyone."""
        wanted = frozenset(labels)
        if wanted == self.audience(document_id):
            return
        with self._opened() as connection:
            connection.execute("DELETE FROM audiences WHERE document_id = ?", (document_id,))
            connection.executemany(
                "INSERT INTO audiences VALUES (?, ?)", [(document_id, x) for x in sorted(wanted)]
            )
            connection.execute("INSERT INTO changes DEFAULT VALUES")

    def widen(self, document_id: str, labels: Iterable[str]) -> None:
        """Lets these see the document too."""
        before, more = self.audience(document_id), frozenset(labels)
        # Of two audiences one of which is everyone, everyone is the union.
        self.share(document_id, before | more if before and more else EVERYONE)

    def _opened(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self.path, _SCHEMA, "audiences")


def may_see(labels: frozenset[str], audience: frozenset[str]) -> bool:
    """Whether who bears these labels belongs to an audience."""
    return not audience or not labels.isdisjoint(audience)
