"""What a file is, told by its content first and its suffix second."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal

import regex

from corpus.errors import UnreadableSource

Kind = Literal[
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "doc",
    "xls",
    "ppt",
    "rtf",
    "html",
    "markdown",
    "text",
    "mail",
    "zip",
]

TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm", ".eml")
OFFICE_SUFFIXES = (
    *(".pdf", ".docx", ".xlsx", ".pptx", ".doc", ".xls", ".ppt", ".odt", ".ods", ".odp"),
    *(".rtf", ".zip"),
)

_HTML = regex.compile(rb"<(?:!doctype\s+html|html|head|body)\b", regex.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams of such a container are named in UTF-16.
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_MAIN_PARTS: tuple[tuple[str, Kind], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
)
_OPEN_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sniff(content: bytes, *, name: str, suffix: str) -> Kind:
    """Tell what `content` is; UnreadableSource when it is nothing that a reader takes."""
    head = content[:4096]
    # Before PDF, which may stand uncompressed at the start of an archive.
    if head.startswith(b"PK\x03\x04"):
        return _packed(content, name=name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        streams = ((kind, stream.encode("utf-16-le")) for stream, kind in _OLE_STREAMS)
        return next((kind for kind, stream in streams if stream in content), "doc")
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if suffix in OFFICE_SUFFIXES and not _HTML.search(head):
        raise UnreadableSource(
            "corrupt",
            f"{name!r} is not a {suffix[1:].upper()} file inside; save or download it again.",
        )
    if _is_binary(head):
        code: Literal["corrupt", "unsupported_type"] = (
            "corrupt" if suffix in TEXT_SUFFIXES else "unsupported_type"
        )
        raise UnreadableSource(
            code, f"{name!r} holds binary data, not a document; check which file was meant."
        )
    return _text_kind(head, name=name, suffix=suffix)


def _text_kind(head: bytes, *, name: str, suffix: str) -> Kind:
    if suffix in (".html", ".htm") or (suffix not in (".md", ".eml") and _HTML.search(head[:1024])):
        return "html"
    if suffix == ".md":
        return "markdown"
    if suffix == ".eml":
        return "mail"
    if suffix in (".txt", "", *OFFICE_SUFFIXES):
        return "html" if suffix in OFFICE_SUFFIXES else "text"
    raise UnreadableSource(
        "unsupported_type",
        f"{name!r} is not a document; use one of {', '.join(TEXT_SUFFIXES + OFFICE_SUFFIXES)}.",
    )


def _is_binary(head: bytes) -> bool:
    if head.startswith(_WIDE_BOMS):
        return False
    if head.count(0) and not _looks_wide(head):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1b" for byte in head)
    return not _looks_wide(head) and controls > len(head) * 0.05


def _looks_wide(head: bytes) -> bool:
    """Tell UTF-16 without a byte order mark: line ends and blanks at one parity only."""
    even, odd = head[0::2], head[1::2]
    nuls = (even.count(0), odd.count(0))
    return max(nuls) >= len(head) * 0.05 and min(nuls) == 0


def _packed(content: bytes, *, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            for part, kind in _MAIN_PARTS:
                if part in names:
                    return kind
            small = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            written = archive.read("mimetype") if small else b""
            for start, kind in _OPEN_KINDS:
                if written.startswith(start):
                    return kind
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise UnreadableSource(
            "corrupt", f"{name!r} is a damaged ZIP container ({error}); save it again."
        ) from error
    return "zip"
