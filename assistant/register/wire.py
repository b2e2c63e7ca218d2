"""Rows of the register as the JSON of the contract, each with its citation."""

from __future__ import annotations

from typing import Any

from assistant.cite import page_of, section_of
from assistant.errors import UnknownDocument
from assistant.register.naming import current_name, name_of, place_name
from assistant.register.types import Page, Row, Via
from assistant.register.units import now_place
from assistant.types import Citation
from assistant.wire import citation_json
from corpus.register.types import Deadline, Milestone, Obligation, Party, Target
from corpus.types import Document, Language, Span
from index.catalogue import Catalogue
from index.entries import Entry
from index.register import Kind, Value

Json = dict[str, Any]
LISTS: dict[Kind, str] = {
    "obligation": "obligations",
    "milestone": "deadlines",
    "target": "targets",
}


def page_json(kind: Kind, page: Page, catalogue: Catalogue) -> Json:
    """The body of `obligations`, `deadlines` or `targets`."""
    documents = Documents(catalogue)
    rows = [
        row_json(row, documents[row.stored.document_id], page.offset + number)
        for number, row in enumerate(page.rows, 1)
    ]
    return {
        LISTS[kind]: rows,
        "total": page.total,
        "offset": page.offset,
        "as_of": page.as_of.isoformat(),
    }


class Documents(dict[str, Document]):
    """Documents of the catalogue by id, each read at its first use."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __missing__(self, document_id: str) -> Document:
        document = self._catalogue.document(document_id)
        if document is None:  # removed by another process since the rows were read
            raise UnknownDocument(f"the document {document_id!r} was removed; ask again")
        self[document_id] = document
        return document


def row_json(row: Row, document: Document, number: int) -> Json:
    """One row; `original` holds what the text says where people corrected it."""
    value = _value_json(row.value, document)
    stated = _value_json(row.stored.value, document)
    if "product" in row.corrections:
        value["product"] = row.corrections["product"] or None
    return {
        "id": row.stored.id,
        "document_id": document.id,
        **value,
        "status": row.status.value,
        "via": _via_json(row.via),
        "progress": row.progress,
        "state": row.state,
        "owner": row.owner,
        "entries": [entry_json(entry) for entry in row.entries],
        "original": {name: stated[name] for name in row.corrections},
        "citation": citation_json(cite(row.stored.value, document, number)),
    }


def cite(span: Span, document: Document, number: int) -> Citation:
    """The citation of a row's quote."""
    return Citation(
        number=number,
        document_id=document.id,
        title=document.identity.title,
        document_number=document.identity.number,
        language=document.language,
        page=page_of(document, span.start),
        section=section_of(document, span.start),
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
    )


def entry_json(entry: Entry) -> Json:
    """Who recorded what, and when."""
    change = entry.change
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "by": entry.by,
        "progress": change.progress,
        "status": change.state,
        "owner": change.owner,
        "set": dict(change.corrections),
        "row_id": entry.row_id,
    }


def _value_json(value: Value, document: Document) -> Json:
    match value:
        case Obligation():
            return {
                "unit": _unit_json(value.unit, document.language) if value.unit else None,
                "coordinating": [_unit_json(p, document.language) for p in value.coordinating],
                "action": _cut(document, value.action),
                "modality": value.modality.value,
                "deadline": deadline_json(value.deadline),
                "product": _cut(document, value.product),
                "basis": _cut(document, value.basis),
            }
        case Milestone():
            return {
                "what": _cut(document, value.what),
                "role": value.role,
                "deadline": deadline_json(value.deadline),
            }
        case Target():
            return {
                "indicator": _cut(document, value.indicator),
                "value": _number(value.value),
                "measure": value.measure,
                "as_written": value.as_written,
                "deadline": deadline_json(value.deadline),
                "achieved": _number(value.achieved),
            }


def deadline_json(deadline: Deadline | None) -> Json | None:
    """A deadline with its days, null where there is none, and the rule they follow from."""
    if deadline is None:
        return None
    return {
        "as_written": deadline.as_written,
        "start": deadline.first.isoformat() if deadline.first else None,
        "end": deadline.last.isoformat() if deadline.last else None,
        "precision": deadline.precision,
        "rule": deadline.rule,
    }


def _unit_json(party: Party, language: Language) -> Json:
    return {
        "as_written": party.as_written,
        **{code.value: name_of(party, code) for code in Language},
        "current": current_name(party, language),
        "agency": party.agency,
        "collective": party.collective,
        "place": _place_json(party.place, language) if party.place else None,
    }


def _place_json(place_id: str, language: Language) -> Json:
    return {
        "id": place_id,
        **{code.value: place_name(place_id, code) for code in Language},
        "current": place_name(now_place(place_id), language),
    }


def _via_json(via: Via | None) -> Json | None:
    return {"kind": via.kind, "name": via.name, "role": via.role} if via else None


def _number(value: object) -> float | int | None:
    if value is None:
        return None
    number = float(str(value))
    return int(number) if number.is_integer() else number


def _cut(document: Document, span: Span | None) -> str | None:
    return document.text[span.start : span.end] if span else None
