"""One word, date, figure, document or name gives one term, however it is written."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.types import Language, Passage, Span
from index.analysis import facts_of, passage_terms, query_terms, topics_of


def passage(text: str, language: Language, context: str = "") -> Passage:
    return Passage(
        document_id="d1",
        language=language,
        page=1,
        section=(),
        text=text,
        start=0,
        end=len(text),
        sentences=(Span(start=0, end=len(text)),),
        context=context,
    )


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        (Language.EN, "The villages inspected their wells.", "Who inspects the well?"),
        (Language.VI, "Xã rà soát thủ tục hành chính.", "thủ tục hành chính"),
        (Language.VI, "Ủy ban HOÀ GIẢI họp.", "uỷ ban hòa giải"),
        (Language.VI, "Xã rà soát thủ tục.", unicodedata.normalize("NFD", "thủ tục")),
        (Language.BN, "গ্রামের নলকূপগুলো বসানো হবে।", "গ্রামে নলকূপ"),
        (Language.BN, "সেতুটি ২৫ মিটার।", "সেতুর দৈর্ঘ্য 25 মিটার"),
        (Language.BN, "দপ্তরের কাজ", "দপ্তরে\u200dর কাজ"),
    ],
)
def test_a_question_s_words_meet_the_passage_s(
    language: Language, text: str, question: str
) -> None:
    asked = set(query_terms(question, language).words)
    assert len(asked & set(passage_terms(passage(text, language)).words)) >= 2 or (
        language is Language.EN and "well" in asked
    )


@pytest.mark.parametrize(
    ("language", "question", "gone"),
    [
        (Language.EN, "When is the report of the office due?", {"when", "is", "the", "of"}),
        (Language.VI, "Khi nào các xã nộp báo cáo?", {"khi", "nào", "các"}),
        (Language.BN, "প্রতিবেদন কবে জমা দিতে হবে?", {"কবে"}),
    ],
)
def test_words_without_a_topic_are_left_out_of_questions(
    language: Language, question: str, gone: set[str]
) -> None:
    words = set(query_terms(question, language).words)
    assert words
    assert not words & gone


def test_vietnamese_typed_without_marks_meets_the_folded_words() -> None:
    terms = passage_terms(passage("Đoàn thanh niên dọn kênh mương.", Language.VI))
    asked = query_terms("doan thanh nien don kenh muong", Language.VI)
    assert set(asked.folded) <= set(terms.folded)
    assert {"kenh", "muong"} <= set(asked.folded)


def test_vietnamese_compounds_are_words_of_their_own() -> None:
    terms = passage_terms(passage("Học sinh tham gia chuyển đổi số.", Language.VI))
    asked = query_terms("học sinh chuyển đổi", Language.VI)
    assert "học_sinh" in terms.words
    assert "học_sinh" in asked.words


def test_the_context_of_a_passage_counts() -> None:
    terms = passage_terms(passage("Due on Monday.", Language.EN, "Ferry timetable · Plan 02"))
    assert "ferri" in terms.words
    assert "doc:kh2" in terms.topics


NUMBERS = ["41/KH-UBND", "41-KH/UBND", "số 41 /KH-UBND", "41/kh-ubnd", "৪১/KH-UBND"]


@pytest.mark.parametrize("spelling", NUMBERS)
def test_a_document_number_is_one_topic_in_every_spelling(spelling: str) -> None:
    [expected] = set(topics_of("Kế hoạch số 41/KH-UBND")) - {"doc:kh41"}
    assert expected in set(topics_of(f"Kế hoạch {spelling}"))


@pytest.mark.parametrize("text", ["Kế hoạch số 02", "Plan 02", "Plan No. 2", "পরিকল্পনা নং ০২"])
def test_a_named_plan_is_one_topic_in_every_language(text: str) -> None:
    assert "doc:kh2" in set(topics_of(text))


@pytest.mark.parametrize("text", ["tỉnh Cà Mau", "Ca Mau province", "কা মাউ প্রদেশ"])
def test_a_place_is_one_topic_in_every_language(text: str) -> None:
    assert set(topics_of(text)) == set(topics_of("Cà Mau")) != set()


@pytest.mark.parametrize(
    "text", ["ngày 30 tháng 6 năm 2025", "30/6/2025", "30 June 2025", "৩০ জুন ২০২৫", "৩০/০৬/২০২৫"]
)
def test_a_date_is_one_fact_in_every_language(text: str) -> None:
    assert {"day:2025-06-30", "year:2025"} <= set(facts_of(text))


@pytest.mark.parametrize("text", ["đạt 45% hộ dân", "45% of households", "৪৫ শতাংশ পরিবার", "৪৫%"])
def test_a_share_is_one_fact_in_every_language(text: str) -> None:
    assert "num:45%" in set(facts_of(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dùng VNeID để ký", "latin:vneid"),
        ("VNeID দিয়ে সই", "latin:vneid"),
        ("sign with VNeID", "latin:vneid"),
    ],
)
def test_a_latin_name_is_one_fact_in_every_language(text: str, expected: str) -> None:
    assert expected in set(facts_of(text))


@pytest.mark.parametrize("text", ["", " ", "\u200d", "।", "???", "9" * 400, "ế" * 400, "\x00"])
@pytest.mark.parametrize("language", Language)
def test_odd_texts_give_terms_without_error(text: str, language: Language) -> None:
    first = query_terms(text, language)
    assert first == query_terms(text, language)
    assert all(term and " " not in term for term in (*first.words, *first.facts, *first.topics))


@pytest.mark.parametrize("language", Language)
def test_a_question_s_terms_are_named_once(language: Language) -> None:
    terms = query_terms("Plan 02 Plan 02 সেতু সেতু xã xã 30/6/2025 30/6/2025", language)
    for column in (terms.words, terms.folded, terms.facts, terms.topics):
        assert len(column) == len(set(column))
