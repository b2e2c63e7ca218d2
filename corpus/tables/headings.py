"""Which row of a table names its columns, and what the names mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from corpus.languages.tables import PARTS, WHOLE
from corpus.normalise import fold, strip_diacritics
from corpus.tables.types import Role

_LONGEST = 90  # characters of a column's heading
_FEWEST_KNOWN = 2
_YEAR = regex.compile(r"(?:\p{L}+ ){0,3}(?:20\d\d)(?: 20\d\d)?")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}#]+")
# "1", "01.", "(2)", "১।", "2.1", "IV.", "A", "a)", as the whole of a cell.
ORDINAL = regex.compile(
    r"[\s*_(]*(?P<mark>\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|[IVXLC]{1,6}|\p{L})\s*[.)।/]*[\s*_]*"
)


def role_of(heading: str) -> Role | None:
    """What a column under this heading holds; None where the heading is none of the known."""
    words = _plain(heading)
    if not words or len(heading) > _LONGEST:
        return None
    if words in _whole():
        return _whole()[words]
    padded = f" {words} "
    best: tuple[int, int, Role] | None = None
    for wording, role in _parts():
        place = padded.find(f" {wording} ")
        if place >= 0 and (best is None or (-len(wording.split()), place) < best[:2]):
            best = (-len(wording.split()), place, role)
    return best[2] if best else None


def is_heading(cells: Sequence[str]) -> bool:
    """Whether these cells name columns: most are known headings, and none is a row's number."""
    solid = [cell for cell in cells if cell.strip()]
    if not solid or is_count(solid[0]) or any(len(cell) > _LONGEST for cell in solid):
        return False
    known = sum(role_of(cell) is not None for cell in solid)
    return known >= _FEWEST_KNOWN and 2 * known >= len(solid)


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether the cells only count the columns: (1) (2) (3), or A B 1 2 3."""
    marks = [cell.strip(" ()*_.") for cell in cells]
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    rest = [mark for mark in marks if not mark.isdecimal()]
    return (
        len(numbers) >= 2
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
        and rest == list("ABC"[: len(rest)])
    )


def is_count(cell: str) -> bool:
    """Whether a cell is a row's number in figures: "1", "02.", "3.1", "৪।"."""
    mark = ORDINAL.fullmatch(cell)
    return mark is not None and mark["mark"][0].isdecimal()


def roles_of(headings: Sequence[str]) -> tuple[Role, ...]:
    """The meaning of each column, in the light of the others: at most one of a kind."""
    roles = [role_of(heading) or Role.OTHER for heading in headings]
    if Role.TARGET in roles and not {Role.INDICATOR, Role.TASK} & {*roles}:
        roles[roles.index(Role.TARGET)] = Role.INDICATOR
    if Role.INDICATOR in roles and Role.TASK not in roles:
        roles = [_of_targets(role, heading) for role, heading in zip(roles, headings, strict=True)]
    kept: list[Role] = []
    for place, role in enumerate(roles):
        # The end of "from" and "to" is the later column; the main one of others is the first.
        again = roles[place + 1 :] if role is Role.DEADLINE else roles[:place]
        single = role not in (Role.OTHER, Role.TARGET, Role.ACHIEVED)
        kept.append(Role.OTHER if single and role in again else role)
    return tuple(kept)


def _of_targets(role: Role, heading: str) -> Role:
    if role is Role.PRODUCT:
        return Role.TARGET
    return Role.TARGET if role is Role.OTHER and _YEAR.fullmatch(_plain(heading)) else role


def same_words(one: str, other: str) -> bool:
    """Whether two headings read alike, whatever their case, marks and line breaks."""
    return _plain(one) == _plain(other)


@cache
def _plain(text: str) -> str:
    return " ".join(_WORD.findall(strip_diacritics(fold(text))))


@cache
def _whole() -> dict[str, Role]:
    return {
        _plain(wording): role
        for roles in WHOLE.values()
        for role, wordings in roles.items()
        for wording in wordings
    } | {_plain(wording): role for wording, role in _parts()}


@cache
def _parts() -> tuple[tuple[str, Role], ...]:
    return tuple(
        (_plain(wording), role)
        for roles in PARTS.values()
        for role, wordings in roles.items()
        for wording in wordings
    )
