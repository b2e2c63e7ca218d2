from __future__ import annotations

import json

import pytest

from assistant.llm.prompt import LANGUAGE_NAMES
from assistant.types import Answer, Statement
from assistant.wiring import Parts
from corpus.languages import PROFILES
from corpus.types import Language
from tests.assistant.llm.conftest import TEXTS, with_model
from tests.assistant.llm.scripted import Reply, Scripted, says

VI, BN, EN = Language.VI, Language.BN, Language.EN

QUESTIONS = {
    EN: "How many bridges must the Department of Roads repair?",
    VI: "Sở Xây dựng phải sửa chữa bao nhiêu cây cầu?",
    BN: "সড়ক বিভাগকে কতটি সেতু মেরামত করতে হবে?",
}
# A statement that its quote bears out, and words of that quote.
RIGHT = {
    EN: ("Before 30/9/2025 the Department of Roads must repair 14 bridges.", "14 bridges"),
    VI: ("Trước 30 tháng 9 năm 2025, Sở Xây dựng phải sửa chữa 14 cây cầu.", "14 cây"),
    BN: ("সড়ক বিভাগকে ৩০/৯/২০২৫ তারিখের মধ্যে ১৪টি সেতু মেরামত করতে হবে।", "১৪টি সেতু"),
}
LORRIES = {
    EN: ("Heavy lorries may not cross a bridge while it is being repaired.", "Heavy lorries"),
    VI: ("Xe tải nặng không được đi qua cầu trong thời gian sửa chữa.", "Xe tải"),
    BN: ("মেরামত চলাকালে ভারী ট্রাক সেতু পার হতে পারবে না।", "ভারী ট্রাক"),
}
WRONG = {
    "number": {
        EN: ("The Department of Roads must repair 41 bridges.", "14 bridges"),
        VI: ("Sở Xây dựng phải sửa chữa 41 cây cầu.", "14 cây"),
        BN: ("সড়ক বিভাগকে ৪১টি সেতু মেরামত করতে হবে।", "১৪টি সেতু"),
    },
    "date": {
        EN: ("14 bridges must be repaired before 30 November 2025.", "14 bridges"),
        VI: ("Sở Xây dựng phải sửa chữa 14 cây cầu trước ngày 30/11/2025.", "14 cây"),
        BN: ("৩০ নভেম্বর ২০২৫ তারিখের মধ্যে ১৪টি সেতু মেরামত করতে হবে।", "১৪টি সেতু"),
    },
    "negation": {
        EN: ("Heavy lorries may cross a bridge while it is being repaired.", "Heavy lorries"),
        VI: ("Xe tải nặng được đi qua cầu trong thời gian sửa chữa.", "Xe tải"),
        BN: ("মেরামত চলাকালে ভারী ট্রাক সেতু পার হতে পারবে।", "ভারী ট্রাক"),
    },
    "another quote": {
        EN: (RIGHT[EN][0], "Heavy lorries"),
        VI: (RIGHT[VI][0], "Xe tải"),
        BN: (RIGHT[BN][0], "ভারী ট্রাক"),
    },
    "unknown id": {language: (text, "") for language, (text, _) in RIGHT.items()},
    "another language": {EN: RIGHT[VI], VI: RIGHT[BN], BN: RIGHT[EN]},
    "invented": {
        EN: ("The minister resigned because of the flood.", "14 bridges"),
        VI: ("Bộ trưởng đã từ chức vì trận lũ lụt vừa qua.", "14 cây"),
        BN: ("বন্যার কারণে মন্ত্রী পদত্যাগ করেছেন।", "১৪টি সেতু"),
    },
}
NOTHING = '{"statements": []}'


def own(parts: Parts, language: Language) -> str:
    """The id of the document in this language."""
    return next(d.id for d in parts.store.catalogue.documents() if d.language is language)


def asked(
    parts: Parts, language: Language, *replies: Reply, seconds: float = 30, delay: float = 0
) -> tuple[Answer, Scripted]:
    model = Scripted(replies=replies, delay=delay)
    answer = with_model(parts, model, seconds=seconds).ask(
        QUESTIONS[language], documents=(own(parts, language),)
    )
    return answer, model


