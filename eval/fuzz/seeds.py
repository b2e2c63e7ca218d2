"""Small valid files of every format, from which damaged ones are made."""

from __future__ import annotations

import io
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
_TEXT = (
    "KẾ HOẠCH số 02-KH/ĐTH\n\nĐiều 1. Sở Tư pháp báo cáo trước ngày 30/6/2026.\n"
    "১। জেলা কার্যালয় ৩০ জুনের মধ্যে প্রতিবেদন দেবে।\nThe office reports by 30 June 2026.\n"
)
_CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    b"1 begincodespacerange <0000> <ffff> endcodespacerange "
    b"2 beginbfchar <0001> <0995> <0002> <09cb> endbfchar "
    b"1 beginbfrange <0003> <0020> <0041> endbfrange endcmap end end"
)
_CONTENT = (
    b"q 1 0 0 1 0 0 cm BT /F1 12 Tf 14 TL 50 700 Td (Plan 02 of the office) Tj T* "
    b"[(sec) -20 (tion) -300 (one)] TJ 3 Tr (hidden) Tj 0 Tr "
    b"/Span << /ActualText <feff099509be> >> BDC /F2 12 Tf <00010002> Tj EMC "
    b"/P << /MCID 0 >> BDC (x) ' EMC ET /X1 Do 50 600 200 20 re S 50 580 m 250 580 l S Q "
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"
)


def small_files() -> dict[str, bytes]:
    """One file or two of every format that a reader takes, by file name."""
    return {
        "plain.txt": _TEXT.encode(),
        "wide.txt": _TEXT.encode("utf-16"),
        "old.txt": "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp".encode("cp1252"),
        "notes.md": f"# Plan\n\n{_TEXT}\n| TT | Task |\n|---|---|\n| 1 | **Report** |\n".encode(),
        "page.html": _html().encode(),
        "mail.eml": _mail(),
        "plan.docx": _docx(),
        "table.xlsx": _xlsx(),
        "packed.zip": _zip(),
        "plain.pdf": _pdf(packed=False),
        "packed.pdf": _pdf(packed=True),
        "text.rtf": rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0 Plan 02 \u7871? 30/6/2026\par}",
        "text.odt": _odt(),
    }


def large_files() -> dict[str, bytes]:
    """The shipped sample documents by file name."""
    paths = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in paths}


def _html() -> str:
    return (
        "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Plan</title>"
        "<meta property='og:url' content='https://example.org/a'></head><body><article>"
        f"<h1>Kế hoạch 02</h1><p>{_TEXT}</p><table><tr><th>TT</th><th rowspan=2>Task</th></tr>"
        "<tr><td>1</td></tr><tr><td colspan=2>Report</td></tr></table><ul><li>One</li></ul>"
        "</article><footer>0 comments</footer></body></html>"
    )


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Kế hoạch 02"
    message["From"] = "office@example.org"
    message["Date"] = "Mon, 01 Jun 2026 09:00:00 +0700"
    message.set_content(_TEXT)
    message.add_alternative(_html(), subtype="html")
    message.add_attachment(_TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    return message.as_bytes()


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("Kế hoạch 02", level=1)
    for line in _TEXT.splitlines():
        document.add_paragraph(line)
    document.add_paragraph("Report", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "TT"
    table.cell(1, 1).text = "Sở Tư pháp"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    return _saved(document)


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["TT", "Nhiệm vụ", "Thời hạn"])
    sheet.append([1, "Báo cáo", 46203])
    sheet["C2"].number_format = "dd/mm/yyyy"
    sheet.merge_cells("A3:B4")
    return _saved(book)


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def _zip() -> bytes:
    return _archive({"a/plain.txt": _TEXT.encode(), "page.html": _html().encode()})


def _odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    body = b"<office:document-content xmlns:office='urn:x'>Plan</office:document-content>"
    return _archive({"mimetype": kind, "content.xml": body})


def _archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _pdf(*, packed: bool) -> bytes:
    """A page with simple and composite fonts, a form, a field, an outline and a structure."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R /PageLabels << /Nums [0 << /S /r >>] >>"
        b" /AcroForm << /Fields [11 0 R] >> /StructTreeRoot 12 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate 0 /Contents 4 0 R "
        b"/StructParents 0 /Annots [11 0 R] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> "
        b"/XObject << /X1 8 0 R >> >> >>",
        _stream(_CONTENT, packed=packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
        b"/BaseEncoding /WinAnsiEncoding /Differences [65 /Aacute /B] >> /FirstChar 32 "
        b"/LastChar 34 /Widths [250 300 400] >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Bangla /Encoding /Identity-H "
        b"/ToUnicode 7 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 600 "
        b"/W [1 [500 600] 3 9 700] >>] >>",
        _stream(_CMAP, packed=packed),
        _stream(b"BT /F1 9 Tf 60 560 Td (in a form) Tj ET", packed=packed, entries=b"/Type "
        b"/XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 0] "
        b"/Resources << /Font << /F1 5 0 R >> >>"),
        b"<< /First 10 0 R /Last 10 0 R /Count 1 >>",
        b"<< /Title (Plan 02) /Parent 9 0 R /Dest [3 0 R /Fit] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (value) /Rect [50 500 200 520] "
        b"/AP << /N 8 0 R >> >>",
        b"<< /Type /StructTreeRoot /K [<< /S /P /P 12 0 R /Pg 3 0 R /K [0] /ActualText (P) >>] "
        b"/ParentTree << /Nums [0 [12 0 R]] >> >>",
    ]  # fmt: skip
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, start)


def _stream(content: bytes, *, packed: bool, entries: bytes = b"") -> bytes:
    if packed:
        content, entries = zlib.compress(content), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)
