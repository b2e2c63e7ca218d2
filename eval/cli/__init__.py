"""The command line `assistant-eval`: scores retrieval and answers."""

from __future__ import annotations

from typing import Any

import click

from assistant.cli import run as run_command
from eval.annexes.commands import annex, tables
from eval.bench.commands import bench
from eval.cli import cases, runs, scores
from eval.errors import EvalError
from eval.fuzz.commands import fuzz, hostile
from eval.reading.commands import legacy, pdf


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


for _command in (
    annex,
    bench,
    fuzz,
    hostile,
    legacy,
    pdf,
    tables,
    *cases.COMMANDS,
    *runs.COMMANDS,
    *scores.COMMANDS,
):
    cli.add_command(_command)
