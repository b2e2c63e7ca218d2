"""DOC, ODT and RTF, through LibreOffice's conversion to DOCX."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableSource
from corpus.readers.docx import read_docx
from corpus.readers.tools import ToolFailed, has_tools, run_tool
from corpus.types import Reading

CONVERSION_SECONDS = 120.0


def read_office(content: bytes, *, name: str, kind: str) -> Reading:
    """Read a document that only an office program understands; it must be installed."""
    if not has_tools("soffice"):
        raise UnreadableSource(
            "missing_tool",
            f"{name!r} needs LibreOffice to be read: install libreoffice-writer, "
            "or save the file as DOCX.",
        )
    with tempfile.TemporaryDirectory() as folder:
        converted = _convert(content, name=name, kind=kind, folder=Path(folder))
    reading = read_docx(converted, name=name)
    note = f"{name!r} was converted from {kind.upper()} by LibreOffice"
    return replace(reading, warnings=(*reading.warnings, note))


def _convert(content: bytes, *, name: str, kind: str, folder: Path) -> bytes:
    source = folder / f"source.{kind}"
    source.write_bytes(content)
    command = [
        "soffice",
        # A profile of its own: a running LibreOffice locks the user's.
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
        str(source),
    ]
    target = folder / "source.docx"
    try:
        run_tool(command, seconds=CONVERSION_SECONDS)
        return target.read_bytes()
    except (ToolFailed, FileNotFoundError) as error:
        raise UnreadableSource(
            "corrupt",
            f"LibreOffice cannot convert {name!r} ({error}); open it there and save it as DOCX.",
        ) from error
