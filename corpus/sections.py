"""Units that open a part of a document become its sections, nested by rank."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Section
from corpus.units import Unit


def find_sections(units: Sequence[Unit], length: int) -> tuple[Section, ...]:
    """Consecutive sections that cover the text from the first heading to `length`."""
    openers = [(u.rank, u) for u in units if u.level is not None]
    stack: list[tuple[int, str]] = []
    sections = []
    for number, (rank, unit) in enumerate(openers):
        stack = [entry for entry in stack if entry[0] < rank]
        stack.append((rank, unit.label))
        end = openers[number + 1][1].start if number + 1 < len(openers) else length
        path = tuple(label for _, label in stack)
        sections.append(Section(start=unit.start, end=end, path=path))
    return tuple(sections)
