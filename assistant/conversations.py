"""Conversations: each person's questions and the answers they got, kept until they delete them."""

from __future__ import annotations

import datetime
import json
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import UnknownConversation
from index.catalogue import Catalogue
from index.database import opened

Json = dict[str, Any]
MOST_TURNS = 10  # earlier questions that a follow-up leans on
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, begun TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS conversations_person ON conversations (person);
CREATE TABLE IF NOT EXISTS turns (
    number INTEGER PRIMARY KEY, conversation TEXT NOT NULL, at TEXT NOT NULL,
    question TEXT NOT NULL, answer TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS turns_conversation ON turns (conversation);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question and the body of its answer; None where it quotes what is not seen any more."""

    at: str
    question: str
    answer: Json | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation; `title` is its first question, empty before that."""

    id: str
    begun: str
    title: str
    turns: int


class Conversations:
    """The conversations of one store; each is its person's alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, person: str) -> Conversation:
        """A new conversation."""
        made = Conversation(id=secrets.token_hex(8), begun=_now(), title="", turns=0)
        with self._opened() as connection:
            connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?)", (made.id, person, made.begun)
            )
        return made

    def of(self, person: str) -> list[Conversation]:
        """A person's conversations, the last first."""
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT c.id, c.begun, count(t.number) AS turns, coalesce((SELECT question FROM"
                " turns f WHERE f.conversation = c.id ORDER BY number LIMIT 1), '') AS title"
                " FROM conversations c LEFT JOIN turns t ON t.conversation = c.id"
                " WHERE c.person = ? GROUP BY c.id ORDER BY c.begun DESC, c.rowid DESC",
                (person,),
            ).fetchall()
        return [Conversation(**dict(row)) for row in rows]

    def questions(self, person: str, conversation_id: str) -> tuple[str, ...]:
        """The last questions, the latest last; raises UnknownConversation."""
        rows = self._turns(person, conversation_id)
        return tuple(row["question"] for row in rows[-MOST_TURNS:])

    def turns(self, person: str, conversation_id: str, catalogue: Catalogue) -> list[Turn]:
        """All turns in order, with the answers that the catalogue's reader may still see."""
        known = catalogue.titles()
        return [
            Turn(at=row["at"], question=row["question"], answer=_seen(row["answer"], known))
            for row in self._turns(person, conversation_id)
        ]

    def add(self, person: str, conversation_id: str, question: str, answer: Json) -> None:
        """Adds a turn; raises UnknownConversation."""
        self._check(person, conversation_id)
        body = json.dumps(answer, ensure_ascii=False)
        with self._opened() as connection:
            connection.execute(
                "INSERT INTO turns (conversation, at, question, answer) VALUES (?, ?, ?, ?)",
                (conversation_id, _now(), question, body),
            )

    def delete(self, person: str, conversation_id: str) -> None:
        """Deletes a conversation with all its turns; raises UnknownConversation."""
        self._check(person, conversation_id)
        with self._opened() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM turns WHERE conversation = ?", (conversation_id,))
            connection.execute("DELETE FROM conversations WHERE id = ?", (conversation_id,))

    def _turns(self, person: str, conversation_id: str) -> list[sqlite3.Row]:
        self._check(person, conversation_id)
        with self._opened() as connection:
            return connection.execute(
                "SELECT * FROM turns WHERE conversation = ? ORDER BY number", (conversation_id,)
            ).fetchall()

    def _check(self, person: str, conversation_id: str) -> None:
        if conversation_id not in {c.id for c in self.of(person)}:
            raise UnknownConversation(
                f"there is no conversation {conversation_id!r}; GET /v1/conversations lists them,"
                " POST /v1/conversations begins one"
            )

    def _opened(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _SCHEMA, "conversations")


def _seen(written: str, known: Mapping[str, str]) -> Json | None:
    answer: Json = json.loads(written)
    quoted = {c["document_id"] for c in (*answer["citations"], *answer["nearest"])}
    return answer if quoted <= known.keys() else None


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
