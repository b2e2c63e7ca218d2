from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.annotations import FreeText
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from corpus.readers.pdf import read_pdf
from corpus.types import Reading
from tests.corpus.readers import pdfs

BODY = "The text of this page is long enough to be taken for what it is, a page of text."


def _read(content: bytes, tmp_path: Path) -> Reading:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read_pdf(content, name=path.name, path=path)


def _changed(content: bytes, change: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("title", ["1. Duties of  offices", "1 DUTIES OF OFFICES"])
def test_outline_entries_are_headings(title: str, tmp_path: Path) -> None:
    def outlined(writer: pypdf.PdfWriter) -> None:
        part = writer.add_outline_item(title="Part One", page_number=0)
        writer.add_outline_item(title=title, page_number=1, parent=part)
        writer.add_outline_item(title="No such line", page_number=1)

    pages = [pdfs.lines("Part One", BODY), pdfs.lines("1. Duties of offices", BODY)]
    reading = _read(_changed(pdfs.build(pages), outlined), tmp_path)
    marked = [(reading.text[h.start : h.end], h.level) for h in reading.headings]
    assert marked == [("Part One", 1), ("1. Duties of offices", 2)]


def test_pages_keep_their_labels(tmp_path: Path) -> None:
    def labelled(writer: pypdf.PdfWriter) -> None:
        writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
        writer.set_page_label(2, 2, style=PageLabelStyle.DECIMAL, start=3)

    content = _changed(pdfs.build([pdfs.lines(BODY)] * 3), labelled)
    pages = _read(content, tmp_path).pages
    assert [(page.number, page.label) for page in pages] == [(1, "i"), (2, "ii"), (3, "")]


def test_printed_page_numbers_label_pages(tmp_path: Path) -> None:
    pages = [pdfs.lines(f"Part {word}. {BODY}", str(n)) for n, word in ((45, "a"), (46, "b"))]
    assert [page.label for page in _read(pdfs.build(pages), tmp_path).pages] == ["45", "46"]


def test_texts_of_the_structure_replace_what_is_drawn(tmp_path: Path) -> None:
    def structured(writer: pypdf.PdfWriter) -> None:
        word = DictionaryObject({NameObject("/ActualText"): TextStringObject("জুন")})
        plain = DictionaryObject({NameObject("/S"): NameObject("/P")})
        parents = ArrayObject([writer._add_object(word)] * 2 + [writer._add_object(plain)])
        tree = DictionaryObject({NameObject("/Nums"): ArrayObject([NumberObject(0), parents])})
        root = DictionaryObject({NameObject("/ParentTree"): tree})
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(root)
        writer.pages[0][NameObject("/StructParents")] = NumberObject(0)

    content = (
        b"BT /F1 12 Tf 50 700 Td /Span << /MCID 0 >> BDC (xy) Tj EMC "
        b"/Span << /MCID 1 >> BDC (z) Tj EMC /P << /MCID 2 >> BDC ( 2025) Tj EMC ET"
    )
    reading = _read(_changed(pdfs.build([content]), structured), tmp_path)
    assert reading.text == "জুন 2025"
    assert reading.pages[0].method == "actualtext"


def test_typed_notes_are_read_unless_hidden(tmp_path: Path) -> None:
    def noted(writer: pypdf.PdfWriter) -> None:
        for text, flags in (("Approved on 30 June", 4), ("Nobody sees this", 2)):
            look = DictionaryObject({NameObject("/N"): writer._add_object(_look(text))})
            note = FreeText(text=text, rect=(50, 100, 350, 120))
            note[NameObject("/AP")] = look
            note[NameObject("/F")] = NumberObject(flags)
            writer.add_annotation(0, note)

    content = _changed(pdfs.build([pdfs.lines(BODY)]), noted)
    assert _read(content, tmp_path).text == f"{BODY}\nApproved on 30 June"


def _look(text: str) -> DictionaryObject:
    form = pypdf.PdfReader(io.BytesIO(pdfs.build([b""], forms={"Fm": pdfs.lines(text, top=20)})))
    drawn: DictionaryObject = form.pages[0]["/Resources"]["/XObject"]["/Fm"]  # type: ignore[index]
    return drawn


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (pdfs.lines(BODY) + b" BT 3 Tr /F1 12 Tf 50 500 Td (Unseen) Tj ET", BODY),
        (pdfs.lines(BODY) + b" " + pdfs.lines("Beside the page", left=700), BODY),
        (pdfs.lines(BODY) + b" " + pdfs.lines("Below the page", top=-40), BODY),
    ],
    ids=["invisible", "beside", "below"],
)
def test_what_nobody_sees_is_not_read(content: bytes, text: str, tmp_path: Path) -> None:
    assert _read(pdfs.build([content]), tmp_path).text == text


def test_text_under_a_scan_stands_for_its_picture(tmp_path: Path) -> None:
    scan = b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q 3 Tr "
    lines = [f"{number}. {BODY}" for number in range(1, 5)]
    assert _read(pdfs.build([scan + pdfs.lines(*lines)]), tmp_path).text == "\n".join(lines)


def test_damage_is_told_where_parts_survive(tmp_path: Path) -> None:
    whole = pdfs.build([pdfs.lines(BODY)] * 2)
    fewer = whole.replace(b"/Count 2", b"/Count 7")
    cut = whole[: whole.index(b"xref\n")]
    assert _read(whole, tmp_path).warnings == ()
    assert "it names 7 pages and holds 2" in _read(fewer, tmp_path).warnings[0]
    assert "it ends early" in _read(cut, tmp_path).warnings[0]
    assert _read(cut, tmp_path).text == f"{BODY}\n{BODY}"


def test_a_file_cut_in_its_second_revision_is_damaged(tmp_path: Path) -> None:
    whole = pdfs.build([pdfs.lines("Plan 02 ends in June.", BODY)])
    assert _read(whole, tmp_path).warnings == ()
    cut = whole + b"\n90 0 obj\n<< /Type /Sig /Contents <3082"
    assert "it ends early" in _read(cut, tmp_path).warnings[0]
