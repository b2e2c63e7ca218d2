"""The way in: a path becomes a reading, or an error that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from corpus.errors import UnreadableSource
from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.mail import read_mail
from corpus.readers.office import read_office
from corpus.readers.pdf import read_pdf
from corpus.readers.pptx import read_pptx
from corpus.readers.sniff import OFFICE_SUFFIXES, TEXT_SUFFIXES, sniff
from corpus.readers.text import read_text
from corpus.readers.xlsx import read_xlsx
from corpus.types import Reading

# What a walk through a folder picks up.
SUFFIXES = frozenset(TEXT_SUFFIXES + OFFICE_SUFFIXES)
LARGEST_FILE = 200 * 2**20  # bytes
# Thousands of pages; formats with pictures may be larger.
LARGEST_TEXT = 20 * 2**20  # bytes


class _Reader(Protocol):
    def __call__(self, content: bytes, *, name: str) -> Reading: ...


_READERS: dict[str, _Reader] = {
    "docx": read_docx,
    "xlsx": read_xlsx,
    "pptx": read_pptx,
    "html": read_html,
    "mail": read_mail,
}


def read(path: Path) -> Reading:
    """Read one file; UnreadableSource says why it cannot become a document and what to do."""
    content = load_bytes(path)
    name = path.name
    kind = sniff(content, name=name, suffix=path.suffix.lower())
    if kind in ("html", "markdown", "text") and len(content) > LARGEST_TEXT:
        raise UnreadableSource(
            "too_large",
            f"{name!r} has {len(content) >> 20} MB of text, more than {LARGEST_TEXT >> 20};"
            " split it first.",
        )
    match kind:
        case "pdf":
            return read_pdf(content, name=name, path=path)
        case "doc" | "odt" | "rtf" | "xls" | "ods" | "ppt" | "odp":
            return read_office(content, name=name, kind=kind)
        case "docx" | "xlsx" | "pptx" | "html" | "mail":
            return _READERS[kind](content, name=name)
        case "markdown" | "text":
            return read_text(content, name=name, markdown=kind == "markdown")
        case "zip":
            raise UnreadableSource(
                "unsupported_type", f"{name!r} is no document itself; ingest what is in it."
            )


def load_bytes(path: Path) -> bytes:
    """Give a file's bytes; UnreadableSource where it is missing, closed, empty or too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableSource(
                "too_large",
                f"{path.name!r} has {size / 2**20:.0f} MB, more than 200 MB; split it first.",
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(
            "not_found", f"{str(path)!r} does not exist; check the path."
        ) from error
    except PermissionError as error:
        raise UnreadableSource(
            "permission_denied", f"{str(path)!r} may not be read; change its permissions."
        ) from error
    except OSError as error:
        raise UnreadableSource(
            "unsupported_type", f"{str(path)!r} cannot be read as a file: {error.strerror}."
        ) from error
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableSource("empty", f"{path.name!r} is empty; check the file.")
    return content
