"""The commands `assistant-eval fuzz` and `assistant-eval hostile`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from tqdm import tqdm

from corpus.limits import Limits
from eval.fuzz.hostile import hostile_files
from eval.fuzz.run import fuzz_json, fuzz_text, make_inputs, run
from eval.fuzz.siege import besiege, siege_text


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


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--seconds", default=300.0, show_default=True, help="Limit of time for one file.")
@click.option("--megabytes", default=2048, show_default=True, help="Limit of memory.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def hostile(names: tuple[str, ...], seconds: float, megabytes: int, as_json: bool) -> int:
    """Read large and hostile files, made on the spot, each followed by an ordinary one.

    NAME is one of them; by default all. Exits 1 where a reader breaks, a limit does not
    hold, or the ordinary file suffers.
    """
    known = list(hostile_files())
    if unknown := set(names) - set(known):
        raise click.UsageError(f"no such file: {sorted(unknown)}; there are {', '.join(known)}")
    limits = Limits(seconds=seconds, megabytes=megabytes)
    rows = []
    for row in besiege(names or known, limits):
        rows.append(row)
        if not as_json:
            click.echo(next(siege_text([row])))
    if as_json:
        click.echo(json.dumps({"files": rows}, ensure_ascii=False, indent=2))
    return 1 if any(row["failed"] for row in rows) else 0
