from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.tables.find import find_tables
from corpus.tables.types import Role, Table
from corpus.types import Span

N, T, L, C, P, D = (
    *(Role.NUMBER, Role.TASK, Role.LEAD, Role.COORDINATING, Role.PRODUCT, Role.DEADLINE),
)
VI = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn"),
    ("1", "Lập danh mục dữ liệu dùng chung của tỉnh", "Sở Nội vụ", "", "Danh mục", "30/6/2025"),
    ("2", "Mở lớp tập huấn cho tổ công nghệ", "Sở Y tế", "UBND các xã", "Báo cáo", "Quý IV/2025"),
    ("3", "Chạy thử phần mềm một cửa", "Sở Tư pháp", "Các sở, ngành", "Phần mềm", "Thường xuyên"),
)
BN = (
    ("ক্রম", "কাজ", "প্রধান সংস্থা", "সহযোগী", "ফলাফল", "সময়সীমা"),
    ("১", "তথ্যের তালিকা তৈরি করা", "স্বরাষ্ট্র দপ্তর", "", "তালিকা", "৩০ জুন ২০২৫"),
    ("২", "কর্মীদের প্রশিক্ষণ দেওয়া", "স্বাস্থ্য বিভাগ", "সব কমিউন", "প্রতিবেদন", "৩১ ডিসেম্বর ২০২৫"),
    ("৩", "সফটওয়্যার চালু করা", "আইন মন্ত্রণালয়", "সব বিভাগ", "সফটওয়্যার", "২০২৬ সাল"),
)
EN = (
    ("No.", "Task", "Lead agency", "Coordinating units", "Product", "Deadline"),
    ("1", "List the data that all offices share", "Home Affairs", "", "List", "30 June 2025"),
    ("2", "Train the staff", "Department of Health", "All communes", "Report", "Q4/2025"),
    ("3", "Put the counter online", "Ministry of Justice", "All offices", "Portal", "2026"),
)
ALL = pytest.mark.parametrize("rows", [VI, BN, EN])
Rows = tuple[tuple[str, ...], ...]


def crawled(rows: Rows) -> str:
    """Every cell between lines that hold a bar."""
    return "".join("|\n" + "".join(f"{c}\n|\n" if c else "|\n" for c in row) for row in rows)


LAYOUTS: dict[str, Callable[[Rows], str]] = {
    "lines": lambda rows: "\n".join(" | ".join(row).rstrip() for row in rows),
    "markdown": lambda rows: "\n".join(
        [
            f"| {' | '.join(rows[0])} |",
            "|---" * 6 + "|",
            *(f"| {' | '.join(r)} |" for r in rows[1:]),
        ]
    ),
    "crawled": crawled,
    "cell a line": lambda rows: "\n".join(cell for row in rows for cell in row if cell),
    "cell a paragraph": lambda rows: "\n\n".join(cell for row in rows for cell in row if cell),
}


def cells(text: str, table: Table) -> Rows:
    return tuple(
        tuple(" ".join(text[c.start : c.end].split()) for c in row.cells) for row in table.rows
    )


@ALL
@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_and_columns_of_every_layout(rows: Rows, layout: str) -> None:
    text = f"Phụ lục nhiệm vụ\n\n{LAYOUTS[layout](rows)}\n\nNơi nhận:\n- Như trên."
    (table,) = find_tables(text)
    assert tuple(column.role for column in table.columns) == (N, T, L, C, P, D)
    assert tuple(column.label for column in table.columns) == rows[0]
    assert cells(text, table) == rows[1:]
    assert table.caption == "Phụ lục nhiệm vụ"


@ALL
@pytest.mark.parametrize("layout", LAYOUTS)
def test_group_rows_are_carried_down(rows: Rows, layout: str) -> None:
    blank = ("",) * 4
    groups = (("A. Chung", "", *blank), ("I", "Dữ liệu", *blank))
    again = (("II. Con người", "", *blank), ("1", *rows[3][1:]))
    text = LAYOUTS[layout]((rows[0], *groups, rows[1], rows[2], *again))
    (table,) = find_tables(text)
    assert [row.group for row in table.rows] == [
        *[("A. Chung", "I. Dữ liệu")] * 2,
        ("A. Chung", "II. Con người"),
    ]
    assert len(table.headings) == 4


