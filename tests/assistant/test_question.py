from __future__ import annotations

import unicodedata

import pytest

from assistant.question import Kind, understand
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN

KINDS = [
    (VI, Kind.DEADLINE, "Kế hoạch 02 có những mốc thời hạn nào?"),
    (VI, Kind.DEADLINE, "Hồ sơ phải nộp trước ngày nào?"),
    (VI, Kind.ISSUED, "Nghị quyết 57-NQ/TW được ban hành ngày nào?"),
    (VI, Kind.COUNT, "Cà Mau đã cấp bao nhiêu chữ ký số?"),
    (VI, Kind.COUNT, "Tỷ lệ hồ sơ trực tuyến của Long An?"),
    (VI, Kind.PERSON, "Ai chủ trì cuộc họp?"),
    (VI, Kind.REFERENCE, "Văn bản nào quy định về chữ ký số?"),
    (VI, Kind.OTHER, "VNeID dùng để làm gì?"),
    (BN, Kind.DEADLINE, "পরিকল্পনা নং ০২-এর সময়সীমা কী কী?"),
    (BN, Kind.DEADLINE, "জরুরি পর্যায় কবে শেষ হবে?"),
    (BN, Kind.ISSUED, "রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ কবে জারি হয়?"),
    (BN, Kind.COUNT, "মোট কতটি কাজ আছে?"),
    (BN, Kind.COUNT, "কত শতাংশ আবেদন অনলাইনে আসে?"),
    (BN, Kind.PERSON, "বিভাগের পরিচালক কে?"),
    (BN, Kind.REFERENCE, "কোন রেজোলিউশনে এ কথা বলা আছে?"),
    (BN, Kind.OTHER, "দূরের গ্রামে ইন্টারনেটের অবস্থা কেমন?"),
    (EN, Kind.DEADLINE, "What are Plan 02's deadlines?"),
    (EN, Kind.DEADLINE, "By when must the service be connected?"),
    (EN, Kind.ISSUED, "When was Resolution 57-NQ/TW issued?"),
    (EN, Kind.COUNT, "How many tasks does Plan 02 have?"),
    (EN, Kind.COUNT, "What percentage of records is handled online?"),
    (EN, Kind.PERSON, "Who presented the plan?"),
    (EN, Kind.REFERENCE, "Which resolution allows pilot mechanisms?"),
    (EN, Kind.OTHER, "Describe the digital key."),
]


@pytest.mark.parametrize(("language", "kind", "text"), KINDS)
def test_knows_the_language_and_the_kind_of_fact_wanted(
    language: Language, kind: Kind, text: str
) -> None:
    question = understand(text)
    assert (question.language, question.kind) == (language, kind)


@pytest.mark.parametrize(("language", "kind", "text"), KINDS)
def test_decomposed_letters_change_nothing(language: Language, kind: Kind, text: str) -> None:
    assert understand(unicodedata.normalize("NFD", text)) == understand(text)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Ke hoach 02 co nhung thoi han nao?", Kind.DEADLINE),
        ("Nghi quyet 57-NQ/TW duoc ban hanh ngay nao?", Kind.ISSUED),
        ("Ca Mau da cap bao nhieu chu ky so?", Kind.COUNT),
        ("Giam doc So Khoa hoc va Cong nghe la ai?", Kind.PERSON),
        ("Nghi quyet nao noi ve chuyen doi so?", Kind.REFERENCE),
    ],
)
def test_vietnamese_typed_without_marks(typed: str, kind: Kind) -> None:
    question = understand(typed)
    assert (question.language, question.kind) == (VI, kind)


def test_issued_alone_asks_for_no_date() -> None:
    assert understand("Which circular was issued by the Ministry?").kind is not Kind.ISSUED
    assert understand("Văn bản nào được ban hành ngày 1/7/2025?").kind is not Kind.ISSUED


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 02 nói gì?",
        "Kế hoạch 2 nói gì?",
        "What does Plan 02 say?",
        "What does Plan 2 say?",
        "পরিকল্পনা নং ০২ কী বলে?",
        "পরিকল্পনা নং 02 কী বলে?",
    ],
)
def test_a_document_is_one_in_any_language_and_digits(text: str) -> None:
    (mention,) = understand(text).mentions
    assert (mention.type, mention.ordinal) == ("KH", 2)


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        ("Cà Mau hoàn thành bao nhiêu nhiệm vụ năm 2025?", "vn-ca-mau", 2025),
        ("Ca Mau hoan thanh bao nhieu nhiem vu nam 2025?", "vn-ca-mau", 2025),
        ("How many tasks did Ca Mau finish in 2025?", "vn-ca-mau", 2025),
        ("২০২৫ সালে কা মাউ কতটি কাজ শেষ করেছে?", "vn-ca-mau", 2025),
        ("Quảng Ninh đạt kết quả gì trong năm 2024?", "vn-quang-ninh", 2024),
        ("২০২৪ সালে কোয়াং নিন কী করেছে?", "vn-quang-ninh", 2024),
    ],
)
def test_finds_places_and_years(text: str, place: str, year: int) -> None:
    question = understand(text)
    assert (question.places, question.years) == ((place,), (year,))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Nguyễn Văn Linh nói gì?", ["Nguyễn Văn Linh"]),
        ("What did Nguyen Van Linh say?", ["Nguyen Van Linh"]),
        ("নগুয়েন ভ্যান লিন কী বলেছেন?", ["নগুয়েন ভ্যান লিন"]),
        ("Who leads the Green Shirt Club?", []),
        ("Ban Chỉ đạo Trung ương làm gì?", []),
        ("বিজ্ঞান ও প্রযুক্তি বিভাগ কী করে?", []),
    ],
)
def test_only_personal_names_are_names(text: str, names: list[str]) -> None:
    assert [n.as_written for n in understand(text).names] == names


