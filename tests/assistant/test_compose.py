from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cite import Citer
from assistant.compose import compose_deadlines, compose_evidence, refuse
from assistant.deadlines import Milestone
from assistant.evidence import Evidence
from assistant.gather import Found
from assistant.question import understand
from assistant.types import Reason
from corpus.particulars.dates import find_dates
from corpus.types import Language, Passage, Span
from tests.assistant.test_cite import QUOTES, evidence, stored

VI, BN, EN = Language.VI, Language.BN, Language.EN
DEADLINES = understand("What are Plan 02's deadlines?")


@pytest.fixture
def citer(tmp_path: Path) -> Citer:
    return Citer(stored(tmp_path))


def milestone(*sentences: Evidence) -> Milestone:
    (date,) = find_dates(sentences[0].text)
    return Milestone(date=date, evidence=sentences)


def found(*sentences: Evidence) -> Found:
    return Found(evidence=sentences)


def absent() -> Evidence:
    text = "Nobody has stored that it ends by 1 May 2031."
    passage = Passage(
        start=0,
        end=len(text),
        document_id="absent",
        language=EN,
        page=1,
        section=(),
        text=text,
        sentences=(Span(start=0, end=len(text)),),
    )
    return Evidence(start=0, end=len(text), passage=passage, score=1.0)


@pytest.mark.parametrize(
    ("language", "date"),
    [(EN, "30 June 2025: "), (VI, "30/6/2025: "), (BN, "৩০ জুন ২০২৫: ")],
)
def test_a_deadline_is_rendered_in_the_language_of_the_answer(
    citer: Citer, language: Language, date: str
) -> None:
    sentences = [evidence(*q) for q in QUOTES]
    answer = compose_deadlines(DEADLINES, [milestone(*sentences)], citer, language)
    assert answer is not None
    assert answer.language is language
    (statement,) = answer.statements
    assert statement.text.startswith(date)
    assert statement.citations == (1, 2, 3)
    assert answer.text == f"{statement.text} [1][2][3]"
    (row,) = answer.rows
    assert (row.what, row.as_written) == (QUOTES[0][1], "ngày 30/6/2025")
    assert (str(row.start), str(row.end)) == ("2025-06-30", "2025-06-30")
    assert (row.precision, row.citation) == ("day", 1)


def test_a_milestone_that_cannot_be_cited_is_left_out(citer: Citer) -> None:
    good, bad = milestone(evidence(*QUOTES[2])), milestone(absent())
    answer = compose_deadlines(DEADLINES, [bad, good], citer, EN)
    assert answer is not None
    assert "2031" not in answer.text
    assert [c.quote for c in answer.citations] == [QUOTES[2][1]]
    assert compose_deadlines(DEADLINES, [bad], citer, EN) is None
    assert compose_deadlines(DEADLINES, [], citer, EN) is None


def test_several_deadlines_are_counted_in_the_digits_of_the_language(citer: Citer) -> None:
    two = [milestone(evidence(*QUOTES[0])), milestone(evidence(*QUOTES[2]))]
    answer = compose_deadlines(DEADLINES, two, citer, BN)
    assert answer is not None
    assert "২টি" in answer.text.splitlines()[0]
    assert len(answer.rows) == len(answer.statements) == 2


def test_a_quote_is_one_statement_with_its_marker(citer: Citer) -> None:
    question = understand("What is the fee?")
    answer = compose_evidence(question, found(evidence(EN, "The fee is 25 dong.")), citer, EN)
    assert answer is not None
    assert answer.text == "According to 02-KH/BCĐTW: “The fee is 25 dong.” [1]"
    assert answer.rows == ()
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("quoted", "language", "fact"),
    [
        (QUOTES[1], EN, "30 June 2025"),
        (QUOTES[1], VI, "30/6/2025"),
        (QUOTES[0], BN, "৩০ জুন ২০২৫"),
        (QUOTES[2], BN, "৩০ জুন ২০২৫"),
        ((EN, "The fee is 25 dong."), BN, "২৫"),
        ((BN, "ফি ২৫ টাকা।"), EN, "25"),
    ],
)
def test_facts_of_another_language_are_spelt_out(
    citer: Citer, quoted: tuple[Language, str], language: Language, fact: str
) -> None:
    answer = compose_evidence(understand("How much?"), found(evidence(*quoted)), citer, language)
    assert answer is not None
    assert f"“{quoted[1]}” ({fact}" in answer.text


def test_facts_that_the_quote_spells_alike_are_not_repeated(citer: Citer) -> None:
    answer = compose_evidence(understand("When?"), found(evidence(*QUOTES[2])), citer, EN)
    assert answer is not None
    assert answer.text.endswith("“Records are due by 30 June 2025.” [1]")


def test_evidence_that_cannot_be_cited_makes_no_answer(citer: Citer) -> None:
    question = understand("When?")
    assert compose_evidence(question, found(absent()), citer, EN) is None
    assert compose_evidence(question, found(), citer, EN) is None


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_a_wording(citer: Citer, language: Language, reason: Reason) -> None:
    nearest = citer.cite_all([evidence(*QUOTES[0])])
    answer = refuse(DEADLINES, reason, language, nearest, subject="7 + 9", detail=" — here")
    assert (answer.status, answer.reason, answer.language) == ("not_found", reason, language)
    assert answer.nearest == nearest
    assert [*answer.statements, *answer.citations, *answer.rows] == []
    assert answer.text
    assert not set("{}") & set(answer.text)
