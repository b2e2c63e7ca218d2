from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

STATIC = Path(str(files("api"))) / "static"
TEXTS = json.loads((STATIC / "texts.json").read_text(encoding="utf-8"))
SCRIPTS = {
    path.name: path.read_text(encoding="utf-8")
    for path in [STATIC / "page.js", *(STATIC / "js").glob("*.js")]
}
MARKUP = (STATIC / "index.html").read_text(encoding="utf-8")


def test_all_languages_have_the_same_texts() -> None:
    assert TEXTS["vi"].keys() == TEXTS["bn"].keys() == TEXTS["en"].keys()


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_no_text_is_empty_and_all_have_the_same_places(language: str) -> None:
    for key, text in TEXTS[language].items():
        assert text.strip(), key
        places = [set(re.findall(r"\{(\w+)\}", TEXTS[code][key])) for code in (language, "en")]
        assert places[0] == places[1], key


def test_texts_that_the_page_uses_are_there() -> None:
    used = set(re.findall(r'data-(?:text|label)="([\w.]+)"', MARKUP))
    for script in SCRIPTS.values():
        used |= set(re.findall(r'say\(\s*"([\w.]+)"', script))
    assert used <= TEXTS["en"].keys()


def test_no_text_is_left_over() -> None:
    words = {word for s in (*SCRIPTS.values(), MARKUP) for word in re.findall(r'"([\w.]+)"', s)}
    families = {f for s in SCRIPTS.values() for f in re.findall(r"(?:say|knows)\(`(\w+)\.", s)}
    families |= {"metric"}
    left = {k for k in TEXTS["en"] if k not in words and k.partition(".")[0] not in families}
    assert not left


def test_nothing_is_loaded_from_elsewhere_or_written_inline() -> None:
    styles = [path.read_text(encoding="utf-8") for path in (STATIC / "css").glob("*.css")]
    for text in (MARKUP, *styles, *SCRIPTS.values()):
        foreign = set(re.findall(r"https?://[\w.]+", text))
        assert foreign <= {"http://www.w3.org"}
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", MARKUP)


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_of_a_size_to_read(name: str) -> None:
    assert SCRIPTS[name].count("\n") < 330


def test_vendored_files_come_with_their_licences() -> None:
    vendored = STATIC / "vendor"
    assert {p.name for p in vendored.glob("LICENSE*")} == {
        "LICENSE.pdfjs",
        "LICENSE_JBIG2",
        "LICENSE_OPENJPEG",
    }
    fonts = {p.name.rpartition("-wght")[0] for p in (vendored / "fonts").glob("*.woff2")}
    licences = {p.name.partition(".")[2] for p in (vendored / "fonts").glob("LICENSE.*")}
    assert all(any(font.startswith(name) for name in licences) for font in fonts)
