from __future__ import annotations

import unicodedata

import pytest

from corpus.tables.headings import is_heading, is_numbering, role_of, roles_of
from corpus.tables.types import Role

HEADINGS = {
    Role.NUMBER: "TT;STT;Số TT;No.;S/N;#;ক্রম;ক্রমিক নং",
    Role.TASK: "Nhiệm vụ;Tên nhiệm vụ;Nội dung/nhiệm vụ;Nhiệm vụ, giải pháp;NỘI DUNG;Tasks;"
    "Main activities;কাজ;কাজের বিবরণ",
    Role.LEAD: "Cơ quan chủ trì;CHỦ TRÌ;Đơn vị thực hiện;Đơn vị;Lead agency;Responsible unit;"
    "প্রধান সংস্থা;দপ্তর",
    Role.COORDINATING: "Cơ quan phối hợp;Phối hợp;Coordinating units;সহযোগী সংস্থা",
    Role.PRODUCT: "Sản phẩm đầu ra;Kết quả;Kết quả dự kiến;Expected result;Outputs;ফলাফল",
    Role.DEADLINE: "Thời hạn hoàn thành;Thời gian thực hiện;Thời gian;Tiến độ;Due date;Deadline;"
    "সময়সীমা;শেষ তারিখ",
    Role.INDICATOR: "Chỉ tiêu;Indicator;সূচক",
    Role.MEASURE: "Đơn vị tính;ĐVT;Unit of measure;একক",
    Role.ACHIEVED: "Kết quả đạt được;Results achieved;অর্জন",
    Role.FUNDING: "Nguồn kinh phí;Budget;বাজেট",
}
CASES = [(h, role) for role, headings in HEADINGS.items() for h in headings.split(";")]


@pytest.mark.parametrize(("heading", "role"), CASES)
def test_a_heading_tells_what_its_column_holds(heading: str, role: Role) -> None:
    assert role_of(heading) is role
    assert role_of(unicodedata.normalize("NFD", heading).upper()) is role
    assert role_of(f"**{heading}**\n") is role


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Nhiem vu", Role.TASK), ("co quan chu tri", Role.LEAD), ("THOI HAN", Role.DEADLINE)],
)
def test_headings_typed_without_marks(heading: str, role: Role) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize("text", ["", "Sở Nội vụ", "30/6/2025", "Quang Ninh", "প্রাদেশিক পুলিশ"])
def test_other_words_head_no_column(text: str) -> None:
    assert role_of(text) is None


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        (["TT", "Nhiệm vụ", "Ghi chú"], True),
        (["ক্রম", "কাজ", "দপ্তর"], True),
        (["No.", "Task", "Whatever", "Due"], True),
        (["1", "Nhiệm vụ", "Chủ trì"], False),
        (["Sở Nội vụ", "Sở Y tế"], False),
        (["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], False),
    ],
)
def test_a_row_of_headings(cells: list[str], heading: bool) -> None:
    assert is_heading(cells) is heading


def test_columns_are_judged_together() -> None:
    assert roles_of(["TT", "Chỉ tiêu", "Kết quả"])[2] is Role.TARGET
    assert roles_of(["TT", "Nhiệm vụ", "Kết quả"])[2] is Role.PRODUCT
    assert roles_of(["No.", "Indicator", "2025", "2030"])[2:] == (Role.TARGET, Role.TARGET)
    assert roles_of(["Target", "Figure"]) == (Role.INDICATOR, Role.TARGET)
    assert roles_of(["Task", "Activity", "Start date", "Due date"]) == (
        *(Role.TASK, Role.OTHER, Role.OTHER, Role.DEADLINE),
    )


@pytest.mark.parametrize(
    ("cells", "numbering"),
    [(["(1)", "(2)", "(3)"], True), (["A", "B", "1", "2"], True), (["1", "2025", "2026"], False)],
)
def test_rows_that_number_the_columns(cells: list[str], numbering: bool) -> None:
    assert is_numbering(cells) is numbering
