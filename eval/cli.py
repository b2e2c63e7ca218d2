"""The command line `assistant-eval`: scores retrieval and answers."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from tqdm import tqdm

from assistant.cli import run as run_command
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.load import find_files
from eval.annexes.commands import annex, tables
from eval.collection import limit, score_retrieval
from eval.compare import baseline_json, compare_json, compare_text, failures, load_run
from eval.errors import EvalError
from eval.identity import identity_text, references_text, score_identity, score_references
from eval.load import load_cases, load_collection
from eval.particulars import particulars_json, particulars_text, score_folder
from eval.reading.commands import pdf
from eval.register import load_gold, register_text, score_deadlines, score_obligations
from eval.report import report_json, report_text, retrieval_json, retrieval_text
from eval.run import describe_run, run_cases
from eval.sections import score_sections, sections_json, sections_text
from eval.types import Case

Item = TypeVar("Item")
_FOLDER = click.Path(path_type=Path, file_okay=False)
BASELINE = Path(__file__).parent / "baseline.json"
_EXISTING = click.Path(path_type=Path, exists=True)


def main() -> None:
    """Runs the command line; exits 0 (done), 1 (some cases failed) or 2 (wrong usage)."""
    run_command(cli)


class _Group(click.Group):
    """Tells errors of this package as wrong usage."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EvalError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policy-assistant")
def cli() -> None:
    """Scores of the policy assistant."""


cli.add_command(annex)
cli.add_command(pdf)
cli.add_command(tables)


