"""Results become means with intervals, as JSON and as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from corpus.types import Language
from eval.metrics.table import NAMES
from eval.types import CaseResult, Interval, RetrievalScores
from eval.verifier.trial import trial_text

SEED = 57
RESAMPLES = 1000
METRICS = NAMES
# What makes a case one of the worst; the others say the same again or are no matter of quality.
_QUALITY = (
    "faithfulness",
    "citation_evidence",
    "fact_recall",
    "abstention_correct",
    "evidence_recall@10",
)
_WORST = 10
_WIDTH = 21
_NAME = 23
Json = dict[str, Any]


def interval(values: Sequence[float]) -> Interval:
    """The mean with the 2.5th and 97.5th percentile of its bootstrap (Efron and Tibshirani 1993).

    The random numbers are seeded: equal values give equal intervals.
    """
    if not values:
        return Interval(value=None, low=None, high=None, n=0)
    sample = np.asarray(values, dtype=np.float64)
    chosen = np.random.default_rng(SEED).integers(0, len(sample), (RESAMPLES, len(sample)))
    low, high = np.percentile(sample[chosen].mean(axis=1), (2.5, 97.5))
    return Interval(value=float(sample.mean()), low=float(low), high=float(high), n=len(sample))


def aggregate(results: Iterable[CaseResult]) -> dict[str, Interval]:
    """Each metric over the cases that it applies to."""
    rows = [result.scores for result in results]
    values = {m: [v for row in rows if (v := row.get(m)) is not None] for m in METRICS}
    return {metric: interval(own) for metric, own in values.items()}


def report_json(results: Sequence[CaseResult], run: Json, verifier: Json | None = None) -> Json:
    """The whole report; `same_questions` holds only the groups asked in every language.

    `verifier` is what the verifier itself was found to miss, on statements made from the evidence.
    """
    kinds = sorted({result.case.kind for result in results})
    pairs = sorted({result.pair for result in results if result.pair})
    same = _same_questions(results)
    return {
        "run": run,
        "overall": _aggregate_json(results),
        "by_language": _by_language(results),
        "by_kind": {k: _aggregate_json(r for r in results if r.case.kind == k) for k in kinds},
        "by_pair": {p: _aggregate_json(r for r in results if r.pair == p) for p in pairs},
        "same_questions": _by_language(same),
        "verifier": verifier,
        "cases": [_case_json(result) for result in results],
    }


def _by_language(results: Sequence[CaseResult]) -> Json:
    present = [code for code in Language if any(r.case.language is code for r in results)]
    return {c.value: _aggregate_json(r for r in results if r.case.language is c) for c in present}


def _same_questions(results: Sequence[CaseResult]) -> list[CaseResult]:
    languages: dict[str, set[Language]] = {}
    for result in results:
        if result.case.group is not None:
            languages.setdefault(result.case.group, set()).add(result.case.language)
    whole = {group for group, present in languages.items() if present == set(Language)}
    return [result for result in results if result.case.group in whole]


def _aggregate_json(results: Iterable[CaseResult]) -> Json:
    return {
        metric: {
            "value": _rounded(i.value),
            "low": _rounded(i.low),
            "high": _rounded(i.high),
            "n": i.n,
        }
        for metric, i in aggregate(results).items()
    }


def _case_json(result: CaseResult) -> Json:
    case = result.case
    return {
        "id": case.id,
        "language": case.language.value,
        "kind": case.kind,
        "pair": result.pair,
        "group": case.group,
        "history": list(case.history),
        "question": case.question,
        "refuse": case.refuse,
        "reasons": [reason.value for reason in case.reasons],
        "facts": list(case.facts),
        "evidence": [[q.quote for q in piece.alternatives] for piece in case.evidence],
        "scores": {metric: _rounded(result.scores.get(metric)) for metric in METRICS},
        "answer": result.answer,
        "failure": result.failure,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def report_text(report: Json) -> str:
    """One table, a column a language, then what failed and the worst cases."""
    columns = {"all": report["overall"], **report["by_language"]}
    lines = [row("", [*columns])]
    lines += [row(m, [cell(column[m]) for column in columns.values()]) for m in METRICS]
    failed = [c for c in report["cases"] if c["failure"]]
    if failed:
        lines += ["", "Failed:", *(f"  {c['id']}  {c['failure']}" for c in failed)]
    if named := _worst(report["cases"]):
        lines += ["", "Worst:", *named]
    if report["verifier"]:
        lines += ["", "Verifier, on statements made from the evidence:"]
        lines.append(trial_text(report["verifier"]))
    return "\n".join(lines)


def row(name: str, cells: Sequence[str]) -> str:
    """A line of a table, its columns aligned."""
    return (f"{name:<{_NAME}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells)).rstrip()


def cell(interval: Mapping[str, Any]) -> str:
    """A mean with its interval, as the reports show it."""
    if interval["value"] is None:
        return "-"
    if interval["value"] > 1:
        return f"{interval['value']:.0f} ({interval['low']:.0f}-{interval['high']:.0f})"
    return f"{interval['value']:.3f} ({interval['low']:.2f}-{interval['high']:.2f})"


def worst(cases: Sequence[Json]) -> list[tuple[float, Json]]:
    """The cases that are not perfect with the mean of what matters in them, worst first."""
    rated = []
    for case in cases:
        known = [v for m in _QUALITY if (v := case["scores"][m]) is not None]
        if known and min(known) < 1:
            rated.append((sum(known) / len(known), case))
    return sorted(rated, key=lambda r: (r[0], r[1]["id"]))


def _worst(cases: Sequence[Json]) -> list[str]:
    return [
        f"  {share:.2f}  {case['id']}  {case['question'][:70]}  -> {_said(case)}"
        for share, case in worst(cases)[:_WORST]
    ]


def _said(case: Json) -> str:
    answer = case["answer"]
    if answer is None:
        return "no answer"
    return str(answer["reason"] or json.dumps(answer["answer"][:70], ensure_ascii=False))


def retrieval_json(scores: RetrievalScores) -> Json:
    """The report of a retrieval run, as the contract names its fields."""
    return {
        **{metric: _rounded(value) for metric, value in scores.scores.items()},
        "queries": scores.queries,
        "passages": scores.passages,
        "by_language": {
            code: {metric: _rounded(value) for metric, value in own.items()}
            for code, own in scores.by_language.items()
        },
    }


def retrieval_text(report: Json) -> str:
    """The report of a retrieval run as a table, a column a language."""
    metrics = [m for m in report if "@" in m]
    columns = {"all": report, **report["by_language"]}
    lines = [f"{report['queries']} queries, {report['passages']} passages", row("", [*columns])]
    return "\n".join(
        [
            *lines,
            *(row(m, [f"{c[m]:.4f}" for c in columns.values()]) for m in metrics),
            *(f"ndcg@10 {way}: {_shown(score)}" for way, score in report.get("ways", {}).items()),
            *(
                f"ndcg@10 {way}, {found['queries']} queries: {_shown(found['typed'])},"
                f" clean {_shown(found['clean'])}"
                for way, found in report.get("typed", {}).items()
            ),
        ]
    )


def _shown(score: float | None) -> str:
    return "–" if score is None else f"{score:.4f}"
