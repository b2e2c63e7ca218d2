"""Tables with drawn borders: each row becomes one line, its cells joined by " | "."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from corpus.languages import PROFILES
from corpus.readers.draft import row_text
from corpus.readers.pdf_content import PageContent, Rule, Run
from corpus.readers.pdf_lines import PageLine, build_lines, joint

_NEAR = 3.0  # points: the thickness of borders and the gaps where they meet
_SHORTEST_RULE = 5.0
_FEWEST_FILLED = 0.35  # of the cells; drawings with boxes have less
_INSIDE = 6.0  # points from a cell's corner to a place surely in it
_LONG_WORD = 5
_NO_ROOM = 0.4  # of the letter size
_INNER = regex.compile(r"\p{Ll}")
_CUT_DATE = regex.compile(r"\p{Nd}([/.])\p{Nd}{1,2}\1\p{Nd}{4}")
_NEVER_FIRST = regex.compile(r"[,;.\p{M}]")
_FRAME = 400.0  # points: cells as high and as wide as this are frames around text


@dataclass(frozen=True, slots=True, order=True)
class _Cell:
    """A cell's borders; the order is that of reading: from the top, then from the left."""

    depth: float
    left: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """The upright and the level borders of a page."""

    upright: list[Rule] = field(default_factory=list)
    level: list[Rule] = field(default_factory=list)

    def cell(self, run: Run) -> _Cell | None:
        """Give the cell around the first letter of a run, None outside tables."""
        return self.at(run.x + 0.3 * run.size, run.y + 0.3 * run.size)

    def at(self, x: float, y: float) -> _Cell | None:
        """Give the cell around a point, None outside tables."""
        beside = [rule for rule in self.upright if rule.bottom - _NEAR < y < rule.top + _NEAR]
        around = [rule for rule in self.level if rule.left - _NEAR < x < rule.right + _NEAR]
        lefts = [rule for rule in beside if rule.left <= x]
        rights = [rule for rule in beside if rule.left > x]
        if not (lefts and rights):
            return None
        sides = (max(lefts, key=lambda rule: rule.left), min(rights, key=lambda rule: rule.left))
        left, right = (side.left for side in sides)
        # A page break may leave a cell open below or above: it ends where its sides do.
        bottom = max([r.bottom for r in around if r.bottom <= y] or [s.bottom for s in sides])
        top = min([r.bottom for r in around if r.bottom > y] or [s.top for s in sides])
        if not bottom <= y < top:
            return None
        if right - left > _FRAME and top - bottom > _FRAME:
            return None
        return _Cell(round(-top / _NEAR), round(left / _NEAR), round(right / _NEAR), bottom)


def page_lines(content: PageContent) -> list[PageLine]:
    """Give a page's lines in drawing order, with bordered tables row by row."""
    grid = _Grid(
        upright=[rule for rule in content.rules if _upright(rule)],
        level=[rule for rule in content.rules if _level(rule)],
    )
    if not grid.upright or not grid.level:
        return build_lines(content.runs)
    placed = [(grid.cell(run), run) for run in content.runs if run.text]
    lines: list[PageLine] = []
    for inside, group in groupby(placed, key=lambda pair: pair[0] is not None):
        pairs = list(group)
        rows = [*_rows(grid, pairs)] if inside else []
        lines += rows or build_lines([run for _, run in pairs])
    return lines


def _upright(rule: Rule) -> bool:
    return rule.right - rule.left < _NEAR and rule.top - rule.bottom >= _SHORTEST_RULE


def _level(rule: Rule) -> bool:
    return rule.top - rule.bottom < _NEAR and rule.right - rule.left >= _SHORTEST_RULE


def _rows(grid: _Grid, pairs: Sequence[tuple[_Cell | None, Run]]) -> Iterator[PageLine]:
    """Give one line per row; nothing where the borders hold a single column."""
    runs: dict[_Cell, list[Run]] = {}
    for cell, run in pairs:
        if cell is not None:
            runs.setdefault(cell, []).append(run)
    columns = sorted({cell.left for cell in runs})
    depths = {cell.depth for cell in runs}
    if len(columns) < 2 or len(runs) < _FEWEST_FILLED * len(columns) * len(depths):
        return
    built = {cell: build_lines(inside) for cell, inside in runs.items()}
    words = _inner_words(built.values())
    texts = {(cell.depth, cell.left): _text(cell, built[cell], words) for cell in runs}
    above: list[_Cell | None] = [None] * len(columns)
    for _, group in groupby(sorted(runs), key=lambda cell: cell.depth):
        row = list(group)
        around = [_around(grid, row, column) for column in columns]
        # A cell merged over several rows stands in each; one over several columns in the first.
        cells = tuple(
            texts.get((cell.depth, cell.left), "") if cell and cell.left == column else ""
            for cell, column in zip(around, columns, strict=True)
        )
        same = {n for n, cell in enumerate(around) if _is_same(cell, above[n])}
        above = around
        if any(cells):
            yield PageLine(
                text=row_text(cells),
                left=runs[row[0]][0].x,
                right=runs[row[-1]][-1].end,
                y=runs[row[0]][0].y,
                # Rows are whole: without a size nothing is joined to them.
                size=0.0,
                cells=cells,
                same=frozenset(same),
            )


def _around(grid: _Grid, row: Sequence[_Cell], column: float) -> _Cell | None:
    """Give the cell of a row in a column: one of its own, or one that reaches into it."""
    for cell in row:
        if cell.left == column:
            return cell
    return grid.at(column * _NEAR + _INSIDE, -row[0].depth * _NEAR - _INSIDE)


def _is_same(cell: _Cell | None, above: _Cell | None) -> bool:
    return (
        cell is not None
        and above is not None
        and (cell.depth, cell.left) == (above.depth, above.left)
    )


def _inner_words(cells: Iterable[Sequence[PageLine]]) -> frozenset[str]:
    """Give the words that surely are whole: small ones, and those inside a line."""
    lines = [line.text.split() for cell in cells for line in cell]
    small = (word for profile in PROFILES.values() for word in profile.stop_words)
    return frozenset(small) | {word for line in lines for word in line[1:-1]}


def _text(cell: _Cell, lines: Sequence[PageLine], words: frozenset[str]) -> str:
    text = ""
    last: PageLine | None = None
    for line in lines:
        # A narrow cell may leave a comma or a vowel sign for the next line.
        broken = last is not None and (
            bool(_NEVER_FIRST.match(line.text)) or _is_broken_word(cell, last, line, words)
        )
        text += ("" if broken or not text else joint(text)) + line.text
        last = line
    return text


def _is_broken_word(cell: _Cell, upper: PageLine, lower: PageLine, words: frozenset[str]) -> bool:
    """Tell a word or date that is wider than its cell: its first part fills a line alone."""
    padding = max(0.0, upper.left - cell.left * _NEAR)
    room = cell.right * _NEAR - padding - upper.right
    if regex.fullmatch(r"\p{Nd}", upper.text) and _CUT_DATE.match(lower.text):
        return True
    return (
        " " not in upper.text
        and len(upper.text) >= _LONG_WORD
        and upper.text[-1:].isalpha()
        and bool(_INNER.match(lower.text))
        and room < _NO_ROOM * upper.size
        and not {upper.text, lower.text.split()[0]} & words
    )
