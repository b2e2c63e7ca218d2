"""What the commands of `assistant-eval` share: argument types, progress, output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
from tqdm import tqdm

Item = TypeVar("Item")
FOLDER = click.Path(path_type=Path, file_okay=False)
EXISTING = click.Path(path_type=Path, exists=True)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


def progress(items: Iterable[Item], what: str, *, total: int | None = None) -> Iterable[Item]:
    """The items, with a bar on standard error; `total` where they do not know their number."""
    bar: Iterable[Item] = tqdm(items, desc=what, total=total, file=sys.stderr, mininterval=0.2)
    return bar


def write(report: dict[str, Any], text: str, *, as_json: bool) -> None:
    """Prints the report as one JSON document or as text."""
    click.echo(dumped(report) if as_json else text)


def dumped(report: dict[str, Any]) -> str:
    """The report as the JSON that is printed and saved."""
    return json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
