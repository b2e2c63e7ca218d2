"""People with accounts: they sign in with a key and see what their role allows."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.accounts.types import Account, Role
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.page.conftest import Visit, Visits, serving

LANGUAGES = ("vi", "bn", "en")


@pytest.fixture(scope="module")
def guarded(
    request: pytest.FixtureRequest, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, dict[str, str]]]:
    """A service with accounts: its address, and a key for each role."""
    built = os.environ.get("PAGE_STORE")
    store = built or request.getfixturevalue("samples").settings.store
    folder = tmp_path_factory.mktemp("accounts") / "store"
    shutil.copytree(store, folder)
    parts = Parts(Settings(store=folder, cache=cache))
    keys = {}
    for role in Role:
        parts.accounts.put(Account(name=f"person {role.value}", role=role))
        lasts = datetime.timedelta(days=1)
        keys[role.value] = parts.accounts.create_key(f"person {role.value}", lasts=lasts)[1]
    with serving(parts) as address:
        yield address, keys


def _enter(window: Visit, key: str) -> None:
    window.go("/")
    window.see("input[name=key]").fill(key)
    window.page.keyboard.press("Enter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_signs_in_asks_and_leaves(
    visit: Visits, guarded: tuple[str, dict[str, str]], language: str
) -> None:
    address, keys = guarded
    window = visit(language, at=address)
    window.go("/")
    window.see("input[name=key]")
    window.check()
    _enter(window, "wrong")
    window.see(".login [role=alert]:not(:empty)")
    _enter(window, keys["reader"])
    assert window.see("#person").inner_text() == "person reader"
    window.ask("How many tasks does Plan 02 contain in total?")
    window.page.locator(".answer .judging").first.click()
    window.see(".doing .soft")
    window.check()
    window.go("/")
    window.see(".starters")
    assert "How many tasks" in window.page.locator("#starters").inner_text()
    assert not window.page.locator("#views a[data-view=admin]").is_visible()
    window.go("/?view=documents")
    window.see(".docs li")
    assert window.page.locator("#upload").count() == 0
    assert window.page.locator(".docs .danger").count() == 0
    window.page.locator("#leave").click()
    window.see("input[name=key]")


def test_a_conversation_is_gone_on_with(visit: Visits, guarded: tuple[str, dict[str, str]]) -> None:
    address, keys = guarded
    window = visit("en", at=address)
    _enter(window, keys["editor"])
    window.see(".starters")
    window.ask("When does the urgent phase of Plan 02 end?")
    window.go("/")
    window.see(".starters button[title]").click()
    window.see(".turn .doing")
    window.ask("And the breakthrough phase?")
    assert "31 December 2025" in window.page.locator(".turn:last-child .answer").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_administrator_sees_people_keys_and_the_audit(
    visit: Visits, guarded: tuple[str, dict[str, str]], language: str
) -> None:
    address, keys = guarded
    window = visit(language, at=address)
    _enter(window, keys["administrator"])
    window.see("#views a[data-view=admin]").click()
    window.see("code")
    assert window.page.locator("td", has_text="person reader").count() >= 2
    window.check()
    documents = window.page.evaluate("fetch('/v1/documents').then(answer => answer.json())")
    window.go(f"/?view=document&id={documents['documents'][0]['document_id']}")
    window.see("select[name=for]").select_option("some")
    window.check()
