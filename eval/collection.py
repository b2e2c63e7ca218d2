"""Scores retrieval on a judged collection, through the same ingestion and search as any store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection as Sized
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import Protocol, TypeVar

from assistant.wiring import Parts
from corpus.detect import detect_language
from corpus.load import Loaded
from corpus.normalise import nfc
from corpus.sections import find_sections
from corpus.types import Document, Identity, Page
from corpus.units import Unit, find_units
from eval.metrics.retrieval import ndcg, recall, reciprocal_rank
from eval.types import Collection, RetrievalScores
from index.types import Hit

_K = 10
# Several of the best passages may come from one document.
_PASSAGES = 60
_METRICS = {f"recall@{_K}": recall, f"ndcg@{_K}": ndcg, f"mrr@{_K}": reciprocal_rank}
Item = TypeVar("Item")


class Progress(Protocol):
    """Shows how far a loop has come."""

    def __call__(self, items: Sized[Item], what: str, /) -> Iterable[Item]:
        """The items, one by one."""
        ...


def limit(collection: Collection, *, queries: int | None, texts: int | None) -> Collection:
    """The first judged queries, and of the texts those judged for them, then the first others."""
    kept = [q for q in collection.queries if q in collection.judged][:queries]
    needed = {d for q in kept for d in collection.judged[q] if d in collection.corpus}
    others = [d for d in collection.corpus if d not in needed]
    if texts is not None:
        others = others[: max(0, texts - len(needed))]
    chosen = needed.union(others)
    return replace(
        collection,
        corpus={d: t for d, t in collection.corpus.items() if d in chosen},
        queries={q: collection.queries[q] for q in kept},
    )


def index_collection(collection: Collection, parts: Parts, progress: Progress) -> dict[str, str]:
    """Fills the empty store of `parts` with the collection: each document id with its name."""
    names: dict[str, str] = {}
    with parts.store.writing():
        for name, (title, text) in progress(collection.corpus.items(), "index"):
            document, units = as_document(name, title, text)
            names[document.id] = name
            parts.ingestion.add(Loaded(document=document, units=units))
    return names


def score_retrieval(
    collection: Collection, parts: Parts, names: Mapping[str, str], progress: Progress
) -> RetrievalScores:
    """Ranks the documents of an indexed collection per query.

    A document counts as its best passage; queries without judgement are left out.
    """
    rows: list[tuple[str, Mapping[str, float]]] = []
    for query in progress([q for q in collection.queries if q in collection.judged], "search"):
        text, language = collection.queries[query]
        ranked = rank_documents(parts.retriever.search(text, k=_PASSAGES), names)
        scores = {m: score(ranked, collection.judged[query], _K) for m, score in _METRICS.items()}
        rows.append((language, {m: s for m, s in scores.items() if s is not None}))
    languages = sorted({language for language, _ in rows})
    return RetrievalScores(
        scores=_means([row for _, row in rows]),
        queries=len(rows),
        passages=parts.store.catalogue.passage_count(),
        by_language={code: _means([r for own, r in rows if own == code]) for code in languages},
    )


def as_document(name: str, title: str, text: str) -> tuple[Document, tuple[Unit, ...]]:
    """A text as a document of one page, as a reader of files would have made it."""
    whole = nfc(f"{title}\n\n{text}" if title else text).replace("\r\n", "\n")
    language = detect_language(whole)
    units = find_units(whole, language)
    document = Document(
        id=hashlib.sha256(name.encode()).hexdigest()[:16],
        source=name,
        media_type="text/plain",
        language=language,
        identity=Identity(title=nfc(title)),
        text=whole,
        pages=(Page(start=0, end=len(whole), number=1),),
        sections=find_sections(units, len(whole)),
    )
    return document, units


def rank_documents(hits: Sequence[Hit], names: Mapping[str, str]) -> list[str]:
    """The names of the documents in order of their best passage."""
    return list(dict.fromkeys(names[hit.passage.document_id] for hit in hits))


def _means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    judged = [row for row in rows if row]
    return {m: fmean(row[m] for row in judged) for m in _METRICS} if judged else {}
