from __future__ import annotations

import unicodedata

import pytest

from assistant.asking import (
    asked_kinds,
    asks_across,
    asks_lacking,
    asks_twice,
    find_ordinals,
    goes_on,
    names_phase,
    points_back,
    says_lacking,
)
from corpus.types import Language

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("language", "text", "place", "is_phase"),
    [
        (VI, "Giải pháp thứ ba là gì?", 3, False),
        (VI, "Giai phap thu ba la gi?", 3, False),
        (VI, "Còn giai đoạn 2?", 2, True),
        (VI, "Giai đoạn II kết thúc khi nào?", 2, True),
        (EN, "What is the fourth pillar?", 4, False),
        (EN, "When does phase two end?", 2, True),
        (BN, "তৃতীয় সমাধান কী?", 3, False),
        (BN, "দ্বিতীয় পর্যায় কবে শেষ?", 2, True),
        (BN, "পর্যায় ২ কবে শেষ?", 2, True),
    ],
)
def test_a_place_in_an_order(language: Language, text: str, place: int, is_phase: bool) -> None:
    for form in ("NFC", "NFD"):
        (found,) = find_ordinals(unicodedata.normalize(form, text), language)
        assert (found.place, found.is_phase) == (place, is_phase)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (VI, "Đại hội lần thứ hai họp khi nào?"),
        (VI, "Quý thứ hai năm 2025 đạt bao nhiêu?"),
        (VI, "Giai đoạn 2021-2025 có gì?"),
        (EN, "What was spent in the second quarter?"),
        (EN, "May a third party see the data?"),
        (EN, "The second half of 2025"),
        (BN, "দ্বিতীয় ত্রৈমাসিক কত?"),
        (BN, "তৃতীয় পক্ষ কি দেখতে পারে?"),
    ],
)
def test_orders_of_time_and_rank_pick_no_item(language: Language, text: str) -> None:
    assert find_ordinals(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        (VI, "Hãy liệt kê các nhiệm vụ.", "list"),
        (VI, "So sánh Cà Mau với Long An", "comparison"),
        (VI, "Sở phải làm gì?", "obligation"),
        (VI, "Kế hoạch có được phê duyệt hay không?", "yes_no"),
        (VI, "Chức vụ gì?", "post"),
        (EN, "List the tasks.", "list"),
        (EN, "Is it lower than in Long An?", "comparison"),
        (EN, "What must the office do?", "obligation"),
        (EN, "Has it been approved?", "yes_no"),
        (EN, "What is his position?", "post"),
        (BN, "কাজগুলো কী কী?", "list"),
        (BN, "দুটির তুলনা করুন", "comparison"),
        (BN, "বিভাগকে কী করতে হবে?", "obligation"),
        (BN, "এটি অনুমোদিত হয়েছে কি?", "yes_no"),
        (BN, "তিনি কোন পদে আছেন?", "post"),
    ],
)
def test_kinds_by_pattern(language: Language, text: str, kind: str) -> None:
    assert kind in asked_kinds(text, language)


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [
        (VI, "Chỉ tiêu nào chưa đạt?", "Chỉ tiêu nào đã đạt?"),
        (EN, "Which targets were missed?", "Which targets were met?"),
        (BN, "কোন লক্ষ্য পূরণ হয়নি?", "কোন লক্ষ্য পূরণ হয়েছে?"),
    ],
)
def test_what_was_missed(language: Language, yes: str, no: str) -> None:
    assert asks_lacking(yes, language)
    assert says_lacking(yes)
    assert not asks_lacking(no, language)


@pytest.mark.parametrize(
    ("language", "across", "twice", "goes", "back"),
    [
        (
            VI,
            "Tỉnh nào cao nhất?",
            "Khi nào và do ai?",
            "Còn cấp xã thì sao?",
            "Kế hoạch đó có gì?",
        ),
        (
            EN,
            "Which provinces mention it?",
            "When is it and what does it say?",
            "And for communes?",
            "What does that plan say?",
        ),
        (BN, "কোন প্রদেশ এগিয়ে?", "কবে এবং কে করবে?", "আর কমিউনের জন্য?", "এই পরিকল্পনা কী বলে?"),
    ],
)
def test_how_questions_are_put_together(
    language: Language, across: str, twice: str, goes: str, back: str
) -> None:
    assert asks_across(across, language)
    assert asks_twice(twice, language)
    assert goes_on(goes, language)
    assert points_back(back, language)
    plain = {VI: "Ai ký?", EN: "Who signed?", BN: "স্বাক্ষর কার?"}[language]
    readings = (asks_across, asks_twice, goes_on, points_back)
    assert not [read for read in readings if read(plain, language)]


@pytest.mark.parametrize("text", ["giai đoạn đầu", "the urgent phase", "জরুরি পর্যায়"])
def test_stages_of_a_plan(text: str) -> None:
    assert names_phase(text)
    assert not names_phase("67")
