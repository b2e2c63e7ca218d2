"""A run as one HTML page without a network: plots, refusals, worst cases first, filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from eval.metrics.table import TABLE
from eval.pages.plots import confusion, intervals
from eval.report import cell, worst

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


def report_html(report: dict[str, Any]) -> str:
    """The page; every case that is not perfect is on it, the worst first."""
    columns = {"all": report["overall"], **report["by_language"]}
    plotted = [m for m in TABLE if m.name != "latency_ms"]
    return _PAGES.get_template("report.html.j2").render(
        run=report["run"],
        cases=report["cases"],
        metrics=TABLE,
        columns=columns,
        plots={m.name: intervals(m.name, columns) for m in plotted},
        confusion=confusion(report["cases"]),
        kinds=report["by_kind"],
        pairs=report["by_pair"],
        verifier=report["verifier"],
        worst=[(share, case, _marked_answer(case)) for share, case in worst(report["cases"])],
        cell=cell,
    )


def _marked_answer(case: dict[str, Any]) -> Markup:
    """The answer with what its quotes do not bear out marked."""
    if not case["answer"]:
        return Markup("")
    marked = escape(case["answer"]["answer"])
    for said in {p["said"] for p in case["answer"]["problems"]}:
        inner = escape(said)
        marked = Markup(marked.replace(inner, Markup("<mark>") + inner + Markup("</mark>")))
    return marked
