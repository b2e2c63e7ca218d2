from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.errors import UnreadableSource
from corpus.readers.docx import read_docx


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_body_order_headings_tables_and_title() -> None:
    document = docx.Document()
    document.core_properties.title = "Kế hoạch 02"
    document.add_heading("KẾ HOẠCH", 0)
    document.add_heading("Mục tiêu", 2)
    table = document.add_table(3, 3)
    for cell, text in zip(table.rows[0].cells, ("TT", "Nhiệm vụ", "Thời hạn"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("1", "Cổng\ndữ liệu", "30/6/2025"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2)).text = "Báo cáo"
    document.add_paragraph("পরিকল্পনা নং ০২ শেষ।")
    reading = read_docx(_saved(document), name="a.docx")
    assert reading.text == (
        "KẾ HOẠCH\nMục tiêu\n\nTT | Nhiệm vụ | Thời hạn\n1 | Cổng dữ liệu | 30/6/2025\n"
        "1 | Báo cáo |\n\nপরিকল্পনা নং ০২ শেষ।"
    )
    assert [heading.level for heading in reading.headings] == [1, 2]
    assert reading.metadata == {"title": "Kế hoạch 02"}


def test_a_row_merged_over_the_whole_width_is_its_title_alone() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "II. Nền tảng | dữ liệu"
    for cell, text in zip(table.rows[1].cells, ("1", "A|B", ""), strict=True):
        cell.text = text
    assert read_docx(_saved(document), name="a.docx").text == "II. Nền tảng / dữ liệu\n1 | A/B |"


def test_insertions_stay_and_deletions_go() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("due ")
    for tag, inner, text in (("w:del", "w:delText", "May"), ("w:ins", "w:t", "June")):
        change, run, content = (OxmlElement(name) for name in (tag, "w:r", inner))
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    assert read_docx(_saved(document), name="a.docx").text == "due June"


def test_list_numbers_are_rendered() -> None:
    document = docx.Document()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Ba", style="List Bullet")
    assert read_docx(_saved(document), name="a.docx").text == "1. Một\n2. Hai\n- Ba"


def test_footnotes_stand_at_the_end() -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung")
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f'<w:footnotes xmlns:w="{qn("w:p")[1:].split("}")[0]}"><w:footnote w:id="1"><w:p><w:r>'
        "<w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>".encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert read_docx(_saved(document), name="a.docx").text == "Nội dung\n\n[1] Chú thích"


def test_a_zip_bomb_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * 8 * 2**20)
    with pytest.raises(UnreadableSource) as caught:
        read_docx(buffer.getvalue(), name="a.docx")
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("content", [b"PK\x03\x04 nothing", _saved(docx.Document())[:-400]])
def test_damaged_files_are_corrupt(content: bytes) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_docx(content, name="a.docx")
    assert caught.value.code == "corrupt"


def test_a_document_without_words_has_no_text() -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_docx(_saved(docx.Document()), name="a.docx")
    assert caught.value.code == "no_text"
