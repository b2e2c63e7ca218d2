from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from corpus.readers import ocr, pictures
from corpus.readers.pdf import read_pdf
from corpus.readers.tools import ToolFailed
from tests.corpus.readers import pdfs

needs_tools = pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftoppm")) and os.environ.get("CI") != "true",
    reason="needs tesseract-ocr and poppler-utils",
)
TEXT = [
    "The department shall submit its report on the plan",
    "before 30 August 2025 and shall publish it in full on",
    "the portal of the province, as the committee asked.",
    "Every office names one person who answers for it.",
]
HEADER = "level\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext"


def _scanned(tmp_path: Path, turn: str = "1 0 0 1 0 0") -> Path:
    """Gives a page whose letters are drawn by a font that nobody can decode."""
    private = pdfs.stream(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <20> <7E> <E020> endbfrange endcmap"
    )
    font = pdfs.FONT.replace(b">>", b"/ToUnicode 3 0 R >>")
    page = b"q " + turn.encode() + b" cm " + pdfs.lines(*TEXT) + b" Q"
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdfs.build([page], fonts={"A0": private, "F1": font}))
    return path


@needs_tools
@pytest.mark.parametrize(
    "turn",
    ["0.9986 0.0523 -0.0523 0.9986 20 0", "0 1 -1 0 800 50", "-1 0 0 -1 500 1200"],
    ids=["askew", "on-its-side", "upside-down"],
)
def test_turned_pages_are_read(turn: str, tmp_path: Path) -> None:
    path = _scanned(tmp_path, turn)
    reading = read_pdf(path.read_bytes(), name=path.name, path=path)
    assert reading.pages[0].method == "ocr"
    assert " ".join(reading.text.split()) == " ".join(TEXT)


def _table(*words: tuple[int, int, str]) -> str:
    """Gives tesseract's table with one line of words, each at (left, width)."""
    rows = [f"5\t1\t1\t1\t{left}\t100\t{width}\t20\t96\t{text}" for left, width, text in words]
    return "\n".join([HEADER, *rows])


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([(100, 80, "CHÍNH"), (190, 60, "PHỦ"), (600, 90, "CỘNG"), (700, 60, "HÒA")],
         "CHÍNH PHỦ | CỘNG HÒA"),
        ([(100, 20, "1."), (220, 90, "Sở"), (320, 90, "Nội")], "1. Sở Nội"),
        ([(100, 80, "গণ"), (190, 60, "কমি\u200dটি")], "গণ কমিটি"),
    ],
    ids=["columns", "marker", "joiner"],
)  # fmt: skip
def test_words_become_lines(
    words: list[tuple[int, int, str]], text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = _table(*words).encode()
    monkeypatch.setattr(ocr, "run_tool", lambda command, **given: table)
    monkeypatch.setattr(pictures, "render", lambda path, index: Image.new("L", (9, 9)))
    found = ocr.Recogniser(tmp_path / "a.pdf").recognise(0)
    assert [line.text for line in found.lines] == [text]
    assert found.legibility == 0.96


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = _scanned(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ocr.poppler_lines(path, 0) == ()
    with pytest.raises(ToolFailed, match="pdftoppm is not installed"):
        ocr.Recogniser(path).recognise(0)


@pytest.mark.skipif(
    shutil.which("pdftotext") is None and os.environ.get("CI") != "true",
    reason="needs poppler-utils",
)
def test_poppler_gives_lines_with_places(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdfs.build([b"", pdfs.lines("First line", "Second one")]))
    lines = ocr.poppler_lines(path, 1)
    assert [line.text for line in lines] == ["First line", "Second one"]
    assert lines[0].left == pytest.approx(50, abs=1)
    assert lines[0].y - lines[1].y == pytest.approx(15, abs=0.5)
    assert ocr.poppler_lines(path, 0) == ()
