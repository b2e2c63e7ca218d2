from __future__ import annotations

import datetime
import shutil
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from assistant.errors import BadQuestion, UnknownDocument
from assistant.pipeline import LONGEST_QUESTION
from assistant.settings import Settings
from assistant.types import Answer, Reason
from assistant.wire import answer_json
from assistant.wiring import Parts
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN

TASKS = {
    EN: ("How many tasks does Plan 02 have?", "67 tasks"),
    VI: ("Kế hoạch 02 có bao nhiêu nhiệm vụ?", "67 nhiệm vụ"),
    BN: ("পরিকল্পনা নং ০২-এ মোট কতটি কাজ আছে?", "৬৭টি কাজ"),
}
ANSWERABLE = [
    *TASKS.values(),
    ("How many pillars are the tasks of Plan 02 grouped under?", "6 pillars"),
    (
        "Who is the director of the Department of Science and Technology of Ca Mau?",
        "Nguyen Phuong Bac",
    ),
    ("What is the hotline of Long An?", "hotline 1022"),
    ("When does the Law on Data take effect?", "takes effect on 1 July 2025"),
    ("Within how many hours must an office confirm receipt of a record?", "within 24 hours"),
    (
        "By when must the service be connected to the national population database?",
        "before 30 September 2025",
    ),
    ("How much money went into commune offices in Ca Mau?", "82 billion dong"),
    ("When was Resolution 57-NQ/TW issued?", "22 December 2024"),
    ("Who presented Plan 02 at the national conference?", "Pham Gia Tuc"),
    ("Giám đốc Sở Khoa học và Công nghệ tỉnh Cà Mau là ai?", "Nguyễn Phương Bắc"),
    ("Cà Mau đã cấp bao nhiêu chữ ký số?", "9.000 chữ ký số"),
    ("Chương trình hành động 97-CTr/TU có bao nhiêu chỉ tiêu?", "62 chỉ tiêu"),
    ("Kế hoạch 28/KH-UBND được ban hành ngày nào?", "ngày 21 tháng 01 năm 2025"),
    ("Bao nhiêu xã, phường của Bắc Giang tham gia hội nghị?", "58 xã, phường"),
    ("Thanh tra tỉnh Quảng Ninh phải số hóa hồ sơ thanh tra khi nào?", "31/12/2025"),
    ("Tổng đài của Long An là số mấy?", "tổng đài 1022"),
    ("Nghị quyết nào về chuyển đổi số toàn diện của Tỉnh ủy Quảng Ninh?", "09-NQ/TU"),
    ("কা মাউ প্রদেশের বিজ্ঞান ও প্রযুক্তি বিভাগের পরিচালক কে?", "নগুয়েন ফুওং বাক"),
    ("নিন থুয়ান কতটি লক্ষ্যমাত্রা পূরণ করেছে?", "৩৯/৪৪টি"),
    ("প্রাদেশিক পরিদর্শক কতটি প্রস্তাব রেখেছে?", "৫টি প্রস্তাব"),
    ("পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি কবে জারি হয়েছে?", "২১ জানুয়ারি, ২০২৫"),
    ("বাক গিয়াংয়ের কতটি কমিউন ও ওয়ার্ড সম্মেলনে যোগ দেয়?", "৫৮টি কমিউন"),
    ("ক্যান জিওক জেলায় কোন ক্লাব আছে?", "গ্রিন শার্ট আইটি ক্লাব"),
    ("জরুরি পর্যায় কবে শেষ হবে?", "৩০ জুন, ২০২৫"),
    ("VNeID কী কাজে লাগে?", "ডিজিটাল চাবি"),
]

