"""Runs as one HTML page without a network: plots, trend, refusals, worst cases first, filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.metrics.table import TABLE
from eval.pages.marks import marked
from eval.pages.outcomes import outcome
from eval.pages.plots import intervals, trend
from eval.pages.refusals import confusion
from eval.report import cell, worst

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
# What is followed over runs, and what the tables of kinds and pairs show.
_FOLLOWED = (
    "faithfulness",
    "citation_evidence",
    "fact_recall",
    "abstention_correct",
    "hallucination_rate",
    "error_rate",
    "evidence_success@3",
    "completeness",
)
_IN_TABLES = (
    "evidence_recall@10",
    "citation_evidence",
    "faithfulness",
    "fact_recall",
    "completeness",
    "abstention_correct",
)
Json = dict[str, Any]


def report_html(report: Json, earlier: Sequence[Json] = ()) -> str:
    """The page; every case that is not perfect is on it, the worst first.

    `earlier` are reports of other runs, the oldest first, for the trend.
    """
    columns = {"all": report["overall"], **report["by_language"]}
    plotted = [m for m in TABLE if m.name != "latency_ms"]
    return _PAGES.get_template("report.html.j2").render(
        run=report["run"],
        cases=report["cases"],
        metrics=TABLE,
        columns=columns,
        plots={m.name: intervals(m.name, columns) for m in plotted if m.name in report["overall"]},
        trends={m: trend(m, [*earlier, report]) for m in _FOLLOWED} if earlier else {},
        runs=len(earlier) + 1,
        confusion=confusion(report["cases"]),
        groups=(
            ("By kind of question", report["by_kind"]),
            ("By languages of question and evidence", report["by_pair"]),
        ),
        in_tables=_IN_TABLES,
        verifier=report["verifier"],
        worst=[_shown(share, case) for share, case in worst(report["cases"])],
        cell=cell,
    )


def _shown(share: float, case: Mapping[str, Any]) -> Json:
    """A case as the page shows it: with its outcome, and marks in answer, quotes and evidence."""
    answer, facts = case["answer"], case["facts"]
    problems = answer["problems"] if answer else []
    found = [p["found"] for p in problems if p.get("found")]
    quotes = (answer["citations"] or answer["nearest"]) if answer else []
    return {
        **case,
        "share": share,
        "outcome": outcome(case),
        "said": _marked_answer(answer, facts) if answer else Markup(""),
        "problems": [p["why"] for p in problems],
        "quotes": [
            {**q, "marked": marked(q["quote"], found, facts), "is_cited": bool(answer["citations"])}
            for q in quotes
        ],
        "expected": [[marked(quote, (), facts) for quote in piece] for piece in case["evidence"]],
    }


def _marked_answer(answer: Mapping[str, Any], facts: Sequence[str]) -> Markup:
    """The answer with each statement's disagreements marked in that statement alone."""
    text, at, pieces = answer["answer"], 0, []
    for statement in answer["statements"]:
        start = text.find(statement["text"], at)
        if start < 0:
            continue
        end = start + len(statement["text"])
        wrong = [p["said"] for p in answer["problems"] if p["statement"] == statement["text"]]
        pieces += [marked(text[at:start], (), facts), marked(text[start:end], wrong, facts)]
        at = end
    return Markup("").join([*pieces, marked(text[at:], (), facts)])
