"""Scores the relations found in documents against those that people read in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from corpus.detect import detect_language
from corpus.errors import UnreadableSource
from corpus.identity import identify_file
from corpus.readers.dispatch import read
from corpus.relations import find_relations, number_key
from corpus.types import Reading, RelationType
from corpus.units import find_units
from eval.errors import BadCases

Json = dict[str, Any]
Key = tuple[str, str, str]
# Naming another document does nothing to either.
SCORED = tuple(t for t in get_args(RelationType) if t != "cites")


class _Expected(BaseModel):
    model_config = ConfigDict(extra="forbid")
    type: RelationType
    direction: str = "to"
    number: str


class _Row(BaseModel):
    """A document, as text or as a file below the root, with all its relations but citations."""

    model_config = ConfigDict(extra="ignore")
    text: str = ""
    file: str = ""
    relations: list[_Expected]

    @model_validator(mode="after")
    def _has_a_document(self) -> _Row:
        if bool(self.text) == bool(self.file):
            raise ValueError("give either text or file")
        return self


def score_relations(golds: Sequence[Path], root: Path | None = None) -> Json:
    """Precision and recall of type, direction and object together, by type and language.

    `root` is the folder of the files that rows name, by default that of their gold.
    """
    wrong: list[Json] = []
    counts: dict[str, Counter[str]] = {}
    for gold in golds:
        for name, row in _rows(gold):
            language, found = _found(row, root or gold.parent, gold)
            wanted: dict[Key, str] = {
                (e.type, e.direction, number_key(e.number)): e.number for e in row.relations
            }
            for key in {*found, *wanted}:
                outcome = "missed" if key not in found else "right" if key in wanted else "extra"
                for group in ("all", language, key[0]):
                    counts.setdefault(group, Counter())[outcome] += 1
                if outcome != "right":
                    shown = f"{key[0]} {key[1]} {found.get(key) or wanted.get(key)}"
                    wrong.append({"document": name, "outcome": outcome, "relation": shown})
    groups = sorted(counts, key=lambda g: (g != "all", g in SCORED, g))
    wrong.sort(key=lambda w: (w["document"], w["outcome"], w["relation"]))
    return {"scores": {g: _scores(counts[g]) for g in groups}, "wrong": wrong}


def relations_text(report: Mapping[str, Any]) -> str:
    """The report of `score_relations` for people."""
    lines = [f"{'':<12} {'precision':>9} {'recall':>7} {'found':>6} {'expected':>8}"]
    for group, row in report["scores"].items():
        shares = ["-" if row[k] is None else f"{row[k]:.3f}" for k in ("precision", "recall")]
        lines.append(
            f"{group:<12} {shares[0]:>9} {shares[1]:>7} {row['found']:>6} {row['expected']:>8}"
        )
    lines += [f"    {w['document']}: {w['outcome']} {w['relation']}" for w in report["wrong"]]
    return "\n".join(lines)


def _scores(count: Mapping[str, int]) -> Json:
    right, extra, missed = (count.get(k, 0) for k in ("right", "extra", "missed"))
    return {
        "precision": round(right / (right + extra), 4) if right + extra else None,
        "recall": round(right / (right + missed), 4) if right + missed else None,
        "found": right + extra,
        "expected": right + missed,
    }


def _found(row: _Row, root: Path, gold: Path) -> tuple[str, dict[Key, str]]:
    try:
        reading = read(root / row.file) if row.file else Reading(text=row.text, pages=())
    except UnreadableSource as error:
        raise BadCases(f"{str(gold)!r} names {row.file!r}: {error.message}") from error
    text = reading.text
    language = detect_language(text)
    identity, _ = identify_file(text, language, reading.metadata, name=Path(row.file).name)
    units = find_units(
        text, language, headings=reading.headings, noise=reading.noise, pages=reading.pages
    )
    found = find_relations(text, units, identity, language)
    return language.value, {
        (r.type, r.direction, number_key(r.number)): r.number for r in found if r.type in SCORED
    }


def _rows(path: Path) -> Iterator[tuple[str, _Row]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadCases(f"{str(path)!r} cannot be read ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            yield str(data.get("_id") or data.get("file") or number), _Row.model_validate(data)
        except (ValidationError, json.JSONDecodeError, AttributeError) as error:
            raise BadCases(f"{str(path)!r}, line {number}: {error}; correct the line") from error
