"""PDF files: each page by the best way that works for it, and said which one that was."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import regex
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from corpus.errors import UnreadableSource
from corpus.limits import page_done
from corpus.readers import ocr
from corpus.readers.draft import DraftPage, Line, assemble
from corpus.readers.legibility import READABLE, legibility
from corpus.readers.pdf_lines import PageLine, join_lines
from corpus.readers.pdf_page import FilePage, read_page
from corpus.readers.pdf_pages import make_way, mark_noise
from corpus.readers.pdf_rows import join_rows
from corpus.readers.pdf_structure import Title, declared_pages, outline_titles, page_labels
from corpus.readers.pdf_walk import Font
from corpus.readers.tools import ToolFailed
from corpus.types import Reading

# A scan's text layer holds at most a signature stamp, a few lines.
_STAMP_LENGTH = 250
_MOST_WARNINGS = 5
# Recognition that is less sure of its letters saw a drawing or a photograph.
_FEWEST_SURE = 0.5
_CATALOG = regex.compile(rb"\b(\d+) 0 obj\b[^>]{0,200}/Type\s*/Catalog\b")


@dataclass(slots=True, kw_only=True)
class _File:
    """One file as it is read; `notes` become its warnings."""

    name: str
    reader: PdfReader
    scans: ocr.Recogniser
    titles: dict[int, list[Title]]
    labels: list[str]
    fonts: dict[int, Font] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_pdf(content: bytes, *, name: str, path: Path) -> Reading:
    """Read a PDF; pages that nothing can read stay, with method "none" and a warning."""
    with _quiet():
        reader = _open(content, name=name)
        count = _page_count(reader, name=name)
        file = _File(
            name=name,
            reader=reader,
            scans=ocr.Recogniser(path),
            titles=outline_titles(reader),
            labels=page_labels(reader),
        )
        pages = []
        for index in range(count):
            pages.append(_page(file, index))
            page_done()
        # Scanners write dates as titles, and old fonts leave titles that nobody can read.
        honest = any(page.method not in ("ocr", "none") for page in pages)
        metadata = {"title": _title(reader) if honest else ""}
        damage = _damage(content, declared_pages(reader), count, name=name)
    return assemble(
        make_way(join_rows(mark_noise(pages))),
        metadata=metadata,
        warnings=[*damage, *_shortened(file)],
    )


def _damage(content: bytes, declared: int | None, count: int, *, name: str) -> list[str]:
    """Say what is missing of a file that could be read in part."""
    reasons = []
    # An end may also be that of an earlier revision, with the next one begun after it.
    if b" obj" in content[content.rfind(b"%%EOF") + 1 :]:
        reasons.append("it ends early")
    if declared is not None and declared > count:
        reasons.append(f"it names {declared} pages and holds {count}")
    if not reasons:
        return []
    return [f"{name!r} is damaged ({', '.join(reasons)}); download or export it again"]


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


def _page(file: _File, index: int) -> DraftPage:
    page = read_page(file.reader, index, fonts=file.fonts)
    label = file.labels[index] if index < len(file.labels) else ""
    return replace(_best(file, index, page), label=label)


def _best(file: _File, index: int, page: FilePage) -> DraftPage:
    text = "\n".join(line.text for line in page.lines)
    quality = legibility(text)
    scanned = page.has_image and len(text) < _STAMP_LENGTH
    titles = file.titles.get(index, ())
    if quality >= READABLE and not scanned:
        lines = _joined(page.lines, titles)
        return DraftPage(lines=lines, method=page.method, legibility=quality, legacy=page.legacy)
    if not text and not page.has_image and not page.failed:
        return DraftPage(lines=(), method=page.method, legibility=0.0)
    better = () if scanned else ocr.poppler_lines(file.scans.path, index)
    quality = legibility("\n".join(line.text for line in better))
    if quality >= READABLE:
        return DraftPage(lines=_joined(better, titles), method="poppler", legibility=quality)
    return _recognised(file, index, page)


def _recognised(file: _File, index: int, page: FilePage) -> DraftPage:
    what = f"page {index + 1} of {file.name!r}"
    damaged = tuple(Line(text=line.text, noise=True) for line in page.lines)
    unread = DraftPage(lines=damaged, method="none", legibility=0.0)
    if not ocr.can_recognise():
        file.notes.append(f"{what} is not readable; install {ocr.PACKAGES}")
        return unread
    try:
        found = file.scans.recognise(index)
    except ToolFailed as error:
        file.notes.append(f"{what} could not be recognised: {error}")
        return unread
    if not found.lines:
        file.notes.append(f"{what} shows no text")
        return unread
    if found.legibility < _FEWEST_SURE:
        file.notes.append(f"{what} is too unclear to be recognised")
        return unread
    lines = _joined(found.lines, file.titles.get(index, ()))
    return DraftPage(lines=lines, method="ocr", legibility=found.legibility)


def _joined(lines: Sequence[PageLine], titles: Sequence[Title]) -> tuple[Line, ...]:
    """Give whole lines; those that the outline names are headings."""
    levels = {_letters(title): depth for title, depth in titles}
    return tuple(
        Line(
            text=line.text,
            level=None if line.cells else levels.get(_letters(line.text)),
            cells=line.cells,
            same=line.same,
        )
        for line in join_lines(lines)
    )


def _letters(text: str) -> str:
    return regex.sub(r"[^\p{L}\p{M}\p{N}]", "", text.casefold())


def _shortened(file: _File) -> list[str]:
    notes = file.notes
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
