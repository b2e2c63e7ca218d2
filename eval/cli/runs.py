"""The commands that run cases and hold runs against each other."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.load import find_files
from corpus.types import Document
from eval.cli.common import AS_JSON, EXISTING, FOLDER, progress, write
from eval.compare import compare_json, compare_text, load_run, load_runs
from eval.errors import EvalError
from eval.gate import baseline_text, failures, new_cases, part_of
from eval.load import load_cases, take_part
from eval.pages import save_pages, save_report
from eval.progress import Kept
from eval.report import report_json, report_text
from eval.run import Asks, Searches, describe_program, describe_store, now, run_cases
from eval.service import Service
from eval.types import Case
from eval.verifier.gold import try_verifier
from index.embed import make_embedder

BASELINE = Path(__file__).parents[1] / "baseline.json"


@click.command()
@click.option("--cases", type=EXISTING, required=True, help="A .jsonl file or a folder of them.")
@click.option("--store", type=FOLDER, help="The store's folder.")
@click.option("--url", help="Ask the service that runs there instead of a store.")
@click.option("--key", envvar="ASSISTANT_KEY", default="", help="API key of that service.")
@click.option("--out", type=FOLDER, help="Folder for run.json, report.html, report.md, junit.xml.")
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    default=1,
    help="Only one case in so many of each language and kind, and the verifier is not tried.",
)
@AS_JSON
def run(
    cases: Path,
    store: Path | None,
    url: str | None,
    key: str,
    out: Path | None,
    workers: int,
    part: int,
    as_json: bool,
) -> int:
    """Ask every case's question and score answers, citations and retrieval.

    With --out, a run that was interrupted goes on where it stopped.
    """
    loaded = take_part(load_cases(cases), part)
    made = {**describe_program(loaded), "part": part}
    if url:
        service = Service(url, key)
        documents = service.documents()
        made |= service.describe(documents)
        result = _run(loaded, service, service, documents, made, out, workers)
    else:
        settings = Settings(store=store) if store else Settings()
        result = _run_store(loaded, settings, made, out, workers)
    write(result, report_text(result), as_json=as_json)
    return 1 if any(case["failure"] for case in result["cases"]) else 0


def _run_store(
    cases: Sequence[Case],
    settings: Settings,
    made: dict[str, Any],
    out: Path | None,
    workers: int,
) -> dict[str, Any]:
    if not settings.store.is_dir():
        raise click.UsageError(_no_documents(settings.store))
    parts = Parts(settings)
    try:
        documents = parts.store.catalogue.documents()
        if not documents:
            raise click.UsageError(_no_documents(parts.settings.store))
        made = made | describe_store(parts.settings, parts.store)
        return _run(cases, parts.assistant, parts.retriever, documents, made, out, workers)
    finally:
        parts.store.close()


def _run(
    cases: Sequence[Case],
    assistant: Asks,
    retriever: Searches,
    documents: list[Document],
    made: dict[str, Any],
    out: Path | None,
    workers: int,
) -> dict[str, Any]:
    kept = _kept(out, made) if out else None
    todo = kept.missing(cases) if kept else cases
    answered = run_cases(todo, assistant, retriever, documents, workers=workers)
    new = progress(answered, "cases", total=len(todo))
    results = []
    for result in kept.results(cases, new) if kept else new:
        if result.failure:
            tqdm.write(f"{result.case.id}: {result.failure}", file=sys.stderr)
        results.append(result)
    trial = try_verifier(cases, documents) if made["part"] == 1 else None
    whole = report_json(results, made | {"finished": now()}, trial)
    if kept and out:
        save_report(whole, out)
        kept.finish()
    return whole


def _kept(folder: Path, made: dict[str, Any]) -> Kept:
    try:
        return Kept(folder, made)
    except OSError as error:
        raise click.ClickException(
            f"{str(folder)!r} cannot be written to ({error.strerror}); choose another with --out"
        ) from error


@click.command()
@click.option("--cases", type=EXISTING, required=True, help="A .jsonl file or a folder of them.")
@click.option("--documents", "folder", type=EXISTING, required=True, help="What they are about.")
@AS_JSON
def peers(cases: Path, folder: Path, as_json: bool) -> int:
    """Run the cases on this program and on a plain LangChain and Chroma chain, side by side."""
    try:
        from eval.peers import PlainChain, peers_json, peers_text
    except ImportError as error:
        raise EvalError(
            f"{error.name} is missing; install the extra: pip install '.[dev]'"
        ) from error
    loaded = load_cases(cases)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as store:
        parts = Parts(Settings(store=Path(store), chroma_url=""))
        try:
            for _ in progress(parts.ingestion.run(find_files(folder)), "files"):
                pass
            documents = parts.store.catalogue.documents()
            embedder = make_embedder(parts.settings.embedding_model, parts.settings.cache)
            plain = PlainChain(documents, embedder)
            own = run_cases(loaded, parts.assistant, parts.retriever, documents)
            other = run_cases(loaded, plain, plain, documents)
            compared = peers_json(
                {
                    "this program": report_json(list(progress(own, "this program")), {}),
                    "LangChain": report_json(list(progress(other, "LangChain")), {}),
                }
            )
        finally:
            parts.store.close()
    write(compared, peers_text(compared), as_json=as_json)
    return 0


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def report(folder: Path) -> int:
    """Write the report of the latest run below DIR, with the trend over all of its runs.

    DIR holds runs, each in a folder of its own, as run --out DIR/NAME writes them.
    """
    *others, latest = load_runs(folder)
    part = latest["run"].get("part", 1)
    # A part of the cases has other means than all of them.
    earlier = [run for run in others if run["run"].get("part", 1) == part]
    save_pages(latest, folder, earlier)
    click.echo(f"{folder / 'report.html'}: the latest of {len(earlier) + 1} runs")
    return 0


@click.command()
@click.argument("first", type=EXISTING)
@click.argument("second", type=EXISTING)
@AS_JSON
def compare(first: Path, second: Path, as_json: bool) -> int:
    """Show what changed from run FIRST to run SECOND, with paired significance."""
    changes = compare_json(load_run(first), load_run(second))
    write(changes, compare_text(changes), as_json=as_json)
    return 0


@click.command()
@click.argument("run_path", metavar="RUN", type=EXISTING)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    default=BASELINE,
    help="Default: the one that is shipped.",
)
@click.option("--part", is_flag=True, help="RUN is of a part of the cases: ask for no others.")
@click.option("--update", is_flag=True, help="Make RUN the baseline instead.")
@AS_JSON
def check(run_path: Path, baseline: Path, part: bool, update: bool, as_json: bool) -> int:
    """Fail where RUN is significantly worse than the baseline in any language or kind."""
    latest = load_run(run_path)
    if update:
        baseline.write_text(baseline_text(latest), encoding="utf-8")
        click.echo(f"{run_path} is the baseline now; commit {baseline}", err=True)
    known = part_of(load_run(baseline), latest) if part else load_run(baseline)
    found, changes = failures(known, latest), compare_json(known, latest)
    unknown = new_cases(known, latest)
    verdict = "\n".join(found) or "no language and no kind of question is significantly worse"
    if unknown:
        verdict += f"\n{len(unknown)} cases are new: the baseline does not know them yet"
    write(
        {"passed": not found, "failures": found, "new": unknown, **changes},
        f"{compare_text(changes)}\n\n{verdict}",
        as_json=as_json,
    )
    return 1 if found else 0


def _no_documents(store: Path) -> str:
    return (
        f"no documents in the store at {str(store)!r}; run assistant ingest, or name another with"
        " --store"
    )


COMMANDS = (run, report, compare, check, peers)
