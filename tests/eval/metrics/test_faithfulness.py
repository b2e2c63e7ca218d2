"""Faithfulness worked out by hand on three answers, one a language."""

from __future__ import annotations

import pytest

from assistant.types import Answer, Citation, Statement
from corpus.types import Language
from eval.metrics.answers import answer_scores
from eval.types import Case, Located

VI, BN, EN = Language.VI, Language.BN, Language.EN
TEXTS = {
    VI: "Kế hoạch có 67 nhiệm vụ. Sở Y tế báo cáo trước ngày 15/3/2026.",
    BN: "পরিকল্পনায় ৬৭টি কাজ আছে। স্বাস্থ্য বিভাগ ১৫ মার্চ ২০২৬ তারিখে প্রতিবেদন দেবে।",
    EN: "The plan has 67 tasks. No office may ask for a paper copy.",
}
# Each statement cites the sentence in its own place.
SAID = {
    VI: ("Kế hoạch có 67 nhiệm vụ.", "Sở Y tế báo cáo trước ngày 16/3/2026."),
    BN: ("পরিকল্পনায় ৬৭টি কাজ আছে।", "স্বাস্থ্য বিভাগ ১৫ মার্চ ২০২৬ তারিখে প্রতিবেদন দেবে।"),
    EN: ("The plan has 67 tasks.", "An office may ask for a paper copy."),
}
BY_HAND: dict[Language, dict[str, float]] = {
    # One of two statements holds; of the figure, the body and the date said, the date is wrong.
    VI: {
        "citation_validity": 1.0,
        "quote_fidelity": 1.0,
        "citation_recall": 1 / 2,
        "particulars_precision": 1 - 1 / 3,
        "polarity_agreement": 1.0,
        "role_agreement": 1.0,
    },
    # Both hold, but one of the two quotes stands a character off.
    BN: {
        "citation_validity": 1.0,
        "quote_fidelity": 1 / 2,
        "citation_recall": 1.0,
        "particulars_precision": 1.0,
        "polarity_agreement": 1.0,
        "role_agreement": 1.0,
    },
    # The second turns "no office may" round: it neither holds nor agrees in negation.
    EN: {
        "citation_validity": 1.0,
        "quote_fidelity": 1.0,
        "citation_recall": 1 / 2,
        "particulars_precision": 1.0,
        "polarity_agreement": 1 / 2,
        "role_agreement": 1.0,
    },
}


def citation(language: Language, number: int, start: int, end: int, *, off: int = 0) -> Citation:
    return Citation(
        number=number,
        document_id=language.value,
        title="",
        document_number=None,
        language=language,
        page=1,
        section=(),
        start=start + off,
        end=end + off,
        quote=TEXTS[language][start:end],
    )


@pytest.mark.parametrize("language", list(Language))
def test_it_is_the_least_of_six_numbers_that_anyone_can_count(language: Language) -> None:
    text = TEXTS[language]
    border = text.index("।" if language is BN else ".") + 1
    answer = Answer(
        question="?",
        language=language,
        text=" ".join(SAID[language]),
        statements=tuple(
            Statement(text=said, citations=(n,)) for n, said in enumerate(SAID[language], start=1)
        ),
        citations=(
            citation(language, 1, 0, border, off=language is BN),
            citation(language, 2, border + 1, len(text)),
        ),
    )
    case = Case(id="a", language=language, question="?", kind="count", facts=("67",))
    texts = {code.value: own for code, own in TEXTS.items()}
    scores = answer_scores(case, answer, Located(evidence=()), texts)
    assert {name: scores[name] for name in BY_HAND[language]} == BY_HAND[language]
    assert scores["faithfulness"] == min(BY_HAND[language].values()) == 1 / 2
