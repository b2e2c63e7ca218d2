"""PDF files: each page by the best way that works for it, and said which one that was."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import regex
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.errors import UnreadableSource
from corpus.readers import ocr
from corpus.readers.draft import DraftPage, Line, assemble
from corpus.readers.legibility import READABLE, legibility
from corpus.readers.pdf_lines import PageLine, join_lines
from corpus.readers.pdf_page import FilePage, read_page
from corpus.readers.pdf_pages import mark_noise
from corpus.readers.pdf_walk import Font
from corpus.readers.tools import ToolFailed
from corpus.types import Reading

# A scan's text layer holds at most a signature stamp, a few lines.
_STAMP_LENGTH = 250
_MOST_WARNINGS = 5
_CATALOG = regex.compile(rb"\b(\d+) 0 obj\b[^>]{0,200}/Type\s*/Catalog\b")


def read_pdf(content: bytes, *, name: str, path: Path) -> Reading:
    """Read a PDF; pages that nothing can read stay, with method "none" and a warning."""
    notes: list[str] = []
    with _quiet():
        reader = _open(content, name=name)
        scans = ocr.Recogniser(path)
        fonts: dict[int, Font] = {}
        pages = []
        for index in range(_page_count(reader, name=name)):
            page = read_page(reader, index, fonts=fonts)
            pages.append(_best(page, scans=scans, number=index + 1, name=name, notes=notes))
        # Scanners write dates as titles, and old fonts leave titles that nobody can read.
        honest = any(page.method not in ("ocr", "none") for page in pages)
        metadata = {"title": _title(reader) if honest else ""}
    return assemble(mark_noise(pages), metadata=metadata, warnings=_shortened(notes))


def _open(content: bytes, *, name: str) -> PdfReader:
    try:
        reader = _parsed(content)
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    except Exception as error:  # whatever a damaged file breaks in the parser
        raise _corrupt(name, error) from error
    if locked:
        raise UnreadableSource(
            "encrypted", f"{name!r} is protected by a password; save a copy without one."
        )
    return reader


def _parsed(content: bytes) -> PdfReader:
    try:
        return PdfReader(io.BytesIO(content), strict=False)
    except PyPdfError:
        catalog = _CATALOG.search(content)
        if catalog is None:
            raise
        # A cut file lacks its table of objects; with an end, pypdf looks for them one by one.
        end = b"\ntrailer\n<< /Root %s 0 R >>\nstartxref\n0\n%%%%EOF\n" % catalog[1]
        return PdfReader(io.BytesIO(content + end), strict=False)


def _page_count(reader: PdfReader, *, name: str) -> int:
    try:
        count = len(reader.pages)
    except Exception as error:  # whatever a damaged file breaks in the parser
        raise _corrupt(name, error) from error
    if not count:
        raise _corrupt(name, "it has no pages")
    return count


def _corrupt(name: str, reason: object) -> UnreadableSource:
    return UnreadableSource(
        "corrupt", f"{name!r} is a damaged PDF ({reason}); download or export it again."
    )


def _title(reader: PdfReader) -> str:
    try:
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, TypeError, AttributeError):
        return ""
    return title if legibility(title) >= READABLE else ""


def _best(
    page: FilePage, *, scans: ocr.Recogniser, number: int, name: str, notes: list[str]
) -> DraftPage:
    text = "\n".join(line.text for line in page.lines)
    quality = round(legibility(text) * page.trust, 3)
    scanned = page.has_image and len(text) < _STAMP_LENGTH
    if quality >= READABLE and not scanned:
        return DraftPage(lines=_joined(page.lines), method=page.method, legibility=quality)
    if not text and not page.has_image and not page.failed:
        return DraftPage(lines=(), method=page.method, legibility=0.0)
    if not scanned:
        better = ocr.poppler_text(scans.path, number) if page.trust >= READABLE else None
        if better is not None:
            lines = tuple(Line(text=line) for line in better.split("\n"))
            return DraftPage(lines=lines, method="poppler", legibility=legibility(better))
    return _recognised(page, scans=scans, number=number, name=name, notes=notes)


def _recognised(
    page: FilePage, *, scans: ocr.Recogniser, number: int, name: str, notes: list[str]
) -> DraftPage:
    damaged = tuple(Line(text=line.text, noise=True) for line in page.lines)
    unread = DraftPage(lines=damaged, method="none", legibility=0.0)
    if not ocr.can_recognise():
        notes.append(f"page {number} of {name!r} is not readable; install {ocr.PACKAGES}")
        return unread
    try:
        found = scans.recognise(number)
    except ToolFailed as error:
        notes.append(f"page {number} of {name!r} could not be recognised: {error}")
        return unread
    if not found.lines:
        notes.append(f"page {number} of {name!r} shows no text")
        return unread
    return DraftPage(lines=_joined(found.lines), method="ocr", legibility=found.legibility)


def _joined(lines: tuple[PageLine, ...]) -> tuple[Line, ...]:
    return tuple(Line(text=line.text) for line in join_lines(lines))


def _shortened(notes: list[str]) -> list[str]:
    if len(notes) <= _MOST_WARNINGS:
        return notes
    return [*notes[:_MOST_WARNINGS], f"and {len(notes) - _MOST_WARNINGS} more pages like these"]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's complaints about sloppy files off standard error."""
    logger = logging.getLogger("pypdf")
    # Never undone: files may be read in several threads at once.
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
