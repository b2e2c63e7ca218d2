"""Small PDF files written by hand, so that tests say exactly what lies in them."""

from __future__ import annotations

import zlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def build(
    pages: list[bytes],
    *,
    fonts: dict[str, bytes] | None = None,
    extra: dict[str, bytes] | None = None,
    forms: dict[str, bytes] | None = None,
) -> bytes:
    """Give a PDF with one content stream per page; `forms` are the bodies of form XObjects."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    entries = b" ".join(
        b"/%s %d 0 R" % (name.encode(), _add(objects, font))
        for name, font in (fonts or {"F1": FONT}).items()
    )
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    drawn = b" ".join(
        b"/%s %d 0 R" % (name.encode(), _add(objects, stream(body, head + b" /Resources "
        b"<< /Font << %s >> >>" % entries)))
        for name, body in (forms or {}).items()
    )  # fmt: skip
    more = b" ".join(b"/%s %s" % (key.encode(), value) for key, value in (extra or {}).items())
    resources = b"<< /Font << %s >> /XObject << %s >> %s >>" % (entries, drawn, more)
    kids = []
    for content in pages:
        body = _add(objects, stream(content))
        kids.append(
            b"%d 0 R"
            % _add(
                objects,
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
                b"/Resources %s >>" % (body, resources),
            )
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _file(objects)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Give a compressed stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed), entries, packed,
    )  # fmt: skip


def lines(*texts: str, top: int = 700, left: int = 50) -> bytes:
    """Give a content stream with one line per text at a pitch of 15 points."""
    shown = b" T* ".join(b"(%s) Tj" % text.encode("cp1252") for text in texts)
    return b"BT /F1 12 Tf 15 TL %d %d Td %s ET" % (left, top, shown)


def _add(objects: list[bytes], body: bytes) -> int:
    objects.append(body)
    return len(objects)


def _file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, start,
    )  # fmt: skip
