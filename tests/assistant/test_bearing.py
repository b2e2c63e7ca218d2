from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.bearing import Bearing, Topics, fits
from assistant.question import understand
from assistant.types import Reason
from corpus.types import Language
from tests.assistant.test_evidence import hit

VI, BN, EN = Language.VI, Language.BN, Language.EN


def lacking(
    question: str,
    text: str,
    language: Language,
    *,
    section: tuple[str, ...] = (),
    numbers: dict[str, str] | None = None,
    topics: Topics | None = None,
) -> tuple[str, str] | None:
    passage = replace(hit(text, language=language).passage, section=section)
    bearing = Bearing(question=understand(question), numbers=numbers or {}, topics=topics or {})
    lack = bearing.lacking(passage)
    return (lack.requirement, lack.subject) if lack else None


@pytest.mark.parametrize(
    ("question", "right", "wrong", "subject"),
    [
        ("What does the plan cost?", "It takes 5 billion dong.", "It has 5 tasks.", "cost"),
        ("Kinh phí của kế hoạch là bao nhiêu?", "Hết 5 tỷ đồng.", "Có 5 nhiệm vụ.", "kinh phí"),
        ("পরিকল্পনার বাজেট কত?", "লাগবে ৫ বিলিয়ন ডং।", "কাজ আছে ৫টি।", "বাজেট"),
        ("What is the penalty?", "Offenders are fined.", "Copies are not allowed.", "penalty"),
        ("Mức phạt là bao nhiêu?", "Vi phạm bị phạt 2 triệu đồng.", "Không được sao.", "mức phạt"),
        ("শাস্তি কী?", "জরিমানা হবে।", "নকল করা যাবে না।", "শাস্তি"),
        ("How satisfied are people?", "Satisfaction is 9%.", "9% apply online.", "satisfied"),
        ("Mức hài lòng là bao nhiêu?", "Hài lòng đạt 9%.", "9% nộp qua mạng.", "hài lòng"),
        ("মানুষের সন্তুষ্টি কত?", "সন্তুষ্টি ৯%।", "৯% অনলাইনে আসে।", "সন্তুষ্ট"),
        ("Why was the service stopped?", "It was suspended.", "It works daily.", "stopped"),
        ("Vì sao ngừng cung cấp dịch vụ?", "Dịch vụ bị đình chỉ.", "Dịch vụ chạy.", "ngừng"),
        ("সেবাটি কেন বাতিল হলো?", "সেবাটি স্থগিত হয়েছে।", "সেবা চলছে।", "বাতিল"),
    ],
)
def test_a_passage_must_speak_of_what_is_asked_for(
    question: str, right: str, wrong: str, subject: str
) -> None:
    language = understand(question).language
    assert lacking(question, right, language) is None
    assert lacking(question, wrong, language) == ("attribute", subject)


@pytest.mark.parametrize(
    "text", ["Chi phí là 5 tỷ đồng.", "ব্যয় ৫ বিলিয়ন ডং।", "It costs 5 dollars."]
)
def test_an_attribute_is_found_in_any_language(text: str) -> None:
    for question in ("What does it cost?", "Kinh phí bao nhiêu?", "বাজেট কত?"):
        assert lacking(question, text, understand(text).language) is None


def test_the_name_of_a_body_asks_for_no_attribute() -> None:
    assert understand("What must the Department of Finance do?").attributes == ()
    assert understand("Sở Tài chính phải làm gì?").attributes == ()
    assert understand("How does the one-stop desk work?").attributes == ()
    assert understand("ডিজিটাল সেবা মানদণ্ড কী বলে?").attributes == ()


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("How many files has Hai Phong?", "Hai Phong has 5 files.", "Ha Noi has 5 files."),
        ("Hải Phòng có bao nhiêu hồ sơ?", "Hải Phòng có 5 hồ sơ.", "Hà Nội có 5 hồ sơ."),
        ("হাই ফং কতটি ফাইল পেয়েছে?", "হাই ফং ৫টি ফাইল পেয়েছে।", "হ্যানয় ৫টি ফাইল পেয়েছে।"),
    ],
)
def test_a_passage_must_be_about_the_place(question: str, right: str, wrong: str) -> None:
    language = understand(question).language
    assert lacking(question, right, language) is None
    assert lacking(question, wrong, language) == ("place", "")


