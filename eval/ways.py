"""Ranks one index in several ways, and asks its questions as people type them, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from corpus.types import Language
from eval.collection import Progress, rank_documents
from eval.metrics.retrieval import ndcg
from eval.retype import RETYPED
from eval.types import Collection
from index.retrieve import Retriever
from index.types import Hit

_K = 10
# All candidates that a search weighs.
_ALL = 1000
# Cormack et al. 2009.
_FUSION = 60


def by_vectors(hits: Sequence[Hit]) -> list[Hit]:
    """The candidates by the cosine of their aligned vectors alone."""
    return sorted(hits, key=lambda h: (-h.dense, h.passage.id))


def by_words(hits: Sequence[Hit]) -> list[Hit]:
    """Those that share words with the question, by BM25 alone."""
    return sorted((h for h in hits if h.lexical), key=lambda h: (-h.lexical, h.passage.id))


def by_fusion(hits: Sequence[Hit]) -> list[Hit]:
    """The candidates by reciprocal rank fusion of the two."""
    scores: dict[str, float] = dict.fromkeys((h.passage.id for h in hits), 0.0)
    for order in (by_vectors(hits), by_words(hits)):
        for rank, hit in enumerate(order, start=1):
            scores[hit.passage.id] += 1 / (_FUSION + rank)
    return sorted(hits, key=lambda h: (-scores[h.passage.id], h.passage.id))


WAYS: Mapping[str, Callable[[Sequence[Hit]], Sequence[Hit]]] = {
    "as shipped": list,
    "vectors alone": by_vectors,
    "words alone": by_words,
    "their rank fusion": by_fusion,
}


def score_ways(
    collection: Collection, retriever: Retriever, names: Mapping[str, str], progress: Progress
) -> dict[str, float | None]:
    """Mean nDCG@10 of each way over the judged queries; the candidates are the same for all."""
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    for query in progress([q for q in collection.queries if q in collection.judged], "ways"):
        hits = retriever.search(collection.queries[query][0], k=_ALL)
        for way, order in WAYS.items():
            score = ndcg(rank_documents(order(hits), names), collection.judged[query], _K)
            found[way] += [] if score is None else [score]
    return {way: fmean(scores) if scores else None for way, scores in found.items()}


def score_typed(
    collection: Collection, retriever: Retriever, names: Mapping[str, str], progress: Progress
) -> dict[str, dict[str, float | int]]:
    """Mean nDCG@10 of the questions that a way of typing changes: clean, typed, and how many."""
    pairs: dict[str, list[tuple[float, float]]] = {way: [] for way in RETYPED}
    for query in progress([q for q in collection.queries if q in collection.judged], "typed"):
        text, language = collection.queries[query]
        clean = _score(text, collection.judged[query], retriever, names)
        for way, (retype, languages) in RETYPED.items():
            if clean is None or Language(language) not in languages or retype(text) == text:
                continue
            typed = _score(retype(text), collection.judged[query], retriever, names)
            pairs[way].append((clean, typed or 0.0))
    return {
        way: {
            "queries": len(scores),
            "clean": fmean(clean for clean, _ in scores),
            "typed": fmean(typed for _, typed in scores),
        }
        for way, scores in pairs.items()
        if scores
    }


def _score(
    text: str, judged: Mapping[str, float], retriever: Retriever, names: Mapping[str, str]
) -> float | None:
    return ndcg(rank_documents(retriever.search(text, k=_K * 6), names), judged, _K)