@ALL
def test_a_heading_repeated_on_the_next_page_is_no_row(rows: Rows) -> None:
    text = LAYOUTS["lines"]((rows[0], rows[1], rows[2])) + "\n\n- 2 -\n\n"
    noise = Span(start=text.index("- 2 -"), end=text.index("- 2 -") + 5)
    text += LAYOUTS["lines"]((rows[0], rows[3]))
    (table,) = find_tables(text, noise=[noise])
    assert cells(text, table) == rows[1:]


@ALL
def test_another_table_with_other_headings(rows: Rows) -> None:
    other = ("TT | Chỉ tiêu | Đơn vị | Kết quả", "1 | Hồ sơ trực tuyến | % | 80")
    text = LAYOUTS["lines"](rows) + "\n\n" + "\n".join(other)
    first, second = find_tables(text)
    assert cells(text, first) == rows[1:]
    roles = [column.role for column in second.columns]
    assert roles == [N, Role.INDICATOR, Role.MEASURE, Role.TARGET]


def test_unit_beside_indicators_is_a_body_where_bodies_stand_there() -> None:
    (table,) = find_tables("TT | Chỉ tiêu | Đơn vị\n1 | Hồ sơ trực tuyến 80% | Sở Nội vụ")
    assert table.columns[2].role is L


def test_headings_in_two_rows_and_a_row_that_counts_columns() -> None:
    text = (
        "TT | Nhiệm vụ | Cơ quan |  | Thời hạn\nTT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn\n"
        "(1) | (2) | (3) | (4) | (5)\n1 | Lập sổ | Sở A | Sở B | 2025"
    )
    (table,) = find_tables(text)
    assert [c.label for c in table.columns][2:4] == ["Cơ quan Chủ trì", "Cơ quan Phối hợp"]
    assert [c.role for c in table.columns] == [N, T, L, C, D]
    assert cells(text, table) == (("1", "Lập sổ", "Sở A", "Sở B", "2025"),)


def test_rows_without_numbers_and_two_columns() -> None:
    (table,) = find_tables("Task | Lead unit\nOpen the portal | Data Division\nClose it | Office")
    assert [c.role for c in table.columns] == [T, L]
    assert len(table.rows) == 2


def test_a_cell_missing_in_a_crawled_row_belongs_to_the_row_above_too() -> None:
    text = crawled((VI[0][:3], ("1", "Lập danh mục", "Sở Nội vụ"), ("2", "Mở lớp tập huấn")))
    (table,) = find_tables(text)
    assert cells(text, table)[1] == ("2", "Mở lớp tập huấn", "Sở Nội vụ")
    assert table.rows[1].cells[2] == table.rows[0].cells[2]


def test_cells_of_several_lines_in_a_crawled_copy() -> None:
    text = crawled((VI[0][:3], ("1", "Lập danh mục\ndữ liệu", "Sở Nội vụ;\nSở Y tế")))
    (table,) = find_tables(text)
    assert cells(text, table) == (("1", "Lập danh mục dữ liệu", "Sở Nội vụ; Sở Y tế"),)


def test_words_that_nobody_knows_head_a_regular_table() -> None:
    (table,) = find_tables("River | Gauge | Keeper\nRed | high | An\nBlack | low | Binh")
    assert {c.role for c in table.columns} == {Role.OTHER}
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH A | Độc lập - Tự do\nSố: 1 | B",
        "Trang chủ | Thời sự | Kinh tế",
        "1 | 2 | 3\n4 | 5 | 6\n7 | 8 | 9",
        "Bản tin nói a | b và c | d.\nCâu sau không có bảng nào.",
        "|\nNơi nhận:\n- Lưu: VT.\n|\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n|",
        "Nhiệm vụ\n\nChủ trì\n\n1. Sở Nội vụ lập danh sách.\n\n2. Sở Y tế báo cáo.",
        "বৈঠকের ছবি |\nকাজ এগিয়ে চলেছে।",
        "",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(text) == ()


PIECES = (
    "TT",
    "Nhiệm vụ",
    "Chủ trì",
    "1",
    "2",
    "I",
    "|",
    "||",
    "\n",
    "\n\n",
    " | ",
    "---",
    "Sở A",
    "**",
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_tables_lie_in_the_text_apart_and_in_order(text: str) -> None:
    tables = find_tables(text)
    end = 0
    for table in tables:
        assert end <= table.start < table.end <= len(text)
        end = table.end
        parts = sorted([*table.rows, *table.headings], key=lambda part: part.start)
        assert all(a.end <= b.start for a, b in pairwise(parts))
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert all(0 <= c.start <= c.end <= len(text) for row in table.rows for c in row.cells)
