"""Marks of secrecy and urgency, signers, effect and expiry."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from corpus.identity import identify
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN
PLAN = (
    "SỞ NỘI VỤ\nSố: 41/KH-SNV\nHà Nội, ngày 2 tháng 3 năm 2025\n{mark}\nKẾ HOẠCH\nsố hóa\n\n{body}"
)
MEMO = "স্মারক নং- ৫৬.০০.০০০০.০২৮.২২.০০৭.২৫-১১৮\nতারিখ: ১৪ মে ২০২৫\n{mark}\nপরিপত্র\n\n{body}"
NOTE = "OFFICE OF RECORDS\nNo.: 12/KH-UBND\nHanoi, 3 March 2025\n{mark}\nDIRECTIVE\n\n{body}"
TEXTS = {VI: PLAN, BN: MEMO, EN: NOTE}


@pytest.mark.parametrize(
    ("language", "mark", "secrecy", "urgency"),
    [
        (VI, "MẬT", "Mật", None),
        (VI, "**TUYỆT MẬT**", "Tuyệt mật", None),
        (VI, "TỐI MẬT | HOẢ TỐC", "Tối mật", "Hỏa tốc"),
        (VI, "HỎA TỐC", None, "Hỏa tốc"),
        (VI, unicodedata.normalize("NFC", "Độ khẩn: Khẩn"), None, "Khẩn"),
        (VI, "Bí mật đời tư và chữ ký số", None, None),
        (VI, "mật", None, None),
        (BN, "গোপনীয়", "গোপনীয়", None),
        (BN, "গোপনী\u09df", "গোপনীয়", None),
        (BN, "অতি জরুরি", None, "অতি জরুরি"),
        (BN, "গোপনীয় তথ্যের তালিকা", None, None),
        (EN, "TOP SECRET", "Top secret", None),
        (EN, "CONFIDENTIAL", "Confidential", None),
        (EN, "Confidential records are kept apart", None, None),
        (EN, "URGENT", None, "Urgent"),
    ],
)
def test_a_mark_counts_where_it_stands_alone(
    language: Language, mark: str, secrecy: str | None, urgency: str | None
) -> None:
    found = identify(TEXTS[language].format(mark=mark, body="."), language, {})
    assert (found.secrecy, found.urgency) == (secrecy, urgency)


@pytest.mark.parametrize(
    ("language", "body", "start", "end"),
    [
        (VI, "Kế hoạch này có hiệu lực kể từ ngày 01/7/2025.", (2025, 7, 1), None),
        (VI, "Kế hoạch này có hiệu lực kể từ ngày ký.", (2025, 3, 2), None),
        (
            VI,
            "Kế hoạch này có hiệu lực từ ngày 01/7/2025 đến hết ngày 31/12/2026.",
            (2025, 7, 1),
            (2026, 12, 31),
        ),
        (VI, "Kế hoạch này hết hiệu lực từ ngày 01/01/2027.", None, (2026, 12, 31)),
        (VI, "Quyết định số 5/QĐ-UBND có hiệu lực từ ngày 01/7/2025.", None, None),
        (BN, "এই পরিপত্র ১ জুলাই ২০২৫ তারিখ হইতে কার্যকর হইবে।", (2025, 7, 1), None),
        (BN, "এই পরিপত্র অবিলম্বে কার্যকর হইবে।", (2025, 5, 14), None),
        (BN, "এই পরিপত্র ৩১ ডিসেম্বর ২০২৬ তারিখ পর্যন্ত বলবৎ থাকিবে।", None, (2026, 12, 31)),
        (EN, "This directive comes into force on 1 July 2025.", (2025, 7, 1), None),
        (EN, "This directive shall come into force at once.", (2025, 3, 3), None),
        (EN, "This directive remains in force until 31 December 2026.", None, (2026, 12, 31)),
    ],
)
def test_effect_is_that_of_the_document_itself(
    language: Language,
    body: str,
    start: tuple[int, int, int] | None,
    end: tuple[int, int, int] | None,
) -> None:
    found = identify(TEXTS[language].format(mark="", body=body), language, {})
    assert found.effective == (datetime.date(*start) if start else None)
    assert found.expires == (datetime.date(*end) if end else None)


@pytest.mark.parametrize(
    ("language", "body", "signer"),
    [
        (VI, "Nơi nhận: | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Thị Hoa", "Trần Thị Hoa"),
        (VI, "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTS. Lê Văn Nam", "TS. Lê Văn Nam"),
        (VI, "Các xã thực hiện.", None),
        (BN, "স্বাক্ষরিত\nরহিমা খাতুন\nসচিব", "রহিমা খাতুন"),
        (EN, "(Signed)\nTran Van Binh\nDirector", "Tran Van Binh"),
    ],
)
def test_the_signer_stands_below_the_signature(
    language: Language, body: str, signer: str | None
) -> None:
    assert identify(TEXTS[language].format(mark="", body=body), language, {}).signer == signer
