"""A run that was interrupted goes on where it stopped: its rows are kept as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.types import Case, CaseResult

_FIELDS = ("scores", "pair", "answer", "failure")


class Kept:
    """The rows of an unfinished run in `folder`; those of a run made otherwise are dropped."""

    def __init__(self, folder: Path, run: dict[str, Any]) -> None:
        self._file = folder / "rows.jsonl"
        self._head = json.dumps(run, sort_keys=True)
        self._rows = self._read()

    def _read(self) -> dict[str, dict[str, Any]]:
        if self._file.exists():
            head, *lines = self._file.read_text("utf-8").split("\n")
            if head == self._head:
                # The last line is whole only where a line end follows it.
                return {row["id"]: row for row in map(json.loads, filter(None, lines[:-1]))}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._head + "\n", "utf-8")
        return {}

    def missing(self, cases: Sequence[Case]) -> list[Case]:
        """The cases that have no row yet."""
        return [case for case in cases if case.id not in self._rows]

    def results(self, cases: Sequence[Case], new: Iterable[CaseResult]) -> Iterator[CaseResult]:
        """All results in the order of the cases; a new one is written before it is handed on."""
        coming = iter(new)
        with self._file.open("a", encoding="utf-8") as file:
            for case in cases:
                if (row := self._rows.get(case.id)) is not None:
                    yield CaseResult(case=case, **{name: row[name] for name in _FIELDS})
                    continue
                result = next(coming)
                row = {"id": case.id, **{name: getattr(result, name) for name in _FIELDS}}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                file.flush()
                yield result

    def finish(self) -> None:
        """The run is whole: its report takes the place of the rows."""
        self._file.unlink()
