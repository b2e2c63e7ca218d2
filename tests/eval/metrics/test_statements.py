"""Metrics of statements: what the quotes bear out, and None where nothing can be compared."""

from __future__ import annotations

import pytest

from assistant.types import Answer, Citation, Reason, Statement
from corpus.types import Language
from eval.metrics.answers import scores_of
from eval.metrics.statements import judge
from eval.types import Case, Located, Scores

DUTY = {
    Language.VI: "Sở Y tế phải gửi báo cáo trước ngày 15/3/2026.",
    Language.BN: "স্বাস্থ্য বিভাগকে ১৫ মার্চ ২০২৬ তারিখের মধ্যে প্রতিবেদন পাঠাতে হবে।",
    Language.EN: "The Department of Health must send its report before 15 March 2026.",
}
WRONG_DAY = {
    Language.VI: "Sở Y tế phải gửi báo cáo trước ngày 16/3/2026.",
    Language.BN: "স্বাস্থ্য বিভাগকে ১৬ মার্চ ২০২৬ তারিখের মধ্যে প্রতিবেদন পাঠাতে হবে।",
    Language.EN: "The Department of Health must send its report before 16 March 2026.",
}
DENIED = {
    Language.VI: "Sở Y tế không phải gửi báo cáo trước ngày 15/3/2026.",
    Language.BN: "স্বাস্থ্য বিভাগকে ১৫ মার্চ ২০২৬ তারিখের মধ্যে প্রতিবেদন পাঠাতে হবে না।",
    Language.EN: "The Department of Health must not send its report before 15 March 2026.",
}
LATER = "The school opens again after the summer holidays."
NOWHERE = Located(evidence=())


def answer(said: str, language: Language, *quotes: tuple[str, Language]) -> Answer:
    citations = tuple(
        Citation(
            number=number,
            document_id="d",
            title="",
            document_number=None,
            language=spoken,
            page=1,
            section=(),
            start=0,
            end=len(quote),
            quote=quote,
        )
        for number, (quote, spoken) in enumerate(quotes, start=1)
    )
    numbers = tuple(c.number for c in citations)
    return Answer(
        question="?",
        language=language,
        text=said,
        statements=(Statement(text=said, citations=numbers),),
        citations=citations,
    )


def scores(made: Answer, *, refuse: bool = False, facts: tuple[str, ...] = ()) -> Scores:
    case = Case(id="a", language=made.language, question="?", kind="x", refuse=refuse, facts=facts)
    texts = {"d": made.citations[0].quote if made.citations else ""}
    return scores_of(case, made, judge(made), NOWHERE, texts)


@pytest.mark.parametrize("language", list(Language))
def test_a_statement_that_is_its_quote_is_faithful(language: Language) -> None:
    found = scores(answer(DUTY[language], language, (DUTY[language], language)))
    for metric in (
        "citation_validity",
        "citation_precision",
        "citation_recall",
        "statement_support",
        "statements_checked",
        "particulars_precision",
        "polarity_agreement",
        "role_agreement",
        "faithfulness",
    ):
        assert found[metric] == 1.0, metric


@pytest.mark.parametrize("language", list(Language))
def test_another_day_costs_support_and_particulars(language: Language) -> None:
    found = scores(answer(WRONG_DAY[language], language, (DUTY[language], language)))
    assert found["citation_recall"] == found["statement_support"] == 0.0
    assert found["particulars_precision"] is not None
    assert found["particulars_precision"] < 1
    assert found["polarity_agreement"] == 1.0
    assert found["faithfulness"] == 0.0


@pytest.mark.parametrize("language", list(Language))
def test_a_negation_costs_polarity_alone(language: Language) -> None:
    found = scores(answer(DENIED[language], language, (DUTY[language], language)))
    assert found["polarity_agreement"] == 0.0
    assert found["particulars_precision"] == 1.0
    assert found["faithfulness"] == 0.0


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("added", "support"), [("(15/3/2026)", 1.0), ("(16/3/2026)", 0.0)])
def test_words_around_a_quote_may_add_no_figure(
    language: Language, added: str, support: float
) -> None:
    said = f"{added}: “{DUTY[Language.VI]}”"
    found = scores(answer(said, language, (DUTY[Language.VI], Language.VI)))
    assert found["citation_recall"] == found["statement_support"] == support


def test_a_citation_that_is_not_needed_costs_precision_alone() -> None:
    english = DUTY[Language.EN]
    made = answer(english, Language.EN, (english, Language.EN), (LATER, Language.EN))
    assert scores(made)["citation_recall"] == 1.0
    assert scores(made)["citation_precision"] == 0.5


def test_across_languages_words_are_not_compared() -> None:
    made = answer(DUTY[Language.EN], Language.EN, (DUTY[Language.VI], Language.VI))
    found = scores(made)
    assert found["statements_checked"] == 0.0
    assert found["statement_support"] is None
    assert found["polarity_agreement"] is None
    assert found["particulars_precision"] == 1.0


def test_an_answer_where_refusing_is_right_is_not_faithful() -> None:
    made = answer(DUTY[Language.EN], Language.EN, (DUTY[Language.EN], Language.EN))
    assert scores(made, refuse=True)["faithfulness"] == 0.0


def test_a_refusal_has_no_statements_to_score() -> None:
    made = Answer(question="?", language=Language.EN, text="No.", reason=Reason.NOT_STATED)
    found = scores(made, refuse=True)
    for metric in ("citation_validity", "citation_recall", "polarity_agreement", "faithfulness"):
        assert found[metric] is None, metric


@pytest.mark.parametrize(("said", "share"), [(DUTY[Language.EN], 0.5), ("On 7 tables.", 0.5)])
def test_the_facts_with_figures_are_looked_for_in_the_answer(said: str, share: float) -> None:
    made = answer(said, Language.EN, (DUTY[Language.EN], Language.EN))
    assert scores(made, facts=("2026-03-15", "7", "the report"))["particulars_recall"] == share
