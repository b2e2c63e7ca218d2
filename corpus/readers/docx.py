"""Word documents (DOCX): paragraphs and tables in the order of the body."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import docx
from docx.oxml.ns import qn

from corpus.errors import UnreadableSource
from corpus.readers.docx_legacy import LegacyFonts
from corpus.readers.docx_lists import Numbering
from corpus.readers.docx_parts import (
    BOX,
    FALLBACK,
    PageBreaks,
    margin_lines,
    note_lines,
    paragraph_text,
)
from corpus.readers.draft import BLANK, DraftPage, Line, assemble, row_text
from corpus.readers.zips import refuse_bombs
from corpus.types import Reading

_MOST_COLUMNS = 200

_WRAPPERS = frozenset(map(qn, ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent")))
_NEXT_PAGE = Line(text="")


def read_docx(content: bytes, *, name: str) -> Reading:
    """Read a DOCX file as its author would see it with all changes accepted.

    Pages begin where Word drew them; notes stand at the end, headers and footers as noise after
    them unless they hold the document's number. Comments are left out.
    """
    refuse_bombs(content, name=name, kind="DOCX")
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        body = document.element.body
        fonts = LegacyFonts(document)
        fonts.modernise(body)
        breaks = PageBreaks(body)
        numbered, margins = margin_lines(document, fonts)
        lines = [*numbered, *_block_lines(body, document, numbering, breaks)]
        lines += [*note_lines(document, fonts), BLANK, *margins]
        metadata = {"title": document.core_properties.title or ""}
    except Exception as error:  # whatever a damaged file breaks in python-docx
        raise _corrupt(name, error) from error
    if not any(line.text.strip() and not line.noise for line in lines):
        raise UnreadableSource(
            "no_text", f"{name!r} holds no text; if it is a scan, save it as PDF."
        )
    return assemble(_pages(lines), metadata=metadata, legacy=fonts.found)


def _pages(lines: list[Line]) -> Iterator[DraftPage]:
    page: list[Line] = []
    for line in lines:
        if line is _NEXT_PAGE:
            yield DraftPage(lines=tuple(page))
            page = []
        else:
            page.append(line)
    yield DraftPage(lines=tuple(page))


def _corrupt(name: str, error: Exception) -> UnreadableSource:
    return UnreadableSource(
        "corrupt", f"{name!r} is a damaged DOCX file ({error}); open it in Word and save it again."
    )


def _block_lines(
    parent: Any, document: Any, numbering: Numbering, breaks: PageBreaks | None = None
) -> Iterator[Line]:
    """The lines of blocks; with `breaks`, _NEXT_PAGE stands where a page begins."""
    for element in parent:
        if element.tag == qn("w:p"):
            before, after = breaks.around(element) if breaks else (0, 0)
            yield from [_NEXT_PAGE] * before
            yield from _paragraph(element, document, numbering)
            yield from [_NEXT_PAGE] * after
        elif element.tag == qn("w:tbl"):
            yield BLANK
            yield from _table_lines(element, document, numbering, breaks)
            yield BLANK
        elif element.tag in _WRAPPERS or element.tag == qn("w:sdt"):
            yield from _block_lines(element, document, numbering, breaks)


def _owner(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")), None)


def _paragraph(element: Any, document: Any, numbering: Numbering) -> Iterator[Line]:
    text = paragraph_text(element).strip()
    if text:
        yield Line(text=numbering.marker(element) + text, level=_level(element, document))
    else:
        yield BLANK
    for box in _boxes(element):
        yield from _block_lines(box, document, numbering)


def _boxes(element: Any) -> list[Any]:
    """The text boxes of a paragraph, each once; those inside others belong to the others."""
    return [
        box
        for box in element.iter(BOX)
        if not any(above.tag in (FALLBACK, BOX) for above in _between(box, element))
    ]


def _between(inner: Any, outer: Any) -> Iterator[Any]:
    return takewhile(lambda above: above is not outer, inner.iterancestors())


def _level(element: Any, document: Any) -> int | None:
    """Give the heading level that the paragraph's style, or one it builds on, states."""
    identifier = element.style
    for _ in range(10):
        style = document.styles.element.get_by_id(identifier) if identifier else None
        if style is None:
            return None
        name = (style.name_val or "").lower()
        if name == "title":
            return 1
        if name.startswith("heading ") and name[8:].isdigit():
            return min(9, int(name[8:]))
        based = style.find(qn("w:basedOn"))
        identifier = None if based is None else based.get(qn("w:val"))
    return None


def _table_lines(
    table: Any, document: Any, numbering: Numbering, breaks: PageBreaks | None
) -> Iterator[Line]:
    """One line a row; a cell merged over several rows stands in each of them."""
    above: dict[int, str] = {}
    for row in table.iter(qn("w:tr")):
        if _owner(row) is not table or row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        place = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        cells = [""] * place
        for cell in row.iter(qn("w:tc")):
            if _owner(cell) is not table:
                continue
            if not _is_continued(cell):
                above[place] = _cell(cell, document, numbering)
            width = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            cells += [above.get(place, ""), *[""] * (width - 1)]
            place += width
        before, after = breaks.around_row(row) if breaks else (0, 0)
        yield from [_NEXT_PAGE] * before
        if any(cells):
            yield Line(text=row_text(cells))
        yield from [_NEXT_PAGE] * after


def _is_continued(cell: Any) -> bool:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _number(element: Any, default: int) -> int:
    value = "" if element is None else element.get(qn("w:val"), "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else default


def _cell(cell: Any, document: Any, numbering: Numbering) -> str:
    return " ".join(line.text for line in _block_lines(cell, document, numbering))
