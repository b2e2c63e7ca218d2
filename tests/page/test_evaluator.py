"""An evaluator's day: how did the last runs score, where did they fail; is the service well."""

from __future__ import annotations

import pytest

from tests.page.conftest import NARROW, WIDE, Visits

LANGUAGES = ("vi", "bn", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (NARROW, True)], ids=["wide", "narrow"])
def test_runs_are_shown_with_their_intervals(
    visit: Visits, language: str, size: tuple[int, int], dark: bool
) -> None:
    window = visit(language, size=size, dark=dark)
    window.go("/")
    window.see("#views a[data-view=runs]").click()
    window.see(".plot svg")
    assert window.page.locator(".plot").count() == 2
    label = window.page.locator(".plot svg").first.get_attribute("aria-label")
    assert label.startswith("fact_recall.")
    assert window.page.locator(".plot").first.locator("circle").count() == 4
    assert "When does it end?" in window.page.locator(".docs li").first.inner_text()
    window.check()
    window.page.locator("select[name=run]").select_option(index=1)
    window.page.wait_for_url("**run=*")
    window.see(".plot svg")


@pytest.mark.parametrize("language", LANGUAGES)
def test_administration_shows_the_service(visit: Visits, language: str) -> None:
    window = visit(language)
    window.go("/?view=admin")
    window.see(".facts-list .badge")
    window.check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_the_browsers_and_can_be_changed(visit: Visits, language: str) -> None:
    window = visit(language)
    window.go("/")
    window.see(".starters")
    assert window.page.evaluate("document.documentElement.lang") == language
    other = LANGUAGES[(LANGUAGES.index(language) + 1) % 3]
    window.page.select_option("#interface-language", other)
    window.page.wait_for_function(f"() => document.documentElement.lang === '{other}'")
    window.page.reload()
    window.see(".starters")
    assert window.page.evaluate("document.documentElement.lang") == other


def test_the_page_is_used_with_keys_alone(visit: Visits) -> None:
    window = visit("en")
    window.go("/?view=register")
    window.see(".duty")
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.className") == "skip"
    window.page.keyboard.press("Enter")
    assert window.page.evaluate("document.activeElement.id") == "main"
    opener = window.page.locator(".duty p .link").first
    opener.focus()
    window.page.keyboard.press("Enter")
    window.see("#source-status.good")
    assert window.page.evaluate("document.activeElement.id") == "source-title"
    window.page.keyboard.press("Escape")
    assert opener.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_fits_a_window_of_320_pixels(visit: Visits, language: str) -> None:
    window = visit(language, size=(320, 640))
    for path in ("/", "/?view=register", "/?view=documents", "/?view=runs", "/?view=admin"):
        window.go(path)
        window.page.wait_for_load_state("networkidle")
        window.check()


def test_paper_shows_the_answer_and_not_the_controls(visit: Visits) -> None:
    window = visit("en")
    window.go("/")
    window.ask("How many tasks does Plan 02 contain in total?")
    window.page.emulate_media(media="print")
    assert window.page.locator(".answer .statements").is_visible()
    assert not window.page.locator("#ask").is_visible()
    assert not window.page.locator(".top").is_visible()
