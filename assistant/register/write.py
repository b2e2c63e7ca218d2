"""A page of the register in any of its formats: the same for the command line and the service."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.register.calendar import calendar_bytes
from assistant.register.cells import make_sheet
from assistant.register.sheets import csv_bytes, table_text, xlsx_bytes
from assistant.register.types import Page
from assistant.register.wire import LISTS, page_json
from corpus.types import Language
from index.catalogue import Catalogue
from index.register import Kind

Format = Literal["table", "json", "csv", "xlsx", "ics"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA_TYPES: dict[Format, str] = {
    "table": "text/plain; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A written register; `left_out` counts the rows that the format cannot hold."""

    content: bytes
    media_type: str
    name: str
    left_out: int = 0


def write_page(
    kind: Kind,
    page: Page,
    catalogue: Catalogue,
    form: Format,
    *,
    language: Language,
    by_unit: bool = False,
    width: int = 160,
) -> File:
    """The page as a file; `language` is that of headings and names, quotes stay as they are.

    `by_unit` adds a sheet for each unit to a workbook; `width` is that of a table, in letters.
    """
    left_out = 0
    if form == "json":
        body = json.dumps(page_json(kind, page, catalogue), ensure_ascii=False, indent=2)
        content = f"{body}\n".encode()
    else:
        sheet = make_sheet(kind, page, catalogue, language)
        match form:
            case "table":
                content = f"{table_text(sheet, width)}\n".encode()
            case "csv":
                content = csv_bytes(sheet)
            case "xlsx":
                content = xlsx_bytes(sheet, by_unit=by_unit)
            case "ics":
                content, left_out = calendar_bytes(sheet)
    name = f"{LISTS[kind]}-{page.as_of.isoformat()}.{form}"
    return File(content=content, media_type=MEDIA_TYPES[form], name=name, left_out=left_out)
