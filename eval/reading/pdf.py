"""PDF files printed from known texts, read back and compared, side by side with other readers."""

from __future__ import annotations

import operator
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.readers.pdf import read_pdf
from corpus.readers.tools import ToolFailed
from eval.reading.peers import OURS, peers
from eval.reading.prints import PRINTERS, KnownText, Print, print_texts
from eval.reading.scans import KINDS, scan
from eval.reading.scores import Counts, compare, pooled

Json = dict[str, Any]
# Bars for the share of words found and the character error rate.
TARGETS: Mapping[str, Mapping[str, float]] = {
    "chromium": {"words": 0.99, "cer": 0.005},
    "libreoffice": {"words": 0.98, "cer": 0.01},
    "scan vi": {"cer": 0.03},
    "scan en": {"cer": 0.03},
    "scan bn": {"cer": 0.05},
}
Watch = Callable[[Sequence[Print]], Iterable[Print]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One reading of one file; `recognised` counts the pages read as they should be, scans only."""

    group: tuple[str, str, str]
    reader: str
    counts: Counts
    seconds: float
    pages: int = 0
    recognised: int = 0


@dataclass(slots=True)
class _Results:
    rows: list[Measured] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def measure_pdfs(
    texts: Sequence[KnownText], *, fonts: int, scans: bool, folder: Path, watch: Watch
) -> Json:
    """Print `texts`, read the files with every reader and give the scores as one report.

    With `scans` the Chromium prints are read as pictures, by this program alone. `notes` name the
    printers that were missing; their groups are left out.
    """
    results = _Results()
    for printer in PRINTERS[: 1 if scans else None]:
        try:
            prints = print_texts(texts, printer, fonts=fonts, folder=folder / printer)
        except ToolFailed as error:
            results.notes.append(str(error))
            continue
        for sheet in watch(prints):
            results.rows += _scanned(sheet) if scans else _read(sheet)
    return _report(results)


def _read(sheet: Print) -> list[Measured]:
    group = (sheet.printer, sheet.text.language, sheet.font)
    return [_measured(sheet, group, name, read) for name, read in peers().items()]


def _scanned(sheet: Print) -> list[Measured]:
    rows = []
    for kind in KINDS:
        path = sheet.path.with_suffix(f".{kind}.pdf")
        pictured = scan(sheet.path, path, kind)
        began = time.perf_counter()
        reading = read_pdf(path.read_bytes(), name=path.name, path=path)
        seconds = time.perf_counter() - began
        counts = compare("\n".join(sheet.text.paragraphs), reading.text)
        methods = [page.method == "ocr" for page in reading.pages]
        rows.append(
            Measured(
                group=(kind, sheet.text.language, sheet.font),
                reader=OURS,
                counts=counts,
                seconds=seconds,
                pages=len(pictured),
                recognised=sum(map(operator.eq, methods, pictured)),
            )
        )
    return rows


def _measured(
    sheet: Print, group: tuple[str, str, str], name: str, read: Callable[[Path], str]
) -> Measured:
    began = time.perf_counter()
    text = read(sheet.path)
    seconds = time.perf_counter() - began
    counts = compare("\n".join(sheet.text.paragraphs), text)
    return Measured(group=group, reader=name, counts=counts, seconds=seconds)


def _report(results: _Results) -> Json:
    groups: dict[tuple[str, str, str], dict[str, list[Measured]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in results.rows:
        made, language, font = row.group
        for shown in (font, "all"):
            groups[made, language, shown][row.reader].append(row)
    return {
        "groups": [
            {
                "printer": made,
                "language": language,
                "font": font,
                "readers": {name: _scores(rows) for name, rows in readers.items()},
                "reached": _reached(made, language, _scores(readers.get(OURS, []))),
            }
            for (made, language, font), readers in sorted(groups.items())
        ],
        "notes": results.notes,
    }


def _scores(rows: Sequence[Measured]) -> Json:
    seconds = sum(row.seconds for row in rows)
    pages = sum(row.pages for row in rows)
    return {
        **pooled(row.counts for row in rows),
        "pages_right": round(sum(row.recognised for row in rows) / pages, 4) if pages else None,
        "seconds": round(seconds, 2),
    }


def _reached(made: str, language: str, scores: Json) -> bool | None:
    bars = TARGETS.get(made) or TARGETS[f"scan {language}"]
    if scores["n"] == 0:
        return None
    return bool(scores["cer"] <= bars["cer"] and scores["words"] >= bars.get("words", 0.0))


def pdf_text(report: Json) -> str:
    """Give the report as a table: words found and character error rate of each reader."""
    readers = list(dict.fromkeys(name for group in report["groups"] for name in group["readers"]))
    lines = [f"{'':44}" + "".join(f"{name[:15]:>16}" for name in readers)]
    for group in report["groups"]:
        cells = [_cell(group["readers"].get(name)) for name in readers]
        title = f"{group['printer']} {group['language']} {group['font']}"
        pages = next(iter(group["readers"].values()))["pages_right"]
        mark = "" if pages is None else f"  pages by the right method {pages:.3f}"
        mark += "  below the bar" if group["reached"] is False else ""
        lines.append(f"{title:44}" + "".join(f"{cell:>16}" for cell in cells) + mark)
    return "\n".join([*lines, *report["notes"]])


def _cell(scores: Json | None) -> str:
    if not scores or scores["words"] is None:
        return "-"
    return f"{scores['words']:.3f} / {scores['cer']:.4f}"
