"""Scores refusing on a judged collection that also has questions without an answer.

Rates as NoMIRACL defines them (Thakur et al. 2024): hallucination is an answer where no text of
the collection has one, error a refusal where one has.
"""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean
from typing import Any

from assistant.pipeline import Assistant
from eval.collection import Progress
from eval.types import Collection

Queries = Mapping[str, tuple[str, str]]


def score_refusals(
    collection: Collection, unanswerable: Queries, assistant: Assistant, progress: Progress
) -> dict[str, Any]:
    """Both rates over all and by language, with the number of questions behind each."""
    judged = {q: own for q, own in collection.queries.items() if q in collection.judged}
    rows = [
        (language, answerable, assistant.ask(text).reason is not None)
        for answerable, queries in ((True, judged), (False, unanswerable))
        for text, language in progress(queries.values(), "ask")
    ]
    languages = sorted({language for language, _, _ in rows})
    return {
        **_rates([row[1:] for row in rows]),
        "by_language": {code: _rates([r[1:] for r in rows if r[0] == code]) for code in languages},
    }


def refusals_text(report: Mapping[str, Any]) -> str:
    """The rates as lines of a table."""
    lines = ["              hallucination    error"]
    for name, row in (("all", report), *report["by_language"].items()):
        rates = [_shown(row["hallucination_rate"]), _shown(row["error_rate"])]
        lines.append(
            f"{name:<14}{rates[0]:>13} {rates[1]:>8}"
            f"   of {row['unanswerable']} without and {row['answerable']} with an answer"
        )
    return "\n".join(lines)


def _rates(rows: list[tuple[bool, bool]]) -> dict[str, float | int | None]:
    refused = {kind: [r for answerable, r in rows if answerable is kind] for kind in (True, False)}
    return {
        "hallucination_rate": 1 - fmean(refused[False]) if refused[False] else None,
        "error_rate": fmean(refused[True]) if refused[True] else None,
        "unanswerable": len(refused[False]),
        "answerable": len(refused[True]),
    }


def _shown(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.3f}"