DOCUMENT, UNIT = Reason.NO_SUCH_DOCUMENT, Reason.NO_SUCH_UNIT
UNSTATED, OUTSIDE = Reason.NOT_STATED, Reason.OUT_OF_SCOPE
PERIOD = Reason.PERIOD_NOT_COVERED
NEAR_MISSES = [
    ("What are the deadlines of Plan 05?", DOCUMENT),
    ("What deadlines does Plan 02 set for Da Nang province?", DOCUMENT),
    ("What does Plan 28/KH-UBND of Ca Mau province say?", DOCUMENT),
    ("What does Resolution 99-NQ/TW say?", DOCUMENT),
    ("How many digital signatures has Hai Phong issued?", UNIT),
    ("What did Nguyen Van Linh say about digital transformation?", UNIT),
    ("What does nq99.vn show?", UNIT),
    ("How many tasks did Ca Mau finish in 2019?", PERIOD),
    ("When was the Green Shirt IT Club founded?", UNSTATED),
    ("When was TD.Office introduced in Ninh Thuan?", UNSTATED),
    ("Who won the football world cup final?", OUTSIDE),
    ("How do I bake a chocolate cake?", OUTSIDE),
    ("How do I reset my Gmail password?", OUTSIDE),
    ("Kế hoạch 05 có những mốc thời hạn nào?", DOCUMENT),
    ("Kế hoạch 02 giao việc gì cho thành phố Đà Nẵng?", DOCUMENT),
    ("Kế hoạch 28/KH-UBND của tỉnh Cà Mau quy định gì?", DOCUMENT),
    ("Quyết định số 111/QĐ-TTg có nội dung gì?", DOCUMENT),
    ("Hải Phòng đã cấp bao nhiêu chữ ký số?", UNIT),
    ("Ông Nguyễn Văn Linh nói gì về chuyển đổi số?", UNIT),
    ("Cà Mau hoàn thành bao nhiêu nhiệm vụ năm 2019?", PERIOD),
    ("Câu lạc bộ Áo xanh ở Cần Giuộc được thành lập năm nào?", UNSTATED),
    ("Ông Nguyễn Phương Bắc sinh năm nào?", UNSTATED),
    ("Đội bóng nào vô địch cúp thế giới?", OUTSIDE),
    ("Cách làm bánh sô-cô-la như thế nào?", OUTSIDE),
    ("Cách hấp bánh chưng bằng nồi áp suất thế nào?", OUTSIDE),
    ("পরিকল্পনা নং ০৫-এর সময়সীমা কী কী?", DOCUMENT),
    ("দা নাং শহরের জন্য পরিকল্পনা নং ০২ কী বলে?", DOCUMENT),
    ("কা মাউ প্রদেশের পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি কী বলে?", DOCUMENT),
    ("রেজোলিউশন নং ৯৯-এনকিউ/টিডব্লিউ কী বলে?", DOCUMENT),
    ("হাই ফং কতটি ডিজিটাল স্বাক্ষর দিয়েছে?", UNIT),
    ("নগুয়েন ভ্যান লিন ডিজিটাল রূপান্তর নিয়ে কী বলেছেন?", UNIT),
    ("২০১৯ সালে কা মাউ কতটি কাজ শেষ করেছে?", PERIOD),
    ("গ্রিন শার্ট আইটি ক্লাব কবে প্রতিষ্ঠিত হয়?", UNSTATED),
    ("ফুটবল বিশ্বকাপ ফাইনালে কে জিতেছে?", OUTSIDE),
    ("চকলেট কেক কীভাবে বানাতে হয়?", OUTSIDE),
    ("আজ সোনার ভরি কত টাকা?", OUTSIDE),
]

DEADLINES = {
    EN: ("What are Plan 02's deadlines?", "30 June 2025", "31 December 2025"),
    VI: ("Kế hoạch 02 có những mốc thời hạn nào?", "30/6/2025", "31/12/2025"),
    BN: ("পরিকল্পনা নং ০২-এর সময়সীমা কী কী?", "৩০ জুন ২০২৫", "৩১ ডিসেম্বর ২০২৫"),
}
ISSUE_DATES = {
    datetime.date(2024, 12, 22),
    datetime.date(2025, 1, 9),
    datetime.date(2025, 3, 14),
    datetime.date(2025, 4, 1),
    datetime.date(2025, 6, 19),
}


