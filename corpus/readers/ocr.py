"""Pages that cannot be read from the file itself: poppler's text, or optical recognition."""

from __future__ import annotations

import csv
import io
import itertools
import statistics
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import regex
from lxml import etree, html
from PIL.Image import Image

from corpus.readers import pictures
from corpus.readers.clean import clean_value
from corpus.readers.legibility import READABLE
from corpus.readers.pdf_lines import COLUMN, PageLine, is_column_gap
from corpus.readers.tools import ToolFailed, has_tools, run_tool

PAGE_SECONDS = 120.0
_TEXT_SECONDS = 30.0
_LANGUAGES = ("vie", "ben", "eng")
# Word boxes hug the letters; line distances are stated for the letter size.
_BOX_TO_SIZE = 1.4
# Poppler's boxes reach from the highest to the lowest letter that the font has.
_LINE_TO_SIZE = 1.3
_ENOUGH_LETTERS = 200
# Recognition sprinkles joiners; only the one in র‌্য (before a hasanta) tells words apart.
_JOINER_NOISE = regex.compile("\u200d|\u200c(?!\u09cd)")

PACKAGES = "tesseract-ocr tesseract-ocr-vie tesseract-ocr-ben poppler-utils"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The lines that were recognised on a page; legibility is the mean confidence, 0 to 1."""

    lines: tuple[PageLine, ...]
    legibility: float


def can_recognise() -> bool:
    """Tell whether the programs for optical recognition are installed."""
    return has_tools("tesseract", "pdftoppm") and bool(_languages())


def poppler_lines(path: Path, index: int) -> tuple[PageLine, ...]:
    """Give the lines of a page (from 0) as pdftotext reads them, none where it is missing."""
    if not has_tools("pdftotext"):
        return ()
    number = str(index + 1)
    command = ["pdftotext", "-f", number, "-l", number, "-enc", "UTF-8", "-bbox-layout"]
    try:
        page = html.fromstring(run_tool([*command, path, "-"], seconds=_TEXT_SECONDS).decode())
    except (UnicodeDecodeError, ToolFailed, etree.LxmlError):
        return ()
    return tuple(_poppler_line(line) for line in page.iter("line"))


def _poppler_line(line: html.HtmlElement) -> PageLine:
    left, top, right, bottom = (
        float(line.get(side, 0)) for side in ("xmin", "ymin", "xmax", "ymax")
    )
    return PageLine(
        text=clean_value(" ".join(word.text_content() for word in line.iter("word"))),
        left=left,
        right=right,
        y=-bottom,
        size=(bottom - top) / _LINE_TO_SIZE,
    )


class Recogniser:
    """Recognises pages of one file; its first page decides which languages the rest needs.

    On Vietnamese scans `vie` alone is faster than all three and keeps more tone marks.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._chosen: tuple[str, ...] | None = None

    def recognise(self, index: int) -> Recognised:
        """Recognise page `index` (from 0), on its side or askew too; ToolFailed if that fails."""
        picture = pictures.smooth(pictures.render(self.path, index))
        # Tesseract's own detection of turned pages is often wrong about Bengali.
        turns = (90, 270) if pictures.is_sideways(picture) else (0, 180)
        tries = []
        for turn in turns:
            turned = picture.rotate(turn, expand=True)
            tries.append(self._read(pictures.straighten(turned)))
            if tries[-1].legibility >= READABLE:
                break
        return max(tries, key=lambda found: found.legibility)

    def _read(self, picture: Image) -> Recognised:
        content = pictures.encode(picture)
        if self._chosen is None:
            found = _recognised(content, _languages())
            if found.legibility < READABLE:
                return found
            self._chosen = _needed(found)
            return _recognised(content, self._chosen) if self._chosen else found
        found = _recognised(content, self._chosen)
        if found.legibility < READABLE:
            found = max(found, _recognised(content, _languages()), key=lambda f: f.legibility)
        return found


def _needed(found: Recognised) -> tuple[str, ...] | None:
    """Give the installed languages that a text needs, None where it is too short to tell."""
    text = unicodedata.normalize("NFC", " ".join(line.text for line in found.lines))
    letters = len(regex.findall(r"\p{L}", text))
    if letters < _ENOUGH_LETTERS:
        return None
    if len(regex.findall(r"\p{Bengali}", text)) > 0.1 * letters:
        wanted: tuple[str, ...] = ("ben", "eng")
    elif len(regex.findall("[ăâđêôơưạ-ỹ]", text.lower())) > 0.1 * letters:
        wanted = ("vie",)
    else:
        wanted = ("eng",)
    chosen = tuple(code for code in _languages() if code in wanted)
    return chosen or _languages()


def _recognised(picture: bytes, languages: tuple[str, ...]) -> Recognised:
    return _parse(tesseract_table(picture, languages))


def tesseract_table(picture: bytes, languages: tuple[str, ...] = ()) -> str:
    """Give tesseract's table of a picture, a row a word; all languages where none is named."""
    languages = languages or _languages()
    table = run_tool(
        ["tesseract", "stdin", "stdout", "-l", "+".join(languages), "tsv"],
        seconds=PAGE_SECONDS,
        given=picture,
        # More threads make one page slower, and pages are what there is many of.
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    return table.decode("utf-8", errors="replace")


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    try:
        listed = run_tool(["tesseract", "--list-langs"], seconds=20).decode("utf-8", "replace")
    except ToolFailed:
        return ()
    return tuple(code for code in _LANGUAGES if code in listed.split())


def _parse(table: str) -> Recognised:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    for row in rows:
        if row["level"] == "5" and (row["text"] or "").strip():
            key = (row["block_num"], row["par_num"], row["line_num"])
            lines.setdefault(key, []).append(row)
    words = [word for line in lines.values() for word in line]
    letters = sum(len(word["text"]) for word in words)
    trusted = sum(float(word["conf"]) * len(word["text"]) for word in words)
    return Recognised(
        lines=_evened([_line(line) for line in lines.values()]),
        legibility=round(max(0.0, trusted / letters / 100), 3) if letters else 0.0,
    )


def _evened(lines: list[PageLine]) -> tuple[PageLine, ...]:
    """Give all lines of about the usual size that size: boxes depend on which letters occur."""
    if not lines:
        return ()
    usual = statistics.median(line.size for line in lines)
    return tuple(
        replace(line, size=usual) if 0.6 < line.size / usual < 1.5 else line for line in lines
    )


def _line(words: list[Mapping[str, str]]) -> PageLine:
    boxes = [{k: float(word[k]) for k in ("left", "top", "width", "height")} for word in words]
    size = _BOX_TO_SIZE * statistics.median(box["height"] for box in boxes)
    text = words[0]["text"]
    for word, (last, box) in zip(words[1:], itertools.pairwise(boxes), strict=True):
        gap = box["left"] - last["left"] - last["width"]
        text += (COLUMN if is_column_gap(text, gap, size) else " ") + word["text"]
    return PageLine(
        text=_JOINER_NOISE.sub("", text),
        left=boxes[0]["left"],
        right=boxes[-1]["left"] + boxes[-1]["width"],
        y=-statistics.median(box["top"] + box["height"] for box in boxes),
        size=size,
    )
