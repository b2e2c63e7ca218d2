"""The command `assistant-eval fuzz`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from tqdm import tqdm

from eval.fuzz.run import fuzz_json, fuzz_text, make_inputs, run


@click.command()
@click.option("--inputs", default=1000, show_default=True, type=click.IntRange(min=1))
@click.option("--seed", default=0, show_default=True, help="Other seeds make other files.")
@click.option("--first", default=0, help="Number of the first input, to repeat one.")
@click.option("--tools", is_flag=True, help="With LibreOffice and OCR, seconds a file.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the files that break a reader.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def fuzz(inputs: int, seed: int, first: int, tools: bool, keep: Path | None, as_json: bool) -> int:
    """Give damaged files to every reader; exits 1 where one breaks instead of refusing.

    The same seed and number make the same file.
    """
    given = make_inputs(inputs, seed, first=first)
    shown = tqdm(given, total=inputs, desc="files", file=sys.stderr, mininterval=1)
    report = fuzz_json(run(shown, processes=1, tools=tools, keep=keep))
    click.echo(json.dumps(report, ensure_ascii=False, indent=2) if as_json else fuzz_text(report))
    return 1 if report["failures"] else 0
