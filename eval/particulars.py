"""Scores the reading of dates, numbers and document numbers on written-out cases."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.particulars.dates import find_dates, find_impossible_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.types import Language
from eval.errors import EvalError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A case that was read otherwise than expected; both sides as JSON values."""

    id: str
    text: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The score of one file of cases."""

    kind: str
    language: Language
    cases: int
    failures: tuple[Failure, ...]

    @property
    def right(self) -> float | None:
        """The share of cases read exactly as expected; None where there is no case."""
        return 1 - len(self.failures) / self.cases if self.cases else None


def score_folder(folder: Path) -> list[Result]:
    """Scores every KIND.LANGUAGE.jsonl of a folder, KIND being dates, numbers or docnumbers."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise EvalError(f"no cases such as dates.vi.jsonl in {str(folder)!r}; name their folder")
    return [score_file(file) for file in files]


def score_file(file: Path) -> Result:
    """Scores the cases of one file; EvalError where its name or a line does not fit."""
    kind, _, code = file.stem.partition(".")
    if kind not in _READERS or code not in list(Language):
        raise EvalError(
            f"{file.name!r} names no known kind and language; call it for example dates.vi.jsonl"
        )
    language = Language(code)
    failures = []
    cases = list(_rows(file))
    for row in cases:
        expected, found = _READERS[kind](row, language)
        if expected != found:
            failures.append(Failure(id=row["id"], text=row["text"], expected=expected, found=found))
    return Result(kind=kind, language=language, cases=len(cases), failures=tuple(failures))


def particulars_json(results: list[Result]) -> dict[str, Any]:
    """The scores as one JSON document."""
    return {
        "files": [
            {
                "kind": result.kind,
                "language": result.language.value,
                "cases": result.cases,
                "right": result.right,
                "failures": [
                    {"id": f.id, "text": f.text, "expected": f.expected, "found": f.found}
                    for f in result.failures
                ],
            }
            for result in results
        ]
    }


def particulars_text(results: list[Result]) -> str:
    """The scores as lines for people, with every failure."""
    lines = []
    for result in results:
        share = "-" if result.right is None else f"{result.right:.3f}"
        lines.append(f"{result.kind:12}{result.language.value:4}{result.cases:5}  {share}")
        lines += [
            f"  {f.id}: {f.text!r}: expected {f.expected}, found {f.found}" for f in result.failures
        ]
    return "\n".join(lines)


def _rows(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvalError(f"{file.name}, line {number}: not JSON ({error}); mend it") from error
        if not isinstance(row, dict) or not {"id", "text", "expected"} <= row.keys():
            raise EvalError(f"{file.name}, line {number}: needs id, text and expected; add them")
        yield row


def _dates(row: Row, language: Language) -> tuple[Any, Any]:
    written = row.get("reference")
    reference = datetime.date.fromisoformat(written) if written else None
    found = find_dates(row["text"], language=language, reference=reference)
    read = [[_iso(date.first), _iso(date.last), date.precision] for date in found]
    expected = row["expected"]
    if "impossible" in row:
        impossible = find_impossible_dates(row["text"], language=language)
        return (expected, row["impossible"]), (read, [date.as_written for date in impossible])
    return expected, read


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _numbers(row: Row, language: Language) -> tuple[Any, Any]:
    found = find_numbers(row["text"], language=language)
    read = []
    for wanted, number in zip(row["expected"], found, strict=False):
        full: dict[str, Any] = {
            "value": _figure(number.value),
            "kind": number.kind,
            "total": _figure(number.total),
            "high": _figure(number.high),
            "measure": number.measure,
        }
        kept = {"value", "kind"} | wanted.keys()
        kept |= {name for name in ("total", "high") if full[name] is not None}
        read.append({name: full[name] for name in full if name in kept})
    read += [{"value": _figure(number.value)} for number in found[len(read) :]]
    return row["expected"], read


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _document_numbers(row: Row, language: Language) -> tuple[Any, Any]:
    found = find_document_numbers(row["text"], language=language)
    read = [
        {
            "number": mention.number,
            "type": mention.type,
            "ordinal": mention.ordinal,
            "year": mention.year,
        }
        for mention in found
    ]
    return row["expected"], read


_READERS: Mapping[str, Callable[[Row, Language], tuple[Any, Any]]] = {
    "dates": _dates,
    "numbers": _numbers,
    "docnumbers": _document_numbers,
}
