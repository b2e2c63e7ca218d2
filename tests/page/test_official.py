"""An official's day: asks, checks the quote in its document, asks further, hands the answer on."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from tests.page.conftest import NARROW, WIDE, Visits

QUESTIONS = {
    "vi": "Cà Mau đã cấp bao nhiêu chữ ký số?",
    "bn": "কা মাউ প্রদেশ কতগুলি ডিজিটাল স্বাক্ষর জারি করেছে?",
    "en": "How many tasks does Plan 02 contain in total?",
}
FACTS = {"vi": "9.000", "bn": "৯,০০০", "en": "67"}
NEAR_MISSES = {
    "vi": "Kế hoạch số 05 có những thời hạn nào?",
    "bn": "পরিকল্পনা নং ০৫-এর সময়সীমাগুলি কী কী?",
    "en": "What are the deadlines of Plan 05?",
}
TITLES = {"vi": "Hỏi", "bn": "জিজ্ঞাসা", "en": "Ask"}


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (NARROW, True)], ids=["wide", "narrow"])
def test_a_question_is_answered_and_its_quote_shown(
    visit: Visits, language: str, size: tuple[int, int], dark: bool
) -> None:
    window = visit(language, size=size, dark=dark)
    window.go("/")
    window.see(".starters")
    assert window.page.title().startswith(TITLES[language])
    window.check()
    answer = window.ask(QUESTIONS[language])
    assert FACTS[language] in answer.inner_text()
    window.check()
    window.page.locator(".sources .link").first.click()
    window.see("#source-status.good")
    shown = window.see("#source mark, #source .box")
    if shown.evaluate("node => node.tagName") == "MARK":
        assert FACTS[language] in shown.inner_text()
    window.check()
    window.page.keyboard.press("Escape")
    assert not window.page.locator("#source").is_visible()


@pytest.mark.parametrize("language", NEAR_MISSES)
def test_a_refusal_says_why_and_what_may_help(visit: Visits, language: str) -> None:
    window = visit(language)
    window.go("/")
    answer = window.ask(NEAR_MISSES[language])
    assert answer.locator(".tips li").count() > 0
    assert answer.locator(".sources li").count() > 0
    window.check()
    answer.locator(".tips button").first.click()
    assert window.page.locator("#scope .chip").count() == 1


def test_the_address_leads_to_the_same_answer(visit: Visits) -> None:
    window = visit("en")
    window.go("/")
    window.ask(QUESTIONS["en"])
    shared = window.page.url
    other = visit("vi")
    other.page.goto(shared)
    assert FACTS["en"] in other.see(".turn .answer .statements").inner_text()
    assert other.page.locator(".turn").count() == 1


def test_a_follow_up_leans_on_the_question_before(visit: Visits) -> None:
    window = visit("en")
    window.go("/")
    window.ask("When does the urgent phase of Plan 02 end?")
    window.ask("And the breakthrough phase?")
    assert window.page.locator(".turn").count() == 2
    assert "31 December 2025" in window.page.locator(".turn:last-child .answer").inner_text()
    window.page.reload()
    window.see(".turn .doing")
    assert "31 December 2025" in window.page.locator(".turn .answer").first.inner_text()


def test_an_answer_is_copied_with_its_citations(visit: Visits, chromium: Any) -> None:
    window = visit("en")
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.go("/")
    answer = window.ask(QUESTIONS["en"])
    answer.locator(".doing button").first.click()
    window.page.wait_for_function(
        "() => navigator.clipboard.readText().then(text => text.length > 0)"
    )
    copied = window.page.evaluate("navigator.clipboard.readText()")
    assert "[1] “" in copied
    assert "67 tasks" in copied


@pytest.mark.parametrize(
    ("language", "typed"), [("vi", "ke hoach so 02"), ("bn", "সম্মেলন"), ("en", "briefing")]
)
def test_names_are_suggested_and_limit_the_question(
    visit: Visits, language: str, typed: str
) -> None:
    window = visit(language)
    window.go("/")
    window.see(".starters")
    window.page.locator("#question").press_sequentially(typed)
    window.see("#suggestions li")
    window.check()
    window.page.keyboard.press("ArrowDown")
    chosen = window.page.locator("#suggestions li[aria-selected=true] span").first.inner_text()
    window.page.keyboard.press("Enter")
    assert window.page.locator("#scope .chip").count() == 1, chosen
    assert not window.page.locator("#suggestions").is_visible()


def test_a_question_to_begin_with_is_answered_or_refused(visit: Visits) -> None:
    window = visit("en")
    window.go("/")
    window.see(".starters li .link").click()
    window.see(".turn .doing")
    assert "document=" in window.page.url


def test_how_it_was_found_is_told_on_demand(visit: Visits) -> None:
    window = visit("en")
    window.go("/")
    answer = window.ask(QUESTIONS["en"])
    answer.locator(".explain summary").click()
    assert answer.locator(".explain tbody tr").count() > 0
    window.check()


def test_a_pdf_opens_as_it_looks_with_the_quote_marked(visit: Visits) -> None:
    window = visit("en")
    window.go("/?view=documents")
    window.see(".docs li")
    documents = window.page.evaluate("fetch('/v1/documents').then(answer => answer.json())")
    pdf = next(d for d in documents["documents"] if d["source"].endswith(".pdf"))
    window.go(f"/?view=document&id={pdf['document_id']}")
    window.see(".pages button").click()
    window.page.wait_for_function("() => document.querySelector('#source canvas')?.width > 100")
    window.check()
    window.page.locator("#source .segments button").last.click()
    window.see("#source .leaf")
    window.check()


def test_the_service_being_away_is_told(visit: Visits) -> None:
    window = visit("vi")
    window.go("/")
    window.see(".starters")
    window.page.route("**/v1/ask/stream", lambda route: route.abort())
    window.page.fill("#question", QUESTIONS["vi"])
    window.page.keyboard.press("Enter")
    assert "Không kết nối được" in window.see("#error").inner_text()
    assert window.page.input_value("#question") == QUESTIONS["vi"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_view_is_light(visit: Visits, language: str) -> None:
    """Under 150 kB as sent; measured from the bodies, fonts included."""
    window = visit(language)
    sizes: dict[str, int] = {}

    def note(response: Any) -> None:
        body = response.body()
        packed = response.headers.get("content-encoding") == "gzip"
        sizes[response.url] = len(gzip.compress(body, 6)) if packed else len(body)

    window.page.on("requestfinished", lambda request: note(request.response()))
    window.go("/")
    window.see(".starters h2")
    window.page.wait_for_load_state("networkidle")
    total = sum(sizes.values())
    assert 10_000 < total < 150_000, sizes
