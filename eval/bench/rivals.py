"""What people would use instead, over the passages and vectors of a store of this program.

A plain LangChain and Chroma chain, txtai's hybrid index, and Haystack's BM25 and embedding
retrievers joined by rank fusion. Each gets the very vectors that the store holds, and embeds
questions with the same engine, so that only what they do beside is compared.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.wiring import Parts
from corpus.types import Language, Passage
from index.types import Filter, Vectors

# A question to the ids of the best passages, best first.
Search = Callable[[str], list[str]]
_K = 60
_BATCH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """All of a store: passages, their vectors a row each, and the way to embed a question."""

    passages: list[Passage]
    vectors: Vectors
    embed: Callable[[str], Vectors]


def open_rivals(parts: Parts, folder: Path) -> tuple[dict[str, Search], dict[str, str]]:
    """A search a system over the store's passages; and of those not installed, what to install."""
    makers: Mapping[str, tuple[str, Callable[[_Holding, Path], Search]]] = {
        "LangChain + Chroma": ("langchain_chroma", _langchain),
        "txtai hybrid": ("txtai", _txtai),
        "Haystack joined": ("haystack", _haystack),
    }
    holding = _hold(parts)
    found, missing = {}, {}
    for name, (module, make) in makers.items():
        if importlib.util.find_spec(module) is None:
            missing[name] = "pip install '.[bench]'"
        else:
            found[name] = make(holding, folder)
    return found, missing


def _hold(parts: Parts) -> _Holding:
    catalogue, passages, rows = parts.store.catalogue, [], []
    for language, ids in catalogue.vector_ids(Filter()).items():
        stored = parts.store.vectors.vectors(Language(language), ids)
        known = catalogue.passages_of_vectors(ids)
        passages += [known[i] for i in ids]
        rows += [stored[i] for i in ids]
    return _Holding(
        passages=passages,
        vectors=np.array(rows, np.float32),
        embed=lambda text: parts.retriever.vectors_of([text])[0],
    )


def _langchain(holding: _Holding, folder: Path) -> Search:
    from langchain_chroma import Chroma

    store = Chroma("passages", persist_directory=str(folder / "chroma"))
    for at in range(0, len(holding.passages), _BATCH):
        own = holding.passages[at : at + _BATCH]
        store._collection.add(
            ids=[p.id for p in own],
            embeddings=holding.vectors[at : at + _BATCH],
            documents=[p.text for p in own],
        )

    def search(text: str) -> list[str]:
        found = store.similarity_search_by_vector(holding.embed(text).tolist(), k=_K)
        return [chunk.id or "" for chunk in found]

    return search


def _txtai(holding: _Holding, folder: Path) -> Search:
    from txtai import Embeddings

    known = {p.text: n for n, p in enumerate(holding.passages)}

    def transform(texts: list[str]) -> Vectors:
        rows = [holding.vectors[known[t]] if t in known else holding.embed(t) for t in texts]
        return np.array(rows, np.float32)

    index = Embeddings(method="external", transform=transform, hybrid=True, content=True)
    index.index((n, p.text, None) for n, p in enumerate(holding.passages))
    return lambda text: [holding.passages[int(row["id"])].id for row in index.search(text, _K)]


def _haystack(holding: _Holding, folder: Path) -> Search:
    os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(
        [
            Document(id=p.id, content=p.text, embedding=vector.tolist())
            for p, vector in zip(holding.passages, holding.vectors, strict=True)
        ]
    )
    words = InMemoryBM25Retriever(store, top_k=_K)
    dense = InMemoryEmbeddingRetriever(store, top_k=_K)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=_K)

    def search(text: str) -> list[str]:
        found = [
            words.run(query=text)["documents"],
            dense.run(query_embedding=holding.embed(text).tolist())["documents"],
        ]
        return [document.id for document in joiner.run(documents=found)["documents"]]

    return search
