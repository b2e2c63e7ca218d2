"""Ranking metrics against values computed by hand."""

from __future__ import annotations

import math

import pytest

from corpus.types import Language, Passage
from eval.metrics.retrieval import (
    evidence_ndcg,
    evidence_recall,
    evidence_reciprocal_rank,
    evidence_success,
    ndcg,
    recall,
    reciprocal_rank,
)
from eval.types import Place
from index.types import Hit

RANKED = ["d3", "d1", "d9", "d2"]
JUDGED = {"d1": 3.0, "d2": 2.0, "d4": 1.0, "d9": 0.0}


def hit(rank: int, document: str, start: int, end: int) -> Hit:
    passage = Passage(
        document_id=document,
        language=Language.BN,
        page=1,
        section=(),
        text="ক" * (end - start),
        start=start,
        end=end,
        sentences=(),
    )
    return Hit(passage=passage, rank=rank, score=1.0 / rank, dense=0.0)


def place(document: str, start: int, end: int) -> Place:
    return Place(document_id=document, start=start, end=end)


def test_recall_is_the_share_of_the_relevant() -> None:
    assert recall(RANKED, JUDGED, 2) == pytest.approx(1 / 3)
    assert recall(RANKED, JUDGED, 10) == pytest.approx(2 / 3)


def test_ndcg_as_by_hand() -> None:
    # 3 at rank 2 and 2 at rank 4, against 3, 2, 1 at ranks 1, 2, 3.
    found, best = 3 / 1.584963 + 2 / 2.321928, 3 / 1 + 2 / 1.584963 + 1 / 2
    assert ndcg(RANKED, JUDGED, 10) == pytest.approx(found / best, abs=1e-5)
    assert ndcg(RANKED, JUDGED, 10) == pytest.approx(0.57838, abs=1e-4)
    assert ndcg(["d1", "d2", "d4"], JUDGED, 10) == 1.0


def test_ndcg_of_one_place_knows_only_the_best() -> None:
    assert ndcg(["d2"], JUDGED, 1) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("k", "expected"), [(1, 0.0), (2, 0.5), (10, 0.5)])
def test_reciprocal_rank_of_the_first_relevant(k: int, expected: float) -> None:
    assert reciprocal_rank(RANKED, JUDGED, k) == expected


@pytest.mark.parametrize("judged", [{}, {"d1": 0.0}])
def test_without_a_relevant_document_no_metric_applies(judged: dict[str, float]) -> None:
    assert [m(RANKED, judged, 10) for m in (recall, ndcg, reciprocal_rank)] == [None] * 3


def test_evidence_is_found_where_a_hit_overlaps_any_of_its_places() -> None:
    hits = [hit(1, "bn", 0, 10), hit(2, "vi", 5, 15)]
    evidence = [[place("vi", 14, 20), place("en", 0, 4)], [place("bn", 10, 12)]]
    assert evidence_recall(hits, evidence, 1) == 0.0
    assert evidence_recall(hits, evidence, 2) == 0.5
    assert evidence_success(hits, evidence, 1) == 0.0
    assert evidence_success(hits, evidence, 2) == 1.0
    assert evidence_recall(hits, [[place("bn", 9, 12)]], 1) == 1.0


def test_evidence_recall_does_not_apply_without_evidence() -> None:
    assert evidence_recall([hit(1, "bn", 0, 10)], [], 3) is None
    assert evidence_success([hit(1, "bn", 0, 10)], [], 3) is None


@pytest.mark.parametrize(
    ("starts", "reciprocal", "gain"),
    [
        ((0, 50, 100), 1.0, (1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3))),
        ((50, 0, 0), 0.5, (1 / math.log2(3)) / (1 + 1 / math.log2(3))),
        ((50, 60, 70), 0.0, 0.0),
    ],
)
def test_ranks_of_evidence(starts: tuple[int, ...], reciprocal: float, gain: float) -> None:
    evidence = [[place("d", 0, 5)], [place("d", 100, 105)]]
    hits = [hit(rank, "d", start, start + 5) for rank, start in enumerate(starts, start=1)]
    assert evidence_reciprocal_rank(hits, evidence, 10) == reciprocal
    assert evidence_ndcg(hits, evidence, 10) == pytest.approx(gain)
    assert evidence_reciprocal_rank(hits, [], 10) is None
    assert evidence_ndcg(hits, [], 10) is None