def test_a_heading_gives_the_place_and_so_does_the_document_where_nothing_else_does() -> None:
    question, text = "How many files has Hai Phong?", "It has 5 files."
    assert lacking(question, text, EN, section=("2. Hai Phong",)) is None
    assert lacking(question, text, EN, section=("3. Ha Noi",)) == ("place", "")
    about = {"d1": {"place:vn-hai-phong": 4, "place:vn-ha-noi": 3}}
    beside = {"d1": {"place:vn-hai-phong": 1, "place:vn-ha-noi": 3}}
    assert lacking(question, text, EN, topics=about) is None
    assert lacking(question, text, EN, topics=beside) == ("place", "")


def test_the_sentence_that_answers_is_that_of_the_place() -> None:
    question = understand("How many files has Hai Phong?")
    passage = hit("Ha Noi has 5 files.", "Hai Phong has 7 files.").passage
    assert [fits(question, passage, s) for s in passage.sentences] == [False, True]


@pytest.mark.parametrize(
    ("question", "right", "wrong", "subject"),
    [
        ("How many tasks in 2026?", "In 2026 there are 5 tasks.", "In 2025 there are 5.", "2026"),
        ("Năm 2026 có bao nhiêu việc?", "Năm 2026 có 5 việc.", "Năm 2025 có 5 việc.", "2026"),
        ("২০২৬ সালে কতটি কাজ?", "২০২৬ সালে ৫টি কাজ।", "২০২৫ সালে ৫টি কাজ।", "২০২৬"),
    ],
)
def test_a_passage_that_names_years_must_name_that_year(
    question: str, right: str, wrong: str, subject: str
) -> None:
    language = understand(question).language
    assert lacking(question, right, language) is None
    assert lacking(question, wrong, language) == ("year", subject)


def test_a_bare_year_in_a_heading_counts_and_a_day_of_issue_does_not() -> None:
    text = "Resolution 57-NQ/TW of 22 December 2024 sets 5 targets."
    question = "How many targets for 2030?"
    assert lacking(question, text, EN, section=("Targets for 2030",)) is None
    assert lacking(question, text, EN, section=("Vision for 2045",)) == ("year", "2030")


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("What does Plan 02 ask?", "Plan 02 asks for 5 tasks.", "It asks for 5 tasks."),
        ("Kế hoạch số 02 yêu cầu gì?", "Kế hoạch số 02 có 5 việc.", "Có 5 việc."),
        ("পরিকল্পনা নং ০২ কী চায়?", "পরিকল্পনা নং ০২ ৫টি কাজ চায়।", "৫টি কাজ চায়।"),
    ],
)
def test_a_passage_must_be_of_the_document(question: str, right: str, wrong: str) -> None:
    language = understand(question).language
    assert lacking(question, right, language) is None
    found = lacking(question, wrong, language)
    assert (found or ("",))[0] == "document"
    assert lacking(question, wrong, language, numbers={"d1": "02-KH/BCĐTW"}) is None
    assert lacking(question, wrong, language, topics={"d1": {"doc:kh2": 3}}) is None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("What does Article 9 of Law 60/2024/QH15 say?", "Điều 9. Dữ liệu mở"),
        ("Điều 9 Luật số 60/2024/QH15 quy định gì?", "Điều 9. Dữ liệu mở"),
        ("আইন নং ৬০/২০২৪/কিউএইচ১৫-এর ৯ নং ধারায় কী আছে?", "Điều 9. Dữ liệu mở"),
    ],
)
def test_an_article_is_one_of_the_law_asked_about(question: str, label: str) -> None:
    text, own = "Cơ quan công bố dữ liệu.", {"d1": "60/2024/QH15"}
    assert lacking(question, text, VI, section=(label,), numbers=own) is None
    assert lacking(question, text, VI, section=("Điều 8. Khác",), numbers=own) == ("part", "")
    other = lacking(question, text, VI, section=(label,), numbers={"d1": "93/2025/QH15"})
    assert (other or ("",))[0] == "document"


