"""The tables of this package, read from their .tsv files."""

from __future__ import annotations

import csv
import datetime
from importlib import resources


def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table of this package by column name; `#` opens a comment line."""
    text = resources.files("corpus.names").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spellings(cell: str) -> tuple[str, ...]:
    """Return the spellings of a cell, the one to show first."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def day(cell: str) -> datetime.date | None:
    """Return the ISO date of a cell, None for an empty one."""
    return datetime.date.fromisoformat(cell) if cell else None
