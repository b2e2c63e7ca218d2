"""Scores the register against rows that people wrote: obligations and dated milestones."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from corpus.load import Loaded, find_files, hash_file, load_document
from corpus.names.parties import find_parties
from corpus.register.types import Deadline, Obligation, Party
from corpus.types import Language, Span
from eval.errors import BadCases

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_ALIKE = 0.5
_SHOWN = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """One row of the gold: which document, its fields as written, where its evidence stands."""

    id: str
    document: str
    fields: dict[str, Any]
    evidence: tuple[Span, ...]


def load_gold(path: Path, folder: Path) -> tuple[dict[str, Loaded], list[GoldRow]]:
    """Rows of a .jsonl file and the documents that they name, read from a folder.

    A row holds id, seed (the file's name) and evidence; BadCases where a line, a file or an
    evidence is not found.
    """
    files = {file.name: file for file in find_files(folder)}
    documents: dict[str, Loaded] = {}
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            name, quote = str(fields["seed"]), str(fields["evidence"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadCases(f"{path} line {number} is no row of gold ({error}); mend it") from error
        if name not in files:
            raise BadCases(f"{path} line {number}: {name!r} is not in {folder}; name its folder")
        if name not in documents:
            documents[name] = _load(files[name])
        spans = locate(documents[name].document.text, quote)
        if not spans:
            raise BadCases(
                f"{path} line {number}: the evidence is not in {name!r}; quote it exactly"
            )
        rows.append(GoldRow(id=str(fields["id"]), document=name, fields=fields, evidence=spans))
    return documents, rows


def _load(path: Path) -> Loaded:
    return load_document(path, source=str(path), bytes_sha256=hash_file(path))


def locate(text: str, quote: str) -> tuple[Span, ...]:
    """Where a quote stands in a text, blanks and dots at its ends aside; its parts by "..."."""
    spans = []
    for part in regex.split(r"\.\.\.|…", quote):
        words = part.split()
        if not words:
            continue
        found = regex.search(r"\s+".join(regex.escape(w) for w in words), text)
        if found is not None:
            spans.append(Span(start=found.start(), end=found.end()))
    return tuple(spans)


def score_obligations(documents: dict[str, Loaded], gold: Sequence[GoldRow]) -> dict[str, Any]:
    """Recall of the gold, precision of all rows made for its documents, and what is in them right.

    A row matches where the unit agrees and the quotes overlap; a gold row is found where any row
    matches it, a row is right where it matches any gold row. Modality and deadline are compared
    on the found ones, with the best match; the deadline on those whose gold names one.
    """
    made = {name: loaded.register.obligations for name, loaded in documents.items()}
    matches = {row.id: _matches(row, documents[row.document]) for row in gold}
    right = {id(o) for found in matches.values() for o in found}
    best = {row.id: _best(row, matches[row.id]) for row in gold if matches[row.id]}
    dated = [row for row in gold if row.fields.get("deadline") and row.id in best]
    rows = [o for found in made.values() for o in found]
    kinds = sorted({str(row.fields["modality"]) for row in gold} | {str(o.modality) for o in rows})
    return {
        "gold": len(gold),
        "rows": len(rows),
        "recall": _share(len(best), len(gold)),
        "precision": _share(len(right), len(rows)),
        "modality": _mean(
            best[r.id].modality == r.fields["modality"] for r in gold if r.id in best
        ),
        "deadline": _mean(_same_day(best[row.id].deadline, row) for row in dated),
        "by_modality": {kind: _of_kind(kind, gold, best, rows, right) for kind in kinds},
        "misses": [_told(row) for row in gold if row.id not in best],
        "wrong_modality": [
            {**_told(r), "made": str(best[r.id].modality)}
            for r in gold
            if r.id in best and best[r.id].modality != r.fields["modality"]
        ],
        "wrong_deadline": [_told(r) for r in dated if not _same_day(best[r.id].deadline, r)],
        "false_rows": [
            {
                "document": name,
                "unit": o.unit.as_written if o.unit else None,
                "modality": str(o.modality),
                "quote": _short(loaded.document.text[o.start : o.end]),
            }
            for name, loaded in documents.items()
            for o in made[name]
            if id(o) not in right
        ],
    }


def score_deadlines(documents: dict[str, Loaded], gold: Sequence[GoldRow]) -> dict[str, Any]:
    """How many dates of the gold the milestones hold, at their place and with the right ISO day.

    Gold rows without a date ("at once") are counted apart and not scored.
    """
    dated = [row for row in gold if row.fields.get("date")]
    found = [row for row in dated if _dated(row, documents[row.document])]
    return {
        "gold": len(dated),
        "undated": len(gold) - len(dated),
        "recall": _share(len(found), len(dated)),
        "misses": [_told(row) for row in dated if row not in found],
    }


def _dated(row: GoldRow, loaded: Loaded) -> bool:
    wanted = str(row.fields["date"])
    for milestone in loaded.register.milestones:
        if not any(_overlap(milestone, span) for span in row.evidence):
            continue
        days = (milestone.deadline.first, milestone.deadline.last)
        if any(day is not None and day.isoformat().startswith(wanted) for day in days):
            return True
    return False


def _matches(row: GoldRow, loaded: Loaded) -> list[Obligation]:
    return [
        o
        for o in loaded.register.obligations
        if any(_overlap(o, span) for span in row.evidence)
        and units_agree(row.fields["unit"], o.unit, loaded.document.language)
    ]


def _best(row: GoldRow, found: Sequence[Obligation]) -> Obligation:
    def fit(o: Obligation) -> tuple[int, bool, bool]:
        shared = sum(min(o.end, s.end) - max(o.start, s.start) for s in row.evidence)
        return (shared, _same_day(o.deadline, row), o.modality == row.fields["modality"])

    return max(found, key=lambda o: (fit(o)[1], fit(o)[0], fit(o)[2]))


def _same_day(made: Deadline | None, row: GoldRow) -> bool:
    wanted = row.fields.get("deadline")
    if not wanted:
        return made is None or made.last is None
    return made is not None and made.last == datetime.date.fromisoformat(wanted)


def units_agree(gold: dict[str, str | None] | None, made: Party | None, language: Language) -> bool:
    """Whether a row's unit is the gold's: by the tables' ids in any language, or by its words.

    Words agree, if not both are known bodies, where half of all or all of the shorter name are
    shared, case endings aside. A gold unit named only in the working language is nobody.
    """
    names = {code: name for code, name in (gold or {}).items() if name}
    if not names or (set(names) == {"en"} and language is not Language.EN):
        return made is None
    if made is None:
        return False
    named = [p for code, name in names.items() for p in find_parties(name, Language(code))]
    if _same_ids(named, made):
        return True
    if made.agency and any(p.agency for p in named):
        return False
    written = names.get(language.value)
    return written is not None and _alike(_words(written), _words(made.as_written))


def _same_ids(named: Iterable[Party], made: Party) -> bool:
    return any(
        (p.agency and p.agency == made.agency)
        or (p.collective and _bare(p.collective) == _bare(made.collective or ""))
        for p in named
    )


def _bare(collective: str) -> str:
    return collective.rpartition(":")[2]


def _words(name: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(name) if len(w) > 1]


def _alike(a: list[str], b: list[str]) -> bool:
    shared = sum(1 for word in a if any(_same_word(word, other) for other in b))
    shorter, longer = sorted((len(a), len(b)))
    return shared > 0 and (shared >= _ALIKE * longer or (shorter > 1 and shared >= shorter))


def _same_word(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 3 and (a.startswith(b) or b.startswith(a)))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _of_kind(
    kind: str,
    gold: Sequence[GoldRow],
    best: dict[str, Obligation],
    rows: Sequence[Obligation],
    right: set[int],
) -> dict[str, Any]:
    wanted = [row for row in gold if row.fields["modality"] == kind]
    made = [o for o in rows if o.modality == kind]
    return {
        "gold": len(wanted),
        "recall": _mean(row.id in best for row in wanted),
        "rows": len(made),
        "precision": _mean(id(o) in right for o in made),
        "modality": _mean(best[r.id].modality == kind for r in wanted if r.id in best),
    }


def _told(row: GoldRow) -> dict[str, Any]:
    unit = row.fields.get("unit")
    name = next(filter(None, unit.values()), None) if isinstance(unit, dict) else unit
    return {"id": row.id, "unit": name, "evidence": _short(str(row.fields["evidence"]))}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _mean(values: Iterable[bool]) -> float | None:
    found = list(values)
    return _share(sum(found), len(found))


def register_text(report: dict[str, Any]) -> str:
    """A report as lines for people: the figures, then each row that went wrong."""
    lines = [f"{k}: {v}" for k, v in report.items() if not isinstance(v, list | dict)]
    for kind, scores in report.get("by_modality", {}).items():
        lines.append(f"  {kind}: " + ", ".join(f"{k} {v}" for k, v in scores.items()))
    for name, rows in report.items():
        if isinstance(rows, list) and rows:
            lines.append(f"{name}:")
            lines += ["  " + " | ".join(str(v) for v in row.values()) for row in rows]
    return "\n".join(lines)
