from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import openpyxl
import pytest

from corpus.errors import UnreadableSource
from corpus.readers.sniff import sniff
from corpus.readers.xlsx import read_xlsx


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _book(*rows: Sequence[object], title: str = "Phụ lục") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def _lines(book: openpyxl.Workbook) -> list[str]:
    return read_xlsx(_saved(book), name="a.xlsx").text.split("\n")


def test_sheets_are_pages_with_their_names_as_headings() -> None:
    book = _book(["TT", "Nhiệm vụ"], [1, "Lập cổng"], title="Nhiệm vụ")
    other = book.create_sheet("লক্ষ্য")
    other.append(["ক্রম", "সূচক"])
    other.sheet_state = "hidden"
    reading = read_xlsx(_saved(book), name="a.xlsx")
    assert [reading.text[p.start : p.end] for p in reading.pages] == [
        "Nhiệm vụ\n\nTT | Nhiệm vụ\n1 | Lập cổng",
        "লক্ষ্য\n\nক্রম | সূচক",
    ]
    assert [reading.text[h.start : h.end] for h in reading.headings] == ["Nhiệm vụ", "লক্ষ্য"]
    assert reading.warnings == ("sheet 'লক্ষ্য' is hidden; it was read too",)


def test_a_lone_sheet_without_a_name_has_no_heading() -> None:
    assert _lines(_book(["a", "b"], title="Sheet1")) == ["a | b"]


def test_merged_cells_stand_in_every_row_and_margins_are_dropped() -> None:
    book = _book(
        *([None, "TT", "Task|s", "Lead"], [None, "I. Portal"], [None, 1, "build\nit", "Office"]),
        [None, 2, "run it"],
        title="Sheet",
    )
    book.active.merge_cells("B2:D2")
    book.active.merge_cells("D3:D4")
    assert _lines(book) == [
        *("TT | Task/s | Lead", "I. Portal", "1 | build it | Office", "2 | run it | Office"),
    ]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (datetime.date(2025, 6, 30), "dd/mm/yyyy", "30/06/2025"),
        (datetime.datetime(2025, 6, 30), "mm-dd-yy", "30/06/2025"),
        (datetime.datetime(2025, 6, 30, 17, 30), "d/m/yyyy h:mm", "30/06/2025 17:30"),
        (datetime.date(2025, 6, 1), "mm/yyyy", "06/2025"),
        (datetime.date(2025, 6, 1), "d mmmm yyyy", "1 June 2025"),
        (datetime.date(2025, 6, 1), "mmm-yy", "June 2025"),
        (datetime.date(2025, 1, 1), "yyyy", "2025"),
        (0.45, "0%", "45%"),
        (0.5846, "0.00%", "58.46%"),
        (0.07, "0.0%", "7.0%"),
        (1139, "#,##0", "1139"),
        (2.0, "General", "2"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "0.0", "0.3"),
        (True, "General", "TRUE"),
        ("০৫টি", "@", "০৫টি"),
    ],
)
def test_values_read_as_a_person_sees_them(value: object, style: str, shown: str) -> None:
    book = _book(["x", value], title="Sheet1")
    book.active["B1"].number_format = style
    assert _lines(book) == [f"x | {shown}"]


def test_workbooks_are_told_by_their_content() -> None:
    assert sniff(_saved(_book(["a"])), name="a.docx", suffix=".docx") == "xlsx"


def test_a_workbook_without_values_and_a_damaged_one() -> None:
    with pytest.raises(UnreadableSource) as empty:
        read_xlsx(_saved(openpyxl.Workbook()), name="a.xlsx")
    assert empty.value.code == "no_text"
    content = _saved(_book(["a"]))
    with pytest.raises(UnreadableSource) as damaged:
        read_xlsx(content[: len(content) // 2], name="a.xlsx")
    assert damaged.value.code == "corrupt"
