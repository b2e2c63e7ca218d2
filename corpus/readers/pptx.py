"""Presentations (PPTX): every slide is a page, its title a heading, tables row by row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER

from corpus.errors import UnreadableSource
from corpus.readers.draft import BLANK, DraftPage, Line, assemble, row_text
from corpus.readers.zips import refuse_bombs
from corpus.types import Reading

_DEEPEST = 10
# What a template prints on every slide.
_FURNITURE = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.SLIDE_NUMBER}
)


def read_pptx(content: bytes, *, name: str) -> Reading:
    """Read the text, tables and speaker's notes of a presentation from top to bottom."""
    refuse_bombs(content, name=name, kind="PPTX")
    notes: list[str] = []
    try:
        slides = pptx.Presentation(io.BytesIO(content))
        pages = [_page(slide, number, notes) for number, slide in enumerate(slides.slides, start=1)]
        title = str(slides.core_properties.title or "")
    except Exception as error:
        raise UnreadableSource(
            "corrupt", f"{name!r} is a damaged PPTX file ({error}); open and save it again."
        ) from error
    if not any(line.text.strip() for page in pages for line in page.lines):
        raise UnreadableSource("no_text", f"{name!r} holds no text; check which file was meant.")
    return assemble(pages, metadata={"title": title}, warnings=notes)


def _page(slide: Any, number: int, notes: list[str]) -> DraftPage:
    if slide.element.get("show") == "0":
        notes.append(f"slide {number} is hidden; it was read too")
    title = slide.shapes.title
    lines: list[Line] = []
    if title is not None and title.text_frame.text.strip():
        lines += [Line(text=" ".join(title.text_frame.text.split()), level=1), BLANK]
    shapes = (s for s in slide.shapes if title is None or s.shape_id != title.shape_id)
    lines += _lines(shapes, 1)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        lines += [BLANK, *_paragraphs(slide.notes_slide.notes_text_frame)]
    return DraftPage(lines=tuple(lines))


def _lines(shapes: Iterable[Any], depth: int) -> Iterator[Line]:
    for shape in sorted(shapes, key=lambda s: (s.top or 0, s.left or 0)):
        if hasattr(shape, "shapes"):
            if depth < _DEEPEST:
                yield from _lines(shape.shapes, depth + 1)
        elif shape.has_table if hasattr(shape, "has_table") else False:
            yield from _rows(shape.table)
        elif shape.has_text_frame:
            furniture = shape.is_placeholder and shape.placeholder_format.type in _FURNITURE
            yield from _paragraphs(shape.text_frame, noise=furniture)
            yield BLANK


def _paragraphs(frame: Any, *, noise: bool = False) -> Iterator[Line]:
    for paragraph in frame.paragraphs:
        text = "".join(run.text for run in paragraph.runs).strip()
        if text:
            yield Line(text=text, noise=noise)


def _rows(table: Any) -> Iterator[Line]:
    """Rows with " | " between cells; a cell merged over several rows stands in each of them."""
    above: list[str] = []
    for row in table.rows:
        cells: list[str] = []
        for place, cell in enumerate(row.cells):
            down = cell.is_spanned and not cell._tc.hMerge and place < len(above)
            cells.append(above[place] if down else cell.text_frame.text)
        above = cells
        yield Line(text=row_text(cells))
    yield BLANK