def extractive(parts: Parts, language: Language) -> Answer:
    return parts.assistant.ask(QUESTIONS[language], documents=(own(parts, language),))


def assert_extractive(answer: Answer, parts: Parts, warning: str) -> None:
    plain = extractive(parts, answer.language)
    assert answer.warnings == (PROFILES[answer.language].wording[warning],)
    assert (answer.text, answer.statements, answer.citations, answer.model) == (
        plain.text,
        plain.statements,
        plain.citations,
        None,
    )


@pytest.mark.parametrize("language", list(Language))
def test_statements_that_hold_are_the_answer(bridges: Parts, language: Language) -> None:
    answer, model = asked(bridges, language, says(RIGHT[language], LORRIES[language]))
    assert [s.text for s in answer.statements] == [RIGHT[language][0], LORRIES[language][0]]
    assert [s.citations for s in answer.statements] == [(1,), (2,)]
    assert answer.text == f"{RIGHT[language][0]} [1]\n{LORRIES[language][0]} [2]"
    assert (answer.warnings, answer.model, len(model.calls)) == ((), "scripted:model", 1)
    for citation, (_, words) in zip(
        answer.citations, (RIGHT[language], LORRIES[language]), strict=True
    ):
        document = bridges.store.catalogue.document(citation.document_id)
        assert document is not None
        assert document.text[citation.start : citation.end] == citation.quote
        assert words in citation.quote


@pytest.mark.parametrize("language", list(Language))
def test_the_model_is_told_language_question_and_numbered_quotes(
    bridges: Parts, language: Language
) -> None:
    _, model = asked(bridges, language, NOTHING)
    system, human = model.calls[0]
    assert LANGUAGE_NAMES[language] in str(system.content)
    assert json.loads(str(human.content))["question"] == QUESTIONS[language]
    evidence = model.evidence()
    assert [e["id"] for e in evidence] == list(range(1, len(evidence) + 1))
    assert all(e["quote"] in TEXTS[language] for e in evidence)
    assert len(evidence) == 3


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(WRONG))
def test_a_wrong_statement_is_told_why_and_repaired(
    bridges: Parts, language: Language, kind: str
) -> None:
    wrong = WRONG[kind][language]
    answer, model = asked(bridges, language, says(wrong), says(RIGHT[language]))
    assert [s.text for s in answer.statements] == [RIGHT[language][0]]
    assert (answer.warnings, len(model.calls)) == ((), 2)
    told = str(model.calls[1][-1].content)
    assert json.loads(told[told.index("[{") :])[0]["problems"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(WRONG))
def test_a_statement_still_wrong_is_dropped(bridges: Parts, language: Language, kind: str) -> None:
    wrong = WRONG[kind][language]
    answer, model = asked(bridges, language, says(LORRIES[language], wrong), says(wrong))
    assert [s.text for s in answer.statements] == [LORRIES[language][0]]
    assert len(answer.warnings) == 1
    assert answer.warnings[0].split(":")[0] in PROFILES[language].wording["model_dropped"]
    assert len(model.calls) == 2


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(WRONG))
def test_where_nothing_survives_the_answer_is_extractive(
    bridges: Parts, language: Language, kind: str
) -> None:
    wrong = says(WRONG[kind][language])
    answer, _ = asked(bridges, language, wrong, wrong)
    assert_extractive(answer, bridges, "model_unsupported")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("reply", "warning"),
    [
        (NOTHING, "model_unsupported"),
        ("Sorry, I am only a model.", "model_malformed"),
        (ConnectionError("refused"), "model_failed"),
        (RuntimeError("429: too many requests"), "model_failed"),
        (TimeoutError("read"), "model_timeout"),
    ],
)
def test_a_model_that_fails_costs_a_warning(
    bridges: Parts, language: Language, reply: Reply, warning: str
) -> None:
    answer, _ = asked(bridges, language, reply)
    assert_extractive(answer, bridges, warning)


