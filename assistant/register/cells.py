"""A page of the register as rows and columns for people, in one language."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.cite import page_of
from assistant.register.naming import present_name, shown_name
from assistant.register.types import Page, Row
from assistant.register.wire import LISTS, Documents
from corpus.languages.labels import LABELS
from corpus.particulars.render import to_digits
from corpus.register.types import Milestone, Obligation, Target
from corpus.types import Document, Language, Span
from index.catalogue import Catalogue
from index.register import Kind

Cell = str | int | float | datetime.date | None
_COMMON = ("deadline", "status", "source", "quote", "written")
_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "obligation": (
        *("no", "task", "lead", "coordinating", "product", *_COMMON),
        *("modality", "owner", "progress", "id"),
    ),
    "milestone": ("no", "what", *_COMMON, "owner", "progress", "id"),
    "target": ("no", "indicator", "value", "measure", "achieved", *_COMMON, "id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row for people: `cells` in the order of the columns, `unit` its lead unit's name now."""

    row: Row
    document: Document
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Lines under columns; `columns` are keys of the labels, `headings` their words."""

    title: str
    language: Language
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def make_sheet(kind: Kind, page: Page, catalogue: Catalogue, language: Language) -> Sheet:
    """The rows of a page with the columns that offices use; a date is a date, never text."""
    labels, columns = LABELS[language], _COLUMNS[kind]
    documents = Documents(catalogue)
    lines = []
    for number, row in enumerate(page.rows, page.offset + 1):
        document = documents[row.stored.document_id]
        cells = {"no": number} | _own(row, document, language) | _common(row, document, language)
        lead = row.value.unit if isinstance(row.value, Obligation) else None
        unit = present_name(lead, language) if lead else labels["unnamed"]
        lines.append(
            Line(row=row, document=document, unit=unit, cells=tuple(cells[c] for c in columns))
        )
    return Sheet(
        title=labels[LISTS[kind]],
        language=language,
        columns=columns,
        headings=tuple(labels[column] for column in columns),
        lines=tuple(lines),
    )


def source_text(row: Row, document: Document, language: Language, *, short: bool = False) -> str:
    """The document and the page that a row stands on; `short` names it by its id, not its title."""
    page = LABELS[language]["page"].format(page=page_of(document, row.stored.value.start))
    identity = document.identity
    name = identity.number or (document.id if short else identity.title)
    return f"{name}, {to_digits(page, language)}"


def _own(row: Row, document: Document, language: Language) -> dict[str, Cell]:
    labels, value = LABELS[language], row.value
    match value:
        case Obligation():
            lead = shown_name(value.unit, language) if value.unit else ""
            marked = f"{lead} ({labels['corrected']})" if "unit" in row.corrections else lead
            product = row.corrections.get("product", one_line(document, value.product))
            return {
                "task": one_line(document, value.action),
                "lead": marked,
                "coordinating": "; ".join(shown_name(p, language) for p in value.coordinating),
                "product": product,
                "modality": labels[value.modality.value],
            }
        case Milestone():
            return {"what": one_line(document, value.what)}
        case Target():
            return {
                "indicator": one_line(document, value.indicator),
                "value": None if value.value is None else float(value.value),
                "measure": value.measure,
                "achieved": None if value.achieved is None else float(value.achieved),
            }


def _common(row: Row, document: Document, language: Language) -> dict[str, Cell]:
    labels = LABELS[language]
    deadline, stated = row.value.deadline, row.stored.value.deadline
    written = " ".join(stated.as_written.split()) if stated else ""
    if "deadline" in row.corrections:
        written = f"{written} ({labels['corrected']})".strip()
    return {
        "deadline": (deadline.last or " ".join(deadline.as_written.split())) if deadline else None,
        "written": written,
        "status": labels[f"status_{row.status.value}"],
        "owner": row.owner,
        "progress": row.progress,
        "source": source_text(row, document, language),
        "quote": one_line(document, row.stored.value),
        "id": row.stored.id,
    }


def one_line(document: Document, span: Span | None) -> str:
    """A span's words with single blanks, empty for none."""
    return " ".join(document.text[span.start : span.end].split()) if span else ""
