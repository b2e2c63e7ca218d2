from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from assistant.register.cells import Sheet, make_sheet
from assistant.register.registry import Registry
from assistant.register.sheets import csv_bytes, table_text, xlsx_bytes
from assistant.register.types import Query
from corpus.types import Language
from index.entries import Change
from index.store import Store
from tests.assistant.register.plans import DAY

TODAY = DAY(2025, 6, 27)
OFFICE = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn"]


def sheet(store: Store, language: Language = Language.VI) -> Sheet:
    page = Registry(store).find("obligation", Query(as_of=TODAY))
    return make_sheet("obligation", page, store.catalogue, language)


def book(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


@pytest.mark.parametrize(
    ("language", "headings", "lead", "status", "source"),
    [
        (
            Language.VI,
            [*OFFICE, "Trạng thái", "Căn cứ/Nguồn"],
            "Sở Khoa học và Công nghệ (Cà Mau)",
            "Còn không quá 3 ngày",
            "41/KH-UBND, tr. 1",
        ),
        (
            Language.EN,
            ["No.", "Task", "Lead unit"],
            "Department of Science and Technology (Ca Mau)",
            "Due within 3 days",
            "41/KH-UBND, p. 1",
        ),
        (
            Language.BN,
            ["ক্রমিক", "কাজ", "দায়িত্বপ্রাপ্ত সংস্থা"],
            "বিজ্ঞান ও প্রযুক্তি বিভাগ (কা মাউ)",
            "৩ দিনের মধ্যে",
            "41/KH-UBND, পৃ. ১",
        ),
    ],
)
def test_columns_are_in_the_language_asked_for(
    store: Store, language: Language, headings: list[str], lead: str, status: str, source: str
) -> None:
    made = sheet(store, language)
    assert made.lines[4].unit == made.lines[5].unit == lead
    assert list(made.headings[: len(headings)]) == headings
    cells = dict(zip(made.columns, made.lines[4].cells, strict=True))
    assert (cells["lead"], cells["status"], cells["source"]) == (lead, status, source)
    assert cells["deadline"] == DAY(2025, 6, 30)


def test_csv_opens_right_in_spreadsheets(store: Store) -> None:
    content = csv_bytes(sheet(store))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 9
    assert rows[5][5] == "2025-06-30"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert rows[4][2] == "'=Harbour Watch"


def test_a_workbook_has_real_dates_a_frozen_header_and_filters(store: Store) -> None:
    [page] = book(xlsx_bytes(sheet(store))).worksheets
    assert [cell.value for cell in page[1]][:6] == OFFICE
    assert page.title == "Nhiệm vụ"
    assert page["F6"].value == datetime.datetime(2025, 6, 30)
    assert page["F6"].is_date
    assert page["F8"].value == "hằng quý"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", f"A1:N{page.max_row}")
    assert page["B2"].alignment.wrap_text
    assert page.column_dimensions["B"].width == 45
    assert page.row_dimensions[7].height > page.row_dimensions[9].height
    assert page.print_area.endswith("$I$9")
    assert page["C5"].value == "=Harbour Watch"
    assert page["C5"].data_type == "s", "text, whatever it begins with"


def test_a_workbook_has_a_sheet_a_unit_on_request(store: Store) -> None:
    pages = book(xlsx_bytes(sheet(store), by_unit=True)).worksheets
    assert len(pages) == 7, "a body that was merged shares the sheet of what it is now"
    assert all(len(page.title) <= 31 for page in pages)
    assert sum(page.max_row - 1 for page in pages[1:]) == pages[0].max_row - 1 == 8


def test_control_characters_do_not_break_a_workbook(store: Store) -> None:
    registry = Registry(store)
    row = registry.find("obligation", Query(as_of=TODAY)).rows[0]
    registry.record(row.stored.id, Change(progress="a\x07b"), by="Hoa")
    [page] = book(xlsx_bytes(sheet(store))).worksheets
    assert "ab" in [cell.value for cell in page[2]]


def test_a_table_is_aligned_and_fits(store: Store) -> None:
    lines = table_text(sheet(store, Language.EN), 120).splitlines()
    assert max(map(cell_len, lines)) <= 120
    at = lines[0].index("Deadline")
    [line] = [line for line in lines if "trình đề án" in line]
    assert line[at:].startswith("30 June 2025")
    assert any(line.endswith("d-bn, p. 1") for line in lines)
