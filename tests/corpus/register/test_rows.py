from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from corpus.normalise import nfc
from corpus.register.extract import extract
from corpus.register.types import Register
from corpus.tables.types import Column, Role, Row, Table
from corpus.types import Document, Identity, Language, Span


def read_cells(
    language: Language, roles: tuple[Role, ...], cells: tuple[str, ...]
) -> tuple[str, Register]:
    """The register of a document that is one table with one row."""
    text, spans = "", []
    for cell in map(nfc, cells):
        text += "| "
        spans.append(Span(start=len(text), end=len(text) + len(cell)))
        text += f"{cell}\n"
    row = Row(start=0, end=len(text), cells=tuple(spans))
    columns = tuple(Column(label="", role=role) for role in roles)
    table = Table(start=0, end=len(text), columns=columns, rows=(row,))
    document = Document(
        id="d",
        source="d.txt",
        media_type="text/plain",
        language=language,
        identity=Identity(title="t", kind="plan", date=datetime.date(2025, 2, 1)),
        text=text,
        pages=(),
        sections=(),
    )
    return text, extract(document, (), (table,))


TASKS = (Role.NUMBER, Role.TASK, Role.LEAD, Role.COORDINATING, Role.PRODUCT, Role.DEADLINE)


@pytest.mark.parametrize(
    ("language", "cells", "lead", "partners", "last"),
    [
        (
            Language.VI,
            ("1", "Lập đề án kho số", "Sở Tài chính", "Sở Nội vụ; Sở Y tế", "Đề án", "Quý II/2025"),
            "Sở Tài chính",
            2,
            "2025-06-30",
        ),
        (
            Language.VI,
            ("2", "Nâng cấp cổng", "Tổ Công nghệ số", "", "Báo cáo", "2026"),
            "Tổ Công nghệ số",
            0,
            "2026-12-31",
        ),
        (
            Language.BN,
            ("১", "তালিকা তৈরি", "অর্থ মন্ত্রণালয়", "স্বাস্থ্য মন্ত্রণালয়", "তালিকা", "৩০ জুন ২০২৫"),
            "অর্থ মন্ত্রণালয়",
            1,
            "2025-06-30",
        ),
        (
            Language.EN,
            (
                *("1", "Draft the scheme", "Ministry of Finance"),
                *("Ministry of Health", "Scheme", "by 15 May 2025"),
            ),
            "Ministry of Finance",
            1,
            "2025-05-15",
        ),
    ],
)
def test_a_row_of_tasks_is_an_obligation(
    language: Language, cells: tuple[str, ...], lead: str, partners: int, last: str
) -> None:
    text, register = read_cells(language, TASKS, cells)
    (row,) = register.obligations
    assert row.unit is not None
    assert row.unit.as_written == nfc(lead)
    assert len(row.coordinating) == partners
    assert text[row.action.start : row.action.end] == nfc(cells[1])
    assert row.product is not None
    assert text[row.product.start : row.product.end] == nfc(cells[4])
    assert row.deadline is not None
    assert row.deadline.last is not None
    assert row.deadline.last.isoformat() == last
    assert [m.role for m in register.milestones] == ["deadline"]


def test_a_row_that_goes_on_has_no_last_day() -> None:
    cells = ("3", "Tuyên truyền", "Sở Y tế", "", "Tin bài", "Thường xuyên")
    due = read_cells(Language.VI, TASKS, cells)[1].obligations[0].deadline
    assert due is not None
    assert (due.precision, due.last) == ("ongoing", None)


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        (Language.VI, ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "80", "62,5")),
        (Language.BN, ("১", "অনলাইন আবেদনের হার", "%", "৮০", "৬২.৫")),
        (Language.EN, ("1", "Share of online files", "%", "80", "62.5")),
    ],
)
def test_a_row_of_indicators_is_a_target(language: Language, cells: tuple[str, ...]) -> None:
    roles = (Role.NUMBER, Role.INDICATOR, Role.MEASURE, Role.TARGET, Role.ACHIEVED)
    (target,) = read_cells(language, roles, cells)[1].targets
    assert (target.value, target.measure, target.achieved) == (Decimal(80), "%", Decimal("62.5"))


def test_a_table_of_something_else_states_no_duty() -> None:
    roles = (Role.NUMBER, Role.OTHER, Role.OTHER)
    assert read_cells(Language.EN, roles, ("1", "Hanoi", "must report"))[1] == Register()
