"""Retrieval collections go through the real ingestion; documents rank by their best passage."""

from __future__ import annotations

from collections.abc import Collection as Sized
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from eval.collection import as_document, index_collection, limit, score_retrieval
from eval.types import Collection, RetrievalScores

Item = TypeVar("Item")
COLLECTION = Collection(
    corpus={
        "sotto": ("সেতু", "জেলা পরিষদ কাঠের সেতুটি ভেঙে নতুন সেতু তৈরি করবে।"),
        "ho-tich": ("", "Các xã hoàn thành việc quét sổ hộ tịch giấy trước ngày 30/9/2025."),
        "library": ("", "Every village library opens on four afternoons a week."),
        "market": ("", "The market hall is cleaned every Monday before sunrise."),
    },
    queries={
        "q-bn": ("কাঠের সেতুটি ভেঙে কী তৈরি করবে জেলা পরিষদ?", "bn"),
        "q-vi": ("Các xã hoàn thành việc quét sổ hộ tịch khi nào?", "vi"),
        "q-unjudged": ("?", "en"),
    },
    judged={"q-bn": {"sotto": 1.0}, "q-vi": {"ho-tich": 1.0, "market": 0.0}},
)


def scored(collection: Collection, parts: Parts) -> RetrievalScores:
    names = index_collection(collection, parts, silent)
    return score_retrieval(collection, parts, names, silent)


def silent(items: Sized[Item], what: str, /) -> Iterable[Item]:
    return items


@pytest.fixture
def empty(tmp_path: Path, stand_in: None) -> Iterable[Parts]:
    made = Parts(Settings(store=tmp_path / "empty"))
    yield made
    made.store.close()


def test_scores_per_language_over_the_judged_queries(empty: Parts) -> None:
    found = scored(COLLECTION, empty)
    assert found.queries == 2
    assert found.passages == empty.store.catalogue.passage_count() >= 4
    assert found.scores == {"recall@10": 1.0, "ndcg@10": 1.0, "mrr@10": 1.0}
    assert set(found.by_language) == {"bn", "vi"}


def test_a_ranking_that_misses_scores_less(empty: Parts) -> None:
    wrong = replace(COLLECTION, judged={"q-bn": {"sotto": 1.0}, "q-vi": {"gone": 1.0}})
    found = scored(wrong, empty)
    assert found.scores["recall@10"] == 0.5
    assert found.by_language["vi"]["mrr@10"] == 0.0


def test_a_long_text_is_cut_into_passages_and_found_once(empty: Parts) -> None:
    text = "\n\n".join(f"Chapter {n} tells how the ferry number {n} crosses." for n in range(30))
    corpus = {"long": ("Ferries", text), **COLLECTION.corpus}
    judged = {"q": {"long": 1.0}}
    queries = {"q": ("ferry number 7 crosses", "en")}
    found = scored(Collection(corpus=corpus, queries=queries, judged=judged), empty)
    assert found.passages > len(corpus)
    assert found.scores["ndcg@10"] == 1.0


def test_a_row_becomes_a_document_with_its_title_in_front() -> None:
    document, units = as_document("x", "সেতু", "নতুন সেতু।")
    assert document.text == "সেতু\n\nনতুন সেতু।"
    assert document.language is Language.BN
    assert document.identity.title == "সেতু"
    assert units[-1].end == len(document.text)
    assert document.id != as_document("y", "সেতু", "নতুন সেতু।")[0].id


@pytest.mark.parametrize(
    ("queries", "texts", "kept"),
    [
        (1, None, {"sotto", "ho-tich", "library", "market"}),
        (1, 2, {"sotto", "ho-tich"}),
        (None, 1, {"sotto", "ho-tich", "market"}),
    ],
)
def test_limits_never_drop_a_judged_text(
    queries: int | None, texts: int | None, kept: set[str]
) -> None:
    limited = limit(COLLECTION, queries=queries, texts=texts)
    assert set(limited.corpus) == kept
    assert list(limited.queries) == ["q-bn", "q-vi"][:queries]
