"""Large and hostile files, made anew each time: what one of them may cost is its own row.

Each is small on disk or written in pieces; what it does is in its name. PDF structures follow
ISO 32000-1; the XML, ZIP and MIME ones are the known attacks on parsers of these formats.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

_LINE = "Điều 1. Sở Tư pháp báo cáo trước ngày 30/6/2026. জেলা কার্যালয় প্রতিবেদন দেবে।\n".encode()
_MEGABYTE = 2**20
_PAGES = 5000


def hostile_files() -> dict[str, Callable[[Path], None]]:
    """By file name, what writes each file to a path."""
    return {
        "pages-5000.pdf": lambda p: _write(p, _pdf(_many_pages(_PAGES))),
        "pages-1500.pdf": lambda p: _write(p, _pdf(_many_pages(1500))),
        "endless-xref.pdf": lambda p: _write(p, _pdf(_many_pages(1), previous=True)),
        "endless-pages.pdf": lambda p: _write(p, _pdf(_page_loop())),
        "endless-form.pdf": lambda p: _write(p, _pdf(_form_loop())),
        "endless-outline.pdf": lambda p: _write(p, _pdf(_outline_loop())),
        "deep-array.pdf": lambda p: _write(p, _pdf(_deep_array())),
        "many-graphics.pdf": lambda p: _write(p, _pdf(_pages([b"q " * 400_000 + b"0 0 m S "]))),
        "bomb-stream.pdf": lambda p: _write(p, _pdf(_bomb_page())),
        "text-300mb.txt": lambda p: _write_pieces(p, [_LINE * 8192] * _times(300, _LINE * 8192)),
        "text-60mb.txt": lambda p: _write_pieces(p, [_LINE * 8192] * _times(60, _LINE * 8192)),
        "one-line.txt": lambda p: _write(p, b"a" * (20 * _MEGABYTE)),
        "open-brackets.txt": lambda p: _write(p, b"(" * 300_000 + b"1." * 300_000 + b"/-" * 99_999),
        "bomb.zip": lambda p: _zip(p, {"a.txt": b"0" * (400 * _MEGABYTE)}),
        "nested-bomb.zip": _nested_bomb,
        "many-members.zip": lambda p: _zip(p, {f"{n}.txt": b"plan" for n in range(5000)}),
        "bomb.docx": lambda p: _docx(p, b"<w:p>" + b"<w:r/>" * (40 * _MEGABYTE) + b"</w:p>"),
        "entities.docx": lambda p: _docx(p, b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", _entities()),
        "deep.docx": lambda p: _docx(p, b"<w:sdt>" * 50_000 + b"</w:sdt>" * 50_000),
        "deep.html": lambda p: _write(p, b"<div>" * 200_000 + b"Plan 02 ends in June."),
        "wide-table.html": lambda p: _write(p, _wide_table()),
        "deep.eml": lambda p: _write(p, _deep_mail()),
        "wide-sheet.xlsx": _wide_sheet,
    }


def _times(megabytes: int, piece: bytes) -> int:
    return megabytes * _MEGABYTE // len(piece) + 1


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)


def _pdf(objects: list[bytes], *, previous: bool = False) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    # The table before this one is this one.
    back = b" /Prev %d" % start if previous else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        back,
        start,
    )
    return bytes(out)


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_BOX = b"/MediaBox [0 0 600 800]"


def _many_pages(count: int) -> list[bytes]:
    return _pages(
        [b"BT /F1 12 Tf 50 700 Td (Plan %d ends in June.) Tj ET" % n for n in range(count)]
    )


def _pages(contents: list[bytes]) -> list[bytes]:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        _FONT,
    ]
    for n, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (_BOX, 5 + 2 * n)
        )
        objects.append(_stream(content))
    return objects


def _page_loop() -> list[bytes]:
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] >>",
        b"<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>",
    ]


def _form_loop() -> list[bytes]:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    form += b" /Resources << /XObject << /X1 6 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents 5 0 R" % _BOX
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page + b" /Resources << /Font << /F1 4 0 R >> /XObject << /X1 6 0 R >> >> >>",
        _FONT,
        _stream(b"BT /F1 12 Tf 50 700 Td (Plan 02) Tj ET /X1 Do"),
        _stream(b"/X1 Do /X1 Do", form),
    ]


def _outline_loop() -> list[bytes]:
    objects = _many_pages(1)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>"
    objects.append(b"<< /First 7 0 R /Last 7 0 R /Count 1 >>")
    objects.append(b"<< /Title (Plan) /Parent 6 0 R /First 7 0 R /Next 7 0 R /Dest [4 0 R /Fit] >>")
    return objects


def _deep_array() -> list[bytes]:
    objects = _many_pages(1)
    objects[0] = (
        b"<< /Type /Catalog /Pages 2 0 R /Names " + b"[" * 100_000 + b"]" * 100_000 + b" >>"
    )
    return objects


def _bomb_page() -> list[bytes]:
    objects = _many_pages(1)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * _MEGABYTE) for _ in range(2048)) + packer.flush()
    objects[4] = _stream(packed, b"/Filter /FlateDecode")
    return objects


def _zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _nested_bomb(path: Path) -> None:
    inner = _packed({f"{n}.txt": b"0" * (30 * _MEGABYTE) for n in range(4)})
    for _ in range(3):
        inner = _packed({f"{n}.zip": inner for n in range(8)})
    path.write_bytes(inner)


def _docx(path: Path, body: bytes, start: bytes = b"") -> None:
    word = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = b"http://schemas.openxmlformats.org/package/2006/"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": b'<Types xmlns="%scontent-types"><Default Extension="rels"'
        b' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
        b' PartName="/word/document.xml" ContentType="%s"/></Types>' % (types, main),
        "_rels/.rels": b'<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s"'
        b' Target="word/document.xml"/></Relationships>' % (types, office),
        "word/document.xml": start
        + b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (word, body),
    }
    _zip(path, parts)


def _entities() -> bytes:
    """Ten entities, each ten times the one before: ten thousand million letters."""
    names = "abcdefghi"
    lines = ['<!ENTITY a "lol">']
    lines += [f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in pairwise(names)]
    return f"<!DOCTYPE d [{''.join(lines)}]>".encode()


def _wide_table() -> bytes:
    row = b"<tr>" + b"<td rowspan=65000 colspan=1000>a</td>" * 20 + b"</tr>"
    return b"<html><body><article><p>Plan 02 ends in June.</p><table>" + row * 200 + b"</table>"


def _deep_mail() -> bytes:
    head = b"Subject: Plan 02\nMIME-Version: 1.0\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    return head + deep + b"Content-Type: text/plain\n\nPlan 02 ends in June.\n"


def _wide_sheet(path: Path) -> None:
    """A sheet whose last cell is the last one that the format has."""
    sheets = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = b"http://schemas.openxmlformats.org/package/2006/"
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
    cell = b'<c r="%s" t="inlineStr"><is><t>Plan</t></is></c>'
    rows = b'<row r="1">' + cell % b"A1" + b'</row><row r="1048576">' + cell % b"XFD1048576"
    parts = {
        "[Content_Types].xml": b'<Types xmlns="%scontent-types"><Default Extension="rels"'
        b' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>'
        b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/></Types>'
        % (types, kind, kind),
        "_rels/.rels": b'<Relationships xmlns="%srelationships"><Relationship Id="r1"'
        b' Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (types, office),
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="%srelationships"><Relationship'
        b' Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        % (types, office),
        "xl/workbook.xml": b'<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="S" sheetId="1"'
        b' r:id="r1"/></sheets></workbook>' % (sheets, office),
        "xl/worksheets/sheet1.xml": b'<worksheet xmlns="%s"><sheetData>%s</row></sheetData>'
        b"</worksheet>" % (sheets, rows),
    }
    _zip(path, parts)
