"""Metrics of rankings: of passages against places in a text, of documents against judgements."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from eval.types import Place
from index.types import Hit


def evidence_recall(
    hits: Sequence[Hit], evidence: Sequence[Sequence[Place]], k: int
) -> float | None:
    """The share of the pieces of evidence that the first `k` hits touch; None without evidence."""
    if not evidence:
        return None
    return sum(_touched(hits[:k], places) for places in evidence) / len(evidence)


def evidence_success(
    hits: Sequence[Hit], evidence: Sequence[Sequence[Place]], k: int
) -> float | None:
    """1 where the first `k` hits touch any piece of evidence, else 0 (TREC's success@k)."""
    share = evidence_recall(hits, evidence, k)
    return None if share is None else float(share > 0)


def evidence_reciprocal_rank(
    hits: Sequence[Hit], evidence: Sequence[Sequence[Place]], k: int
) -> float | None:
    """One over the rank of the first hit that touches evidence, 0 beyond `k` (Voorhees 1999)."""
    if not evidence:
        return None
    every = [place for places in evidence for place in places]
    ranks = (rank for rank, hit in enumerate(hits[:k], start=1) if _touched([hit], every))
    return 1 / next(ranks, math.inf)


def evidence_ndcg(hits: Sequence[Hit], evidence: Sequence[Sequence[Place]], k: int) -> float | None:
    """Discounted gain of the pieces of evidence, each counted where it is first touched.

    The best possible ranking touches one piece with each hit; one that does better has 1.
    """
    if not evidence:
        return None
    gains, left = [], list(evidence)
    for hit in hits[:k]:
        new = [places for places in left if _touched([hit], places)]
        left = [places for places in left if places not in new]
        gains.append(float(len(new)))
    return min(1.0, _gain(gains) / _gain([1.0] * min(k, len(evidence))))


def _touched(hits: Sequence[Hit], places: Sequence[Place]) -> bool:
    found = [hit.passage for hit in hits]
    return any(place.overlaps(p.document_id, p.start, p.end) for place in places for p in found)


def recall(ranked: Sequence[str], judged: Mapping[str, float], k: int) -> float | None:
    """The share of the relevant documents (score above 0) among the first `k`."""
    relevant = {d for d, score in judged.items() if score > 0}
    return len(relevant.intersection(ranked[:k])) / len(relevant) if relevant else None


def ndcg(ranked: Sequence[str], judged: Mapping[str, float], k: int) -> float | None:
    """Discounted cumulated gain of the first `k` as a share of the best possible one.

    Järvelin and Kekäläinen 2002, with the judgement as gain and log2(rank + 1) as discount.
    """
    best = _gain(sorted((s for s in judged.values() if s > 0), reverse=True)[:k])
    return _gain([max(0.0, judged.get(d, 0.0)) for d in ranked[:k]]) / best if best else None


def _gain(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def reciprocal_rank(ranked: Sequence[str], judged: Mapping[str, float], k: int) -> float | None:
    """One over the rank of the first relevant document, 0 beyond `k` (Voorhees 1999)."""
    if not any(score > 0 for score in judged.values()):
        return None
    ranks = (rank for rank, d in enumerate(ranked[:k], start=1) if judged.get(d, 0.0) > 0)
    return 1 / next(ranks, math.inf)
