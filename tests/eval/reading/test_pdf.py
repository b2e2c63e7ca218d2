from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from corpus.printing import html_paragraphs
from corpus.readers.tools import ToolFailed
from eval.reading import pdf, prints
from eval.reading.pdf import measure_pdfs, pdf_text
from eval.reading.prints import KnownText, Print
from tests.corpus.readers import pdfs
from tests.eval.test_cli import call

TEXT = "The office shall report in writing by 30 June 2025 to the committee."
KNOWN = KnownText(name="000-a", language="en", text=TEXT)


def _printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a hand-made file stand for Chromium's, and LibreOffice be missing."""

    def made(texts: list[KnownText], printer: str, *, fonts: int, folder: Path) -> list[Print]:
        if printer == "libreoffice":
            raise ToolFailed("no soffice on PATH; install it")
        folder.mkdir()
        path = folder / "000-a-0.pdf"
        path.write_bytes(pdfs.build([pdfs.lines(TEXT)]))
        return [Print(text=KNOWN, printer="chromium", font="Noto Sans", path=path)]

    monkeypatch.setattr(pdf, "print_texts", made)


def test_readers_stand_side_by_side(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _printed(monkeypatch)
    report = measure_pdfs([KNOWN], fonts=1, scans=False, folder=tmp_path, watch=iter)
    assert [(g["printer"], g["language"], g["font"]) for g in report["groups"]] == [
        ("chromium", "en", "Noto Sans"),
        ("chromium", "en", "all"),
    ]
    readers = report["groups"][0]["readers"]
    assert {"assistant", "pypdf", "pypdfium2", "pdfplumber"} <= readers.keys()
    ours = readers["assistant"]
    assert (ours["words"], ours["cer"], ours["pages_right"]) == (1.0, 0.0, None)
    assert report["groups"][0]["reached"] is True
    assert report["notes"] == ["no soffice on PATH; install it"]
    assert "1.000 / 0.0000" in pdf_text(report)


@pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftoppm")) and os.environ.get("CI") != "true",
    reason="needs tesseract-ocr and poppler-utils",
)
def test_scans_are_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _printed(monkeypatch)
    report = measure_pdfs([KNOWN], fonts=1, scans=True, folder=tmp_path, watch=iter)
    scanned = next(g for g in report["groups"] if g["printer"] == "scan")["readers"]["assistant"]
    assert scanned["pages_right"] == 1.0
    assert scanned["cer"] <= 0.03


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("soffice") and shutil.which("fc-list"))
    and os.environ.get("CI") != "true",
    reason="needs chromium, libreoffice-writer and fontconfig",
)
def test_the_command_prints_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("bn", "গণ কমিটি ৩০ জুন প্রতিবেদন দেবে।"), ("vi", "Sở Nội vụ báo cáo.")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    assert call(monkeypatch, "pdf", tmp_path, "--fonts", "1", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["notes"] == []
    assert all(group["reached"] for group in report["groups"])
    assert {(g["printer"], g["language"]) for g in report["groups"]} == {
        (printer, language) for printer in prints.PRINTERS for language in ("vi", "bn")
    }


def test_pages_name_their_language_and_font() -> None:
    page = html_paragraphs(["a < b"], "vi", "Noto Serif")
    assert "lang='vi'" in page
    assert '"Noto Serif"' in page
    assert "a &lt; b" in page
