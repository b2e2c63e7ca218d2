from __future__ import annotations

import datetime
import unicodedata
from typing import Literal

import pytest

from corpus.register.types import Register
from corpus.types import Language
from tests.corpus.register.conftest import Read

VI, BN, EN = Language.VI, Language.BN, Language.EN
Row = tuple[str, str | None]


def rows(register: Register) -> list[Row]:
    return [(str(o.modality), o.unit.as_written if o.unit else None) for o in register.obligations]


@pytest.mark.parametrize(
    ("language", "text", "modality", "unit"),
    [
        (VI, "Sở Tài chính có trách nhiệm bố trí kinh phí.", "must", "Sở Tài chính"),
        (VI, "Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập danh sách.", "must", "Sở Y tế"),
        (VI, "Cá nhân không được cho người khác mượn tài khoản.", "must_not", "Cá nhân"),
        (VI, "Sở Xây dựng có thể thuê chuyên gia độc lập.", "may", "Sở Xây dựng"),
        (VI, "Đề nghị Bộ Công an hỗ trợ kỹ thuật cho tỉnh.", "requested", "Bộ Công an"),
        (VI, "Kiến nghị Chính phủ cho phép kéo dài dự án.", "proposed", "Chính phủ"),
        (VI, "Sở Công Thương sẽ mở ba lớp tập huấn.", "planned", "Sở Công Thương"),
        (VI, "Sở Nội vụ đã ban hành hướng dẫn mới.", "done", "Sở Nội vụ"),
        (BN, "অর্থ মন্ত্রণালয়কে বাজেট বরাদ্দ দিতে হবে।", "must", "অর্থ মন্ত্রণালয়"),
        (BN, "কমিশন প্রতি বৎসর প্রতিবেদন পেশ করিবে।", "must", "কমিশন"),
        (BN, "কোনো ব্যক্তি অন্যের হিসাব ব্যবহার করিতে পারিবে না।", "must_not", "কোনো ব্যক্তি"),
        (BN, "বোর্ড উপকমিটি গঠন করিতে পারিবে।", "may", "বোর্ড"),
        (BN, "তিনি জেলাগুলিকে তালিকা পাঠানোর জন্য অনুরোধ করেন।", "requested", "জেলা"),
        (
            BN,
            "সভায় স্বাস্থ্য মন্ত্রণালয়ের জন্য দুটি প্রস্তাব করা হয়েছে: নতুন পোর্টাল চালু করা।",
            "proposed",
            "স্বাস্থ্য মন্ত্রণালয়",
        ),
        (BN, "অর্থ মন্ত্রণালয় নতুন বিধি জারি করেছে।", "done", "অর্থ মন্ত্রণালয়"),
        (EN, "The Ministry of Finance must publish the list.", "must", "Ministry of Finance"),
        (EN, "Staff must not share passwords with others.", "must_not", "Staff"),
        (EN, "The Ministry of Health may hire outside experts.", "may", "Ministry of Health"),
        (
            EN,
            "The chairman asked the Ministry of Health to open a help desk.",
            "requested",
            "Ministry of Health",
        ),
        (
            EN,
            "The Ministry of Finance will publish a new portal.",
            "planned",
            "Ministry of Finance",
        ),
        (EN, "The Ministry of Health has issued a circular.", "done", "Ministry of Health"),
    ],
)
def test_modality_and_unit(
    read: Read, language: Language, text: str, modality: str, unit: str
) -> None:
    stored, register = read(text, language, kind="news")
    assert [m for m, _ in rows(register)] == [modality]
    party = register.obligations[0].unit
    assert party is not None
    assert unit.casefold() in party.as_written.casefold()
    assert " ".join(stored[party.start : party.end].split()) == party.as_written


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (VI, "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;"),
        (VI, "Theo đề nghị của Giám đốc Sở Tài chính phải báo cáo;"),
        (BN, "যেহেতু কমিশনকে একটি বিধান প্রণয়ন করিতে হইবে;"),
        (BN, "(১) “বোর্ড” অর্থ এই আইনের অধীন গঠিত বোর্ড যাহা দায়িত্ব পালন করিবে;"),
        (BN, "এই আইন অবিলম্বে কার্যকর হইবে।"),
        (EN, "Whereas the Ministry of Finance must keep accounts;"),
        (EN, '"Board" means the board that must approve plans.'),
        (EN, "This Act shall come into force at once."),
    ],
)
def test_recitals_and_definitions_are_no_duties(read: Read, language: Language, text: str) -> None:
    assert rows(read(text, language)[1]) == []


