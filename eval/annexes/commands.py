"""The table commands of `assistant-eval`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus.readers.tools import ToolFailed
from eval.annexes.make import write_annex
from eval.annexes.score import score_tables, tables_text
from eval.annexes.words import WORDS
from eval.errors import EvalError

_DIR = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument(
    "folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def tables(folder: Path, as_json: bool) -> int:
    """Score how the table in DIR is read from each of its documents.

    DIR holds table.jsonl, one row a line with number, task, lead, coordinating, product and
    deadline, and the same annex in any formats. Exits 1 where a cell of a document is wrong.
    """
    report = score_tables(folder)
    click.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else tables_text(report))
    return 0 if all(value == 1.0 for value in report["lowest"].values()) else 1


@click.command()
@click.argument("folder", metavar="DIR", type=_DIR)
@click.option("--language", type=click.Choice(list(WORDS)), default="vi", show_default=True)
@click.option("--rows", type=click.IntRange(min=2), default=120, show_default=True)
@click.option("--no-pdf", is_flag=True, help="Without PDFs, which need Chromium and LibreOffice.")
def annex(folder: Path, language: str, rows: int, no_pdf: bool) -> int:
    """Write a made annex to DIR in every format, with table.jsonl, for `assistant-eval tables`."""
    try:
        write_annex(folder, language, rows, prints=not no_pdf)
    except ToolFailed as error:
        raise EvalError(f"{error}; or use --no-pdf") from error
    return 0
