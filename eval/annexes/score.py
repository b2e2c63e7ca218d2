"""How much of a known table is read right from each file that holds it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.load import hash_file, load_document
from corpus.normalise import fold
from corpus.tables.types import Role
from eval.annexes.make import FIELDS
from eval.errors import EvalError

Json = dict[str, Any]
_ROLES = {Role(name): name for name in FIELDS}
_SUFFIXES = (".docx", ".pdf", ".xlsx", ".html", ".htm", ".txt", ".md", ".doc", ".odt")
_MOST_SHOWN = 20


def score_tables(folder: Path) -> Json:
    """Exact agreement with table.jsonl, per file and field, over the rows that it lists.

    Blanks and line breaks count alike; `extra` are rows read that are none of the known. A row is
    known by its number, or its task where numbers repeat. EvalError where files are missing.
    """
    known = _known(folder / "table.jsonl")
    paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES)
    if not paths:
        raise EvalError(f"no documents in {str(folder)!r}; put the annex beside table.jsonl")
    files = {path.name: _score(path, known) for path in paths}
    fields = {
        name: _worst([report["fields"][name] for report in files.values()]) for name in FIELDS
    }
    return {"rows": len(known), "files": files, "lowest": fields}


def _worst(values: Sequence[float | None]) -> float | None:
    measured = [value for value in values if value is not None]
    return min(measured) if measured else None


def _known(path: Path) -> list[dict[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise EvalError(f"{str(path)!r} cannot be read ({error}); write one row a line") from error
    if not all(isinstance(row, dict) and {*FIELDS} <= row.keys() for row in rows) or not rows:
        raise EvalError(f"{str(path)!r} lacks rows with the fields {', '.join(FIELDS)}")
    return [{name: _plain(str(row[name] or "")) for name in FIELDS} for row in rows]


def _score(path: Path, known: Sequence[Mapping[str, str]]) -> Json:
    try:
        read = _read(path)
    except UnreadableSource as error:
        return {"error": error.message, "found": 0, "fields": dict.fromkeys(FIELDS), "wrong": []}
    left = Counter(_key(row, known) for row in known)
    found = {key: row for row in read if (key := _key(row, known)) in left}
    right: Counter[str] = Counter()
    wrong = []
    for row in known:
        got = found.get(_key(row, known), {})
        for name in FIELDS:
            right[name] += got.get(name) == row[name]
            if got.get(name) != row[name]:
                wrong.append(
                    {"row": row["number"], "field": name, "read": got.get(name), "is": row[name]}
                )
    return {
        "error": None,
        "found": len(found),
        "extra": len(read) - len(found),
        "fields": {name: right[name] / len(known) for name in FIELDS},
        "wrong": wrong[:_MOST_SHOWN],
    }


def _key(row: Mapping[str, str], known: Sequence[Mapping[str, str]]) -> str:
    numbers = {other["number"] for other in known}
    return fold(row.get("number" if len(numbers) == len(known) else "task", "")).strip(" .)")


def _read(path: Path) -> list[dict[str, str]]:
    loaded = load_document(path, source=path.name, bytes_sha256=hash_file(path))
    text = loaded.document.text
    return [
        {
            name: _plain(text[cell.start : cell.end])
            for column, cell in zip(table.columns, row.cells, strict=True)
            if (name := _ROLES.get(column.role))
        }
        for table in loaded.tables
        for row in table.rows
    ]


def _plain(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def tables_text(report: Json) -> str:
    """The report as a table of files by fields, then the first cells that are wrong."""
    lines = [f"{report['rows']} rows", f"{'':24}{'found':>7}{'extra':>7}" + _cells(FIELDS, 14)]
    for name, file in report["files"].items():
        if file["error"]:
            lines.append(f"{name:24}{file['error']}")
            continue
        shares = [f"{file['fields'][field]:.3f}" for field in FIELDS]
        lines.append(f"{name:24}{file['found']:>7}{file['extra']:>7}" + _cells(shares, 14))
    for name, file in report["files"].items():
        for wrong in file["wrong"]:
            lines.append(
                f"{name} row {wrong['row']} {wrong['field']}: {wrong['read']!r} is {wrong['is']!r}"
            )
    return "\n".join(lines)


def _cells(values: Sequence[str], width: int) -> str:
    return "".join(f"{value:>{width}}" for value in values)
