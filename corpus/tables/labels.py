"""What makes a row readable on its own: its table, its groups and the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.languages.tables import LABELS
from corpus.tables.types import Column, Role, Row, Table
from corpus.types import Document, Language

_LONGEST_CELL = 110  # characters


def row_leads(document: Document, table: Table) -> Iterator[tuple[Row, tuple[str, ...]]]:
    """Each row of the table with what it stands under and its cells by name, for its context."""
    for row in table.rows:
        cells = [
            f"{label}: {words}"
            for column, cell in zip(table.columns, row.cells, strict=True)
            if (words := _short(document.text[cell.start : cell.end]))
            and (label := label_of(column, document.language))
        ]
        yield row, (table.caption, *row.group, *cells)


def label_of(column: Column, language: Language) -> str:
    """What a column is called in `language`, or as its document calls it; "" for row numbers."""
    if column.role is Role.NUMBER:
        return ""
    return LABELS[language].get(column.role) or column.label


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= _LONGEST_CELL:
        return words
    return words[:_LONGEST_CELL].rsplit(" ", 1)[0] + " …"
