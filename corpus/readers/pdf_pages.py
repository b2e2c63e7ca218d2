"""What repeats on the pages of a file without being content: running heads and page numbers.

It is marked, and stands aside where a sentence goes on over the end of a page: a quote of that
sentence is one slice of the text, and has nothing else in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from corpus.readers.draft import DraftPage, Line

_EDGE = 2  # lines at the top and at the bottom of a page
_FEWEST_PAGES = 3
_LONGEST_HEAD = 150  # characters
_MOST = 0.6  # of the pages
_PARAGRAPH = 8  # lines, at most
_ENDS = regex.compile(r"[.!?;:।৷|][\"'”’»)\]*_]*$")
_BEGINS = regex.compile(r"[-–—•+*●▪]\s|\(?(?:\p{N}{1,3}|\p{L}\p{M}?|[IVX]{1,5})[.)।৷]")
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


def make_way(pages: Sequence[DraftPage]) -> list[DraftPage]:
    """Move noise at the end of a page before the paragraph that goes on, at the start after it."""
    lines = [list(page.lines) for page in pages]
    for upper, lower in pairwise(lines):
        above = [n for n, line in enumerate(upper) if line.text.strip() and not line.noise]
        below = [n for n, line in enumerate(lower) if line.text.strip() and not line.noise]
        if above and below and _goes_on(upper[above[-1]], lower[below[0]]):
            _move(upper, range(above[-1] + 1, len(upper)), _paragraph_start(upper, above[-1]))
            _move(lower, range(below[0]), _paragraph_end(lower, below[0]) + 1)
    return [replace(page, lines=tuple(own)) for page, own in zip(pages, lines, strict=True)]


def _goes_on(upper: Line, lower: Line) -> bool:
    if upper.cells or lower.cells or lower.level is not None or _BEGINS.match(lower.text.strip()):
        return False
    return not _ENDS.search(upper.text.rstrip())


def _paragraph_start(lines: Sequence[Line], last: int) -> int:
    first = last
    while first and last - first < _PARAGRAPH and _is_inside(lines[first - 1]):
        first -= 1
    return first


def _paragraph_end(lines: Sequence[Line], first: int) -> int:
    last = first
    while last + 1 < len(lines) and last - first < _PARAGRAPH and _is_inside(lines[last]):
        last += 1
    return last


def _is_inside(line: Line) -> bool:
    """Whether what follows this line may belong to the same paragraph."""
    return bool(line.text.strip()) and not line.noise and not _ENDS.search(line.text.rstrip())


def _move(lines: list[Line], places: range, before: int) -> None:
    moved = [lines[place] for place in places if lines[place].noise]
    kept = [(n, line) for n, line in enumerate(lines) if n not in places or not line.noise]
    at = sum(n < before for n, _ in kept)
    rest = [line for _, line in kept]
    lines[:] = [*rest[:at], *moved, *rest[at:]]


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
