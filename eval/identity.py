"""Scores what documents are said to be, and the references to documents found in text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.detect import detect_language
from corpus.errors import UnreadableSource
from corpus.identity import identify_file
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.normalise import fold, nfc
from corpus.particulars.docnumbers import find_document_numbers, same_document
from corpus.readers.dispatch import read
from corpus.types import Identity, Reading
from eval.errors import BadCases
from eval.given import writes

Json = dict[str, Any]
FIELDS = ("number", "date", "kind", "lang", "issuer")


class _Expected(BaseModel):
    """A row of a manifest; what it leaves out or null is not judged."""

    model_config = ConfigDict(extra="ignore")
    file: str = Field(min_length=1)
    number: str | None = None
    date: str | None = Field(None, pattern=r"^\d{4}(-\d\d){0,2}$")
    kind: str | None = None
    lang: str | None = None
    issuer: str | None = None


class _Reference(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str
    seed: str
    as_written: str = Field(min_length=1)
    official: str = Field(min_length=1)


def score_identity(manifest: Path, root: Path | None = None) -> Json:
    """The share right of each field of a manifest, and what is wrong.

    `root` is the folder of its files, by default the manifest's own. A date given to the month
    or year is right where that much of it is. `date_given` counts only the files that write that
    date anywhere, in their text, data or name; its `left_out` names the others, with what of the
    date they do write. `year` is the share whose year is right.
    """
    fields: dict[str, list[tuple[str, Any, Any]]] = {f: [] for f in (*FIELDS, "date_given", "year")}
    left_out = []
    for row in _rows(manifest, _Expected):
        path = (root or manifest.parent) / row.file
        try:
            reading = read(path)
        except UnreadableSource as error:
            raise BadCases(f"{str(manifest)!r} names {row.file!r}: {error.message}") from error
        language = detect_language(reading.text)
        found, _ = identify_file(reading.text, language, reading.metadata, name=path.name)
        for field, wanted in row.model_dump(exclude={"file"}, exclude_none=True).items():
            given = language.value if field == "lang" else _given(found, field, str(wanted))
            judged = (row.file, wanted, given)
            fields[field].append(judged)
            if field != "date":
                continue
            fields["year"].append((row.file, wanted[:4], (given or "")[:4] or None))
            written = _written(reading, path.name, wanted)
            if written == wanted:
                fields["date_given"].append(judged)
            else:
                left_out.append({"file": row.file, "expected": wanted, "written": written})
    report = {field: _share(field, judged) for field, judged in fields.items()}
    report["date_given"]["left_out"] = left_out
    return report


def score_references(gold: Path, folder: Path) -> Json:
    """The share of known references found where they stand, and brought to the official number.

    A short form ("Plan 02") is canonical where it can name that document.
    """
    found, canonical, wrong = [], [], []
    for row in _rows(gold, _Reference):
        try:
            text = nfc((folder / row.seed).read_text(encoding="utf-8"))
        except OSError as error:
            raise BadCases(
                f"{str(gold)!r} names {row.seed!r}, which {str(folder)!r} does not hold;"
                f" give the folder of its texts ({error.strerror})"
            ) from error
        there = [m for m in find_document_numbers(text) if m.as_written == nfc(row.as_written)]
        official = find_document_numbers(row.official)
        right = [
            m.number == row.official if m.number else same_document(m, official[0]) for m in there
        ]
        found.append(bool(there))
        canonical.append(bool(right) and all(right))
        if not canonical[-1]:
            given = sorted({m.number or m.key for m in there})
            wrong.append({"id": row.id, "as_written": row.as_written, "found": given})
    return {
        "found": _mean(found),
        "canonical": _mean(canonical),
        "n": len(found),
        "wrong": wrong,
    }


def identity_text(report: Mapping[str, Json]) -> str:
    """The report of `score_identity` for people."""
    lines = []
    for field, row in report.items():
        share = "-" if row["share"] is None else f"{row['share']:.3f}"
        lines.append(f"{field:<12} {share:>6}  of {row['n']}")
        lines += [f"    {w['file']}: {w['found']} is not {w['expected']}" for w in row["wrong"]]
        for file in row.get("left_out", ()):
            said = f"only {file['written']}" if file["written"] else "nothing of it"
            lines.append(f"    not counted: {file['file']} writes {said} of {file['expected']}")
    return "\n".join(lines)


def references_text(report: Mapping[str, Any]) -> str:
    """The report of `score_references` for people."""
    lines = [f"{key}: {report[key]}" for key in ("found", "canonical", "n")]
    return "\n".join(
        [*lines, *(f"    {w['id']} {w['as_written']}: {w['found']}" for w in report["wrong"])]
    )


def _rows(path: Path, model: type[Any]) -> Iterator[Any]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadCases(f"{str(path)!r} cannot be read ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield model.model_validate(json.loads(line))
        except (ValidationError, json.JSONDecodeError) as error:
            raise BadCases(f"{str(path)!r}, line {number}: {error}; correct the line") from error


def _given(found: Identity, field: str, wanted: str) -> str | None:
    value = found.dated if field == "date" else getattr(found, field)
    if value is None:
        return None
    return str(value)[: len(wanted)] if field == "date" else str(value)


def _written(reading: Reading, name: str, wanted: str) -> str | None:
    """As much of a date as a file writes somewhere: its day, its month or its year."""
    everything = " ".join([reading.text, *reading.metadata.values(), re.sub(r"[_-]+", " ", name)])
    parts = wanted.split("-")
    forms = ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]
    return next((form for form in forms if writes(everything, form)), None)


def _share(field: str, judged: Iterable[tuple[str, Any, Any]]) -> Json:
    rows = [(file, wanted, given, _right(field, wanted, given)) for file, wanted, given in judged]
    wrong = [{"file": f, "expected": w, "found": g} for f, w, g, right in rows if not right]
    return {"share": _mean([r[3] for r in rows]), "n": len(rows), "wrong": wrong}


def _right(field: str, wanted: str, given: str | None) -> bool:
    if given is None or field != "issuer":
        return wanted == given
    return fold(wanted) == fold(given) or _body(wanted) == _body(given) != (None, None)


def _body(name: str) -> tuple[str | None, str | None]:
    """The agency and the place that a name names: "UBND tỉnh …" is "Ủy ban nhân dân tỉnh …"."""
    agency = next((a.agency_id for a in find_agencies(name)), None)
    return agency, next((p.place_id for p in find_places(name)), None)


def _mean(values: list[bool]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
