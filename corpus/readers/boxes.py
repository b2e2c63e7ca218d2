"""Where words stand on a page of a PDF, so that a quote can be marked on the page as it looks.

Distances are shares of the page's width and height, from its upper left corner.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import regex
from lxml import etree, html
from rapidfuzz import fuzz

from corpus.normalise import fold
from corpus.readers import pictures
from corpus.readers.ocr import PAGE_SECONDS, tesseract_table
from corpus.readers.tools import ToolFailed, has_tools, run_tool

_LEAST_ALIKE = 70  # of 100: recognition differs from run to run in a letter here and there
_FEWEST_LETTERS = 4  # fewer stand anywhere on a page
_PAGES_KEPT = 128
_NO_LETTER = regex.compile(r"[^\p{L}\p{N}\p{M}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, each side a share of the page from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Box):
    """A word of a page and where it stands."""

    text: str


@lru_cache(maxsize=_PAGES_KEPT)
def words_on_page(path: Path, index: int, *, recognised: bool) -> tuple[Word, ...]:
    """The words of page `index` (from 0), none where the programs for it are not installed.

    `recognised`: the page is a picture, whose words are recognised again, at seconds a page. The
    result is kept, so the file at `path` must not change.
    """
    try:
        return _recognised_words(path, index) if recognised else _printed_words(path, index)
    except (ToolFailed, UnicodeDecodeError, etree.LxmlError):
        return ()


def find_quote(quote: str, words: Sequence[Word], *, near: float = 0.0) -> tuple[Box, ...]:
    """One box for each line of `quote` among the words of a page, none where it is not found.

    `near` says which occurrence is meant: where in the page's text it begins, 0 to 1.
    """
    letters, owners = _letters_of(words)
    wanted = _letters(quote)
    if len(wanted) < _FEWEST_LETTERS or not letters:
        return ()
    span = _exactly(wanted, letters, near) or _nearly(wanted, letters)
    if span is None:
        return ()
    return _lines([words[n] for n in dict.fromkeys(owners[span[0] : span[1]])])


def _letters_of(words: Sequence[Word]) -> tuple[str, list[int]]:
    """All letters and digits of the words in one line, and whose word each of them is."""
    letters, owners = [], []
    for number, word in enumerate(words):
        own = _letters(word.text)
        letters.append(own)
        owners += [number] * len(own)
    return "".join(letters), owners


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


def _exactly(wanted: str, letters: str, near: float) -> tuple[int, int] | None:
    starts = [m.start() for m in regex.finditer(regex.escape(wanted), letters, overlapped=True)]
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at / len(letters) - near))
    return start, start + len(wanted)


def _nearly(wanted: str, letters: str) -> tuple[int, int] | None:
    found = fuzz.partial_ratio_alignment(wanted, letters, score_cutoff=_LEAST_ALIKE)
    # A page shorter than the quote is itself looked for in the quote: then all of it is meant.
    return (found.dest_start, found.dest_end) if found else None


def _lines(words: Sequence[Word]) -> tuple[Box, ...]:
    """The words' boxes, those of one line joined."""
    lines: list[Box] = []
    for word in words:
        last = lines[-1] if lines else None
        if last and _share_line(last, word):
            lines[-1] = Box(
                left=min(last.left, word.left),
                top=min(last.top, word.top),
                right=max(last.right, word.right),
                bottom=max(last.bottom, word.bottom),
            )
        else:
            lines.append(Box(left=word.left, top=word.top, right=word.right, bottom=word.bottom))
    return tuple(lines)


def _share_line(line: Box, word: Word) -> bool:
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    least = min(line.bottom - line.top, word.bottom - word.top)
    return word.left >= line.left and overlap > least / 2


def _printed_words(path: Path, index: int) -> tuple[Word, ...]:
    if not has_tools("pdftotext"):
        return ()
    number = str(index + 1)
    command = ["pdftotext", "-f", number, "-l", number, "-enc", "UTF-8", "-bbox"]
    tree = html.fromstring(run_tool([*command, path, "-"], seconds=PAGE_SECONDS).decode())
    page = next(tree.iter("page"), None)
    if page is None:
        return ()
    width, height = float(page.get("width", 0)) or 1.0, float(page.get("height", 0)) or 1.0
    return tuple(
        Word(
            text=word.text_content(),
            left=float(word.get("xmin", 0)) / width,
            top=float(word.get("ymin", 0)) / height,
            right=float(word.get("xmax", 0)) / width,
            bottom=float(word.get("ymax", 0)) / height,
        )
        for word in page.iter("word")
    )


def _recognised_words(path: Path, index: int) -> tuple[Word, ...]:
    if not has_tools("tesseract", "pdftoppm"):
        return ()
    picture = pictures.smooth(pictures.render(path, index))
    table = tesseract_table(pictures.encode(picture))
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    found = []
    for row in rows:
        if row["level"] == "5" and (row["text"] or "").strip():
            left, top, wide, high = (float(row[k]) for k in ("left", "top", "width", "height"))
            found.append(
                Word(
                    text=row["text"],
                    left=left / picture.width,
                    top=top / picture.height,
                    right=(left + wide) / picture.width,
                    bottom=(top + high) / picture.height,
                )
            )
    return tuple(found)
