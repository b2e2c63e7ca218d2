"""Articles found in documents, against a plain count of the lines that number themselves.

The count shares nothing with the reader of structure: a line that begins with "Điều 5.", "৫।" or
"Section 5", whose number goes on from the one before or begins again at one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from corpus.errors import UnreadableSource
from corpus.load import hash_file, load_document
from corpus.parts import read_label
from corpus.types import Document, Language

_MARGIN = r"(?m)^[ \t*#>_\[]*(?:\d{1,2}\[)?"
_LINES = {
    Language.VI: regex.compile(rf"{_MARGIN}(?:Điều|ĐIỀU)\s+(\d+)[a-zđ]?\**\s*[.:]"),
    Language.BN: regex.compile(rf"{_MARGIN}(?:ধারা\s*)?([০-৯]{{1,3}})[ক-হ]?\s*[।৷]"),
    Language.EN: regex.compile(rf"{_MARGIN}(?:Article|Section|ARTICLE|SECTION)\s+(\d+)[A-Z]?\b"),
}
# A number that the text leaves out, or that cannot be read, does not end the count.
_WIDEST_GAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """What one document's articles come to; `missing` and `invented` are lines of its text."""

    source: str
    language: Language | None
    counted: int = 0
    found: int = 0
    missing: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    error: str | None = None


def score_sections(paths: Iterable[Path]) -> list[SectionScore]:
    """One score a file, in order; a file that cannot be read says why."""
    return [_score(path) for path in paths]


def _score(path: Path) -> SectionScore:
    try:
        digest = hash_file(path)
        document = load_document(path, source=path.name, bytes_sha256=digest).document
    except UnreadableSource as error:
        return SectionScore(source=path.name, language=None, error=error.message)
    counted = count_articles(document.text, document.language)
    found = _articles(document)
    return SectionScore(
        source=path.name,
        language=document.language,
        counted=len(counted),
        found=len(found),
        missing=_lines(document.text, sorted(counted - found)),
        invented=_lines(document.text, sorted(found - counted)),
    )


def count_articles(text: str, language: Language) -> set[int]:
    """Where the lines begin that number themselves as articles, in code points."""
    counted: set[int] = set()
    last = 0
    for line in _LINES[language].finditer(text):
        number = int(line[1])
        if last < number <= last + _WIDEST_GAP or (number == 1 and last):
            counted.add(_line_start(text, line.start()))
            last = number
    return counted


def _articles(document: Document) -> set[int]:
    found: set[int] = set()
    for section in document.sections:
        opened = read_label(section.path[-1], document.language)
        if opened and opened.kind == "article":
            found.add(_line_start(document.text, section.start))
    return found


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _lines(text: str, starts: Sequence[int]) -> tuple[str, ...]:
    return tuple(text[s : s + 80].split("\n")[0] for s in starts)


def sections_json(scores: Sequence[SectionScore]) -> dict[str, Any]:
    """The report as JSON, with totals; a share of nothing is null."""
    counted = sum(s.counted for s in scores)
    missing = sum(len(s.missing) for s in scores)
    return {
        "documents": [
            {
                "source": s.source,
                "language": s.language.value if s.language else None,
                "counted": s.counted,
                "found": s.found,
                "missing": list(s.missing),
                "invented": list(s.invented),
                "error": s.error,
            }
            for s in scores
        ],
        "totals": {
            "counted": counted,
            "found": sum(s.found for s in scores),
            "missing": missing,
            "invented": sum(len(s.invented) for s in scores),
            "recall": round(1 - missing / counted, 4) if counted else None,
        },
    }


def sections_text(report: dict[str, Any]) -> str:
    """The report as lines for people."""
    lines = [f"{'counted':>8} {'found':>6} {'missing':>8} {'invented':>9}  source"]
    for row in report["documents"]:
        if row["error"]:
            lines.append(f"{row['source']}: {row['error']}")
            continue
        lines.append(
            f"{row['counted']:>8} {row['found']:>6} {len(row['missing']):>8}"
            f" {len(row['invented']):>9}  {row['source']}"
        )
        lines += [f"{'missing':>35}: {line}" for line in row["missing"]]
        lines += [f"{'invented':>35}: {line}" for line in row["invented"]]
    totals = report["totals"]
    lines.append(
        f"{totals['counted']:>8} {totals['found']:>6} {totals['missing']:>8}"
        f" {totals['invented']:>9}  all; recall {totals['recall']}"
    )
    return "\n".join(lines)