@pytest.mark.parametrize(
    ("language", "text", "unit", "count"),
    [
        (
            VI,
            "III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tư pháp\n\na) Rà soát văn bản còn hiệu lực.\n\n"
            "b) Tổ chức hai lớp tập huấn.\n\n2. Sở Nội vụ\n\nTheo dõi tiến độ hằng tháng.\n",
            ["Sở Tư pháp", "Sở Tư pháp", "Sở Nội vụ"],
            3,
        ),
        (
            VI,
            "Sở Y tế có trách nhiệm:\n\na) Lập danh sách cơ sở;\n\nb) Kiểm tra dữ liệu.\n",
            ["Sở Y tế", "Sở Y tế"],
            2,
        ),
        (
            BN,
            "স্বাস্থ্য মন্ত্রণালয়কে নিম্নলিখিত কাজ করতে হবে:\n\n(ক) হাসপাতালের তালিকা প্রকাশ করা;\n\n"
            "(খ) তথ্য যাচাই করা।\n",
            ["স্বাস্থ্য মন্ত্রণালয়", "স্বাস্থ্য মন্ত্রণালয়"],
            2,
        ),
        (
            EN,
            "The Ministry of Health must:\n\n(a) publish the list of hospitals;\n\n"
            "(b) check the data.\n",
            ["Ministry of Health", "Ministry of Health"],
            2,
        ),
    ],
)
def test_unit_is_carried_down_a_list(
    read: Read, language: Language, text: str, unit: list[str], count: int
) -> None:
    found = rows(read(text, language)[1])
    assert len(found) == count
    for (modality, written), expected in zip(found, unit, strict=True):
        assert modality == "must"
        assert written is not None
        assert expected in written


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            VI,
            "Sở Tài chính có trách nhiệm lập dự toán; Sở Nội vụ phải cử cán bộ; Sở Y tế cần rà soát"
            " thiết bị.",
        ),
        (
            BN,
            "অর্থ মন্ত্রণালয়কে বাজেট তৈরি করতে হবে; স্বাস্থ্য মন্ত্রণালয়কে তালিকা পাঠাতে হবে;"
            " শিক্ষা মন্ত্রণালয়কে প্রশিক্ষণ দিতে হবে।",
        ),
        (
            EN,
            "The Ministry of Finance must draft the budget; the Ministry of Health shall send the"
            " list; the Ministry of Education has to train staff.",
        ),
    ],
)
def test_three_duties_of_a_sentence_are_three_rows(
    read: Read, language: Language, text: str
) -> None:
    found = rows(read(text, language)[1])
    assert [m for m, _ in found] == ["must"] * 3
    assert len({unit for _, unit in found}) == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            BN,
            "সভাপতি জেলাগুলিকে তালিকা হালনাগাদ করার জন্য অনুরোধ করেন। প্রতি সপ্তাহে ফলাফল প্রকাশ করুন;"
            " ভুল তথ্য সংশোধন করুন।",
        ),
        (
            EN,
            "The chairman asked the districts to update the list. Publish the results every week;"
            " correct wrong data.",
        ),
        (
            VI,
            "Chủ tịch đề nghị các huyện cập nhật danh sách. Công bố kết quả hằng tuần; rà soát dữ"
            " liệu sai.",
        ),
    ],
)
def test_orders_after_a_request_are_part_of_it(read: Read, language: Language, text: str) -> None:
    found = rows(read(text, language, kind="news")[1])
    assert [m for m, _ in found] == ["requested"] * 3
    assert len({unit for _, unit in found}) == 1


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        (VI, "Sở Tư pháp phải báo cáo trước ngày 15/6/2025.", "2025-06-15"),
        (VI, "Sở Tư pháp phải hoàn thành trong quý III năm 2025.", "2025-09-30"),
        (VI, "Trước ngày 20 tháng 12, Sở Tư pháp phải gửi báo cáo.", "2025-12-20"),
        (BN, "জেলাগুলিকে ৩০ জুন, ২০২৫ এর মধ্যে তালিকা পাঠাতে হবে।", "2025-06-30"),
        (BN, "জেলাগুলিকে ২০২৫ সালের শেষ পর্যন্ত কাজ শেষ করতে হবে।", "2025-12-31"),
        (EN, "The Ministry of Health must report by 30 June 2025.", "2025-06-30"),
        (EN, "The Ministry of Health must finish by the end of 2025.", "2025-12-31"),
        (EN, "The Ministry of Health must follow Resolution 57 of 22 December 2024.", None),
    ],
)
def test_deadline(read: Read, language: Language, text: str, last: str | None) -> None:
    register = read(text, language, date=datetime.date(2025, 2, 1))[1]
    due = register.obligations[0].deadline
    assert (due.last.isoformat() if due and due.last else None) == last


