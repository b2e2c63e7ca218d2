"""Word documents (DOCX): paragraphs and tables in the order of the body."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from corpus.errors import UnreadableSource
from corpus.readers.clean import clean_value
from corpus.readers.docx_lists import Numbering
from corpus.readers.draft import BLANK, DraftPage, Line, assemble, row_text
from corpus.readers.zips import refuse_bombs
from corpus.types import Reading

_MOST_COLUMNS = 200

_DROPPED = frozenset(qn(tag) for tag in ("w:del", "w:moveFrom", "w:instrText", "w:delText"))
# Word keeps a second copy of shapes for old programs; both would be read.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(content: bytes, *, name: str) -> Reading:
    """Read a DOCX file as one page; deleted text is left out, footnotes stand at the end."""
    refuse_bombs(content, name=name, kind="DOCX")
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        lines = [*_block_lines(document.element.body, document, numbering)]
        lines += _footnotes(document)
        metadata = {"title": document.core_properties.title or ""}
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise _corrupt(name, error) from error
    except (etree.XMLSyntaxError, RecursionError) as error:
        raise _corrupt(name, error) from error
    if not any(line.text.strip() for line in lines):
        raise UnreadableSource(
            "no_text", f"{name!r} holds no text; if it is a scan, save it as PDF."
        )
    return assemble([DraftPage(lines=tuple(lines))], metadata=metadata)


def _corrupt(name: str, error: Exception) -> UnreadableSource:
    return UnreadableSource(
        "corrupt", f"{name!r} is a damaged DOCX file ({error}); open it in Word and save it again."
    )


def _block_lines(parent: Any, document: Any, numbering: Numbering) -> Iterator[Line]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, document, numbering)
        elif element.tag == qn("w:tbl"):
            yield BLANK
            yield from _table_lines(element, document, numbering)
            yield BLANK
        elif element.tag == qn("w:sdt"):
            for inner in element.findall(qn("w:sdtContent")):
                yield from _block_lines(inner, document, numbering)


def _owner(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")), None)


def _paragraph(element: Any, document: Any, numbering: Numbering) -> Iterator[Line]:
    text = paragraph_text(element)
    if not text.strip():
        yield BLANK
        return
    yield Line(text=numbering.marker(element) + text.strip(), level=_level(element, document))
    for box in _boxes(element):
        yield from _block_lines(box, document, numbering)


def paragraph_text(element: Any) -> str:
    """Give a paragraph's text with insertions and without deletions and text boxes."""
    parts: list[str] = []
    for child in element:
        if child.tag in _DROPPED or child.tag in (_FALLBACK, qn("w:txbxContent"), qn("w:pPr")):
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        else:
            parts.append(paragraph_text(child))
    return "".join(parts)


def _boxes(element: Any) -> list[Any]:
    return [
        box
        for box in element.iter(qn("w:txbxContent"))
        if not any(above.tag == _FALLBACK for above in box.iterancestors())
    ]


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


def _table_lines(table: Any, document: Any, numbering: Numbering) -> Iterator[Line]:
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
        if any(cells):
            yield Line(text=row_text(cells))


def _is_continued(cell: Any) -> bool:
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val")) != "restart"


def _number(element: Any, default: int) -> int:
    value = "" if element is None else element.get(qn("w:val"), "")
    return min(int(value), _MOST_COLUMNS) if value.isdecimal() else default


def _cell(cell: Any, document: Any, numbering: Numbering) -> str:
    return " ".join(line.text for line in _block_lines(cell, document, numbering))


def _footnotes(document: Any) -> list[Line]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            tree = etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True)
            )
            return [BLANK, *_notes(tree)]
    return []


def _notes(tree: Any) -> Iterator[Line]:
    for note in tree.findall(qn("w:footnote")):
        if note.get(qn("w:type")) in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        text = clean_value(" ".join(paragraph_text(part) for part in note.iter(qn("w:p"))))
        if text:
            yield Line(text=f"[{note.get(qn('w:id'))}] {text}")
