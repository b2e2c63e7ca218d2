"""Candidates are ranked by all that is known of them; another language is no handicap."""

from __future__ import annotations

import pytest

from corpus.types import Language
from index.pool import NO_WORDS, Pool, Scores
from tests.index.documents import document, passages

NAMES = {Language.VI: "a1", Language.BN: "b1", Language.EN: "c1"}


@pytest.mark.parametrize("language", list(Language))
def test_words_decide_only_where_they_beat_the_average(language: Language) -> None:
    pool = Pool()
    for own, name in NAMES.items():
        scores = pool.add(passages(document(name))[0][0])
        scores.dense = 0.5
        scores.lexical = 0.1 if own is language else 0.0
    ranked = pool.ranked(language)
    assert ranked[-1].passage.language is language
    pool.add(ranked[-1].passage).lexical = 1.0
    assert pool.ranked(language)[0].passage.language is language
    assert [hit.rank for hit in pool.ranked(language)] == [1, 2, 3]


def test_a_term_tells_more_across_languages() -> None:
    bare, held = Scores(dense=0.5), Scores(dense=0.5, concepts=0.5)
    across = held.total(across=True) - bare.total(across=True)
    within = held.total(across=False) - bare.total(across=False)
    assert across > within > 0
    assert bare.total(across=True) - bare.total(across=False) == pytest.approx(NO_WORDS)


def test_ties_fall_to_the_passage_id() -> None:
    pool = Pool()
    for name in ("a12", "a11", "a10"):
        pool.add(passages(document(name, "Một."))[0][0]).dense = 0.5
    assert [h.passage.document_id for h in pool.ranked(Language.VI)] == ["a10", "a11", "a12"]