def test_a_year_left_out_is_said_to_be(read: Read) -> None:
    text = "Trước ngày 20 tháng 12, Sở Tư pháp phải gửi báo cáo."
    due = read(text, VI, date=datetime.date(2025, 2, 1))[1].obligations[0].deadline
    assert due is not None
    assert "2025-02-01" in due.rule


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_marks_may_be_missing_or_decomposed(read: Read, form: Literal["NFC", "NFD"]) -> None:
    marked = unicodedata.normalize(form, "Sở Tài chính có trách nhiệm bố trí kinh phí.")
    assert [m for m, _ in rows(read(marked, VI)[1])] == ["must"]
    bare = "So Tai chinh co trach nhiem bo tri kinh phi."
    assert [m for m, _ in rows(read(bare, VI)[1])] == ["must"]


def test_joiners_inside_words_change_no_row(read: Read) -> None:
    plain = "বোর্ড উপকমিটি গঠন করিতে পারিবে।"
    joined = "বোর্\u200dড উপ\u200cকমিটি গঠন করি\u200cতে পারিবে।"
    assert [m for m, _ in rows(read(plain, BN)[1])] == ["may"]
    stored, register = read(joined, BN)
    assert [m for m, _ in rows(register)] == ["may"]
    action = register.obligations[0].action
    assert stored[action.start : action.end].startswith("উপ\u200cকমিটি")


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        (VI, "Sở Y tế chủ trì, phối hợp với Sở Nội vụ lập danh sách.", "Sở Nội vụ"),
        (
            EN,
            "The Ministry of Health must, in coordination with the Ministry of Finance, list them.",
            "Ministry of Finance",
        ),
        (
            BN,
            "স্বাস্থ্য মন্ত্রণালয়কে অর্থ মন্ত্রণালয়ের সাথে সমন্বয় করে তালিকা প্রকাশ করতে হবে।",
            "অর্থ মন্ত্রণালয়",
        ),
    ],
)
def test_who_takes_part(read: Read, language: Language, text: str, partner: str) -> None:
    (row,) = read(text, language)[1].obligations
    assert [p.as_written for p in row.coordinating if partner in p.as_written]


def test_what_a_section_of_bans_lists_must_not_be_done(read: Read) -> None:
    text = "Điều 4. Các hành vi bị nghiêm cấm\n\n1. Phát tán thư rác.\n\n2. Giả mạo chữ ký số.\n"
    assert rows(read(text, VI)[1]) == [("must_not", None), ("must_not", None)]


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        (
            VI,
            "V. TỔ CHỨC THỰC HIỆN\n\n1. Ban Quản lý Khu kinh tế ven biển\n\nRà soát hồ sơ tồn.\n",
            "Ban Quản lý Khu kinh tế ven biển",
        ),
        (
            VI,
            "Điều 8. Trách nhiệm của Sở Tư pháp\n\n1. Rà soát văn bản hết hiệu lực.\n",
            "Sở Tư pháp",
        ),
        (
            EN,
            "Article 8. Responsibilities of the Ministry of Health\n\n1. Publish the list.\n",
            "Ministry of Health",
        ),
        (BN, "স্বাস্থ্য মন্ত্রণালয়\n\n(ক) হাসপাতালের তালিকা প্রকাশ করুন।\n", "স্বাস্থ্য মন্ত্রণালয়"),
    ],
)
def test_a_heading_names_the_unit(read: Read, language: Language, text: str, unit: str) -> None:
    ((modality, written),) = rows(read(text, language)[1])
    assert modality == "must"
    assert written is not None
    assert unit in written


def test_the_main_verb_decides(read: Read) -> None:
    text = "The Ministry of Health will open a unit that must report to the board."
    assert [m for m, _ in rows(read(text, EN)[1])] == ["planned"]
    text = "If users have to wait, the Ministry of Health may open a second desk."
    assert [m for m, _ in rows(read(text, EN)[1])] == ["may"]


def test_capitals_of_a_signature_are_no_heading(read: Read) -> None:
    text = "TM. CHÍNH PHỦ\n\nTHỦ TƯỚNG\n\nThực hiện Nghị quyết số 5 về đất đai.\n"
    assert all(unit is None for _, unit in rows(read(text, VI)[1]))


def test_a_passive_duty_names_nobody(read: Read) -> None:
    assert rows(read("Mật khẩu phải được thay đổi mỗi quý.", VI)[1]) == [("must", None)]
    assert rows(read("The password must be changed every quarter.", EN)[1]) == [("must", None)]
    assert rows(read("পাসওয়ার্ড প্রতি মাসে পরিবর্তন করতে হবে।", BN)[1]) == [("must", None)]
