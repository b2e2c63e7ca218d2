"""Turns evidence into citations, and lets none pass that the stored text does not bear out."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Evidence
from assistant.types import Citation
from corpus.parts import cite_path, is_statute
from corpus.types import Document
from index.catalogue import Catalogue


class Citer:
    """Numbers the citations of one answer; the same span is cited once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._documents: dict[str, Document | None] = {}
        self._citations: dict[tuple[str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations made so far, by number."""
        return tuple(self._citations.values())

    def document(self, document_id: str) -> Document | None:
        """A cited document, read from the catalogue once."""
        if document_id not in self._documents:
            self._documents[document_id] = self._catalogue.document(document_id)
        return self._documents[document_id]

    def cite(self, evidence: Evidence) -> Citation | None:
        """The citation of a sentence, or None where the stored text is not what it quotes."""
        passage = evidence.passage
        key = (passage.document_id, evidence.start, evidence.end)
        if key in self._citations:
            return self._citations[key]
        document = self.document(passage.document_id)
        if document is None or document.text[evidence.start : evidence.end] != evidence.text:
            return None
        citation = Citation(
            number=len(self._citations) + 1,
            document_id=document.id,
            title=document.identity.title,
            document_number=document.identity.number,
            language=passage.language,
            page=page_of(document, evidence.start),
            section=passage.section,
            cited_as=cite_path(
                passage.section,
                document.language,
                statute=is_statute(document.text, document.language),
            ),
            start=evidence.start,
            end=evidence.end,
            quote=evidence.text,
        )
        self._citations[key] = citation
        return citation

    def cite_all(self, evidence: Sequence[Evidence]) -> tuple[Citation, ...]:
        """The citations of several sentences; those that fail are left out."""
        return tuple(c for e in evidence if (c := self.cite(e)) is not None)


def page_of(document: Document, at: int) -> int:
    """The number of the page that a code point of the text lies on."""
    return next((p.number for p in reversed(document.pages) if p.start <= at), 1)


def section_of(document: Document, at: int) -> tuple[str, ...]:
    """The heading path that a code point of the text stands under, empty before the first."""
    return next((s.path for s in document.sections if s.start <= at < s.end), ())
