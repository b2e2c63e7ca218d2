from __future__ import annotations

import pytest

from assistant.figures import Amount, Event, event_dates, gives_amount
from assistant.question import Kind, understand


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("How many tasks are there?", Amount.NUMBER),
        ("Có bao nhiêu nhiệm vụ?", Amount.NUMBER),
        ("কতটি কাজ আছে?", Amount.NUMBER),
        ("What share of files comes online?", Amount.PERCENT),
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", Amount.PERCENT),
        ("কত শতাংশ ফাইল অনলাইনে আসে?", Amount.PERCENT),
        ("How much does it cost?", Amount.MONEY),
        ("Kinh phí là bao nhiêu?", Amount.MONEY),
        ("বাজেট কত?", Amount.MONEY),
        ("How high is the level?", Amount.ANY),
        ("Mức độ là bao nhiêu?", Amount.ANY),
        ("মাত্রা কত?", Amount.ANY),
    ],
)
def test_the_sort_of_figure_asked_for(question: str, amount: Amount) -> None:
    assert understand(question).amount is amount


@pytest.mark.parametrize(
    ("amount", "right", "wrong"),
    [
        (Amount.NUMBER, "5 files", "98% of files"),
        (Amount.NUMBER, "Có 5 hồ sơ", "98% hồ sơ"),
        (Amount.NUMBER, "৫টি ফাইল", "৯৮% ফাইল"),
        (Amount.PERCENT, "98% of files", "5 files"),
        (Amount.PERCENT, "Toàn bộ hồ sơ", "5 hồ sơ"),
        (Amount.PERCENT, "৬৬/১২৩টি কাজ", "৫টি ফাইল"),
        (Amount.MONEY, "5 billion dong", "5 files"),
        (Amount.MONEY, "5 tỷ đồng", "5 hồ sơ"),
        (Amount.MONEY, "৫ বিলিয়ন ডং", "৫টি ফাইল"),
        (Amount.ANY, "98%", "all"),
    ],
)
def test_a_figure_of_another_sort_does_not_answer(amount: Amount, right: str, wrong: str) -> None:
    assert gives_amount(amount, right)
    assert not gives_amount(amount, wrong)


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("When does the law take effect?", Event.EFFECT),
        ("Luật có hiệu lực từ ngày nào?", Event.EFFECT),
        ("আইনটি কবে থেকে কার্যকর?", Event.EFFECT),
        ("Until what date does it remain in force?", Event.EXPIRY),
        ("Nghị quyết hết hiệu lực khi nào?", Event.EXPIRY),
        ("আইনটির মেয়াদ শেষ কবে?", Event.EXPIRY),
    ],
)
def test_the_day_of_effect_is_no_deadline_and_no_day_of_issue(question: str, event: Event) -> None:
    asked = understand(question)
    assert (asked.kind, asked.event) == (Kind.EFFECT, event)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was passed on 30 November 2024 and takes effect on 1 July 2025.", "1 July 2025"),
        ("Luật này có hiệu lực từ ngày 01/7/2025.", "01/7/2025"),
        ("আইনটি ১ জুলাই, ২০২৫ থেকে কার্যকর।", "১ জুলাই, ২০২৫"),
    ],
)
def test_the_date_of_an_event_is_the_one_told_beside_it(text: str, day: str) -> None:
    dates = event_dates(Event.EFFECT, text)
    assert day in {d.as_written for d in dates} or any(day in d.as_written for d in dates)
    assert event_dates(Event.EXPIRY, text) == ()


def test_a_yes_no_question_asks_for_no_date() -> None:
    assert Kind.DEADLINE not in understand("May an office miss the deadline?").kinds
    assert Kind.DEADLINE not in understand("Cơ quan có được lùi thời hạn không?").kinds
    assert Kind.DEADLINE in understand("What is the deadline?").kinds
