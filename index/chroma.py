"""Vectors in Chroma, embedded in a folder or behind a server: the only module that knows it.

One collection a language: a search never lets one language crowd out another, and needs no
metadata filter, under which an approximate index loses recall.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.types import Language
from index.errors import StoreUnusable
from index.types import Vectors

_BATCH = 2000
# Chroma keeps its open folders in one table of the process, which threads may not change at once.
_OPENING = threading.Lock()


class ChromaStore:
    """A VectorStore on Chroma; `place` is a folder, or the URL of a Chroma server."""

    def __init__(self, place: Path | str) -> None:
        self._place = str(place)
        settings = Settings(anonymized_telemetry=False)
        with self._named_errors(), _OPENING:
            if self._is_remote:
                client = _remote(self._place, settings)
            else:
                client = chromadb.PersistentClient(path=self._place, settings=settings)
            self._collections = {
                language: client.get_or_create_collection(
                    f"passages-{language.value}",
                    embedding_function=None,
                    configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
                )
                for language in Language
            }

    @property
    def _is_remote(self) -> bool:
        return self._place.startswith(("http://", "https://"))

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, ValueError, OSError, RuntimeError) as error:
            raise StoreUnusable(
                f"the vectors at {self._place!r} cannot be used ({error}); check the folder, its"
                " disk or the server, or choose another folder with --store"
            ) from error

    def add(self, language: Language, revision: str, ids: Sequence[str], vectors: Vectors) -> None:
        """Stores the vectors; adding the same ids again replaces them."""
        with self._named_errors():
            for at in range(0, len(ids), _BATCH):
                batch = list(ids[at : at + _BATCH])
                self._collections[language].upsert(
                    ids=batch,
                    embeddings=vectors[at : at + _BATCH],
                    metadatas=[{"revision": revision}] * len(batch),
                )

    def delete(self, revision: str) -> None:
        """Removes every vector of a revision; an unknown revision is no error."""
        with self._named_errors():
            for collection in self._collections.values():
                ids = collection.get(where={"revision": revision}, include=[])["ids"]
                for at in range(0, len(ids), _BATCH):
                    collection.delete(ids=ids[at : at + _BATCH])

    def nearest(self, language: Language, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The `k` passages of that language with the highest cosine, best first."""
        collection = self._collections[language]
        with self._named_errors():
            k = min(k, collection.count())
            if not k:
                return []
            found = collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=k, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(i, 1.0 - d) for i, d in zip(found["ids"][0], distances[0], strict=True)]

    def vectors(self, language: Language, ids: Sequence[str]) -> dict[str, Vectors]:
        """The stored vectors of these passages; unknown ids are left out."""
        result: dict[str, Vectors] = {}
        for at in range(0, len(ids), _BATCH):
            with self._named_errors():
                found: Any = self._collections[language].get(
                    ids=list(ids[at : at + _BATCH]), include=["embeddings"]
                )
            matrix = np.asarray(found["embeddings"], dtype=np.float32)
            result.update(zip(found["ids"], matrix, strict=True))
        return result

    def count(self) -> int:
        """Number of vectors stored."""
        return sum(c.count() for c in self._collections.values())

    def close(self) -> None:
        """Lets the files go, so that another process's changes are seen on the next opening."""
        if not self._is_remote:
            with _OPENING:
                SharedSystemClient.clear_system_cache()


def _remote(url: str, settings: Settings) -> ClientAPI:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=settings,
    )