def test_a_slow_model_is_left_behind(bridges: Parts) -> None:
    answer, _ = asked(bridges, EN, says(RIGHT[EN]), seconds=0.05, delay=1)
    assert_extractive(answer, bridges, "model_timeout")
    assert answer.timings["total_ms"] < 60_000


def test_a_failing_repair_keeps_what_held(bridges: Parts) -> None:
    first = says(RIGHT[EN], WRONG["number"][EN])
    answer, _ = asked(bridges, EN, first, ConnectionError("gone"))
    assert [s.text for s in answer.statements] == [RIGHT[EN][0]]
    assert len(answer.warnings) == 1


def test_a_refusal_is_not_given_to_the_model(bridges: Parts) -> None:
    model = Scripted(replies=())
    answer = with_model(bridges, model).ask("What does Resolution 99-NQ/TW say?")
    assert (answer.reason, answer.warnings, model.calls) == ("no_such_document", (), [])


@pytest.mark.parametrize(
    ("language", "source", "text", "holds"),
    [
        (EN, VI, "The Department of Construction must repair 14 bridges in Ca Mau.", True),
        (VI, BN, "Phải sửa chữa 14 cây cầu ở Cà Mau trước ngày 30/9/2025.", True),
        (BN, EN, "৩০ সেপ্টেম্বর ২০২৫ তারিখের আগে ১৪টি সেতু মেরামত করতে হবে।", True),
        (EN, VI, "15 bridges must be repaired in Ca Mau.", False),
        (EN, BN, "The minister has resigned and the singer was awarded a prize.", False),
        (VI, EN, "Đội bóng đã giành chức vô địch và nhận cúp vàng.", False),
        (BN, EN, "ফুটবল দলটি চ্যাম্পিয়ন হয়ে সোনার কাপ জিতেছে।", False),
    ],
)
def test_across_languages_figures_and_meaning_must_agree(
    bridges: Parts, language: Language, source: Language, text: str, holds: bool
) -> None:
    needle = {EN: "14 bridges", VI: "14 cây", BN: "১৪টি সেতু"}[source]
    model = Scripted(replies=[says((text, needle))] * 2)
    answer = with_model(bridges, model).ask(
        QUESTIONS[language], documents=(own(bridges, source),), language=language
    )
    assert [s.text for s in answer.statements if s.text == text] == [text] * holds
    assert bool(answer.warnings) is not holds


def test_rows_keep_their_citations(bridges: Parts) -> None:
    question, documents = "What are the deadlines for the bridges?", (own(bridges, EN),)
    plain = bridges.assistant.ask(question, documents=documents)
    assert plain.rows
    model = Scripted(replies=[says(LORRIES[EN], RIGHT[EN])])
    answer = with_model(bridges, model).ask(question, documents=documents)
    assert [s.text for s in answer.statements] == [LORRIES[EN][0], RIGHT[EN][0]]
    assert answer.rows == plain.rows
    assert answer.citations[: len(plain.citations)] == plain.citations
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_statements_are_streamed_as_they_are_verified(bridges: Parts) -> None:
    order: list[str] = []

    def second(evidence: list[dict[str, object]]) -> str:
        order.append("asked to repair")
        return says(RIGHT[EN])(evidence)

    model = Scripted(replies=[says(LORRIES[EN], WRONG["number"][EN]), second])
    for step in with_model(bridges, model).stream(QUESTIONS[EN], documents=(own(bridges, EN),)):
        order.append(step.text if isinstance(step, Statement) else "answer")
    assert order == [LORRIES[EN][0], "asked to repair", RIGHT[EN][0], "answer"]


@pytest.mark.parametrize("language", list(Language))
def test_without_a_model_the_stream_is_the_extractive_answer(
    bridges: Parts, language: Language
) -> None:
    *statements, answer = bridges.assistant.stream(QUESTIONS[language])
    assert isinstance(answer, Answer)
    assert tuple(statements) == answer.statements
    assert (answer.warnings, answer.model) == ((), None)
