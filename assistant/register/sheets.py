"""The register as a terminal table, CSV and XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.register.cells import Cell, Line, Sheet, source_text
from corpus.particulars.render import render_day
from corpus.types import Language

_IN_TERMINAL = ("id", "task", "what", "indicator", "value", "achieved", "lead", "deadline")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDTHS = {
    **{"no": 6, "task": 45, "what": 45, "indicator": 45, "quote": 45, "lead": 24},
    **{"coordinating": 24, "product": 20, "source": 22, "progress": 28, "id": 19},
}
_OTHER_WIDTH = 14
_LINE_HEIGHT = 15.0
_TALLEST = 400.0
# What comes after it is for work on the screen.
_LAST_PRINTED = "quote"
# The month by name in English, where day and month could be taken for each other.
_DATE_FORMATS = {Language.VI: "dd/mm/yyyy", Language.BN: "dd/mm/yyyy", Language.EN: "d mmm yyyy"}


def table_text(sheet: Sheet, width: int) -> str:
    """Aligned columns in at most `width` terminal cells, long texts wrapped."""
    wanted = [n for n, c in enumerate(sheet.columns) if c in (*_IN_TERMINAL, "status", "source")]
    wanted.sort(key=lambda n: sheet.columns[n] != "id")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for n in wanted:
        fixed = sheet.columns[n] in ("id", "deadline", "value", "achieved")
        table.add_column(Text(sheet.headings[n]), overflow="fold", no_wrap=fixed)
    for line in sheet.lines:
        table.add_row(*(Text(_in_terminal(sheet, line, n)) for n in wanted))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark; dates are ISO; no cell is taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.headings)
    for line in sheet.lines:
        writer.writerow([_csv_cell(cell) for cell in line.cells])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: Sheet, *, by_unit: bool = False) -> bytes:
    """A workbook with real dates, a frozen header, filters and wrapped text; a sheet a unit."""
    book = Workbook()
    book.remove(book.active)
    _fill(book.create_sheet(_sheet_name(sheet.title, ())), sheet, sheet.lines)
    for unit, lines in _by_unit(sheet) if by_unit else ():
        _fill(book.create_sheet(_sheet_name(unit, book.sheetnames)), sheet, lines)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _in_terminal(sheet: Sheet, line: Line, column: int) -> str:
    """A cell's text; a document without a number is named by its id, which fits."""
    if sheet.columns[column] == "source":
        return source_text(line.row, line.document, sheet.language, short=True)
    return _written(line.cells[column], sheet.language)


def _written(cell: Cell, language: Language) -> str:
    if isinstance(cell, datetime.date):
        return render_day(cell, language)
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    text = "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
    # A spreadsheet shows the apostrophe's cell as text, and leaves the apostrophe out.
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _by_unit(sheet: Sheet) -> Iterator[tuple[str, Sequence[Line]]]:
    units: dict[str, list[Line]] = {}
    for line in sheet.lines:
        units.setdefault(line.unit, []).append(line)
    yield from sorted(units.items())


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that spreadsheets take: short, without their own signs, unlike those before it."""
    clean = " ".join(ILLEGAL_CHARACTERS_RE.sub("", name).translate(_NOT_IN_NAMES).split()) or "?"
    used, tail, number = {t.casefold() for t in taken}, "", 1
    while (found := clean[: _LONGEST_NAME - len(tail)] + tail).casefold() in used:
        number += 1
        tail = f" ({number})"
    return found


def _fill(page: Worksheet, sheet: Sheet, lines: Sequence[Line]) -> None:
    for column, heading in enumerate(sheet.headings, 1):
        cell = page.cell(1, column, heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="1F4E78")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        width = _WIDTHS.get(sheet.columns[column - 1], _OTHER_WIDTH)
        page.column_dimensions[get_column_letter(column)].width = width
    for number, line in enumerate(lines, 2):
        for column, value in enumerate(line.cells, 1):
            _write(page.cell(number, column), value, sheet.language)
        page.row_dimensions[number].height = _height(sheet, line)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    last = get_column_letter(sheet.columns.index(_LAST_PRINTED) + 1)
    page.print_area = f"A1:{last}{page.max_row}"
    _print_layout(page)


def _height(sheet: Sheet, line: Line) -> float:
    """Room for the longest cell in its column; programs do not all find it themselves."""
    lines = max(
        math.ceil(len(cell) / (_WIDTHS.get(column, _OTHER_WIDTH) - 2))
        for column, cell in zip(sheet.columns, line.cells, strict=True)
        if isinstance(cell, str)
    )
    return min(max(lines, 1) * _LINE_HEIGHT, _TALLEST)


def _write(cell: XlsxCell, value: Cell, language: Language) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST_CELL]
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = value.startswith(_FORMULA)
        return
    cell.value = value
    if isinstance(value, datetime.date):
        cell.number_format = _DATE_FORMATS[language]


def _print_layout(page: Worksheet) -> None:
    """On paper: across, as wide as the page, the heading on each."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    page.print_options.gridLines = True
