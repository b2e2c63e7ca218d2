from __future__ import annotations

import pytest

from corpus.noise import closing_spans, noise_spans
from corpus.types import Language
from corpus.units import find_units

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    "line",
    [
        "Bình luận (3)",
        "[Quảng cáo_2]",
        "Nguồn: https://tin.example.org/bai.html",
        "Ảnh: Minh An",
        "Chia sẻ",
        "Cán bộ một cửa hướng dẫn người dân. |",
        "মন্তব্য (০)",
        "[বিজ্ঞাপন_২]",
        "সূত্র: https://khobor.example.org/a.html",
        "আরও পড়ুন:",
        "বৈঠকের একটি মুহূর্ত। |",
        "Comments (12)",
        "ADVERTISEMENT",
        "Source: https://news.example.org/a",
        "Photo: J. Tran",
        "0 bình luận",
        "Sao chép liên kết",
        "১২টি মন্তব্য",
        "লিংক কপি করুন",
        "4 comments",
        "Facebook",
    ],
)
def test_noise_lines_are_marked_and_left_out(line: str) -> None:
    text = f"Trước.\n\n  {line}\n\nSau."
    noise = noise_spans(text)
    assert [text[n.start : n.end].strip() for n in noise] == [line]
    kept = [text[u.start : u.end] for u in find_units(text, VI, noise=noise)]
    assert kept == ["Trước.", "Sau."]


@pytest.mark.parametrize(
    "line",
    [
        "| 1 | Sở Nội vụ | 30/6/2025 |",
        "I | Thể chế |  |  |",
        "Bình luận của Chủ tịch tỉnh về kế hoạch",
        "মন্তব্য করেন সভাপতি",
        "Source code is kept for ten years.",
    ],
)
def test_content_is_no_noise(line: str) -> None:
    assert noise_spans(line) == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (VI, "Người ký: Văn phòng Ủy ban nhân dân tỉnh"),
        (VI, "Thời gian ký: 12.03.2025 08:15:20 +07:00"),
        (VI, "Email: vanthu@tinh.example.vn"),
        (VI, "CÔNG VĂN ĐẾN"),
        (VI, "ĐẾN Số: ............... Ngày: ..........."),
        (BN, "ডিজিটালি স্বাক্ষরিত: জেলা প্রশাসক"),
        (EN, "Digitally signed by: Records Office"),
    ],
)
def test_stamps_are_noise(language: Language, line: str) -> None:
    assert [line[n.start : n.end] for n in noise_spans(line)] == [line], language


def test_cells_between_bars_are_no_captions() -> None:
    assert noise_spans("QUỐC HỘI | CỘNG HÒA XÃ HỘI\n\nLuật số: 12/2025/QH15 |") == ()


@pytest.mark.parametrize(
    ("language", "closing", "after"),
    [
        (
            VI,
            "Nơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
            "QUY CHẾ\nQUẢN LÝ HỒ SƠ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)",
        ),
        (VI, "Nơi nhận:\n- Như trên;\nT/M BAN THƯỜNG VỤ", "PHỤ LỤC I\nDanh sách các xã"),
        (BN, "অনুলিপি:\n- সকল দপ্তর;\n- অফিস নথি।", "তফসিল\nদপ্তরের তালিকা"),
        (EN, "Copies to:\n- all offices;\n- file.", "ANNEX A\nList of offices"),
    ],
)
def test_recipients_end_where_an_annex_or_an_attached_text_begins(
    language: Language, closing: str, after: str
) -> None:
    text = f"1. A.\n{closing}\n{after}\n" + "Các xã. দপ্তর। Offices.\n" * 40
    (span,) = closing_spans(text, language)
    assert text[span.start : span.end] == closing
