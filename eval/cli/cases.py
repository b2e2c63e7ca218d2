"""The commands that make and check cases."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assistant.settings import Settings
from assistant.wire import answer_json
from assistant.wiring import Parts
from eval.cli.common import AS_JSON, EXISTING, FOLDER, write
from eval.load import load_cases

_SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


@click.command()
@click.argument("file", metavar="CASES", type=EXISTING)
@click.option(
    "--documents",
    type=EXISTING,
    default=_SAMPLES,
    help="The folder that the cases are about; default: the samples.",
)
@AS_JSON
def lint(file: Path, documents: Path, as_json: bool) -> int:
    """Check CASES, a .jsonl file or a folder: schema, quotes, facts, duplicates, balance.

    Exits 1 where a case has a problem.
    """
    from eval.lint import lint as check
    from eval.lint import lint_text, read_documents

    report = check(load_cases(file), read_documents(documents))
    write(report, lint_text(report), as_json=as_json)
    return 1 if report["problems"] else 0


@click.command("import")
@click.argument("path", metavar="SET", type=EXISTING)
@click.option("--format", "form", type=click.Choice(["squad", "beir", "csv"]), required=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Default: stdout.")
def import_set(path: Path, form: str, out: Path | None) -> int:
    """Turn SET (SQuAD's JSON, a folder in BEIR's layout, a CSV file) into lines of cases."""
    from eval.importing import import_cases

    lines = [json.dumps(row, ensure_ascii=False) for row in import_cases(path, form)]
    if out is None:
        click.echo("\n".join(lines))
    else:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        click.echo(f"{len(lines)} cases in {out}; check them with assistant-eval lint", err=True)
    return 0


@click.command()
@click.argument("question", required=False)
@click.option("--store", type=FOLDER, help="The store's folder.")
@click.option("--kind", default="other", show_default=True)
@click.option("--right/--wrong", default=None, help="Your verdict; asked for where not given.")
@click.option("--feedback", type=EXISTING, help="Instead: a file of feedback that people gave.")
def new(
    question: str | None,
    store: Path | None,
    kind: str,
    right: bool | None,
    feedback: Path | None,
) -> int:
    """Ask QUESTION, take your verdict on the answer, and print a case to complete.

    With --feedback, a case is printed for each answer that people judged. What is to be read goes
    to standard error; the cases alone go to standard output.
    """
    from eval.importing import draft, drafts

    if question is None and feedback is not None:
        for row, said in drafts(feedback):
            click.echo(f"{row['id']}: {said}", err=True)
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    if question is None or feedback is not None:
        raise click.UsageError("give either a QUESTION or --feedback FILE")
    parts = Parts(Settings(store=store) if store else Settings())
    try:
        answer = answer_json(parts.assistant.ask(question))
    finally:
        parts.store.close()
    click.echo(answer["answer"], err=True)
    if right is None:
        right = click.confirm("Is this right and complete?", err=True)
    row = draft(question, answer, right=right, kind=kind)
    click.echo(json.dumps(row, ensure_ascii=False))
    click.echo("add its facts and check it with assistant-eval lint", err=True)
    return 0


@click.command()
@AS_JSON
def metrics(as_json: bool) -> int:
    """Print every metric of a run with its definition, its source and what the gate asks of it."""
    from eval.metrics.table import metrics_json, metrics_text

    write(metrics_json(), metrics_text(), as_json=as_json)
    return 0


COMMANDS = (lint, import_set, new, metrics)
