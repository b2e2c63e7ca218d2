"""Files that once broke a reader, made small: each is refused with a reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from corpus.errors import UnreadableSource
from corpus.readers.dispatch import read


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Kế hoạch 02")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _packed_damage() -> bytes:
    """Compressed data that is no compressed data."""
    content = bytearray(_docx())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        part = archive.getinfo("word/document.xml")
    start = part.header_offset + 30 + len(part.filename)
    content[start : start + 40] = b"\xff" * 40
    return bytes(content)


def _pointless_relation() -> bytes:
    """A relation without a target."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_docx())) as archive,
        zipfile.ZipFile(out, "w") as changed,
    ):
        for name in archive.namelist():
            data = archive.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b' Target="styles.xml"', b"")
            changed.writestr(name, data)
    return out.getvalue()


def _shifted_archive() -> bytes:
    """An archive whose directory points before its start."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"<a/>")
    content = out.getvalue()
    return content[:4] + content[12:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("packed.docx", _packed_damage()),
        ("relation.docx", _pointless_relation()),
        ("shifted.odt", _shifted_archive()),
    ],
)
def test_damaged_files_are_refused(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableSource) as caught:
        read(path)
    assert caught.value.code == "corrupt"
