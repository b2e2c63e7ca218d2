"""Workbooks (XLSX): every sheet is a page, every row a line with " | " between its cells."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from decimal import Decimal
from itertools import pairwise
from typing import Any

import openpyxl
import regex
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import UnreadableSource
from corpus.readers.clean import clean_value
from corpus.readers.draft import BLANK, DraftPage, Line, assemble, row_text
from corpus.readers.zips import refuse_bombs
from corpus.types import Reading

_MOST_ROWS = 50_000
_MOST_COLUMNS = 200
_UNNAMED = regex.compile(r"(?:Sheet|Trang tính|Trang_tính)\s*\d*")
_QUOTED = regex.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_MONTH_NAME = regex.compile(r"m{3,5}", regex.IGNORECASE)
_DECIMALS = regex.compile(r"\.([0#?]+)")


def read_xlsx(content: bytes, *, name: str) -> Reading:
    """Read the values of a workbook; hidden sheets are read too, and named in a warning.

    A cell merged over several rows stands in each of them. Dates are written day first whatever
    order the sheet shows, since only that reads right in all three languages.
    """
    refuse_bombs(content, name=name, kind="XLSX")
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's notes on drawings and validations
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise _corrupt(name, error) from error
    except Exception as error:
        raise _corrupt(name, error) from error
    pages = [_page(sheet, len(book.worksheets), notes) for sheet in book.worksheets]
    if not any(line.text.strip() for page in pages for line in page.lines):
        raise UnreadableSource("no_text", f"{name!r} holds no values; check which file was meant.")
    return assemble(pages, metadata={"title": book.properties.title or ""}, warnings=notes)


def _corrupt(name: str, error: Exception) -> UnreadableSource:
    return UnreadableSource(
        "corrupt",
        f"{name!r} is a damaged XLSX file ({error}); open it in a spreadsheet and save it again.",
    )


def _page(sheet: Any, sheets: int, notes: list[str]) -> DraftPage:
    if sheet.sheet_state != "visible":
        notes.append(f"sheet {sheet.title!r} is hidden; it was read too")
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        notes.append(
            f"sheet {sheet.title!r} was read up to row {_MOST_ROWS} and column {_MOST_COLUMNS}"
        )
    lines = [Line(text=text) if text else BLANK for text in map(_row_text, _filled(sheet))]
    if any(line.text for line in lines) and not (sheets == 1 and _UNNAMED.fullmatch(sheet.title)):
        lines = [Line(text=sheet.title, level=1), BLANK, *lines]
    return DraftPage(lines=tuple(lines))


def _filled(sheet: Any) -> list[list[str]]:
    """The sheet's values as they show, merged ones in every row that they span."""
    cells = {
        place: shown
        for place, cell in sheet._cells.items()
        if place[0] <= _MOST_ROWS and place[1] <= _MOST_COLUMNS and (shown := _shown(cell))
    }
    for merged in sheet.merged_cells.ranges:
        left, top, _, bottom = merged.bounds
        if value := cells.get((top, left)):
            last = min(bottom, sheet.max_row, _MOST_ROWS)
            cells |= {(row, left): value for row in range(top, last + 1)}
    # A sheet may be as wide and high as it likes: only what is used is laid out.
    columns = sorted({column for _, column in cells})
    used = sorted({row for row, _ in cells})
    gaps = {row for above, row in pairwise(used) if row > above + 1}
    rows = []
    for row in used:
        rows += [[""] * len(columns)] if row in gaps else []
        rows.append([cells.get((row, column), "") for column in columns])
    return rows


def _row_text(cells: list[str]) -> str:
    solid = [cell for cell in cells if cell]
    return row_text(solid if len(solid) == 1 else cells)


def _shown(cell: Any) -> str:
    """A cell's value as a person reads it."""
    value, style = cell.value, _QUOTED.sub("", cell.number_format or "General")
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return _date(value, style.lower())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, style)
    return clean_value(str(value))


def _date(value: datetime.datetime | datetime.date, style: str) -> str:
    if _MONTH_NAME.search(style):
        shown = f"{value:%B} {value.year}" if "d" not in style else f"{value.day} {value:%B %Y}"
        return shown if "y" in style else shown.removesuffix(f" {value.year}")
    if "d" not in style and "y" in style:
        return f"{value.month:02}/{value.year}" if "m" in style else str(value.year)
    shown = f"{value.day:02}/{value.month:02}/{value.year}"
    timed = isinstance(value, datetime.datetime) and value.time() != datetime.time()
    return f"{shown} {value:%H:%M}" if timed else shown


def _number(value: int | float, style: str) -> str:
    percent = "%" in style
    exact = Decimal(repr(value)) * (100 if percent else 1)
    decimals = _DECIMALS.search(style)
    if decimals or percent:
        shown = f"{exact:.{len(decimals[1]) if decimals else 0}f}"
    elif exact == exact.to_integral_value():
        shown = f"{exact:.0f}"
    else:
        shown = f"{exact:.0f}" if style in ("0", "#,##0") else f"{exact.normalize():f}"
    return shown + "%" if percent else shown
