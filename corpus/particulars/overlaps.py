"""Chooses among readings that overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a half-open range."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Placed = TypeVar("_Placed", bound=Placed)


def longest(found: Iterable[_Placed]) -> tuple[_Placed, ...]:
    """What remains, in order, when of two that overlap the longer stays, else the earlier."""
    kept: list[_Placed] = []
    for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if not overlaps(item, kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


def overlaps(item: Placed, others: Iterable[Placed]) -> bool:
    """Whether the item shares a character with any of the others."""
    return any(item.start < other.end and other.start < item.end for other in others)
