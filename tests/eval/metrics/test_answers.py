"""Metrics of answers: values by hand, and None, never 0 or 1, where one does not apply."""

from __future__ import annotations

import pytest

from assistant.types import Answer, Citation, Reason, Statement
from corpus.types import Language
from eval.metrics.answers import answer_scores, quote_fidelity
from eval.types import Case, Evidence, Located, Place, Quote, Scores

TEXT = "Thời hạn là ngày 30/6/2025. Có 67 nhiệm vụ."
TEXTS = {"vi": TEXT}
LOCATED = Located(evidence=((Place(document_id="vi", start=0, end=27),),))
NOWHERE = Located(evidence=())
ASKED = Case(
    id="a",
    language=Language.BN,
    question="সময়সীমা কবে?",
    kind="deadline",
    evidence=(Evidence(alternatives=(Quote(quote=TEXT[:27]),)),),
    facts=("2025-06-30", "982"),
)
NEAR_MISS = Case(id="n", language=Language.BN, question="?", kind="near_miss", refuse=True)


def citation(number: int, start: int, end: int, quote: str) -> Citation:
    return Citation(
        number=number,
        document_id="vi",
        title="",
        document_number=None,
        language=Language.VI,
        page=1,
        section=(),
        start=start,
        end=end,
        quote=quote,
    )


def answered(*citations: Citation) -> Answer:
    return Answer(
        question="?",
        language=Language.BN,
        text="৩০ জুন ২০২৫ [1]",
        statements=(Statement(text="৩০ জুন ২০২৫", citations=(1,)),),
        citations=citations or (citation(1, 0, 27, TEXT[:27]),),
        timings={"total_ms": 4.0},
    )


def refused(language: Language = Language.BN) -> Answer:
    return Answer(question="?", language=language, text="নেই", reason=Reason.NOT_STATED)


PLAIN = (
    "quote_fidelity",
    "citation_evidence",
    "fact_recall",
    "abstention_correct",
    "hallucination_rate",
    "error_rate",
    "language_match",
    "latency_ms",
)


def _plain(scores: Scores) -> Scores:
    return {name: scores[name] for name in PLAIN}


def test_a_good_answer() -> None:
    assert _plain(answer_scores(ASKED, answered(), LOCATED, TEXTS)) == {
        "quote_fidelity": 1.0,
        "citation_evidence": 1.0,
        "fact_recall": 0.5,
        "abstention_correct": 1.0,
        "hallucination_rate": None,
        "error_rate": 0.0,
        "language_match": 1.0,
        "latency_ms": 4.0,
    }


def test_a_refusal_where_there_is_an_answer() -> None:
    assert _plain(answer_scores(ASKED, refused(Language.VI), LOCATED, TEXTS)) == {
        "quote_fidelity": None,
        "citation_evidence": 0.0,
        "fact_recall": 0.0,
        "abstention_correct": 0.0,
        "hallucination_rate": None,
        "error_rate": 1.0,
        "language_match": 0.0,
        "latency_ms": None,
    }


@pytest.mark.parametrize(("answer", "right"), [(refused(), 1.0), (answered(), 0.0)])
def test_a_case_to_refuse_has_no_evidence_no_facts_and_no_error(
    answer: Answer, right: float
) -> None:
    scores = answer_scores(NEAR_MISS, answer, NOWHERE, TEXTS)
    assert scores["abstention_correct"] == right
    assert scores["hallucination_rate"] == 1 - right
    assert [scores[m] for m in ("citation_evidence", "fact_recall", "error_rate")] == [None] * 3


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (citation(2, 28, 43, TEXT[28:43]), 1.0),
        (citation(2, 28, 43, TEXT[27:42]), 0.5),
        (citation(2, 90, 91, "x"), 0.5),
    ],
    ids=["true", "shifted", "beyond the text"],
)
def test_quotes_are_compared_with_the_stored_text(second: Citation, expected: float) -> None:
    assert quote_fidelity(answered(citation(1, 0, 27, TEXT[:27]), second), TEXTS) == expected


def test_a_quote_of_an_unknown_document_is_not_true() -> None:
    assert quote_fidelity(answered(), {}) == 0.0


def test_citing_something_else_is_no_evidence() -> None:
    elsewhere = answered(citation(1, 28, 43, TEXT[28:43]))
    assert answer_scores(ASKED, elsewhere, LOCATED, TEXTS)["citation_evidence"] == 0.0


def test_lost_evidence_leaves_the_metric_out() -> None:
    lost = Located(evidence=((),), missing=("mất",))
    assert answer_scores(ASKED, answered(), lost, TEXTS)["citation_evidence"] is None
