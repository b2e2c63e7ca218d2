from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus.printing import (
    flat_paragraphs,
    html_paragraphs,
    print_with_chromium,
    print_with_libreoffice,
)
from corpus.readers.pdf import read_pdf
from corpus.readers.tools import ToolFailed

TEXTS = [
    ("vi", "Sở Nội vụ trình Kế hoạch số 02 trước ngày 30/6/2025 & báo cáo."),
    ("bn", "গণ কমিটি ৩০ জুন ২০২৫ তারিখের মধ্যে প্রতিবেদন জমা দেবে।"),
    ("en", "The office shall report <in writing> by 30 June 2025."),
]


def _read(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "print.pdf"
    path.write_bytes(content)
    return read_pdf(content, name=path.name, path=path).text


def _needs(tool: str) -> pytest.MarkDecorator:
    missing = shutil.which(tool) is None and os.environ.get("CI") != "true"
    return pytest.mark.skipif(missing, reason=f"needs {tool}")


@_needs("chromium")
@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_chromium_prints_what_can_be_read_back(language: str, text: str, tmp_path: Path) -> None:
    page = html_paragraphs([text, text], language, "serif")
    assert _read(print_with_chromium(page), tmp_path) == f"{text}\n{text}"


@_needs("soffice")
def test_libreoffice_prints_what_can_be_read_back(tmp_path: Path) -> None:
    pages = {code: flat_paragraphs([text], code, "Noto Sans") for code, text in TEXTS}
    prints = print_with_libreoffice(pages)
    assert [_read(prints[code], tmp_path) for code, _ in TEXTS] == [text for _, text in TEXTS]


def test_a_missing_printer_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolFailed, match="install chromium"):
        print_with_chromium("<p>৩০ জুন</p>")
    with pytest.raises(ToolFailed, match="install libreoffice"):
        print_with_libreoffice({"a": flat_paragraphs(["30/6"], "vi", "serif")})
