"""Ways to rank are compared on one index, typed questions with the clean ones."""

from __future__ import annotations

import pytest

from assistant.wiring import Parts
from corpus.types import Language, Passage
from eval.collection import index_collection
from eval.retype import RETYPED
from eval.ways import WAYS, by_fusion, by_vectors, by_words, score_typed, score_ways
from index.types import Hit
from tests.eval.test_collection import COLLECTION, empty, silent

__all__ = ["empty"]


def hit(start: int, dense: float, lexical: float) -> Hit:
    passage = Passage(
        document_id="d",
        language=Language.EN,
        page=1,
        section=(),
        text="x",
        start=start,
        end=start + 1,
        sentences=(),
    )
    return Hit(passage=passage, rank=1, score=0.0, dense=dense, lexical=lexical)


def test_each_way_orders_the_candidates() -> None:
    hits = [hit(0, 0.2, 0.0), hit(1, 0.9, 0.1), hit(2, 0.5, 0.8)]
    starts = {
        way.__name__: [h.passage.start for h in way(hits)]
        for way in (by_vectors, by_words, by_fusion)
    }
    assert starts == {"by_vectors": [1, 2, 0], "by_words": [2, 1], "by_fusion": [1, 2, 0]}


def test_scores_of_ways_and_typed_questions(empty: Parts) -> None:
    names = index_collection(COLLECTION, empty, silent)
    ways = score_ways(COLLECTION, empty.retriever, names, silent)
    assert set(ways) == set(WAYS)
    assert ways["as shipped"] == ways["words alone"] == 1.0
    typed = score_typed(COLLECTION, empty.retriever, names, silent)
    assert set(typed) == set(RETYPED)
    assert typed["no marks"]["queries"] == typed["Latin letters"]["queries"] == 1
    assert typed["one typo"]["clean"] == pytest.approx(1.0)
    assert typed["no marks"]["typed"] == pytest.approx(1.0)
