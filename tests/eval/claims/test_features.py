"""What is compared: the shape of a claim, answers at their place, sentences with their words."""

from __future__ import annotations

import pytest

from corpus.types import Language
from eval.claims.features import DIRECTIONS, features
from eval.claims.model import shipped_weights
from eval.claims.reading import question_in, shape_of

VI, BN, EN = Language.VI, Language.BN, Language.EN

SOURCES = {
    VI: "Phòng đọc mở cửa lúc 8 giờ. Ông Lê Văn Hòa quản lý phòng đọc. Bà Trần Thị Mai quản lý kho"
    " lưu trữ. Kho lưu trữ có 1200 hồ sơ, phòng đọc có 45 chỗ ngồi.",
    BN: "পাঠকক্ষ সকাল ৮টায় খোলে। রহিম উদ্দিন পাঠকক্ষ পরিচালনা করেন। সালমা বেগম মহাফেজখানা পরিচালনা"
    " করেন। মহাফেজখানায় ১২০০টি নথি আছে, পাঠকক্ষে ৪৫টি আসন আছে।",
    EN: "The reading room opens at 8. Henry Osei runs the reading room. Mary Lund runs the archive."
    " The archive holds 1200 files, the reading room has 45 seats.",
}
# Question, right answer, wrong answer: both are in the source.
ASKED = [
    (VI, "Ai quản lý phòng đọc?", "Lê Văn Hòa", "Trần Thị Mai"),
    (VI, "Phòng đọc có bao nhiêu chỗ ngồi?", "45", "1200"),
    (BN, "কে পাঠকক্ষ পরিচালনা করেন?", "রহিম উদ্দিন", "সালমা বেগম"),
    (BN, "পাঠকক্ষে কতটি আসন আছে?", "৪৫টি", "১২০০টি"),
    (EN, "Who runs the reading room?", "Henry Osei", "Mary Lund"),
    (EN, "How many seats does the reading room have?", "45", "1200"),
]


def _score(claim: str, source: str, language: Language) -> float:
    found = features(claim, source, language)
    return shipped_weights()[found.shape].score(found)


@pytest.mark.parametrize(("language", "asked", "right", "wrong"), ASKED)
def test_the_answer_to_another_question_scores_lower(
    language: Language, asked: str, right: str, wrong: str
) -> None:
    source = SOURCES[language]
    assert _score(f"{asked} — {right}", source, language) > _score(
        f"{asked} — {wrong}", source, language
    )


@pytest.mark.parametrize(
    ("language", "claim", "shape"),
    [
        (EN, "Who runs it? — Henry Osei", "question"),
        (EN, "Who runs it? Henry Osei", "question"),
        (EN, "The plan – signed in spring – holds.", "statement"),
        (EN, "The plan — a good one", "statement"),
        (EN, "It opens. It closes. It lends books. It sells none.", "answer"),
        (VI, "Cơ quan nào chủ trì — Sở Nội vụ", "question"),
        (VI, "Sở Nội vụ chủ trì thực hiện.", "statement"),
        (BN, "কে রায় দেন। — বিচারক", "question"),
        (BN, "বিচারক রায় দেন।", "statement"),
    ],
)
def test_the_shape_of_a_claim(language: Language, claim: str, shape: str) -> None:
    assert shape_of(claim, language) == shape


def test_a_question_needs_an_answer() -> None:
    assert question_in("Who runs it?", EN) is None
    assert question_in("Who runs it? — Henry", EN) == ("Who runs it", "Henry")


@pytest.mark.parametrize(
    ("language", "source", "claim", "name"),
    [
        (VI, "Xã thu phí, trừ hộ nghèo.", "Xã thu phí.", "exception_lost"),
        (VI, "Xã thu phí của hộ kinh doanh.", "Xã thu phí của mọi hộ.", "new_extreme"),
        (BN, "ইউনিয়ন ফি নেয়, দরিদ্র পরিবার বাদে।", "ইউনিয়ন ফি নেয়।", "exception_lost"),
        (BN, "ইউনিয়ন পরিবারের ফি নেয়।", "ইউনিয়ন সব পরিবারের ফি নেয়।", "new_extreme"),
        (EN, "The town collects fees except from the poor.", "The town collects fees from the"
         " poor.", "exception_lost"),
        (EN, "The town collects fees from shops.", "The town collects fees from all shops.",
         "new_extreme"),
    ],
)  # fmt: skip
def test_lost_exceptions_and_new_extremes_are_seen(
    language: Language, source: str, claim: str, name: str
) -> None:
    assert features(claim, source, language).named()[name] == 1.0
    assert features(source, source, language).named()[name] == 0.0


def test_shipped_weights_keep_their_signs() -> None:
    for shape, weights in shipped_weights().items():
        assert list(weights.by_name) == list(DIRECTIONS[shape])
        for name, direction in DIRECTIONS[shape].items():
            assert direction == 0 or weights.by_name[name] * direction >= 0
