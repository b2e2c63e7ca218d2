"""Metrics of answers: are the quotes true, is the evidence cited, are refusals right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.types import Answer
from eval.metrics.facts import share_stated
from eval.metrics.statements import Judged, faithfulness, judge, statement_scores
from eval.types import Case, Located, Scores


def quote_fidelity(answer: Answer, texts: Mapping[str, str]) -> float | None:
    """The share of citations whose offsets cut exactly their quote out of the stored text."""
    true = [texts.get(c.document_id, "")[c.start : c.end] == c.quote for c in answer.citations]
    return sum(true) / len(true) if true else None


def citation_evidence(answer: Answer, located: Located) -> float | None:
    """1 where a citation touches a piece of evidence; None without evidence, or with a quote lost.

    An answer that refuses touches none.
    """
    if not located.evidence or located.missing:
        return None
    places = [place for places in located.evidence for place in places]
    return float(
        any(p.overlaps(c.document_id, c.start, c.end) for p in places for c in answer.citations)
    )


def fact_recall(answer: Answer, case: Case) -> float | None:
    """The share of the case's facts that the answer or its quotes state; a refusal states none."""
    if not case.facts:
        return None
    if answer.reason is not None:
        return 0.0
    return share_stated([answer.text, *(c.quote for c in answer.citations)], case.facts)


def completeness(answer: Answer, located: Located) -> float | None:
    """The share of the pieces of evidence that are cited, where there are several."""
    if len(located.evidence) < 2 or located.missing:
        return None
    cited = answer.citations
    found = [
        any(p.overlaps(c.document_id, c.start, c.end) for p in places for c in cited)
        for places in located.evidence
    ]
    return sum(found) / len(found)


def answer_scores(case: Case, answer: Answer, located: Located, texts: Mapping[str, str]) -> Scores:
    """All metrics of one answer by name; the two rates are of wrong answers and wrong refusals."""
    return scores_of(case, answer, judge(answer), located, texts)


def scores_of(
    case: Case,
    answer: Answer,
    judged: Sequence[Judged],
    located: Located,
    texts: Mapping[str, str],
) -> Scores:
    """The same, with its statements judged already."""
    refused = answer.reason is not None
    named = refused and case.refuse and case.reasons
    scores = {
        "quote_fidelity": quote_fidelity(answer, texts),
        "citation_evidence": citation_evidence(answer, located),
        **statement_scores(case, answer, judged, texts),
        "fact_recall": fact_recall(answer, case),
        "completeness": completeness(answer, located),
        "abstention_correct": float(refused == case.refuse),
        "hallucination_rate": float(not refused) if case.refuse else None,
        "error_rate": None if case.refuse else float(refused),
        "reason_match": float(answer.reason in case.reasons) if named else None,
        "language_match": float(answer.language == case.language),
        "latency_ms": answer.timings.get("total_ms"),
    }
    return {**scores, "faithfulness": faithfulness(case, answer, scores)}
