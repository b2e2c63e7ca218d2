"""Tables with drawn borders: each row becomes one line, its cells joined by " | "."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from corpus.readers.pdf_content import PageContent, Rule, Run
from corpus.readers.pdf_lines import PageLine, build_lines, joint

_NEAR = 3.0  # points: the thickness of borders and the gaps where they meet
_SHORTEST_RULE = 5.0
_FEWEST_FILLED = 0.35  # of the cells; drawings with boxes have less
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
        x, y = run.x + 0.3 * run.size, run.y + 0.3 * run.size
        beside = [rule for rule in self.upright if rule.bottom - _NEAR < y < rule.top + _NEAR]
        around = [rule for rule in self.level if rule.left - _NEAR < x < rule.right + _NEAR]
        lefts = [rule.left for rule in beside if rule.left <= x]
        rights = [rule.left for rule in beside if rule.left > x]
        belows = [rule.bottom for rule in around if rule.bottom <= y]
        aboves = [rule.bottom for rule in around if rule.bottom > y]
        if not (lefts and rights and belows and aboves):
            return None
        left, right, bottom, top = max(lefts), min(rights), max(belows), min(aboves)
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
        rows = [*_rows(pairs)] if inside else []
        lines += rows or build_lines([run for _, run in pairs])
    return lines


def _upright(rule: Rule) -> bool:
    return rule.right - rule.left < _NEAR and rule.top - rule.bottom >= _SHORTEST_RULE


def _level(rule: Rule) -> bool:
    return rule.top - rule.bottom < _NEAR and rule.right - rule.left >= _SHORTEST_RULE


def _rows(pairs: Sequence[tuple[_Cell | None, Run]]) -> Iterator[PageLine]:
    """Give one line per row; nothing where the borders hold a single column."""
    cells: dict[_Cell, list[Run]] = {}
    for cell, run in pairs:
        if cell is not None:
            cells.setdefault(cell, []).append(run)
    columns = sorted({cell.left for cell in cells})
    depths = {cell.depth for cell in cells}
    if len(columns) < 2 or len(cells) < _FEWEST_FILLED * len(columns) * len(depths):
        return
    for _, group in groupby(sorted(cells), key=lambda cell: cell.depth):
        row = list(group)
        texts = [_text(cells, row, column) for column in columns]
        solid = [text for text in texts if text is not None]
        if any(solid):
            yield PageLine(
                text=" | ".join(solid),
                left=cells[row[0]][0].x,
                right=cells[row[-1]][-1].end,
                y=cells[row[0]][0].y,
                # Rows are whole: without a size nothing is joined to them.
                size=0.0,
            )


def _text(cells: dict[_Cell, list[Run]], row: Sequence[_Cell], column: float) -> str | None:
    """Give a column's text in a row: "" for an empty cell, None inside a wider one."""
    for cell in row:
        if cell.left == column:
            text = ""
            for line in build_lines(cells[cell]):
                text += (joint(text) if text else "") + line.text
            return text
        if cell.left < column < cell.right:
            return None
    return ""
