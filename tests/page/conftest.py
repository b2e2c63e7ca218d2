"""A real Chromium on a real service: the sample corpus, the packaged model, a loopback port."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from assistant.settings import Settings
from assistant.wiring import Parts

playwright = pytest.importorskip("playwright.sync_api")

_CHROMIUM = shutil.which("chromium")
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_SECONDS = 20
LOCALES = {"vi": "vi-VN", "bn": "bn-BD", "en": "en-GB"}
NARROW, WIDE = (360, 780), (1440, 900)
_SCORE = {"value": 0.75, "low": 0.5, "high": 1.0, "n": 4}
RUN = {
    "run": {"revision": "0123456789ab", "model": "embedded"},
    "overall": {"fact_recall": _SCORE, "ndcg@10": _SCORE},
    "by_language": {code: {"fact_recall": _SCORE, "ndcg@10": _SCORE} for code in LOCALES},
    "by_kind": {},
    "cases": [
        {
            "id": "en-one",
            "language": "en",
            "kind": "deadline",
            "question": "When does it end?",
            "refuse": False,
            "scores": {"fact_recall": 0.5},
            "failure": None,
            "answer": {"answer": "It ends on 30 June 2025.", "status": "answered"},
        }
    ],
}


@pytest.fixture(scope="session")
def site(
    request: pytest.FixtureRequest, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a service on a copy of the sample store; it stops with the tests.

    PAGE_STORE names a store of the samples that is built already.
    """
    built = os.environ.get("PAGE_STORE")
    store = built or request.getfixturevalue("samples").settings.store
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(store, folder / "store")
    for name in ("first", "second"):
        (folder / "runs" / name).mkdir(parents=True)
        (folder / "runs" / name / "run.json").write_text(json.dumps(RUN), encoding="utf-8")
    settings = Settings(store=folder / "store", cache=cache, eval_runs=str(folder / "runs"))
    with serving(Parts(settings)) as address:
        yield address


@contextmanager
def serving(parts: Parts) -> Iterator[str]:
    """Serves these parts on a free port until the end of the block."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(parts), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
        assert thread.is_alive(), "the service did not start"
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(_SECONDS)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser; where none is installed the tests are skipped, and fail under CI=true."""
    if _CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is not installed; run scripts/system-packages as root")
        pytest.skip("needs chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=_CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A browser window at the page, and what went wrong in it so far."""

    page: Any
    site: str
    errors: list[str]

    def go(self, path: str) -> None:
        """Opens a path of the page."""
        self.page.goto(self.site + path)

    def see(self, selector: str) -> Any:
        """The first element that a selector finds, once it is visible."""
        found = self.page.locator(selector).first
        found.wait_for(state="visible")
        return found

    def ask(self, question: str) -> Any:
        """Asks, and gives the card of the answer once it is whole."""
        self.page.fill("#question", question)
        self.page.keyboard.press("Enter")
        self.see(".turn:last-child .doing")
        return self.page.locator(".turn:last-child .answer")

    def check(self) -> None:
        """Nothing serious for axe, nothing wider than the window, no error of a script."""
        self.page.evaluate("scrollTo(0, 0)")  # or the header covers links, as it may
        self.page.evaluate(_AXE)
        found = self.page.evaluate("rules => axe.run(document, { runOnly: rules })", [*_RULES])[
            "violations"
        ]
        serious = [
            f"{v['id']}: {v['help']} at {[n['target'] for n in v['nodes']][:3]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert not serious
        wide, window = self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{wide} pixels in a window of {window}"
        assert not self.errors


Visits = Callable[..., Visit]


@pytest.fixture
def visit(chromium: Any, site: str, request: pytest.FixtureRequest) -> Visits:
    """Opens windows: `visit(language, size=NARROW, dark=True)`; screenshots where asked for.

    PAGE_SCREENSHOTS names a folder that gets a picture of each window as a test leaves it.
    """

    def open_window(
        language: str, *, size: tuple[int, int] = WIDE, dark: bool = False, at: str = site
    ) -> Visit:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale=LOCALES[language],
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.set_default_timeout(_SECONDS * 1000)
        page, errors = context.new_page(), list[str]()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if _is_wrong(said) else None)
        request.addfinalizer(lambda: _leave(context, page, request.node.name))
        return Visit(page=page, site=at, errors=errors)

    return open_window


def _is_wrong(said: Any) -> bool:
    """Errors of scripts and of the content security policy; not routes that are not there."""
    return said.type == "error" and "404" not in said.text and "401" not in said.text


def _leave(context: Any, page: Any, name: str) -> None:
    if folder := os.environ.get("PAGE_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name.replace('/', '-')}.png", full_page=True)
    context.close()
