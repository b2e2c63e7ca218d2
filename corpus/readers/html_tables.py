"""Tables of web pages laid out plainly: every row with all its cells, merged ones filled."""

from __future__ import annotations

import copy
from typing import Any

_MOST_SPAN = 200
# A page whose tables would have more cells is not a page that people read.
_MOST_CELLS = 100_000


def unfold_tables(tree: Any) -> None:
    """Give every row of every table in `tree` one cell a column, in place.

    A cell that spans rows is repeated in each; one that spans columns is followed by empty ones.
    """
    left = _MOST_CELLS
    for table in tree.iter("table"):
        rows = [row for row in table.iter("tr") if _owner(row) is table]
        left -= _unfold(rows, left)


def _owner(row: Any) -> Any:
    return next(row.iterancestors("table"), None)


def _unfold(rows: list[Any], most: int) -> int:
    """Lay out rows until there are `most` cells; gives how many there are."""
    pending: dict[int, tuple[int, Any]] = {}
    count = 0
    for number, row in enumerate(rows):
        if count > most:
            break
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        filled: list[Any] = []
        while cells or any(column >= len(filled) for column in pending):
            place = len(filled)
            if place in pending:
                left, cell = pending.pop(place)
                filled.append(copy.deepcopy(cell))
                if left > 1:
                    pending[place] = (left - 1, cell)
                continue
            if not cells:
                filled.append(_empty(row))
                continue
            cell = cells.pop(0)
            down = _span(cell, "rowspan", len(rows) - number)
            across = _span(cell, "colspan", _MOST_SPAN)
            new = [cell, *(_empty(row) for _ in range(across - 1))]
            if down > 1:
                pending |= {place + n: (down - 1, part) for n, part in enumerate(new)}
            filled += new
        for cell in [cell for cell in row if cell.tag in ("td", "th")]:
            row.remove(cell)
        row.extend(filled)
        count += len(filled)
    return count


def _empty(row: Any) -> Any:
    return row.makeelement("td")


def _span(cell: Any, name: str, most: int) -> int:
    value = cell.attrib.pop(name, "1").strip()
    if not value.isdecimal():
        return 1
    # A span of 0 reaches to the end, as HTML has it.
    return min(int(value), most) if int(value) else most
