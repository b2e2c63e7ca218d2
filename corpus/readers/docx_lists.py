"""The numbers that Word computes for list paragraphs and does not store in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import regex
from docx.oxml.ns import qn


def _roman(number: int) -> str:
    parts = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, letters in parts:
        text += letters * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    format: str
    pattern: str
    start: int


class Numbering:
    """Counts the list paragraphs of one document in reading order."""

    def __init__(self, document: Any) -> None:
        self._styles = document.styles.element
        self._counts: dict[tuple[str, int], int] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        part = next(
            (
                r.target_part
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering")
            ),
            None,
        )
        if part is not None:
            self._read(part.element)

    def marker(self, paragraph: Any) -> str:
        """Give the marker before a paragraph with one blank after it, "" outside lists."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        abstract, levels = self._lists[place[0]]
        level = levels.get(place[1])
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return "- "
        self._count(abstract, levels, place[1])
        text = regex.sub(
            "%([1-9])",
            lambda match: self._number(abstract, levels, int(match[1]) - 1),
            level.pattern,
        )
        return f"{text} " if text else ""

    def _count(self, abstract: str, levels: dict[int, _Level], depth: int) -> None:
        key = (abstract, depth)
        self._counts[key] = self._counts.get(key, levels[depth].start - 1) + 1
        for deeper in [k for k in self._counts if k[0] == abstract and k[1] > depth]:
            del self._counts[deeper]

    def _number(self, abstract: str, levels: dict[int, _Level], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        number = self._counts.get((abstract, depth), level.start)
        return _FORMATS.get(level.format, str)(number)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """Give (list id, level) from the paragraph itself or from its style."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        identifier = paragraph.style
        for _ in range(10):
            if properties is not None or not identifier:
                break
            style = self._styles.get_by_id(identifier)
            if style is None:
                return None
            properties = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            based = style.find(qn("w:basedOn"))
            identifier = None if based is None else based.get(qn("w:val"))
        if properties is None:
            return None
        number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
        if number is None:
            return None
        return number.get(qn("w:val")), 0 if level is None else int(level.get(qn("w:val")))

    def _read(self, numbering: Any) -> None:
        abstracts = {
            item.get(qn("w:abstractNumId")): _levels(item)
            for item in numbering.findall(qn("w:abstractNum"))
        }
        for item in numbering.findall(qn("w:num")):
            abstract = item.find(qn("w:abstractNumId")).get(qn("w:val"))
            number = item.get(qn("w:numId"))
            restarts = bool(item.findall(qn("w:lvlOverride")))
            # Lists over one definition go on counting unless they say that they restart.
            key = f"{abstract}/{number}" if restarts else abstract
            self._lists[number] = (key, abstracts.get(abstract, {}))


def _levels(abstract: Any) -> dict[int, _Level]:
    return {
        int(level.get(qn("w:ilvl"))): _Level(
            format=_value(level, "w:numFmt", "decimal"),
            pattern=_value(level, "w:lvlText", ""),
            start=int(_value(level, "w:start", "1")),
        )
        for level in abstract.findall(qn("w:lvl"))
    }


def _value(level: Any, tag: str, default: str) -> str:
    element = level.find(qn(tag))
    return default if element is None else str(element.get(qn("w:val"), default))
