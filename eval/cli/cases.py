"""The commands that make and check cases."""

from __future__ import annotations

from pathlib import Path

import click

from eval.cli.common import AS_JSON, EXISTING, write
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


COMMANDS = (lint,)
