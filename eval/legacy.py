"""Known texts written in legacy encodings and read back; Unicode texts that must stay."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
import regex
from rapidfuzz.distance import Levenshtein

from corpus.legacy import bijoy_write, tcvn3, vni
from corpus.legacy.encodings import Encoding
from corpus.legacy.lines import find_encodings
from corpus.printing import html_paragraphs, print_with_chromium
from corpus.readers.clean import clean_text
from corpus.readers.dispatch import read
from corpus.readers.tools import ToolFailed
from eval.reading.prints import KnownText

TARGET = 0.995
_WRITERS: Mapping[Encoding, Callable[[str], str]] = {
    Encoding.TCVN3: tcvn3.encode,
    Encoding.VNI: vni.encode,
    Encoding.BIJOY: bijoy_write.encode,
}
_FONTS = {
    Encoding.TCVN3: ".VnTime",
    Encoding.VNI: "VNI-Times",
    Encoding.BIJOY: "SutonnyMJ",
}
_CAPITALS = ".VnTimeH"
# Capitals that have no code of their own.
_CAPITAL = regex.compile(r"((?:(?![ĂÂÊÔƠƯĐ])[\p{Lu}--A-Z])+)", regex.VERSION1)
_LATIN = regex.compile(r"[A-Za-z]")
_WORD = regex.compile(r"\s*\S+\s*?")
_PLAIN_FONT = "Times New Roman"
# Joiners have no codes, soft hyphens are letters there, and Bijoy has one danda only.
_NOT_WRITTEN = dict.fromkeys(map(ord, "\u200c\u200d\u00ad")) | {0x09F7: "।"}


@dataclass(slots=True)
class Score:
    """Characters of the texts of one way, and the edits that their readings need."""

    characters: int = 0
    edits: int = 0
    texts: int = 0
    worst: list[tuple[int, str]] = field(default_factory=list)

    def add(self, name: str, wanted: str, got: str) -> None:
        """Compare a reading with the one of the same file in Unicode."""
        text, read_back = _plain(wanted), _plain(got)
        edits = Levenshtein.distance(text, read_back)
        self.characters += len(text)
        self.edits += edits
        self.texts += 1
        self.worst = sorted([*self.worst, (edits, name)], reverse=True)[:3]

    def json(self) -> dict[str, Any]:
        """The share recovered, null where nothing was written."""
        share = 1 - self.edits / self.characters if self.characters else None
        return {
            "recovered": None if share is None else round(share, 5),
            "characters": self.characters,
            "texts": self.texts,
            "worst": [name for edits, name in self.worst if edits],
        }


def measure_legacy(texts: Iterable[KnownText], *, pdf: bool, folder: Path) -> dict[str, Any]:
    """Write each text in its language's encodings by every way, read it, and count what differs.

    `false` lists the lines of the untouched texts that would have been converted. TCVN3 without
    fonts has no capitals with tones: there cases are not compared.
    """
    scores: dict[str, Score] = {}
    false: list[dict[str, str]] = []
    lines = 0
    note: str | None = None
    for text in texts:
        found = find_encodings(text.text.split("\n"))
        lines += len(found)
        false += [
            {"text": text.name, "encoding": code, "line": line}
            for line, code in zip(text.text.split("\n"), found, strict=True)
            if code
        ]
        for encoding in _encodings(text.language):
            for way, write in _ways(pdf=pdf and note is None).items():
                try:
                    wanted, got = write(text, encoding, folder)
                except ToolFailed as error:
                    note = str(error)
                    continue
                scores.setdefault(f"{encoding} {way}", Score()).add(text.name, wanted, got)
    return {
        "ways": {way: score.json() for way, score in sorted(scores.items())},
        "target": TARGET,
        "lines": lines,
        "false": false,
        "notes": [note] if note else [],
    }


def _encodings(language: str) -> tuple[Encoding, ...]:
    return {"vi": (Encoding.TCVN3, Encoding.VNI), "bn": (Encoding.BIJOY,)}.get(language, ())


Way = Callable[[KnownText, Encoding, Path], tuple[str, str]]


def _ways(*, pdf: bool) -> dict[str, Way]:
    """Each gives the reading of a file in Unicode and of the same file with legacy codes."""
    ways: dict[str, Way] = {
        "text": _as_text,
        "mixed text": _as_mixed_text,
        "DOCX": _as_docx,
        "DOCX without font names": _as_nameless_docx,
    }
    return ways | ({"PDF": _as_pdf} if pdf else {})


def _as_text(text: KnownText, encoding: Encoding, folder: Path) -> tuple[str, str]:
    lines = _lines(text, encoding, named=False)
    coded = "\n".join(_WRITERS[encoding](line) for line in lines)
    path = folder / "text.txt"
    return _read(path, "\n".join(lines).encode()), _read(path, _bytes(coded))


def _as_mixed_text(text: KnownText, encoding: Encoding, folder: Path) -> tuple[str, str]:
    """Every other paragraph is in Unicode; the file is UTF-8, its legacy lines are not."""
    lines = _lines(text, encoding, named=False)
    coded = [
        line.encode() if place % 2 else _bytes(_WRITERS[encoding](line))
        for place, line in enumerate(lines)
    ]
    path = folder / "text.txt"
    return _read(path, "\n".join(lines).encode()), _read(path, b"\n".join(coded))


def _as_docx(text: KnownText, encoding: Encoding, folder: Path) -> tuple[str, str]:
    lines = _lines(text, encoding, named=True)
    wanted = [[(line, _PLAIN_FONT)] for line in lines]
    path = folder / "text.docx"
    return _docx(wanted, path), _docx([_parts(line, encoding) for line in lines], path)


def _as_nameless_docx(text: KnownText, encoding: Encoding, folder: Path) -> tuple[str, str]:
    lines = _lines(text, encoding, named=False)
    wanted = [[(line, _PLAIN_FONT)] for line in lines]
    coded = [[(_WRITERS[encoding](line), _PLAIN_FONT)] for line in lines]
    path = folder / "text.docx"
    return _docx(wanted, path), _docx(coded, path)


def _docx(paragraphs: Sequence[Sequence[tuple[str, str]]], path: Path) -> str:
    document = docx.Document()
    for parts in paragraphs:
        paragraph = document.add_paragraph()
        for part, font in parts:
            paragraph.add_run(part).font.name = font
    document.save(str(path))
    return read(path).text


def _as_pdf(text: KnownText, encoding: Encoding, folder: Path) -> tuple[str, str]:
    """Printed by Chromium; its fonts have other names, so the words must prove the encoding."""
    lines = _lines(text, encoding, named=False)
    path = folder / "text.pdf"
    coded = [_WRITERS[encoding](line) for line in lines]
    wanted, got = (
        _read(path, print_with_chromium(html_paragraphs(paragraphs, "", "serif")))
        for paragraphs in (lines, coded)
    )
    return wanted, got


def _lines(text: KnownText, encoding: Encoding, *, named: bool) -> list[str]:
    lines = [unicodedata.normalize("NFC", line).translate(_NOT_WRITTEN) for line in text.paragraphs]
    lines = [line for line in lines if line]
    if encoding == Encoding.TCVN3 and not named:
        return [tcvn3.decode(tcvn3.encode(line)) for line in lines]
    return lines


def _parts(line: str, encoding: Encoding) -> list[tuple[str, str]]:
    """The runs that a typist makes: capitals and Latin words have fonts of their own."""
    write, font = _WRITERS[encoding], _FONTS[encoding]
    if encoding == Encoding.TCVN3:
        pieces = [(piece, bool(_CAPITAL.match(piece))) for piece in _CAPITAL.splititer(line)]
        return [
            (write(piece), _CAPITALS if capital else font) for piece, capital in pieces if piece
        ]
    if encoding == Encoding.BIJOY:
        return [
            (piece, _PLAIN_FONT) if _LATIN.search(piece) else (write(piece), font)
            for piece in _WORD.findall(line)
        ]
    return [(write(line), font)]


def _bytes(coded: str) -> bytes:
    return b"".join(
        char.encode("cp1252") if _in_cp1252(char) else char.encode("utf-8") for char in coded
    )


def _in_cp1252(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _read(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return read(path).text


def _plain(text: str) -> str:
    return " ".join(clean_text(text).translate(_NOT_WRITTEN).split())


def legacy_text(report: dict[str, Any]) -> str:
    """The report as lines: one a way, then what was converted and should not have been."""
    lines = []
    for way, score in report["ways"].items():
        shown = "-" if score["recovered"] is None else f"{score['recovered']:.4f}"
        low = score["recovered"] is not None and score["recovered"] < report["target"]
        mark = f"  below the bar, worst: {', '.join(score['worst'])}" if low else ""
        lines.append(f"{way:32}{shown:>8}  {score['characters']} characters{mark}")
    lines.append(f"false conversions: {len(report['false'])} of {report['lines']} lines")
    lines += [f"{row['text']}: {row['encoding']}: {row['line'][:100]}" for row in report["false"]]
    return "\n".join([*lines, *report["notes"]])
