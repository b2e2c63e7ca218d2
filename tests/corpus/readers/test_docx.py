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
from lxml import etree

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


W = qn("w:p")[1:].split("}")[0]
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _with_body(xml: str) -> bytes:
    """A document whose body is this XML, in the prefixes w and mc."""
    document = docx.Document()
    body = document.element.body
    for element in etree.fromstring(f'<a xmlns:w="{W}" xmlns:mc="{MC}">{xml}</a>'):
        body.insert(len(body) - 1, element)
    return _saved(document)


def _p(text: str) -> str:
    return f"<w:p>{_r(text)}</w:p>"


def _r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


BOX = f"<w:txbxContent>{_p('Mật')}</w:txbxContent>"
DRAWN = "<w:r><w:lastRenderedPageBreak/></w:r>"
ASKED = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p><w:moveFrom>{_r('hạn')}</w:moveFrom></w:p>{_p('b')}", "b"),
        (f"<w:moveTo>{_p('৩০ জুন')}</w:moveTo>", "৩০ জুন"),
        (f"<w:ins>{_p('thêm')}</w:ins>", "thêm"),
        (f"<w:customXml>{_p('a')}</w:customXml>", "a"),
        (f"<w:p><w:smartTag>{_r('Hà Nội')}</w:smartTag>{_r(' 2025')}</w:p>", "Hà Nội 2025"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            f"{_r('30/6/2025')}</w:p>",
            "30/6/2025",
        ),
        (f"<w:p>{_r('a')}<w:r><w:commentReference w:id='1'/></w:r></w:p>", "a"),
        (
            "<w:p><w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'>{BOX}</mc:Choice>"
            f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "Mật",
        ),
        (
            f"<w:p><w:r><w:txbxContent>{_p('a')}<w:p><w:r>{BOX}</w:r></w:p></w:txbxContent></w:r></w:p>",
            "a\n\nMật",
        ),
    ],
)
def test_what_stands_there_once_all_changes_are_accepted(xml: str, text: str) -> None:
    assert read_docx(_with_body(xml), name="a.docx").text == text


@pytest.mark.parametrize(
    ("xml", "pages"),
    [
        (_p("một") + f"<w:p>{DRAWN}{_r('hai')}</w:p>", ["một", "hai"]),
        (f"<w:p>{_r('এক')}{ASKED}</w:p>" + _p("দুই"), ["এক", "দুই"]),
        (f"<w:p>{_r('one')}{ASKED}</w:p><w:p>{DRAWN}{_r('two')}</w:p>", ["one", "two"]),
        (f"<w:p>{_r('a')}{DRAWN}{_r('b')}</w:p>" + _p("c"), ["ab", "c"]),
        (_p("a") + f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{_r('b')}</w:p>", ["a", "b"]),
        (
            f"<w:tbl><w:tr><w:tc>{_p('1')}</w:tc></w:tr><w:tr><w:tc><w:p>{DRAWN}{_r('2')}</w:p>"
            f"</w:tc><w:tc><w:p>{DRAWN}{_r('3')}</w:p></w:tc></w:tr></w:tbl>",
            ["1", "2 | 3"],
        ),
    ],
)
def test_pages_begin_where_word_drew_them(xml: str, pages: list[str]) -> None:
    reading = read_docx(_with_body(xml), name="a.docx")
    assert [reading.text[p.start : p.end] for p in reading.pages] == pages
    assert [p.number for p in reading.pages] == [1, 2]


@pytest.mark.parametrize("text", ["Công báo tỉnh Cà Mau", "দাপ্তরিক ব্যবহারের জন্য", "For official use"])
def test_headers_and_footers_are_noise_at_the_end(text: str) -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung")
    document.sections[0].header.paragraphs[0].text = text
    document.sections[0].footer.paragraphs[0].text = text
    reading = read_docx(_saved(document), name="a.docx")
    assert reading.text == f"Nội dung\n\n{text}"
    assert [reading.text[n.start : n.end] for n in reading.noise] == [text]


def test_a_header_with_the_documents_number_stands_first() -> None:
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.sections[0].header.paragraphs[0].text = "Số: 28/KH-UBND"
    reading = read_docx(_saved(document), name="a.docx")
    assert (reading.text, reading.noise) == ("Số: 28/KH-UBND\nKẾ HOẠCH", ())


def test_endnotes_follow_footnotes() -> None:
    document = docx.Document()
    document.add_paragraph("Nội dung")
    for kind, relation in (
        ("endnote", RELATIONSHIP_TYPE.ENDNOTES),
        ("footnote", RELATIONSHIP_TYPE.FOOTNOTES),
    ):
        part = Part(
            PackURI(f"/word/{kind}s.xml"),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
            f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:id="0" w:type="separator">{_p("-")}</w:{kind}>'
            f'<w:{kind} w:id="1">{_p(kind)}</w:{kind}></w:{kind}s>'.encode(),
            document.part.package,
        )
        document.part.relate_to(part, relation)
    reading = read_docx(_saved(document), name="a.docx")
    assert reading.text == "Nội dung\n\n[1] footnote\n\n[1] endnote"
