"""The same cases on what people would build instead: a plain LangChain and Chroma chain.

The documents are as this program's readers read them and the embedding model is the same, so that
the two differ in the rest: chunks of a fixed size, nearest vectors, the best chunk as the answer.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from langchain_chroma import Chroma
from langchain_core.documents import Document as Chunk
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.types import Answer, Citation, Statement
from corpus.types import Document, Language, Passage
from eval.compare import differences
from eval.metrics.table import NAMES
from eval.report import cell, row
from index.types import Embedder, Hit

_SIZE, _OVERLAP = 1000, 100
_BATCH = 64
_DIFFERENCES = "differences"


class _SameModel(Embeddings):
    """This program's embedding model as LangChain takes it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._embedder.embed_queries([text])[0].tolist()
        return vector


class PlainChain:
    """Answers with the nearest chunk, and never refuses."""

    def __init__(self, documents: Sequence[Document], embedder: Embedder) -> None:
        self._documents = {document.id: document for document in documents}
        self._store = Chroma(
            # One of its own: collections in memory are shared by all of a process.
            collection_name=f"peers-{uuid.uuid4().hex}",
            embedding_function=_SameModel(embedder),
            collection_metadata={"hnsw:space": "cosine"},
        )
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=_SIZE, chunk_overlap=_OVERLAP, add_start_index=True
        )
        whole = [Chunk(page_content=d.text, metadata={"id": d.id}) for d in documents]
        chunks = splitter.split_documents(whole)
        for start in range(0, len(chunks), _BATCH):
            self._store.add_documents(chunks[start : start + _BATCH])

    def ask(self, text: str, /, *, history: Sequence[str] = ()) -> Answer:
        """The best chunk, whole, as statement and quote; earlier questions are searched with it."""
        started = time.perf_counter()
        passage = self.search(" ".join((*history, text)), k=1)[0].passage
        citation = Citation(
            number=1,
            document_id=passage.document_id,
            title="",
            document_number=None,
            language=passage.language,
            page=1,
            section=(),
            start=passage.start,
            end=passage.end,
            quote=passage.text,
        )
        return Answer(
            question=text,
            language=passage.language,
            text=passage.text,
            statements=(Statement(text=passage.text, citations=(1,)),),
            citations=(citation,),
            timings={"total_ms": (time.perf_counter() - started) * 1000},
        )

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        """The nearest chunks."""
        found = self._store.similarity_search_with_score(query, k=k)
        return [
            Hit(passage=self._passage(chunk), rank=rank, score=-distance, dense=1 - distance)
            for rank, (chunk, distance) in enumerate(found, start=1)
        ]

    def _passage(self, chunk: Chunk) -> Passage:
        document, start = self._documents[chunk.metadata["id"]], chunk.metadata["start_index"]
        return Passage(
            document_id=document.id,
            language=document.language,
            page=1,
            section=(),
            text=chunk.page_content,
            start=start,
            end=start + len(chunk.page_content),
            sentences=(),
        )


def peers_json(reports: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Of each of two systems' reports what is set side by side, and their paired differences."""
    kept = ("overall", "by_language", "by_pair")
    ours, theirs = reports.values()
    return {
        **{name: {key: report[key] for key in kept} for name, report in reports.items()},
        _DIFFERENCES: [asdict(d) for d in differences(theirs, ours)],
    }


def peers_text(compared: Mapping[str, Any]) -> str:
    """A table for all cases and one for each language: both systems, the difference and its p."""
    systems = {name: report for name, report in compared.items() if name != _DIFFERENCES}
    found = {(d["scope"], d["metric"]): d for d in compared[_DIFFERENCES]}
    languages = [c.value for c in Language if all(c in r["by_language"] for r in systems.values())]
    lines = []
    for scope in ("all", *languages):
        lines.append(row(scope, [*systems, "difference", "p"]))
        columns = [
            r["overall"] if scope == "all" else r["by_language"][scope] for r in systems.values()
        ]
        named = scope if scope == "all" else f"language {scope}"
        lines += [
            row(m, [*(cell(column[m]) for column in columns), *_difference(found.get((named, m)))])
            for m in NAMES
        ]
        lines.append("")
    return "\n".join(lines).rstrip()


def _difference(found: Mapping[str, Any] | None) -> tuple[str, str]:
    if found is None:
        return "-", "-"
    return f"{found['change']:+.3f} ({found['low']:+.2f}-{found['high']:+.2f})", f"{found['p']:.3f}"
