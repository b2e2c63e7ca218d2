"""Runs of drawn text become lines, and lines that layout broke become whole again."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from corpus.readers.clean import clean_value
from corpus.readers.pdf_content import Run

COLUMN = " | "
# All factors are multiples of the letter size.
_SAME_LINE = 0.5
_BACKWARDS = 0.8
_COLUMN_GAP = 2.5
_LEAST_BLANK = 0.12
_DOUBLE_STRIKE = 0.2
# Shorter lines are rather the items of a list than a paragraph.
_NARROWEST_TEXT = 15

_MARKER = regex.compile(r"^(?:[-–—•+*●○▪·]|\(?[\p{L}\p{N}]{1,4}[.)।/-])$")
_LIST_ITEM = regex.compile(
    # "kinh tế / - xã hội" may be broken before its dash.
    r"^(?:[-–—]\s(?!\p{Ll})|[•+*●○▪·]\s"
    r"|\(?[0-9০-৯]{1,3}(?:\.[0-9০-৯]{1,3})*[.)।]\)?(?:\s|$|\p{L})"
    r"|\(?(?:[a-zđ]|[ivx]{1,5}|[\u0995-\u09b9])\)\s?"
    r"|[IVX]{1,5}[.-]\s?|[A-Z]\.\s"
    # A reference to an article may stand at the start of a line: only its heading has a stop.
    r"|(?:Điều|Article|Section)\s+\d+[.:]\s"
    r"|(?:Chương|Phần|Mục|Phụ lục|Chapter|Annex|Appendix)\s+[\dIVXL]+\.?$"
    r"|(?:অধ্যায়|তফসিল)\s"
    r"|(?:Căn cứ|Theo đề nghị|Nơi nhận)\b)"
)
_SENTENCE_END = regex.compile(r"[.!?;:।৷…|][\"'”’)]*$")
_LOWER_START = regex.compile(r"^[\p{Ll}(,]|^\p{Bengali}")
_ANY_START = regex.compile(r"^(?:[\p{L}\p{N}(\"“‘]|[-–—]\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One line on a page in points, origin bottom left; `size` is the letter height.

    A table's row has `cells`; those of the columns `same` are cells of the row above too.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    cells: tuple[str, ...] = ()
    same: frozenset[int] = frozenset()


def build_lines(runs: Sequence[Run]) -> list[PageLine]:
    """Put runs into lines in drawing order; blanks come back from the gaps between runs."""
    lines: list[list[Run]] = []
    blanks: list[Run] = []
    upright = [run for run in runs if run.upright]
    for run in [*upright, *(run for run in runs if not run.upright)]:
        if not run.text or (lines and _struck_twice(lines[-1], run)):
            continue
        if lines and _on_line(lines[-1], run):
            lines[-1].append(run)
        elif run.text.strip() or not lines:
            # LibreOffice draws the blanks of a Bengali line before its words.
            lines.append([*(blank for blank in blanks if _on_line([run], blank)), run])
            blanks = []
        else:
            blanks.append(run)
    return [line for line in map(_line, lines) if line.text]


def _struck_twice(line: Sequence[Run], run: Run) -> bool:
    """Tell bold print that is made by drawing the same text twice."""
    near = _DOUBLE_STRIKE * run.size
    return any(
        old.text == run.text and abs(old.x - run.x) < near and abs(old.y - run.y) < near
        for old in line[-3:]
        if run.text.strip()
    )


def _on_line(line: Sequence[Run], run: Run) -> bool:
    last = line[-1]
    if last.upright != run.upright:
        return False
    if not run.upright:
        return abs(last.x - run.x) < _SAME_LINE * run.size
    return abs(last.y - run.y) < _SAME_LINE * max(last.size, run.size)


def _in_reading_order(runs: Sequence[Run]) -> Sequence[Run]:
    """Sort where a program drew parts of the line in another order, font by font."""
    reach = runs[0].end
    for run in runs[1:]:
        if run.upright and run.x < reach - _BACKWARDS * run.size:
            return _sorted(runs)
        reach = max(reach, run.end)
    return runs


def _sorted(runs: Sequence[Run]) -> list[Run]:
    """Sort runs from left to right; signs stay with the letter that they were drawn after."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and groups[-1][-1].text.strip() and regex.match(r"\p{M}", run.text):
            groups[-1].append(run)
        else:
            groups.append([run])
    groups.sort(key=lambda group: group[0].x)
    return [run for group in groups for run in group]