@cli.command()
@click.argument("folder", metavar="DIR", type=_EXISTING)
@click.option("--limit", "queries", type=click.IntRange(min=1), help="Only the first N queries.")
@click.option(
    "--texts",
    type=click.IntRange(min=1),
    help="Only N texts, those judged for the queries first; fewer texts make an easier search.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def retrieval(folder: Path, queries: int | None, texts: int | None, as_json: bool) -> int:
    """Score retrieval on DIR with its corpus.jsonl, queries.jsonl and qrels.tsv.

    The whole corpus is indexed in a temporary store: on two free cores about ten
    short texts a second.
    """
    collection = limit(load_collection(folder), queries=queries, texts=texts)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as store:
        parts = Parts(Settings(store=Path(store), chroma_url=""))
        try:
            report = retrieval_json(score_retrieval(collection, parts, _progress))
        finally:
            parts.store.close()
    _write(report, retrieval_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("folder", metavar="DIR", type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def particulars(folder: Path, as_json: bool) -> int:
    """Score the reading of dates, numbers and document numbers on DIR's written-out cases.

    DIR holds files such as dates.vi.jsonl, numbers.bn.jsonl and docnumbers.en.jsonl.
    """
    results = score_folder(folder)
    _write(particulars_json(results), particulars_text(results), as_json=as_json)
    return 0


@cli.command()
@click.option("--cases", type=_EXISTING, required=True, help="A .jsonl file or a folder of them.")
@click.option("--store", type=_FOLDER, help="The store's folder.")
@click.option("--out", type=_FOLDER, help="Folder to write run.json to.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
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
    _write(report, report_text(report), as_json=as_json)
    return 1 if any(case["failure"] for case in report["cases"]) else 0


@cli.command()
@click.argument("gold", metavar="GOLD", type=_EXISTING)
@click.argument("folder", metavar="DIR", type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def register(gold: Path, folder: Path, as_json: bool) -> int:
    """Score obligations read from the documents in DIR against the rows of GOLD (.jsonl)."""
    report = score_obligations(*load_gold(gold, folder))
    _write(report, register_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("manifest", type=_EXISTING)
@click.option("--root", type=_FOLDER, help="The folder of its files; default: the manifest's.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def identity(manifest: Path, root: Path | None, as_json: bool) -> int:
    """Score the number, date, kind, language and issuer read from the files of MANIFEST."""
    report = score_identity(manifest, root)
    _write(report, identity_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("gold", metavar="GOLD", type=_EXISTING)
@click.argument("folder", metavar="DIR", type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def deadlines(gold: Path, folder: Path, as_json: bool) -> int:
    """Score dates read from the documents in DIR against the rows of GOLD (.jsonl)."""
    report = score_deadlines(*load_gold(gold, folder))
    _write(report, register_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("gold", type=_EXISTING)
@click.argument("folder", metavar="CORPUS_DIR", type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def docrefs(gold: Path, folder: Path, as_json: bool) -> int:
    """Score the references to documents found in the texts of CORPUS_DIR against GOLD."""
    report = score_references(gold, folder)
    _write(report, references_text(report), as_json=as_json)
    return 0


def _run(cases: Sequence[Case], parts: Parts) -> dict[str, Any]:
    documents = parts.store.catalogue.documents()
    if not documents:
        raise click.UsageError(_no_documents(parts.settings.store))
    results = []
    bar = _progress(cases, "cases")
    for result in run_cases(bar, parts.assistant, parts.retriever, documents):
        if result.failure:
            tqdm.write(f"{result.case.id}: {result.failure}", file=sys.stderr)
        results.append(result)
    return report_json(results, describe_run(parts.settings, parts.store, cases))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def claims(file: Path, as_json: bool) -> int:
    """Score FILE's (source, claim, label) rows with the verifier of the answers."""
    from eval.claims import claims_json, claims_text, judge, load_claims

    report = claims_json([judge(claim) for claim in _progress(load_claims(file), "claims")])
    _write(report, claims_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("folder", metavar="DIR", type=_EXISTING)
@click.option(
    "--sentences", default=250, show_default=True, type=click.IntRange(min=1), help="A language."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def verifier(folder: Path, sentences: int, as_json: bool) -> int:
    """Try the verifier on false and on reworded statements about the documents in DIR."""
    from eval.verifier.trial import pairs_of, sentences_in, trial_json, trial_text

    pairs = list(pairs_of(sentences_in(folder), most=sentences))
    report = trial_json(_progress(pairs, "statements"))
    _write(report, trial_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("first", type=_EXISTING)
@click.argument("second", type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def compare(first: Path, second: Path, as_json: bool) -> int:
    """Show what changed from run FIRST to run SECOND, with paired significance."""
    report = compare_json(load_run(first), load_run(second))
    _write(report, compare_text(report), as_json=as_json)
    return 0


@cli.command()
@click.argument("run_path", metavar="RUN", type=_EXISTING)
@click.option(
    "--baseline", type=_EXISTING, default=BASELINE, help="Default: the one that is shipped."
)
@click.option("--update", is_flag=True, help="Make RUN the baseline instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
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
    _write(
        {"passed": not found, "failures": found, **changes},
        f"{compare_text(changes)}\n\n{verdict}",
        as_json=as_json,
    )
    return 1 if found else 0


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=_EXISTING)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def sections(paths: tuple[Path, ...], as_json: bool) -> int:
    """Compare the articles found in files and folders with a plain count of their lines."""
    files = [file for path in paths for file in find_files(path)]
    report = sections_json(score_sections(_progress(files, "files")))
    _write(report, sections_text(report), as_json=as_json)
    return 1 if any(row["error"] for row in report["documents"]) else 0


def _no_documents(store: Path) -> str:
    return (
        f"no documents in the store at {str(store)!r}; run assistant ingest, or name another with"
        " --store"
    )


def _progress(items: Collection[Item], what: str) -> Iterable[Item]:
    bar: Iterable[Item] = tqdm(items, desc=what, file=sys.stderr, mininterval=0.2)
    return bar


def _save(report: dict[str, Any], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "run.json").write_text(_dumped(report) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"{str(folder)!r} cannot be written to ({error.strerror}); choose another with --out"
        ) from error


def _write(report: dict[str, Any], text: str, *, as_json: bool) -> None:
    click.echo(_dumped(report) if as_json else text)


def _dumped(report: dict[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
