"""The commands that run cases and hold runs against each other."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from assistant.settings import Settings
from assistant.wiring import Parts
from eval.cli.common import AS_JSON, EXISTING, FOLDER, dumped, progress, write
from eval.compare import baseline_json, compare_json, compare_text, failures, load_run
from eval.load import load_cases
from eval.report import report_json, report_text
from eval.run import describe_run, run_cases
from eval.types import Case

BASELINE = Path(__file__).parents[1] / "baseline.json"


@click.command()
@click.option("--cases", type=EXISTING, required=True, help="A .jsonl file or a folder of them.")
@click.option("--store", type=FOLDER, help="The store's folder.")
@click.option("--out", type=FOLDER, help="Folder to write run.json to.")
@AS_JSON
def run(cases: Path, store: Path | None, out: Path | None, as_json: bool) -> int:
    """Ask every case's question and score answers, citations and retrieval."""
    loaded = load_cases(cases)
    settings = Settings(store=store) if store else Settings()
    if not settings.store.is_dir():
        raise click.UsageError(_no_documents(settings.store))
    parts = Parts(settings)
    try:
        report = _run(loaded, parts)
    finally:
        parts.store.close()
    if out is not None:
        _save(report, out)
    write(report, report_text(report), as_json=as_json)
    return 1 if any(case["failure"] for case in report["cases"]) else 0


def _run(cases: Sequence[Case], parts: Parts) -> dict[str, Any]:
    documents = parts.store.catalogue.documents()
    if not documents:
        raise click.UsageError(_no_documents(parts.settings.store))
    results = []
    bar = progress(cases, "cases")
    for result in run_cases(bar, parts.assistant, parts.retriever, documents):
        if result.failure:
            tqdm.write(f"{result.case.id}: {result.failure}", file=sys.stderr)
        results.append(result)
    return report_json(results, describe_run(parts.settings, parts.store, cases))


@click.command()
@click.argument("first", type=EXISTING)
@click.argument("second", type=EXISTING)
@AS_JSON
def compare(first: Path, second: Path, as_json: bool) -> int:
    """Show what changed from run FIRST to run SECOND, with paired significance."""
    report = compare_json(load_run(first), load_run(second))
    write(report, compare_text(report), as_json=as_json)
    return 0


@click.command()
@click.argument("run_path", metavar="RUN", type=EXISTING)
@click.option(
    "--baseline", type=EXISTING, default=BASELINE, help="Default: the one that is shipped."
)
@click.option("--update", is_flag=True, help="Make RUN the baseline instead.")
@AS_JSON
def check(run_path: Path, baseline: Path, update: bool, as_json: bool) -> int:
    """Fail where RUN is significantly worse than the baseline in any language or kind."""
    latest = load_run(run_path)
    if update:
        text = json.dumps(baseline_json(latest), ensure_ascii=False, indent=1)
        baseline.write_text(text + "\n", encoding="utf-8")
        click.echo(f"{run_path} is the baseline now; commit {baseline}", err=True)
    known = load_run(baseline)
    found, changes = failures(known, latest), compare_json(known, latest)
    verdict = "\n".join(found) or "no language and no kind of question is significantly worse"
    write(
        {"passed": not found, "failures": found, **changes},
        f"{compare_text(changes)}\n\n{verdict}",
        as_json=as_json,
    )
    return 1 if found else 0


def _no_documents(store: Path) -> str:
    return (
        f"no documents in the store at {str(store)!r}; run assistant ingest, or name another with"
        " --store"
    )


def _save(report: dict[str, Any], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "run.json").write_text(dumped(report) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{str(folder)!r} cannot be written to ({error.strerror}); choose another with --out"
        ) from error


COMMANDS = (run, compare, check)
