"""What people say of answers: right or wrong, and why; the makings of cases for evaluation."""

from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from corpus.types import Language
from index.database import opened

Verdict = Literal["right", "wrong"]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, question TEXT NOT NULL,
    language TEXT NOT NULL, verdict TEXT NOT NULL, why TEXT NOT NULL, answer TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A verdict on an answer, whose body is `answer`, as /v1/ask returned it."""

    at: str
    person: str
    question: str
    language: Language
    verdict: Verdict
    why: str
    answer: dict[str, Any]

    def line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


class FeedbackBook:
    """The feedback on one store's answers; it is only added to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(
        self,
        *,
        person: str,
        question: str,
        language: Language,
        verdict: Verdict,
        why: str,
        answer: dict[str, Any],
    ) -> Feedback:
        """Keeps a verdict of now."""
        given = Feedback(
            at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            person=person,
            question=question,
            language=language,
            verdict=verdict,
            why=why,
            answer=answer,
        )
        values = {**asdict(given), "answer": json.dumps(answer, ensure_ascii=False)}
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        with self._opened() as connection:
            connection.execute(
                f"INSERT INTO feedback ({columns}) VALUES ({marks})", tuple(values.values())
            )
        return given

    def all(self) -> list[Feedback]:
        """Every verdict, the first first."""
        if not self._path.exists():
            return []
        with self._opened() as connection:
            rows = connection.execute("SELECT * FROM feedback ORDER BY number").fetchall()
        return [
            Feedback(
                at=row["at"],
                person=row["person"],
                question=row["question"],
                language=Language(row["language"]),
                verdict=row["verdict"],
                why=row["why"],
                answer=json.loads(row["answer"]),
            )
            for row in rows
        ]

    def _opened(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _SCHEMA, "feedback")
