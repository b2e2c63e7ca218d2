"""Puts the pieces of a row under its columns where there are fewer or more of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import regex

from corpus.languages.tables import BODIES
from corpus.names.agencies import find_agencies
from corpus.normalise import fold, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.tables.headings import is_count
from corpus.tables.types import Role
from corpus.types import Span

# What an empty cell costs: tasks have a lead and a deadline, not all have the others.
_EMPTY = {Role.NUMBER: 2.0, Role.TASK: 3.0, Role.INDICATOR: 3.0, Role.LEAD: 1.0, Role.DEADLINE: 0.9}
_EMPTY_ELSE = 0.6
# What is merged over rows is mostly who leads, then the time.
_SHARED = {Role.NUMBER: 3.0, Role.TASK: 3.0, Role.LEAD: 0.2, Role.DEADLINE: 0.4}
_SHARED_ELSE = 0.7
_NEVER = 1e6
_LONG_NAME = 160  # characters of bodies named together
_SHORT_TIME = 45
_MOSTLY = 0.6  # of a cell's letters


def align(
    text: str, pieces: Sequence[Span], roles: Sequence[Role], *, shared: bool = False
) -> tuple[tuple[Span, ...], ...]:
    """The pieces of each column, in order; the cheapest way to fill every column with a run.

    Where `shared`, empty cells are among the pieces, and a column without one shares its cell
    with the row above.
    """
    words = [" ".join(text[p.start : p.end].split()) for p in pieces]
    count, columns = len(pieces), len(roles)
    best = [[_NEVER] * (count + 1) for _ in range(columns + 1)]
    taken = [[0] * (count + 1) for _ in range(columns + 1)]
    best[columns][count] = 0.0
    for column in range(columns - 1, -1, -1):
        for at in range(count + 1):
            for size in range(count - at + 1):
                cost = (
                    _cost(words[at : at + size], roles[column], shared)
                    + best[column + 1][at + size]
                )
                if cost < best[column][at]:
                    best[column][at], taken[column][at] = cost, size
    cells, at = [], 0
    for column in range(columns):
        size = taken[column][at]
        cells.append(tuple(pieces[at : at + size]))
        at += size
    return tuple(cells)


def _cost(run: Sequence[str], role: Role, shared: bool) -> float:
    if not run and shared:
        return _SHARED.get(role, _SHARED_ELSE)
    if not any(run):
        return _EMPTY.get(role, _EMPTY_ELSE) + _NEVER * (len(run) > 1)
    joined = sum(_break_cost(a, b) for a, b in pairwise(run))
    return joined + _misfit(" ".join(run), role)


def _break_cost(before: str, after: str) -> float:
    """What it costs that a line goes on in the next: little where it plainly does."""
    if after[:1].islower() or before.endswith((",", ";", "-", "–", "(")) or after[:1] in "-–+•":
        return 0.05
    return 0.7


@lru_cache(maxsize=4096)
def _misfit(words: str, role: Role) -> float:
    timed = len(words) <= _SHORT_TIME and bool(find_dates(words))
    if role is Role.NUMBER:
        return 0.0 if is_count(words) or len(words) <= 4 else 2.0
    if role is Role.DEADLINE:
        return 0.0 if timed else 1.0
    if role in (Role.LEAD, Role.COORDINATING):
        odd = timed or len(words) > _LONG_NAME
        return (0.0 if names_body(words) else 0.4) + (0.6 if odd else 0.0)
    if role is Role.PRODUCT:
        # A product is seldom called by a body's name alone.
        return 0.5 if timed or _is_body(words) else 0.0
    return 0.0


def names_body(words: str) -> bool:
    """Whether a cell names a public body, or has a word that such names have."""
    return bool(_bodies().search(_folded(words))) or bool(find_agencies(words))


def _is_body(words: str) -> bool:
    found = _bodies().findall(_folded(words))
    named = sum(agency.end - agency.start for agency in find_agencies(words))
    return len(found) > 1 or bool(_bodies().match(_folded(words))) or named >= _MOSTLY * len(words)


def _folded(words: str) -> str:
    return strip_diacritics(fold(words))


@cache
def _bodies() -> regex.Pattern[str]:
    words = "|".join(regex.escape(_folded(w)) for ws in BODIES.values() for w in ws)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?![\p{{L}}\p{{M}}])")
