from __future__ import annotations

import pytest

from assistant.bearing import Bearing
from assistant.guards import boosted, guard
from assistant.question import Question, understand
from corpus.types import Language
from tests.assistant.test_evidence import hit

VI, BN, EN = Language.VI, Language.BN, Language.EN


def unbound(question: Question) -> Bearing:
    """No document has a number or a topic of its own."""
    return Bearing(question=question, numbers={}, topics={})


@pytest.mark.parametrize(
    ("question", "language", "right", "wrong", "requirement"),
    [
        (
            "Who is the director of the Department of Justice?",
            EN,
            "Le Thi Hoa, director of the Department of Justice, spoke.",
            "Le Thi Hoa, deputy director of the Department of Justice, spoke.",
            "post",
        ),
        (
            "Ai là Giám đốc Sở Tư pháp?",
            VI,
            "Bà Lê Thị Hoa, Giám đốc Sở Tư pháp, phát biểu.",
            "Bà Lê Thị Hoa, Phó Giám đốc Sở Tư pháp, phát biểu.",
            "post",
        ),
        (
            "বিভাগের পরিচালক কে?",
            BN,
            "বিভাগের পরিচালক লে থি হোয়া বলেন।",
            "বিভাগের উপ-পরিচালক লে থি হোয়া বলেন।",
            "post",
        ),
        (
            "What did the Minister order at the meeting?",
            EN,
            "The Minister ordered a review.",
            "The Director ordered a review.",
            "post",
        ),
        (
            "What is the third measure?",
            EN,
            "The third measure is training.",
            "It has 2.",
            "ordinal",
        ),
        ("Biện pháp thứ ba là gì?", VI, "3. Tập huấn cán bộ.", "1. Mua máy mới.", "ordinal"),
        ("তৃতীয় সমাধান কী?", BN, "তৃতীয় সমাধান প্রশিক্ষণ।", "প্রথম সমাধান অর্থ।", "ordinal"),
        ("Which targets were missed?", EN, "Two were not met.", "All were met.", "lack"),
        ("Chỉ tiêu nào chưa đạt?", VI, "Hai chỉ tiêu chưa đạt.", "Đạt cả năm.", "lack"),
        ("কোন লক্ষ্য পূরণ হয়নি?", BN, "দুটি পূরণ হয়নি।", "সব পূরণ হয়েছে।", "lack"),
        ("What did Tran Cam Tu ask?", EN, "Tran Cam Tu asked them.", "Le Hoa asked.", "name"),
    ],
)
def test_evidence_must_bear_what_the_question_requires(
    question: str, language: Language, right: str, wrong: str, requirement: str
) -> None:
    asked = understand(question, language)
    good, bad = hit(right, language=language, rank=1), hit(wrong, language=language, rank=2)
    assert guard(asked, [bad, good], unbound(asked)).hits == (good,)
    refused = guard(asked, [bad], unbound(asked))
    assert (refused.hits, refused.requirement) == ((), requirement)
    assert refused.reason is not None


def test_a_head_may_go_by_the_title_of_the_body() -> None:
    asked = understand("Who is the head of the Department of Justice?")
    good = hit("Le Thi Hoa is director of the Department of Justice.")
    other = hit("Le Thi Hoa is director of the Department of Health.", rank=2)
    assert guard(asked, [good, other], unbound(asked)).hits == (good,)


def test_the_post_asked_about_comes_first() -> None:
    asked = understand("Who is the director of the Department of Justice?")
    first = hit("Tran Van Nam met the people.", rank=1, score=0.6)
    second = hit("Le Thi Hoa is director of the Department of Justice.", rank=2, score=0.5)
    assert [h.rank for h in boosted(asked, [first, second])] == [2, 1]
    assert boosted(understand("What is VNeID?"), [first, second]) == (first, second)


def test_what_bears_the_question_far_below_the_best_hit_answers_nothing() -> None:
    asked = understand("What does Long An spend on training?")
    best = hit("Long An trains its staff.", rank=1, score=0.9)
    far = hit("Long An spends 5 billion dong on training.", rank=9, score=0.3)
    near = hit("Long An spends 5 billion dong on training.", rank=2, score=0.8)
    refused = guard(asked, [best, far], unbound(asked))
    assert (refused.hits, refused.requirement, refused.subject) == ((), "attribute", "spend")
    assert guard(asked, [best, near], unbound(asked)).hits == (near,)
