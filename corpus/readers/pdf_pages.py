"""What repeats on the pages of a file without being content: running heads and page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from corpus.readers.draft import DraftPage, Line

_EDGE = 2  # lines at the top and at the bottom of a page
_FEWEST_PAGES = 3
_LONGEST_HEAD = 150  # characters
_MOST = 0.6  # of the pages
_NUMBER = regex.compile(
    r"^[-–—\s]*(?:page|trang|পৃষ্ঠা)?\s*(\d{1,3})(?:\s*(?:/|of)\s*\d{1,3})?[-–—\s]*$",
    regex.IGNORECASE,
)


def mark_noise(pages: Sequence[DraftPage]) -> list[DraftPage]:
    """Mark running heads, running feet and bare page numbers as noise; the latter label pages.

    No row of a table is noise.
    """
    shared = _repeated(pages)
    shift = _number_shift(pages)
    return [_marked(page, number, shared, shift) for number, page in enumerate(pages, start=1)]


def _marked(page: DraftPage, number: int, shared: frozenset[str], shift: int | None) -> DraftPage:
    edges = _edges(page)
    lines = tuple(
        replace(line, noise=True)
        if place in edges
        and not line.cells
        and (_key(line) in shared or _is_number(line, number, shift))
        else line
        for place, line in enumerate(page.lines)
    )
    numbered = any(_is_number(page.lines[place], number, shift) for place in edges)
    label = page.label or (str(number + shift) if numbered and shift is not None else "")
    return replace(page, lines=lines, label=label)


def _edges(page: DraftPage) -> set[int]:
    solid = [place for place, line in enumerate(page.lines) if line.text.strip()]
    return {*solid[:_EDGE], *solid[-_EDGE:]}


def _edge_lines(page: DraftPage) -> list[Line]:
    lines = [page.lines[place] for place in _edges(page)]
    return [line for line in lines if not line.cells]


def _key(line: Line) -> str:
    # The page number may stand in the running head, at either end.
    return regex.sub(r"\d+", "", line.text.casefold()).strip(" .,-–—|")


def _repeated(pages: Sequence[DraftPage]) -> frozenset[str]:
    if len(pages) < _FEWEST_PAGES:
        return frozenset()
    counts = Counter(key for page in pages for key in {*map(_key, _edge_lines(page))})
    # A bare number is left to the page numbers: it may be a cell of a table.
    return frozenset(
        key
        for key, count in counts.items()
        if count >= max(_FEWEST_PAGES, _MOST * len(pages))
        and len(key) <= _LONGEST_HEAD
        and regex.search(r"\p{L}", key)
    )


def _stated(line: Line) -> int | None:
    match = _NUMBER.match(line.text.strip())
    return int(match[1]) if match else None


def _number_shift(pages: Sequence[DraftPage]) -> int | None:
    """Give by how much printed page numbers differ from the file's, None if there are none."""
    shifts: Counter[int] = Counter()
    for number, page in enumerate(pages, start=1):
        stated = {*map(_stated, _edge_lines(page))}
        shifts.update(value - number for value in stated if value is not None)
    best = shifts.most_common(1)
    return best[0][0] if best and best[0][1] >= 2 else None


def _is_number(line: Line, number: int, shift: int | None) -> bool:
    return shift is not None and _stated(line) == number + shift
