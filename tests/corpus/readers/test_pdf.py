from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pypdf
import pytest

from corpus.errors import UnreadableSource
from corpus.readers.pdf import read_pdf
from corpus.types import Reading
from tests.corpus.readers import pdfs

COMPOSITE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Bangla /Encoding /Identity-H "
    b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Bangla /DW 1000 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)
TEXT = "A long enough line of plain text, so that nobody takes the page for a scan. "


def _read(content: bytes, tmp_path: Path) -> Reading:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read_pdf(content, name=path.name, path=path)


def _hex(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().encode() + b">"


def _bengali(contents: bytes, properties: bytes = b"<< >>") -> bytes:
    """Give a page whose font is useless and whose words lie in replacement texts."""
    return pdfs.build(
        [b"BT /B 12 Tf 50 700 Td " + contents + b" ET"],
        fonts={"B": COMPOSITE, "F1": pdfs.FONT},
        extra={"Properties": properties},
    )


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (
            b"/Span << /ActualText %s >> BDC <00010002> Tj EMC "
            b"/Span << /ActualText %s >> BDC <0001> Tj EMC" % (_hex("পরি"), _hex("কল্পনা")),
            "পরিকল্পনা",
        ),
        (
            b"/Span /P0 BDC <0001> Tj EMC",
            "জুন",
        ),
        (
            b"/Span << /ActualText %s >> BDC <0001> Tj /Span << /ActualText %s >> BDC <0002> Tj "
            b"EMC <0001> Tj EMC" % (_hex("সংস্থা"), _hex("x")),
            "সংস্থা",
        ),
        (
            b"/Span << /ActualText %s >> BDC <0001> Tj EMC [-400] TJ "
            b"/Span << /ActualText %s >> BDC <0001> Tj EMC" % (_hex("৩০"), _hex("জুন")),
            "৩০ জুন",
        ),
        (
            # A sign drawn a little too far right belongs to the letter before it.
            b"/Span << /ActualText %s >> BDC <0001> Tj EMC 13 0 Td "
            b"/Span << /ActualText %s >> BDC [] TJ <0001> Tj EMC -2 0 Td "
            b"/Span << /ActualText %s >> BDC <0001> Tj EMC" % (_hex("জ"), _hex("ু"), _hex("ন")),
            "জুন",
        ),
    ],
    ids=["inline", "named", "nested", "gap", "sign"],
)
def test_replacement_text_gives_bengali_words(contents: bytes, text: str, tmp_path: Path) -> None:
    properties = b"<< /P0 << /ActualText %s >> >>" % _hex("জুন")
    reading = _read(_bengali(contents, properties), tmp_path)
    assert reading.text == text
    assert [page.method for page in reading.pages] == ["actualtext"]


def test_blanks_and_lines_come_from_positions(tmp_path: Path) -> None:
    content = (
        b"BT /F1 12 Tf 50 700 Td [(Plan) -400 (02) 20 (.)] TJ 0 -20 Td (Next) Tj ET "
        b"BT /F1 12 Tf 1 0 0 1 300 680 Tm (column) Tj ET"
    )
    assert _read(pdfs.build([content]), tmp_path).text == "Plan 02.\nNext | column"


def test_forms_are_read_where_they_are_drawn(tmp_path: Path) -> None:
    content = pdfs.lines("before") + b" q 1 0 0 1 0 -40 cm /Fm Do Q " + pdfs.lines("after", top=600)
    pdf = pdfs.build([content], forms={"Fm": pdfs.lines("Inside the form.")})
    assert _read(pdf, tmp_path).text == "before\nInside the form.\nafter"


def test_bold_by_double_printing_counts_once(tmp_path: Path) -> None:
    content = pdfs.lines("Title") + b" BT /F1 12 Tf 50.3 700 Td (Title) Tj ET"
    assert _read(pdfs.build([content]), tmp_path).text == "Title"


def test_parts_drawn_out_of_order_are_put_in_order(tmp_path: Path) -> None:
    content = (
        b"BT /F1 12 Tf 50 700 Td (Act ) Tj ET BT /F1 12 Tf 120 700 Td (of 1898) Tj ET "
        b"BT /F1 12 Tf 76 700 Td (No. V ) Tj ET"
    )
    assert _read(pdfs.build([content]), tmp_path).text == "Act No. V of 1898"


def test_lines_that_continue_are_joined(tmp_path: Path) -> None:
    content = pdfs.lines(
        "The department shall submit the report on digital transformation",
        "before 30 June 2025 and shall publish it.",
        "1. The second department has",
        "2. nothing to do.",
    )
    assert _read(pdfs.build([content]), tmp_path).text.split("\n") == [
        "The department shall submit the report on digital transformation "
        "before 30 June 2025 and shall publish it.",
        "1. The second department has",
        "2. nothing to do.",
    ]


def test_bordered_tables_become_rows(tmp_path: Path) -> None:
    borders = b" ".join(b"%d %d 100 40 re S" % (x, y) for x in (50, 150, 250) for y in (600, 640))
    cells = [("No", 55, 665), ("Task and", 155, 668), ("its duty", 155, 654), ("Due", 255, 665)]
    cells += [("1", 55, 625), ("June", 255, 625)]
    content = borders + b" " + b" ".join(pdfs.lines(text, left=x, top=y) for text, x, y in cells)
    assert (
        _read(pdfs.build([content]), tmp_path).text == "No | Task and its duty | Due\n1 |  | June"
    )