def check(answer: Answer, parts: Parts) -> None:
    """What holds for every answer: quotes are verbatim, statements cited, refusals typed."""
    numbers = [c.number for c in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    for citation in (*answer.citations, *answer.nearest):
        document = parts.store.catalogue.document(citation.document_id)
        assert document is not None
        assert document.text[citation.start : citation.end] == citation.quote
        assert citation.quote.strip()
    if answer.status == "not_found":
        assert answer.reason
        assert not answer.statements
        return
    assert answer.statements
    assert {n for s in answer.statements for n in s.citations} == set(numbers)
    for statement in answer.statements:
        assert f"{statement.text} {''.join(f'[{n}]' for n in statement.citations)}" in answer.text
    assert {row.citation for row in answer.rows} <= set(numbers)


@pytest.mark.parametrize(("question", "quoted"), ANSWERABLE)
def test_an_answerable_question_is_answered(samples: Parts, question: str, quoted: str) -> None:
    answer = samples.assistant.ask(question)
    check(answer, samples)
    assert answer.status == "answered"
    assert any(quoted in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(("question", "reason"), NEAR_MISSES)
def test_a_near_miss_is_refused_with_its_reason(
    samples: Parts, question: str, reason: Reason
) -> None:
    answer = samples.assistant.ask(question)
    check(answer, samples)
    assert answer.reason is reason, answer.text
    assert answer.nearest
    assert len(answer.nearest) <= 3


@pytest.mark.parametrize("question", [q for q, _ in TASKS.values()])
@pytest.mark.parametrize("language", list(Language))
def test_the_answer_is_in_the_language_asked_for(
    samples: Parts, question: str, language: Language
) -> None:
    answer = samples.assistant.ask(question, language=language)
    check(answer, samples)
    lead = {EN: "According to ", VI: "Theo ", BN: " অনুযায়ী: "}[language]
    assert answer.language is language
    assert any(lead in statement.text for statement in answer.statements)


@pytest.mark.parametrize(("asked", "question"), [(n, d[0]) for n, d in DEADLINES.items()])
@pytest.mark.parametrize("language", list(Language))
def test_plan_02_has_its_two_deadlines_in_every_language(
    samples: Parts, asked: Language, question: str, language: Language
) -> None:
    answer = samples.assistant.ask(question, language=None if asked is language else language)
    check(answer, samples)
    _, first, second = DEADLINES[language]
    assert answer.language is language
    told = [s.text.split(":")[0] for s in answer.statements]
    assert {first, second} <= set(told)
    assert {datetime.date(2025, 6, 30), datetime.date(2025, 12, 31)} <= {r.end for r in answer.rows}
    assert len(answer.rows) == len(answer.statements)
    assert any(c.language is language for c in answer.citations)


@pytest.mark.parametrize("question", [d[0] for d in DEADLINES.values()])
def test_issue_dates_are_no_deadlines(samples: Parts, question: str) -> None:
    answer = samples.assistant.ask(question)
    assert not ISSUE_DATES & {row.end for row in answer.rows}
    assert [row.end for row in answer.rows] == sorted(r.end for r in answer.rows if r.end)


@pytest.mark.parametrize(
    "question",
    [q for q, _, _ in DEADLINES.values()]
    + [q for q, _ in ANSWERABLE[::6]]
    + [q for q, _ in NEAR_MISSES[::8]],
)
def test_decomposed_letters_give_the_same_answer(samples: Parts, question: str) -> None:
    plain = samples.assistant.ask(question)
    decomposed = samples.assistant.ask(unicodedata.normalize("NFD", question))
    assert decomposed.text == plain.text
    assert decomposed.citations == plain.citations


def test_a_plan_typed_in_any_digits_or_without_marks_is_the_same(samples: Parts) -> None:
    ends = [
        {row.end for row in samples.assistant.ask(question).rows}
        for question in (
            "Kế hoạch 02 có những mốc thời hạn nào?",
            "Ke hoach 02 co nhung thoi han nao?",
            "পরিকল্পনা নং 02-এর সময়সীমা কী কী?",
        )
    ]
    assert ends[0] == ends[1] == ends[2]


@pytest.mark.parametrize("question", [TASKS[EN][0], DEADLINES[VI][0], DEADLINES[BN][0]])
def test_documents_limit_the_sources(samples: Parts, question: str) -> None:
    for document in samples.store.catalogue.documents()[:6]:
        answer = samples.assistant.ask(question, documents=(document.id,))
        check(answer, samples)
        cited = {c.document_id for c in (*answer.citations, *answer.nearest)}
        assert cited <= {document.id}


def test_a_near_miss_within_one_document_is_refused(samples: Parts) -> None:
    (note,) = (d for d, t in samples.store.catalogue.titles().items() if "five provinces" in t)
    answer = samples.assistant.ask("What does Plan 28/KH-UBND of Ca Mau say?", documents=(note,))
    assert answer.reason is Reason.NO_SUCH_DOCUMENT
    own = samples.assistant.ask("What does Plan 28/KH-UBND of Quang Ninh say?", documents=(note,))
    assert own.status == "answered"


def test_an_answer_tells_how_long_it_took(samples: Parts) -> None:
    assert samples.assistant.ask(TASKS[EN][0]).timings["total_ms"] > 0


def test_a_refusal_for_a_year_writes_it_in_the_digits_of_the_language(samples: Parts) -> None:
    assert "২০১৯" in samples.assistant.ask("২০১৯ সালে কা মাউ কতটি কাজ শেষ করেছে?").text


def test_a_quote_whose_stored_text_was_altered_is_not_shown(samples: Parts, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(samples.settings.store, tmp_path / "store"))
    with sqlite3.connect(folder / "catalogue.sqlite") as connection:
        connection.execute("UPDATE documents SET text = replace(text, '67', '68')")
        connection.execute("UPDATE documents SET text = replace(text, '৬৭', '৬৮')")
    altered = Parts(samples.settings.model_copy(update={"store": folder}))
    for question, quoted in TASKS.values():
        answer = altered.assistant.ask(question)
        check(answer, altered)
        assert quoted not in answer.text
        assert quoted in samples.assistant.ask(question).text


@pytest.mark.parametrize("language", list(Language))
def test_an_empty_store_says_so(tmp_path: Path, cache: Path, language: Language) -> None:
    parts = Parts(Settings(store=tmp_path / "store", cache=cache))
    answer = parts.assistant.ask("Anything at all?", language=language)
    assert (answer.reason, answer.language) == (Reason.EMPTY_STORE, language)
    assert "assistant ingest" in answer.text
    assert answer.nearest == ()


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("ক" * (LONGEST_QUESTION + 1), "5001 characters, 5000 are allowed"),
        ("\udcff?", "not valid Unicode"),
    ],
)
def test_a_question_that_cannot_be_asked(samples: Parts, question: str, message: str) -> None:
    with pytest.raises(BadQuestion, match=message):
        samples.assistant.ask(question)


