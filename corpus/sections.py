"""Units that open a part of a document become its sections, nested by level."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.types import Section
from corpus.units import Unit


def find_sections(units: Sequence[Unit], length: int) -> tuple[Section, ...]:
    """Consecutive sections that cover the text from the first heading to `length`."""
    openers = [(u.level, u) for u in units if u.level is not None]
    stack: list[tuple[int, str]] = []
    sections = []
    for number, (level, unit) in enumerate(openers):
        stack = [entry for entry in stack if entry[0] < level]
        stack.append((level, unit.label))
        end = openers[number + 1][1].start if number + 1 < len(openers) else length
        path = tuple(label for _, label in stack)
        sections.append(Section(start=unit.start, end=end, path=path))
    return tuple(sections)