@pytest.mark.parametrize(
    ("question", "right", "wrong", "requirement", "reason"),
    [
        (
            "What does action 19 require?",
            "Action 19: publish.",
            "Action 7: publish.",
            "label",
            Reason.NOT_STATED,
        ),
        (
            "Who leads the Northern Harbour Office?",
            "The Northern Harbour Office is led by Ann.",
            "The harbour is led by Ann.",
            "thing",
            Reason.NOT_STATED,
        ),
        (
            "Who leads the Office for Harbours and Rivers?",
            "OHR is led by Ann.",
            "The office is led by Ann.",
            "thing",
            Reason.NOT_STATED,
        ),
        (
            "What does the Harbour Act, 2019 say?",
            "Under the Harbour Act, 2019 ships pay.",
            "Under the Harbour Act, 2016 ships pay.",
            "act",
            Reason.NO_SUCH_DOCUMENT,
        ),
        (
            "বন্দর আইন, ২০১৯ কী বলে?",
            "বন্দর আইন, ২০১৯ অনুযায়ী ফি লাগে।",
            "বন্দর আইন, ২০১৬ অনুযায়ী ফি লাগে।",
            "act",
            Reason.NO_SUCH_DOCUMENT,
        ),
        (
            "Luật Cảng biển năm 2019 quy định gì?",
            "Luật Cảng biển năm 2019 có 5 chương.",
            "Luật Cảng biển năm 2016 có 5 chương.",
            "act",
            Reason.NO_SUCH_DOCUMENT,
        ),
        (
            "What does Duc Hoa district do?",
            "Đức Hòa dạy tin học.",
            "Cần Giuộc dạy tin học.",
            "locality",
            Reason.NO_SUCH_UNIT,
        ),
        (
            "Huyện Đức Hòa làm gì?",
            "Duc Hoa teaches computing.",
            "Can Giuoc teaches computing.",
            "locality",
            Reason.NO_SUCH_UNIT,
        ),
        (
            "ডুক হোয়া জেলা কী করে?",
            "Đức Hòa dạy tin học.",
            "Cần Giuộc dạy tin học.",
            "locality",
            Reason.NO_SUCH_UNIT,
        ),
    ],
)
def test_a_passage_must_name_what_the_question_names(
    question: str, right: str, wrong: str, requirement: str, reason: Reason
) -> None:
    asked = understand(question)
    bearing = Bearing(question=asked, numbers={}, topics={"d1": {"year:2019": 1}})
    language = understand(right).language
    assert not bearing.question.mentions
    wanted = bearing.lacking(hit(wrong, language=language).passage)
    assert wanted is not None
    assert (wanted.requirement, wanted.reason) == (requirement, reason)
    assert bearing.lacking(hit(right, language=language).passage) is None


def test_a_duty_of_another_body_is_not_one_of_the_body_asked_about() -> None:
    question = "What must the Department of Health do?"
    assert lacking(question, "The Department of Health must report.", EN) is None
    assert lacking(question, "The Department of Justice must report.", EN) == ("body", "")


def test_a_figure_beside_the_attribute_answers_and_one_further_off_does_not() -> None:
    question = understand("How much does the centre cost?")
    sentences = ("The centre is new.", "Its cost is known.", "It took 5 billion dong.")
    passage = hit(*sentences, "It opens daily.", "People come by bus.").passage
    assert [fits(question, passage, s) for s in passage.sentences] == [True] * 4 + [False]