def test_the_longest_question_is_asked(samples: Parts) -> None:
    check(samples.assistant.ask("plan " * (LONGEST_QUESTION // 5)), samples)


def test_an_unknown_document_is_named(samples: Parts) -> None:
    with pytest.raises(UnknownDocument, match="there is no document 'nothing'"):
        samples.assistant.ask("How many?", documents=("nothing",))


@pytest.mark.parametrize(
    "question",
    ["?", "…", "02", "Plan", "🙂", "a b c", "()[]{}", "{subject}", "'; DROP TABLE documents; --"],
)
def test_odd_questions_are_answered_or_refused(samples: Parts, question: str) -> None:
    check(samples.assistant.ask(question), samples)


FOLLOWED = {
    EN: (["What are Plan 02's deadlines?"], "And the second phase?", "31 December 2025"),
    VI: (["Kế hoạch 02 có những mốc thời hạn nào?"], "Còn giai đoạn hai?", "31/12/2025"),
    BN: (["পরিকল্পনা নং ০২-এর সময়সীমা কী কী?"], "আর দ্বিতীয় পর্যায়?", "৩১ ডিসেম্বর"),
}


@pytest.mark.parametrize("language", FOLLOWED)
def test_a_follow_up_is_answered_from_the_turns_before(samples: Parts, language: Language) -> None:
    history, question, day = FOLLOWED[language]
    answer = samples.assistant.ask(question, history=history, explained=True)
    check(answer, samples)
    assert answer.question == question
    assert day in answer.text, answer.text
    assert answer.explanation is not None
    assert answer.explanation.constraints["ordinals"] == ("2",)
    assert "quoted" in {c.verdict for c in answer.explanation.candidates}
    assert all(s.supported for s in answer.explanation.statements), answer.explanation.statements


def test_a_refusal_is_explained(samples: Parts) -> None:
    answer = samples.assistant.ask("What is the ninth pillar of Plan 02?", explained=True)
    assert answer.reason is UNSTATED
    assert answer.explanation is not None
    assert answer.explanation.refused_for == "ordinal"
    assert answer_json(answer)["explain"]["constraints"]["ordinals"] == ["9"]
    assert "explain" not in answer_json(samples.assistant.ask("What is the ninth pillar?"))
