from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus.readers.boxes import Word, find_quote, words_on_page
from tests.corpus.readers import pdfs

needs_tools = pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftotext"))
    and os.environ.get("CI") != "true",
    reason="needs tesseract-ocr and poppler-utils",
)
TEXT = [
    "The department shall submit its report on the plan",
    "before 30 June 2025 and shall publish it in full on",
    "the portal of the province, as the committee asked.",
]


def _words(*lines: str) -> list[Word]:
    """Words as they would stand on a page: a line each tenth, a word each tenth."""
    return [
        Word(text=text, left=x / 10, right=x / 10 + 0.09, top=y / 10, bottom=y / 10 + 0.05)
        for y, line in enumerate(lines)
        for x, text in enumerate(line.split())
    ]


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("hạn cuối là ngày 30/6/2025", ("Sở báo cáo, hạn cuối", "là ngày 30/6/2025 theo kế hoạch")),
        ("শেষ দিন ৩০ জুন ২০২৫", ("প্রথম পর্যায়, শেষ দিন", "৩০ জুন ২০২৫ তারিখে")),
        ("no later than 30 June 2025", ("They report no later", "than 30 June 2025 at most")),
    ],
)
def test_gives_a_box_for_each_line(quote: str, page: tuple[str, str]) -> None:
    first, second = find_quote(quote, _words(*page))
    assert first.bottom <= second.top
    assert second.left == 0


def test_letters_misread_do_not_hide_a_quote() -> None:
    assert find_quote("Ban hành Chương trình", _words("QUYÉT NGHỊ: Ban hảnh Chuơng trình"))


def test_what_is_not_on_the_page_has_no_box() -> None:
    assert find_quote("another matter altogether", _words("Sở Y tế báo cáo", "hạn cuối")) == ()
    assert find_quote("?", _words("Why ? Because")) == ()
    assert find_quote("Sở Y tế", ()) == ()


def test_the_occurrence_meant_is_chosen() -> None:
    page = _words("within the year", "other words here", "within the year")
    assert find_quote("within the year", page, near=0.0)[0].top == 0
    assert find_quote("within the year", page, near=0.7)[0].top == 0.2


@needs_tools
@pytest.mark.parametrize("recognised", [False, True])
def test_finds_words_on_real_pages(recognised: bool, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdfs.build([pdfs.lines(*TEXT)], fonts={"F1": pdfs.FONT}))
    words = words_on_page(path, 0, recognised=recognised)
    boxes = find_quote("before 30 June 2025", words)
    assert len(boxes) == 1
    assert 0 < boxes[0].left < boxes[0].right < 1
    assert 0 < boxes[0].top < boxes[0].bottom < 1
    (above,) = find_quote("The department shall submit", words)
    assert above.top < boxes[0].top


def test_a_file_that_is_no_pdf_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no pdf")
    assert words_on_page(path, 0, recognised=False) == ()