def test_a_cell_merged_over_rows_stands_in_each_even_where_the_page_cuts_it(
    tmp_path: Path,
) -> None:
    upright = b" ".join(b"%d 560 m %d 680 l S" % (x, x) for x in (50, 150, 250, 350))
    level = b"50 680 m 350 680 l S 50 640 m 350 640 l S 50 600 m 250 600 l S"
    cells = [("No", 55, 665), ("Task", 155, 665), ("Lead", 255, 665), ("1", 55, 625)]
    cells += [("Plan", 155, 625), ("Office", 255, 625), ("2", 55, 585), ("Build", 155, 585)]
    content = b" ".join(
        [upright, level, *(pdfs.lines(text, left=x, top=y) for text, x, y in cells)]
    )
    assert _read(pdfs.build([content]), tmp_path).text.split("\n") == [
        *("No | Task | Lead", "1 | Plan | Office", "2 | Build | Office"),
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("Departmenn", "t of health", "Departmennt of health"),
        ("Departmenn", "of health", "Departmenn of health"),
        ("Depart", "ment", "Depart ment"),
        ("Health", ", Police", "Health, Police"),
        ("1", "5/11/2025", "15/11/2025"),
    ],
)
def test_a_word_wider_than_its_cell_is_whole(
    upper: str, lower: str, whole: str, tmp_path: Path
) -> None:
    borders = b" ".join(b"%d %d 74 40 re S" % (x, y) for x in (50, 124) for y in (600, 640))
    cells = [("No", 55, 665), ("Lead", 129, 665), ("1", 55, 625)]
    cells += [(upper, 129, 628), (lower, 129, 614)]
    content = borders + b" " + b" ".join(pdfs.lines(text, left=x, top=y) for text, x, y in cells)
    assert _read(pdfs.build([content]), tmp_path).text == f"No | Lead\n1 | {whole}"


def test_running_heads_and_page_numbers_are_noise(tmp_path: Path) -> None:
    pages = [
        pdfs.lines("Official Gazette", f"Content of page {word}.", f"{number}")
        for number, word in enumerate(("one", "two", "three"), start=5)
    ]
    reading = _read(pdfs.build(pages), tmp_path)
    noise = [reading.text[span.start : span.end] for span in reading.noise]
    assert noise == ["Official Gazette", "5", "Official Gazette", "6", "Official Gazette", "7"]


def test_password_protection_is_named(tmp_path: Path) -> None:
    for password, readable in (("", True), ("secret", False)):
        writer = pypdf.PdfWriter(io.BytesIO(pdfs.build([pdfs.lines(TEXT)])))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
        buffer = io.BytesIO()
        writer.write(buffer)
        if readable:
            assert _read(buffer.getvalue(), tmp_path).text == TEXT.strip()
        else:
            with pytest.raises(UnreadableSource) as caught:
                _read(buffer.getvalue(), tmp_path)
            assert caught.value.code == "encrypted"


def test_a_cut_file_is_corrupt_unless_pages_survive(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = pdfs.build([pdfs.lines(TEXT)])
    assert _read(whole[: whole.index(b"xref\n")], tmp_path).text == TEXT.strip()
    with pytest.raises(UnreadableSource) as caught:
        _read(whole[:60], tmp_path)
    assert caught.value.code == "corrupt"
    assert capfd.readouterr().err == ""


SCAN = b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q "


def test_a_scan_without_tools_stays_as_damaged_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pages = [SCAN + pdfs.lines("Signed by: an office"), pdfs.lines(TEXT)]
    reading = _read(pdfs.build(pages), tmp_path)
    assert [(page.method, page.legibility) for page in reading.pages] == [
        ("none", 0.0),
        ("text", 1.0),
    ]
    assert [reading.text[span.start : span.end] for span in reading.noise] == [
        "Signed by: an office"
    ]
    assert "tesseract-ocr-ben" in reading.warnings[0]


@pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftoppm")) and os.environ.get("CI") != "true",
    reason="needs tesseract-ocr and poppler-utils",
)
def test_a_page_in_an_unknown_font_is_recognised(tmp_path: Path) -> None:
    # Letters are drawn, but the file says that they are others.
    private = pdfs.stream(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <20> <7E> <E020> endbfrange endcmap"
    )
    font = pdfs.FONT.replace(b">>", b"/ToUnicode 3 0 R >>")
    pdf = pdfs.build(
        [b"BT /F1 24 Tf 50 700 Td (The report is due on 30 August 2025) Tj ET"],
        fonts={"A0": private, "F1": font},
    )
    reading = _read(pdf, tmp_path)
    assert reading.text == "The report is due on 30 August 2025"
    assert reading.pages[0].method == "ocr"
    assert reading.pages[0].legibility > 0.8


def test_running_heads_may_hold_the_page_number(tmp_path: Path) -> None:
    words = ("one", "two", "three")
    pages = [
        pdfs.lines(f"Ordinance, 1985 {number}", f"Text of part {word}.")
        for number, word in enumerate(words, start=43)
    ]
    reading = _read(pdfs.build(pages), tmp_path)
    assert [reading.text[span.start : span.end] for span in reading.noise] == [
        "Ordinance, 1985 43",
        "Ordinance, 1985 44",
        "Ordinance, 1985 45",
    ]
