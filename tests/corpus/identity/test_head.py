"""Heads as conversion and recognition leave them, and data lists in place of heads."""

from __future__ import annotations

import datetime

import pytest

from corpus.identity import identify, identify_file, stated_year
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN

CELLS = """|
**HỘI ĐỒNG NHÂN
DÂN **
THÀNH PHỐ HẢI PHÒNG
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số:
19/2025/NQ-HĐND
|
*Hải Phòng, ngày
05 tháng 9 năm 2025*
|

**NGHỊ QUYẾT**

QUY
ĐỊNH MỨC HỖ TRỢ CÁN BỘ SỐ HÓA HỒ SƠ

*Căn cứ Luật số 72/2025/QH15;*
"""
ONE_LINE = """Người ký: CỔNG THÔNG TIN TỈNH
Email: cong@tinh.example.vn
Thời gian ký: 12.06.2025 08:00:01 +07:00
ỦY BAN NHÂN DÂN TỈNH AN GIANG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 77/QĐ-UBND An Giang, ngày 11 tháng 6 năm 2025
QUYÉT ĐỊNH
Về việc thành lập tổ công nghệ số
Căn cứ Luật Tổ chức chính quyền địa phương;
"""
LETTER = """SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 1204/SNV-CCHC | Lào Cai, ngày 4 tháng 7 năm 2025
V/v rà soát thủ tục
hành chính cấp xã

Kính gửi: Ủy ban nhân dân các xã, phường

Thực hiện Kế hoạch số 15/KH-UBND ngày 02/01/2025, đề nghị các xã báo cáo.
"""
LISTED = """# Quyết định về dữ liệu mở

> **Số hiệu**: 58/QĐ-BKHCN
> **Ngày ban hành**: 17/04/2025
> **Cơ quan ban hành**: Bộ Khoa học và Công nghệ

Căn cứ Luật Dữ liệu;
"""
ANNEXED = """QUY CHẾ
Sử dụng chữ ký số
(Ban hành kèm theo Quyết định số 64/QĐ-UBND ngày 09 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh)

Điều 1. Phạm vi
"""
GAZETTE = """গণপ্রজাতন্ত্রী বাংলাদেশ সরকার
তথ্য ও যোগাযোগ প্রযুক্তি বিভাগ
স্মারক নং- ৫৬.০০.০০০০.০২৮.২২.০০৭.২৫-১১৮
তারিখ: ১৪ মে ২০২৫

পরিপত্র
বিষয়: ই-নথি ব্যবহার

সকল দপ্তর ই-নথি ব্যবহার করিবে।
"""
TRANSLATED = """PEOPLE'S COMMITTEE OF HA GIANG PROVINCE
SOCIALIST REPUBLIC OF VIET NAM
No.: 33/KH-UBND
Ha Giang, 12 March 2025

PLAN
on digitising the land register

Pursuant to Resolution No. 57-NQ/TW dated 22 December 2024;
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            VI,
            CELLS,
            {
                "number": "19/2025/NQ-HĐND",
                "kind": "resolution",
                "issuer": "Hội đồng nhân dân thành phố Hải Phòng",
                "date": datetime.date(2025, 9, 5),
                "place": "Hải Phòng",
                "subject": "QUY ĐỊNH MỨC HỖ TRỢ CÁN BỘ SỐ HÓA HỒ SƠ",
            },
        ),
        (
            VI,
            ONE_LINE,
            {
                "number": "77/QĐ-UBND",
                "kind": "decision",
                "issuer": "Ủy ban nhân dân tỉnh An Giang",
                "date": datetime.date(2025, 6, 11),
                "subject": "Về việc thành lập tổ công nghệ số",
            },
        ),
        (
            VI,
            "KẾ HOẠCH\nSố: 41/KH-UBND\n\nSố hóa sổ hộ tịch\n\nCăn cứ Nghị quyết số 57-NQ/TW;",
            {"number": "41/KH-UBND", "kind": "plan", "subject": "Số hóa sổ hộ tịch"},
        ),
        (
            VI,
            LETTER,
            {
                "number": "1204/SNV-CCHC",
                "kind": "letter",
                "date": datetime.date(2025, 7, 4),
                "subject": "rà soát thủ tục hành chính cấp xã",
            },
        ),
        (
            VI,
            LISTED,
            {
                "number": "58/QĐ-BKHCN",
                "kind": "decision",
                "issuer": "Bộ Khoa học và Công nghệ",
                "date": datetime.date(2025, 4, 17),
            },
        ),
        (
            VI,
            ANNEXED,
            {"number": "64/QĐ-UBND", "kind": "regulation", "date": datetime.date(2025, 5, 9)},
        ),
        (
            BN,
            GAZETTE,
            {
                "number": "56.00.0000.028.22.007.25-118",
                "kind": "circular",
                "date": datetime.date(2025, 5, 14),
            },
        ),
        (
            EN,
            TRANSLATED,
            {
                "number": "33/KH-UBND",
                "kind": "plan",
                "date": datetime.date(2025, 3, 12),
                "subject": "on digitising the land register",
            },
        ),
        (
            EN,
            "Digital Records Act, 2021\n(Act No. 12 of 2021)\n\nWhereas it is expedient to …",
            {"number": "Act No. 12 of 2021", "kind": "act"},
        ),
    ],
    ids=["cells", "scan", "below", "letter", "list", "annexed", "memo", "translated", "act"],
)
def test_a_head_gives(language: Language, text: str, expected: dict[str, object]) -> None:
    found = identify(text, language, {})
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("head", "name", "number"),
    [
        ("Số:  .../KH-UBND", "41-kh-ubnd.signed.pdf", "41/KH-UBND"),
        ("Số: #1/KH-UBND", "341-kh-ubnd.pdf", "341/KH-UBND"),
        ("Số: 41/KH-UBND", "77-kh-ubnd.pdf", "41/KH-UBND"),
        ("", "kh41_ubnd.txt", "41/KH-UBND"),
        ("", "nq41_tw.txt", None),
        ("", "41-hagiang.pdf", None),
    ],
)
def test_the_file_name_stands_in_for_an_unreadable_number(
    head: str, name: str, number: str | None
) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n{head}\nHà Giang, ngày 2 tháng 3 năm 2025\n\nKẾ HOẠCH\n"
    )
    found, warnings = identify_file(text, VI, {}, name=name)
    assert found.number == number
    assert bool(warnings) == (number is not None and head != "Số: 41/KH-UBND")
    assert all(name in warning for warning in warnings)


def test_a_news_page_is_not_the_document_that_its_file_is_named_after() -> None:
    text = "Kế hoạch mới của tỉnh\n\nTỉnh vừa ban hành kế hoạch.\n\nNguồn: https://b.example.vn/a"
    assert identify_file(text, VI, {}, name="kh41_ubnd.txt")[0].number is None


def test_a_link_inside_a_text_makes_no_news_of_it() -> None:
    text = (
        "06 Digital records\n\nThis strategy says how. This strategy has [parts](https://a.uk/b)."
    )
    assert identify(text, EN, {}).kind == "strategy"


@pytest.mark.parametrize(
    ("number", "title", "year"),
    [
        ("২০২১ সনের ১২ নং আইন", "", 2021),
        (None, "ডিজিটাল নথি আইন, ২০১৮", 2018),
        (None, "Digital Records Act, 2019", 2019),
        ("60/2024/QH15", "Luật Dữ liệu", 2024),
        ("41/KH-UBND", "Kế hoạch", None),
    ],
)
def test_an_act_is_named_by_its_year(number: str | None, title: str, year: int | None) -> None:
    assert stated_year(number, title) == year
