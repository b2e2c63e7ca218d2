from __future__ import annotations

import pytest

from corpus.tables.find import find_tables
from corpus.tables.units import with_rows
from corpus.types import Language
from corpus.units import find_units

CASES = [
    (Language.VI, "PHÂN CÔNG NHIỆM VỤ", ("TT", "Nhiệm vụ", "Chủ trì", "1", "Lập sổ", "Sở Nội vụ")),
    (Language.BN, "কাজের ভাগ", ("ক্রম", "কাজ", "দপ্তর", "১", "তালিকা করা", "স্বাস্থ্য বিভাগ")),
    (Language.EN, "Shared duties", ("No.", "Task", "Lead", "1", "List data", "Data Division")),
]


@pytest.mark.parametrize(("language", "title", "lines"), CASES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_row_of_lines_is_one_unit(
    language: Language, title: str, lines: tuple[str, ...], between: str
) -> None:
    text = between.join((title, *lines, "Nơi nhận:"))
    tables = find_tables(text)
    units = with_rows(text, find_units(text, language), tables)
    shown = [text[u.start : u.end].split("\n") for u in units]
    rows = [[line for line in unit if line] for unit in shown]
    assert rows == [[title], [*lines[:3]], [*lines[3:]], ["Nơi nhận:"]]
    assert [u.is_heading for u in units][1:3] == [True, False]


def test_a_row_opens_no_section() -> None:
    text = "TT | Nhiệm vụ | Chủ trì\nI. Dữ liệu\n1. | Lập sổ | Sở Nội vụ"
    units = with_rows(text, find_units(text, Language.VI), find_tables(text))
    assert [u.level for u in units] == [None, None, None]
