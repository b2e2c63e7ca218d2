"""DOC, ODT, RTF, XLS, ODS, PPT, ODP: converted by LibreOffice to what a reader of ours takes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from corpus.errors import UnreadableSource
from corpus.readers.docx import read_docx
from corpus.readers.pptx import read_pptx
from corpus.readers.tools import ToolFailed, has_tools, run_tool
from corpus.readers.xlsx import read_xlsx
from corpus.types import Reading

CONVERSION_SECONDS = 120.0


class _Reader(Protocol):
    def __call__(self, content: bytes, *, name: str) -> Reading: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """The format to convert to, LibreOffice's name for it, who reads it, what must be installed."""

    suffix: str
    filter: str
    read: _Reader
    package: str


_TEXT = _Target(
    suffix="docx", filter="MS Word 2007 XML", read=read_docx, package="libreoffice-writer"
)
_SHEET = _Target(
    suffix="xlsx", filter="Calc MS Excel 2007 XML", read=read_xlsx, package="libreoffice-calc"
)
_SLIDES = _Target(
    suffix="pptx",
    filter="Impress MS PowerPoint 2007 XML",
    read=read_pptx,
    package="libreoffice-impress",
)
_TARGETS = {
    **dict.fromkeys(("doc", "odt", "rtf"), _TEXT),
    **dict.fromkeys(("xls", "ods"), _SHEET),
    **dict.fromkeys(("ppt", "odp"), _SLIDES),
}


def read_office(content: bytes, *, name: str, kind: str) -> Reading:
    """Read a document that only an office program understands; it must be installed."""
    target = _TARGETS[kind]
    if not has_tools("soffice"):
        raise UnreadableSource(
            "missing_tool",
            f"{name!r} needs LibreOffice to be read: install {target.package}, "
            f"or save the file as {target.suffix.upper()}.",
        )
    with tempfile.TemporaryDirectory() as folder:
        converted = _convert(content, target, name=name, kind=kind, folder=Path(folder))
    reading = target.read(converted, name=name)
    note = f"{name!r} was converted from {kind.upper()} by LibreOffice"
    return replace(reading, warnings=(*reading.warnings, note))


def _convert(content: bytes, target: _Target, *, name: str, kind: str, folder: Path) -> bytes:
    source = folder / f"source.{kind}"
    source.write_bytes(content)
    command = [
        "soffice",
        # A profile of its own: a running LibreOffice locks the user's.
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        f"{target.suffix}:{target.filter}",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        run_tool(command, seconds=CONVERSION_SECONDS)
        return (folder / f"source.{target.suffix}").read_bytes()
    except (ToolFailed, FileNotFoundError) as error:
        raise UnreadableSource(
            "corrupt",
            f"LibreOffice cannot convert {name!r} ({error}); open it there and save it as"
            f" {target.suffix.upper()}, or install {target.package}.",
        ) from error
