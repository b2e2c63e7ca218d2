"""The readers that are measured side by side: this program's and four others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2

from corpus.readers.pdf import read_pdf
from corpus.readers.tools import has_tools, run_tool

_SECONDS = 120.0
OURS = "assistant"


def peers() -> dict[str, Callable[[Path], str]]:
    """Every reader by its name, this program's first; pdftotext only where it is installed."""
    found: dict[str, Callable[[Path], str]] = {
        OURS: read_ours,
        "pypdf": _pypdf,
        "pypdfium2": _pypdfium2,
        "pdfplumber": _pdfplumber,
    }
    return {**found, "pdftotext": _pdftotext} if has_tools("pdftotext") else found


def read_ours(path: Path) -> str:
    """Give a PDF's text as this program stores it."""
    return read_pdf(path.read_bytes(), name=path.name, path=path).text


def _pypdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _pypdfium2(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def _pdfplumber(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def _pdftotext(path: Path) -> str:
    text = run_tool(["pdftotext", "-enc", "UTF-8", path, "-"], seconds=_SECONDS)
    return text.decode("utf-8", errors="replace")
