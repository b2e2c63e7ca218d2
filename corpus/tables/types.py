"""A table as spans of the stored text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.types import Span


class Role(StrEnum):
    """What a column holds, whatever its heading is worded like."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATING = "coordinating"
    PRODUCT = "product"
    DEADLINE = "deadline"
    INDICATOR = "indicator"
    MEASURE = "measure"
    TARGET = "target"
    ACHIEVED = "achieved"
    FUNDING = "funding"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its heading as written ("" where it has none) and its meaning."""

    label: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Span):
    """A row: one span a column, empty where the cell is; `group` are the group rows above it.

    A cell that the source merges over several rows is repeated in each of them by our readers; in
    crawled text it lies in the first of them, so a cell's span may lie before its row.
    """

    cells: tuple[Span, ...]
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Span):
    """A table of the text; `rows` are its body, `headings` its heading and group rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    headings: tuple[Span, ...] = ()
    caption: str = ""
