"""Vectors in memory: the reference implementation of the port, and the tests' store."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpus.types import Language
from index.types import Vectors


class MemoryStore:
    """A VectorStore in a dictionary; searches are exact."""

    def __init__(self) -> None:
        self._rows: dict[Language, dict[str, tuple[str, Vectors]]] = {lang: {} for lang in Language}

    def add(self, language: Language, revision: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Stores the vectors; adding the same ids again replaces them."""
        for number, vector in enumerate(vectors):
            self._rows[language][ids[number]] = (revision, np.array(vector, dtype=np.float32))

    def delete(self, revision: str) -> None:
        """Removes every vector of a revision; an unknown revision is no error."""
        for language, rows in self._rows.items():
            self._rows[language] = {i: row for i, row in rows.items() if row[0] != revision}

    def nearest(self, language: Language, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The `k` passages of that language with the highest cosine, best first."""
        scores = [(i, float(row[1] @ vector)) for i, row in self._rows[language].items()]
        return sorted(scores, key=lambda s: (-s[1], s[0]))[:k]

    def vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of these passages; unknown ids are left out."""
        rows = self._rows[language]
        return {i: rows[i][1] for i in ids if i in rows}

    def count(self) -> int:
        """Number of vectors stored."""
        return sum(len(rows) for rows in self._rows.values())

    def close(self) -> None:
        """Nothing to let go."""
