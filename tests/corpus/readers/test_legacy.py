"""Files in legacy encodings through their readers: text, Word, PDF."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document

from corpus.legacy import bijoy_write, tcvn3, vni
from corpus.readers.dispatch import read
from tests.corpus.readers.pdfs import build

VI = "Sở Y tế tỉnh tổ chức tập huấn và báo cáo kết quả trước ngày 15/9/2026."
BN = "উপজেলা নির্বাহী কর্মকর্তা প্রতিবেদন ৩০ জুনের মধ্যে জমা দিবেন।"
NOTE = "was in the font encoding {} and was converted to Unicode"


@pytest.mark.parametrize(
    ("coded", "text", "encoding"),
    [
        (tcvn3.encode(VI), VI, "TCVN3"),
        (vni.encode(VI), VI, "VNI"),
        (bijoy_write.encode(BN), BN, "Bijoy"),
    ],
)
def test_text_files(coded: str, text: str, encoding: str, tmp_path: Path) -> None:
    for content in (coded.encode("cp1252"), coded.encode(), f"{VI}\n".encode() + coded.encode()):
        path = tmp_path / "a.txt"
        path.write_bytes(content)
        reading = read(path)
        assert reading.text.split("\n")[-1] == text
        assert any(NOTE.format(encoding) in warning for warning in reading.warnings)


def test_bytes_of_both_kinds_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(VI.encode() + b"\n" + vni.encode(VI).encode("cp1252"))
    assert read(path).text == f"{VI}\n{VI}"


def _save(document: Document, folder: Path) -> Path:
    path = folder / "a.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("kÕ ho", ".VnTimeH"), ("¹ch", ".VnTimeH"), (" n¨m", ".VnTime")], "KẾ HOẠCH năm"),
        ([("Ke", "VNI-Times"), ("á hoaï", "VNI-Times"), ("ch", "VNI-Times")], "Kế hoạch"),
        ([("evsjv", "SutonnyMJ"), ("‡`k", "SutonnyMJ"), (" Plan", "Arial")], "বাংলাদেশ Plan"),
        ([("Kế hoạch", ".VnTime")], "Kế hoạch"),
        ([("পরিকল্পনা", "SutonnyMJ")], "পরিকল্পনা"),
        ([("Plan", "Arial")], "Plan"),
    ],
)
def test_word_documents_by_font(runs: list[tuple[str, str]], text: str, tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    cell = document.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0]
    for part, font in runs:
        for place in (paragraph, cell):
            place.add_run(part).font.name = font
    assert read(_save(document, tmp_path)).text.split("\n\n") == [text, text]


def test_the_font_may_come_from_a_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph("B¸o c¸o")
    reading = read(_save(document, tmp_path))
    assert reading.text == "Báo cáo"
    assert reading.warnings == (f"text {NOTE.format('TCVN3')}",)


def _font(name: str) -> bytes:
    return (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding >>"
        % name.encode()
    )


def _drawn(text: str) -> bytes:
    return b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % text.encode("cp1252")


def _pdf(folder: Path, pages: list[bytes], font: str) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(build(pages, fonts={"F1": _font(font)}))
    return path


@pytest.mark.parametrize(
    ("coded", "text", "font"),
    [
        ("B¸o c¸o n\xadíc", "Báo cáo nước", "ABCDEF+.VnTime"),
        ("b¸o c¸o", "BÁO CÁO", ".VnArialH"),
        ("Baùo caùo", "Báo cáo", "VNI-Times,Bold"),
        ("evsjv‡`k", "বাংলাদেশ", "SutonnyMJ"),
        (tcvn3.encode(VI), VI, "Unknown"),
        (vni.encode(VI), VI, "Unknown"),
        (bijoy_write.encode(BN), BN, "Unknown"),
    ],
)
def test_pdf_pages(coded: str, text: str, font: str, tmp_path: Path) -> None:
    reading = read(_pdf(tmp_path, [_drawn(coded)], font))
    assert reading.text == text
    assert [page.method for page in reading.pages] == ["text"]


def test_codes_drawn_one_by_one_are_put_together_first(tmp_path: Path) -> None:
    # Letters of Type 1 fonts without widths are 0.5 wide: each stands where the last ended.
    letters = b"".join(
        b"1 0 0 1 %d 700 Tm (%s) Tj " % (50 + 6 * place, code.encode("cp1252"))
        for place, code in enumerate("Av‡`k")
    )
    assert read(_pdf(tmp_path, [b"BT /F1 12 Tf " + letters + b"ET"], "SutonnyMJ")).text == "আদেশ"


def test_the_warning_names_the_pages(tmp_path: Path) -> None:
    english = _drawn("The office keeps a register of all plans that it has received.")
    coded = _drawn(vni.encode(VI))
    reading = read(_pdf(tmp_path, [coded, coded, english, coded], "Unknown"))
    assert reading.warnings == (f"text on pages 1-2, 4 {NOTE.format('VNI')}",)
