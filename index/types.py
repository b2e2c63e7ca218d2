"""What the index hands on, and the ports it is built from."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.types import Language, Passage, Span

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit-length vectors; adds the model's own prompts itself.

    `fingerprint` names the model, its weights, prompts and dimension, and no more: vectors of
    equal fingerprints may be compared, whatever `dtype` they were computed in. `max_tokens` is
    what one passage may take, prompt and special tokens included; what lies beyond may be ignored.
    """

    @property
    def name(self) -> str:
        """The name the user would choose this model by."""
        ...

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest passage, in tokens as `count_tokens` counts them."""
        ...

    @property
    def fingerprint(self) -> str:
        """Short text that is the same on every machine for the same model."""
        ...

    @property
    def dtype(self) -> str:
        """Arithmetic used for passages: "float32" or "bfloat16"."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions, one row each, in the order given."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, one row each, in the order given."""
        ...

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Vectors of passages as `embed_passages` gives them, and of parts of each, row by row.

        `parts` are spans of each text.
        """
        ...

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included."""
        ...


class VectorStore(Protocol):
    """Keeps one vector a passage, grouped by language and by the revision of its document."""

    def add(self, language: Language, revision: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Stores the vectors; adding the same ids again replaces them."""
        ...

    def delete(self, revision: str) -> None:
        """Removes every vector of a revision; an unknown revision is no error."""
        ...

    def nearest(self, language: Language, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The `k` passages of that language with the highest cosine, best first."""
        ...

    def vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of these passages; unknown ids are left out."""
        ...

    def count(self) -> int:
        """Number of vectors stored."""
        ...

    def close(self) -> None:
        """Lets files and connections go."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which passages may be found; an empty filter lets all pass. Dates are inclusive.

    `excluded` documents are never found; alone they do not make a filter narrow.
    """

    documents: tuple[str, ...] = ()
    language: Language | None = None
    kind: str | None = None
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    excluded: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self != Filter(excluded=self.excluded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A text's terms: words of its language, the same without marks, facts, topics.

    `facts` (dates, figures, official numbers, the sound of names, Latin names) and `topics`
    (documents, places, bodies, web sites) have one form whatever the script, and so have the
    `concepts` of the glossary, each behind its passage's language. Facts tell passages apart,
    topics tell what a document is about.
    """

    words: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found for a query; `score` is comparable within one result only.

    `dense` is the cosine of aligned vectors; `lexical`, `facts` and `concepts` are the share of the
    query's words, facts and glossary terms that the passage covers, weighed by rarity, 0 to 1;
    `about` is the share of the query's topics that the passage's document is about. `sentences` are
    the cosines of the passage's sentences, in order; empty where the store has no vectors of them.
    """

    passage: Passage
    rank: int
    score: float
    dense: float
    lexical: float = 0.0
    facts: float = 0.0
    about: float = 0.0
    concepts: float = 0.0
    sentences: tuple[float, ...] = ()