def test_a_web_site_is_a_topic() -> None:
    assert understand("What does nq57.vn show?").sites == ("web:nq57.vn",)
    assert understand("What does Plan 02 show?").sites == ()


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("What are Plan 02's deadlines?", True),
        ("Kế hoạch 02 có những mốc thời hạn nào?", True),
        ("Ke hoach 02 co nhung thoi han nao?", True),
        ("পরিকল্পনা নং ০২-এর সময়সীমা কী কী?", True),
        ("What deadlines does Plan 02 set for cleaning land data?", False),
        ("Kế hoạch 02 đặt thời hạn nào cho dữ liệu đất đai?", False),
        ("পরিকল্পনা নং ০২-এ ডাটাবেস জোড়া দেওয়ার সময়সীমা কী?", False),
    ],
)
def test_a_general_question_asks_for_no_more_than_the_kind(text: str, general: bool) -> None:
    assert understand(text).is_general is general


def test_a_language_given_is_not_detected_again() -> None:
    assert understand("VNeID?", BN).language is BN


def test_surrounding_space_is_dropped() -> None:
    assert understand("\n  How many? \t").text == "How many?"


FOLLOW_UPS = [
    ("Kế hoạch 02 có những mốc thời hạn nào?", "Còn giai đoạn hai?", Kind.DEADLINE),
    ("Kế hoạch 02 có bao nhiêu nhiệm vụ?", "Ai chủ trì kế hoạch này?", Kind.PERSON),
    ("What are Plan 02's deadlines?", "And for communes?", Kind.DEADLINE),
    ("How many tasks does Plan 02 have?", "When was it issued?", Kind.ISSUED),
    ("পরিকল্পনা নং ০২-এ কতটি কাজ আছে?", "আর কমিউনের জন্য?", Kind.COUNT),
    ("পরিকল্পনা নং ০২-এর সময়সীমা কী কী?", "এই পরিকল্পনা কে উপস্থাপন করেন?", Kind.PERSON),
]


@pytest.mark.parametrize(("before", "now", "kind"), FOLLOW_UPS)
def test_a_follow_up_takes_what_it_leaves_out(before: str, now: str, kind: Kind) -> None:
    question = understand(now, previous=["What is VNeID?", before])
    assert question.kind is kind
    assert [(m.type, m.ordinal) for m in question.mentions] == [("KH", 2)]
    assert now in question.text


@pytest.mark.parametrize(
    ("before", "now", "place"),
    [
        ("Cà Mau đã cấp bao nhiêu chữ ký số?", "Còn Long An thì sao?", "vn-long-an"),
        ("How many signatures has Ca Mau issued?", "What about Long An?", "vn-long-an"),
        ("কা মাউ কতটি ডিজিটাল স্বাক্ষর দিয়েছে?", "আর লং আন?", "vn-long-an"),
    ],
)
def test_what_a_follow_up_names_takes_the_place_of_the_old(
    before: str, now: str, place: str
) -> None:
    question = understand(now, previous=[before])
    assert (question.places, question.kind) == ((place,), Kind.COUNT)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 57-NQ/TW được ban hành ngày nào?",
        "How many digital signatures has Ca Mau issued to people?",
        "কা মাউ প্রদেশের বিজ্ঞান ও প্রযুক্তি বিভাগের পরিচালক কে?",
    ],
)
def test_a_whole_question_leans_on_nothing(text: str) -> None:
    assert understand(text, previous=["What are Plan 02's deadlines?"]) == understand(text)


@pytest.mark.parametrize(
    "question",
    [
        "On what date did the Politburo adopt Resolution 57-NQ/TW?",
        "রেজোলিউশন নং ৫৭-এনকিউ/টিডব্লিউ কোন তারিখে গৃহীত হয়?",
        "57-NQ/TW রেজোলিউশন কত তারিখের?",
        "Nghị quyết 57-NQ/TW ra ngày nào?",
    ],
)
def test_the_day_a_document_was_adopted_is_its_issue(question: str) -> None:
    assert understand(question).kind is Kind.ISSUED
