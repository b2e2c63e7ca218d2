from __future__ import annotations

import datetime

import pytest

from corpus.identity import identify, source_url
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN

STATE_PLAN = """ỦY BAN NHÂN DÂN | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG NINH | Độc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND | Quảng Ninh, ngày 03 tháng 02 năm 2025

KẾ HOẠCH
Số hóa hồ sơ lưu trữ của các sở, ngành

Căn cứ Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị;
"""
PARTY_RESOLUTION = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
Số 88-NQ/TW
ĐẢNG CỘNG SẢN VIỆT NAM
Hà Nội, ngày 15 tháng 3 năm 2025

NGHỊ QUYẾT
về dữ liệu dùng chung

I- TÌNH HÌNH
"""
ACT = """ডিজিটাল নথি আইন, ২০২১

( ২০২১ সনের ১২ নং আইন )

[৮ জুন, ২০২১]

নথি সংরক্ষণের জন্য বিধান করিবার উদ্দেশ্যে প্রণীত আইন
"""
NEWS = """Cà Mau: chữ ký số về tận xã

Theo Nghị quyết số 57-NQ/TW, ngày 22/12/2024, tỉnh đã cấp 9.000 chữ ký số.

Nguồn: https://tin.example.org/ca-mau/chu-ky-so.html
"""


def test_a_plan_of_the_state() -> None:
    found = identify(STATE_PLAN, VI, {})
    assert found.number == "41/KH-UBND"
    assert found.kind == "plan"
    assert found.issuer == "Ủy ban nhân dân tỉnh Quảng Ninh"
    assert found.place == "Quảng Ninh"
    assert found.date == datetime.date(2025, 2, 3)
    assert found.subject == "Số hóa hồ sơ lưu trữ của các sở, ngành"
    assert found.title == "41/KH-UBND – Số hóa hồ sơ lưu trữ của các sở, ngành"


def test_a_resolution_of_the_party() -> None:
    found = identify(PARTY_RESOLUTION, VI, {})
    assert found.number == "88-NQ/TW"
    assert found.kind == "resolution"
    assert found.date == datetime.date(2025, 3, 15)
    assert found.subject == "về dữ liệu dùng chung"


def test_an_act_of_bangladesh() -> None:
    found = identify(ACT, BN, {})
    assert found.title == "ডিজিটাল নথি আইন, ২০২১"
    assert found.number == "২০২১ সনের ১২ নং আইন"
    assert found.kind == "act"
    assert found.date == datetime.date(2021, 6, 8)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (VI, NEWS, "Cà Mau: chữ ký số về tận xã"),
        (BN, "কা মাউ এগিয়ে\n\nখবর।\n\nসূত্র: https://khobor.example.org/a.html", "কা মাউ এগিয়ে"),
        (EN, "Ca Mau moves on\n\nNews.\n\nSource: https://news.example.org/a", "Ca Mau moves on"),
    ],
)
def test_a_news_page_has_no_number_and_no_issuer(language: Language, text: str, title: str) -> None:
    found = identify(text, language, {})
    assert (found.title, found.kind) == (title, "news")
    assert (found.number, found.issuer, found.date) == (None, None, None)


@pytest.mark.parametrize(
    ("language", "text", "kind", "title"),
    [
        (EN, "Directive\nof the Office on open data\n\n1. Scope", "directive", "Directive of the "),
        (EN, "REPORT\non the first half\n\n1. Results", "report", "Report on the first half"),
        (VI, "BÁO CÁO\nTình hình số hóa\n\nI. KẾT QUẢ", "report", "Báo cáo Tình hình số hóa"),
        (BN, "পরিপত্র\nবিষয়: নথি সংরক্ষণ\n\nসকল দপ্তর", "circular", "পরিপত্র বিষয়: নথি সংরক্ষণ"),
    ],
)
def test_a_kind_without_a_number(language: Language, text: str, kind: str, title: str) -> None:
    found = identify(text, language, {})
    assert found.kind == kind
    assert found.title.startswith(title)


def test_a_blank_date_is_not_filled_from_another_document() -> None:
    text = STATE_PLAN.replace("ngày 03 tháng 02 năm 2025", "ngày     tháng     năm 2025")
    assert identify(text, VI, {}).date is None
    assert identify(text, VI, {"date": "2025-02-04"}).date == datetime.date(2025, 2, 4)


@pytest.mark.parametrize(
    ("language", "line"),
    [(EN, "Date: 3 February 2025"), (BN, "তারিখ: ৩ ফেব্রুয়ারি ২০২৫")],
)
def test_a_date_line_may_stand_below_the_kind(language: Language, line: str) -> None:
    kind = "REPORT" if language is EN else "প্রতিবেদন"
    found = identify(f"{kind}\n{line}\n", language, {})
    assert found.date == datetime.date(2025, 2, 3)


def test_a_number_below_the_words_for_another_document_is_not_its_own() -> None:
    text = "Thông tin\n\nThực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị."
    assert identify(text, VI, {}).number is None


def test_metadata_names_what_the_text_does_not() -> None:
    found = identify("Tin ngắn.", VI, {"title": " Tin Cà Mau ", "date": "2025-06-30T08:00"})
    assert (found.title, found.date) == ("Tin Cà Mau", datetime.date(2025, 6, 30))
    assert identify("Tin ngắn.", VI, {"date": "hôm qua"}).date is None


def test_a_long_first_line_is_cut_between_words() -> None:
    title = identify("Tỉnh đã làm xong. " * 20, VI, {}).title
    assert title.endswith("…")
    assert len(title) <= 101
    assert not title[:-1].endswith(" ")


def test_an_empty_text_still_has_a_title() -> None:
    assert identify("", EN, {}).title


def test_the_address_comes_from_metadata_or_the_end_of_the_text() -> None:
    assert source_url(NEWS, {}) == "https://tin.example.org/ca-mau/chu-ky-so.html"
    assert source_url(NEWS, {"url": "https://a.example.org/"}) == "https://a.example.org/"
    assert source_url("https://a.example.org/ " + "x" * 700, {}) is None
