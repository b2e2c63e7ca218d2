"""What a Word document keeps outside its body: notes, headers and footers; and its runs as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from corpus.particulars.docnumbers import find_document_numbers
from corpus.readers.clean import clean_value
from corpus.readers.docx_legacy import LegacyFonts
from corpus.readers.draft import BLANK, Line

_DELETED = ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText", "w:pPr")
# Word keeps a second copy of shapes for old programs; both would be read.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = qn("w:txbxContent")
_DROPPED = frozenset((*map(qn, _DELETED), FALLBACK, BOX))
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_RENDERED = qn("w:lastRenderedPageBreak")
_NOTES = (("/footnotes", "w:footnote"), ("/endnotes", "w:endnote"))


def paragraph_text(element: Any) -> str:
    """Give a paragraph's text with insertions and without deletions and text boxes."""
    parts: list[str] = []
    for child in element:
        if child.tag in _DROPPED:
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        else:
            parts.append(paragraph_text(child))
    return "".join(parts)


class PageBreaks:
    """Where pages begin: where Word last drew them, else where the author asked for one."""

    def __init__(self, body: Any) -> None:
        self._rendered = next(body.iter(_RENDERED), None) is not None

    def around(self, element: Any) -> tuple[int, int]:
        """How many pages begin before the text of a paragraph, and how many in or after."""
        before = after = 0
        seen = False
        for part in element.iter(qn("w:t"), qn("w:br"), _RENDERED, qn("w:pageBreakBefore")):
            if part.tag == qn("w:t"):
                seen = seen or bool((part.text or "").strip())
            elif self._counts(part):
                before, after = (before, after + 1) if seen else (before + 1, after)
        return before, after

    def around_row(self, row: Any) -> tuple[int, int]:
        """The same for a table's row: each cell that goes on overleaf says so."""
        cells = [self.around(cell) for cell in row.iter(qn("w:tc"))]
        return max((b for b, _ in cells), default=0), max((a for _, a in cells), default=0)

    def _counts(self, part: Any) -> bool:
        if self._rendered:
            return bool(part.tag == _RENDERED)
        if part.tag == qn("w:br"):
            return bool(part.get(qn("w:type")) == "page")
        return bool(part.tag != _RENDERED and part.get(qn("w:val")) not in ("0", "false"))


def note_lines(document: Any, fonts: LegacyFonts) -> Iterator[Line]:
    """Footnotes, then endnotes, each as "[its number] text"."""
    for ending, tag in _NOTES:
        for root in _roots(document, ending, fonts):
            yield BLANK
            for note in root.findall(qn(tag)):
                if note.get(qn("w:type")) in (None, "normal") and (
                    text := _flat(note.iter(qn("w:p")))
                ):
                    yield Line(text=f"[{note.get(qn('w:id'))}] {text}")


def margin_lines(document: Any, fonts: LegacyFonts) -> tuple[list[Line], list[Line]]:
    """Headers and footers, each text once: those with a document's number, and the others.

    The others are noise: they repeat on every page.
    """
    found: dict[str, None] = {}
    for ending in ("/header", "/footer"):
        for root in _roots(document, ending, fonts):
            found.update((text, None) for part in root.iter(qn("w:p")) if (text := _flat([part])))
    numbered = [text for text in found if any(m.number for m in find_document_numbers(text))]
    others = [Line(text=text, noise=True) for text in found if text not in numbered]
    return [Line(text=text) for text in numbered], others


def _flat(paragraphs: Iterable[Any]) -> str:
    return clean_value(" ".join(paragraph_text(paragraph) for paragraph in paragraphs))


def _roots(document: Any, ending: str, fonts: LegacyFonts) -> Iterator[Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, parser)
            fonts.modernise(root)
            yield root
