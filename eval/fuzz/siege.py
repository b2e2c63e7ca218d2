"""Hostile files through the readers that ingestion uses, each followed by an ordinary one."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.limits import Limits
from corpus.load import load_document
from corpus.readers.archive import may_hold_documents, unpack
from corpus.workers import Readers
from eval.fuzz.hostile import hostile_files

Json = dict[str, Any]
_ORDINARY = "Plan 02 ends in June.\n"
# Starting a process and reporting its end takes time beyond the limit.
_GRACE = 30.0


def besiege(names: Iterable[str], limits: Limits) -> Iterator[Json]:
    """For each hostile file what became of it and of the ordinary file after it.

    `outcome` is "read" or the code of the refusal; `failed` says that a reader broke, that the
    limit of time did not hold, or that the next file suffered.
    """
    makers = hostile_files()
    with tempfile.TemporaryDirectory() as folder, Readers(1, limits) as readers:
        ordinary = Path(folder) / "ordinary.txt"
        ordinary.write_text(_ORDINARY, encoding="utf-8")
        for name in names:
            path = Path(folder) / name
            makers[name](path)
            began = time.monotonic()
            outcome, message = _outcome(readers, path)
            seconds = time.monotonic() - began
            after, _ = _outcome(readers, ordinary)
            path.unlink()
            late = seconds > limits.seconds + _GRACE
            yield {
                "name": name,
                "outcome": outcome,
                "seconds": round(seconds, 1),
                "message": message,
                "failed": outcome == "crashed" or late or after != "read",
            }


def _outcome(readers: Readers, path: Path) -> tuple[str, str]:
    try:
        if may_hold_documents(path):
            with tempfile.TemporaryDirectory() as place:
                held = readers.start(path.name, unpack, path, Path(place))()
                if not held.is_document:
                    lost = sum(member.error is not None for member in held.members)
                    return "read", f"{len(held.members)} members, {lost} of them refused"
        loaded = readers.start(
            path.name, load_document, path, source=path.name, bytes_sha256="0" * 64
        )()
    except UnreadableSource as error:
        return error.code, error.message
    document = loaded.document
    said = f"{len(document.pages)} pages, {len(document.text)} characters"
    return "read", "; ".join([said, *document.warnings[:2]])


def siege_text(rows: Iterable[Json]) -> Iterator[str]:
    """A line for each file."""
    for row in rows:
        mark = "FAILED " if row["failed"] else ""
        said = f"{mark}{row['outcome']}: {row['message'][:150]}"
        yield f"{row['name']:<22}{row['seconds']:>7} s  {said}"