def _line(runs: Sequence[Run]) -> PageLine:
    runs = _in_reading_order(runs)
    text, reach = runs[0].text, runs[0].end
    for last, run in itertools.pairwise(runs):
        text += _gap(text, last, run, reach=reach) + run.text
        # Signs without width are drawn back under their letter.
        reach = max(reach, run.end)
    solid = [run for run in runs if run.text.strip()] or list(runs)
    return PageLine(
        text=clean_value(text),
        left=solid[0].x,
        right=max(run.end for run in solid),
        y=solid[0].y,
        size=max(run.size for run in solid),
    )


def is_column_gap(before: str, gap: float, size: float) -> bool:
    """Tell whether a gap after a text stands between columns; list markers stand apart too."""
    return gap > _COLUMN_GAP * size and not _MARKER.match(before.strip())


def _gap(text: str, last: Run, run: Run, *, reach: float) -> str:
    size = max(last.size, run.size)
    gap = run.x - (reach if run.upright else last.end)
    if regex.match(r"\p{M}", run.text):
        return ""
    if run.upright and is_column_gap(text, gap, size):
        return COLUMN
    blank = max(0.5 * min(last.space, run.space), _LEAST_BLANK * size)
    return " " if gap > blank else ""


def join_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    """Join lines that continue the one before, so that sentences are whole."""
    margin = max((line.right for line in lines), default=0.0)
    joined: list[PageLine] = []
    for index, line in enumerate(lines):
        block = _block_right(lines, index)
        if joined and _continues(lines[index - 1], line, block=block, margin=margin):
            joined[-1] = replace(
                joined[-1],
                text=joined[-1].text + joint(joined[-1].text) + line.text,
                right=max(joined[-1].right, line.right),
            )
        else:
            joined.append(line)
    return joined


def joint(before: str) -> str:
    """Give what stands between a broken line and its continuation."""
    # A hyphen is kept: nobody can tell "e-government" from a broken word.
    return "" if regex.search(r"[\p{L}\p{N}][-/]$", before) else " "


def _block_right(lines: Sequence[PageLine], index: int) -> float:
    """Give the right edge of the neighbouring lines that are set like this one."""
    right = lines[index].right
    for step in (-1, 1):
        place = index
        while 0 <= place + step < len(lines) and abs(place + step - index) <= 8:
            if not _set_alike(*sorted((lines[place], lines[place + step]), key=lambda x: -x.y)):
                break
            place += step
            right = max(right, lines[place].right)
    return right


def _set_alike(upper: PageLine, lower: PageLine) -> bool:
    size = max(upper.size, lower.size)
    drop = upper.y - lower.y
    overlaps = lower.left < upper.right and upper.left < lower.right
    return (
        abs(upper.size - lower.size) < 0.12 * size and 0.5 * size < drop < 2.1 * size and overlaps
    )


def _continues(upper: PageLine, lower: PageLine, *, block: float, margin: float) -> bool:
    # A bare number above a line is the page's.
    if not regex.search(r"\p{L}", upper.text):
        return False
    if not _set_alike(upper, lower) or _SENTENCE_END.search(upper.text):
        return False
    if _LIST_ITEM.match(lower.text) or not _ANY_START.match(lower.text):
        return False
    if COLUMN in lower.text or COLUMN in upper.text:
        return False
    word = len(lower.text.split(" ", 1)[0]) / max(1, len(lower.text))
    # Letters differ in width, so the next word may need more than its share of the line.
    needed = word * (lower.right - lower.left) + lower.size
    wide = upper.right - min(upper.left, lower.left) >= _NARROWEST_TEXT * upper.size
    full = wide and upper.right + needed >= block
    if regex.match(r"^\p{Ll}", lower.text):
        return True
    if _LOWER_START.match(lower.text):
        return full
    return full and upper.right > margin - 4 * upper.size
