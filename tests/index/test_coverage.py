"""Candidates are weighed by what they hold of the question, the rare above the common."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Language
from index.analysis import passage_terms, query_terms
from index.catalogue import Catalogue
from index.coverage import add_concepts, cover
from index.pool import Pool
from index.rows import SourceRecord
from index.types import Filter
from tests.index.documents import document, passages

HOSPITALS = {
    "a1": "Bệnh viện tỉnh nhận bệnh nhân theo kế hoạch.",
    "b1": "প্রাদেশিক হাসপাতাল পরিকল্পনা অনুসারে রোগী গ্রহণ করে।",
    "c1": "The provincial hospital receives patients as the plan says.",
}
OTHERS = {
    "a10": "Kế hoạch trồng rừng của xã.",
    "b10": "কমিউনের বনায়ন পরিকল্পনা।",
    "c10": "The plan for planting trees.",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    for identifier, text in (HOSPITALS | OTHERS).items():
        doc = document(identifier, text)
        (passage, _), *_ = passages(doc)
        source = SourceRecord(
            path=identifier, bytes_sha256=text, pipeline="1", document_id=identifier
        )
        stored = [(passage, passage_terms(passage))]
        opened.put(doc, f"r-{identifier}", text, source, stored, {})
    return opened


QUESTIONS = {
    Language.VI: "Bệnh viện nào có kế hoạch?",
    Language.BN: "কোন হাসপাতালের পরিকল্পনা আছে?",
    Language.EN: "Which hospital has a plan?",
}


@pytest.mark.parametrize("language", list(Language))
def test_a_question_covers_passages_of_every_language(
    catalogue: Catalogue, language: Language
) -> None:
    pool, question = Pool(), (QUESTIONS[language], language)
    add_concepts(pool, catalogue, question, Filter(), 10)
    cover(pool, catalogue, question, query_terms(*question))
    shares = {passage.document_id: scores.concepts for passage, scores in pool}
    assert set(shares) == set(HOSPITALS | OTHERS)
    for hospital, other in zip(HOSPITALS, OTHERS, strict=True):
        assert 0 < shares[other] < shares[hospital] < 1


def test_only_the_language_that_is_asked_for(catalogue: Catalogue) -> None:
    pool = Pool()
    question = (QUESTIONS[Language.EN], Language.EN)
    add_concepts(pool, catalogue, question, Filter(language=Language.BN), 10)
    assert {passage.language for passage, _ in pool} == {Language.BN}


def test_nothing_of_the_glossary_covers_nothing(catalogue: Catalogue) -> None:
    pool, question = Pool(), ("Xyzzy?", Language.EN)
    add_concepts(pool, catalogue, question, Filter(), 10)
    assert list(pool) == []
    (passage, _), *_ = passages(document("c1", HOSPITALS["c1"]))
    pool.add(passage)
    cover(pool, catalogue, question, query_terms(*question))
    assert [scores.concepts for _, scores in pool] == [0.0]
