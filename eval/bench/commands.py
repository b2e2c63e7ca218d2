"""The commands of `assistant-eval bench`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from assistant.settings import Settings
from eval.bench.ingest import measure_ingest
from eval.bench.load import load_text, measure_load
from eval.bench.report import growth_plot, ingest_text, search_text
from eval.bench.search import measure_search
from eval.cli.common import AS_JSON, EXISTING, write
from eval.load import load_cases

_SIZES = "1000,10000"


@click.group()
def bench() -> None:
    """Speed, memory and disk, beside what people would use instead, in one run."""


@bench.command("ingest")
@click.option("--passages", type=click.IntRange(min=12), default=1000, show_default=True)
@AS_JSON
def ingest_command(passages: int, as_json: bool) -> int:
    """Ingestion beside the bare model and a plain LangChain and Chroma chain."""
    report = measure_ingest(passages, Settings().cache)
    write(report, ingest_text(report), as_json=as_json)
    return 0


@bench.command("search")
@click.option("--sizes", default=_SIZES, show_default=True, help="Passages, with commas between.")
@click.option(
    "--questions", "cases", type=EXISTING, required=True, help="Cases whose questions are asked."
)
@click.option("--count", type=click.IntRange(min=5), default=60, show_default=True)
@click.option("--rivals", is_flag=True, help="Also other systems, where they are installed.")
@click.option("--plot", type=click.Path(path_type=Path, dir_okay=False), help="An SVG of growth.")
@AS_JSON
def search_command(
    sizes: str, cases: Path, count: int, rivals: bool, plot: Path | None, as_json: bool
) -> int:
    """Search and answers over growing collections, generated in three languages."""
    try:
        wanted = [int(size) for size in sizes.split(",")]
    except ValueError as error:
        raise click.UsageError(
            f"--sizes takes numbers with commas between, not {sizes!r}"
        ) from error
    every = [case.question for case in load_cases(cases)]
    # Spread over the set, which may be sorted by language.
    questions = every[:: max(1, len(every) // count)][:count]
    rows = measure_search(wanted, questions, Settings().cache, with_rivals=rivals)
    report: dict[str, Any] = {"questions": len(questions), "rows": rows}
    if plot is not None:
        plot.write_text(growth_plot(rows), encoding="utf-8")
    write(report, search_text(report), as_json=as_json)
    return 0


@bench.command("plot")
@click.argument("saved", metavar="JSON", type=EXISTING)
@click.argument("plot", metavar="SVG", type=click.Path(path_type=Path, dir_okay=False))
def plot_command(saved: Path, plot: Path) -> int:
    """Draw the growth that `bench search --json` has measured."""
    plot.write_text(growth_plot(json.loads(saved.read_text("utf-8"))["rows"]), encoding="utf-8")
    return 0


@bench.command("load")
@click.argument("url")
@click.option(
    "--questions", "cases", type=EXISTING, required=True, help="Cases whose questions are asked."
)
@click.option("--users", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--think", type=click.FloatRange(min=0), default=5.0, show_default=True)
@click.option("--minutes", type=click.FloatRange(min=0.01), default=10.0, show_default=True)
@click.option("--key", default="", envvar="ASSISTANT_KEY", help="A key of the service.")
@AS_JSON
def load_command(
    url: str, cases: Path, users: int, think: float, minutes: float, key: str, as_json: bool
) -> int:
    """People who ask, think and ask again: a running service under load; exit 1 on an error."""
    questions = [case.question for case in load_cases(cases)]
    report = measure_load(url, questions, users=users, think=think, minutes=minutes, key=key)
    write(report, load_text(report), as_json=as_json)
    return 1 if report["errors"] else 0
