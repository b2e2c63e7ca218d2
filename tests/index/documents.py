"""Three documents in the form that the catalogue keeps."""

from __future__ import annotations

import datetime

from corpus.types import Document, Identity, Language, Page, Passage, Section, Span
from index.catalogue import Catalogue
from index.rows import SourceRecord
from index.types import Terms

TEXTS = {
    "a1": (Language.VI, "Mỗi thôn cử hai người trực đê."),
    "b1": (Language.BN, "প্রতি গ্রামে দুটি নলকূপ বসানো হবে।"),
    "c1": (Language.EN, "Each hamlet appoints two wardens."),
}
KINDS = {"a1": "plan", "b1": "notice", "c1": "plan"}
DATES = {"a1": datetime.date(2024, 2, 29), "b1": None, "c1": datetime.date(2025, 7, 1)}


def document(identifier: str, text: str = "") -> Document:
    """A document of one page and one section."""
    language, own = TEXTS[identifier[:2]]
    text = text or own
    return Document(
        id=identifier,
        source=f"folder/{identifier}.txt",
        media_type="text/plain",
        language=language,
        identity=Identity(
            title=f"Title of {identifier}",
            number="41/KH-UBND",
            kind=KINDS[identifier[:2]],
            issuer="UBND xã Nghĩa Đô",
            date=DATES[identifier[:2]],
            subject="Đê điều",
            signer="Lò Thị Mai",
        ),
        text=text,
        pages=(Page(start=0, end=len(text), number=1, method="ocr", legibility=0.75),),
        sections=(Section(start=0, end=len(text), path=("I", "Điều 2")),),
        noise=(Span(start=0, end=1),),
        warnings=("trang 2 mờ",),
    )


def passages(document: Document) -> list[tuple[Passage, Terms]]:
    """The whole text as one passage, its words as terms."""
    whole = Span(start=0, end=len(document.text))
    passage = Passage(
        document_id=document.id,
        language=document.language,
        page=1,
        section=("I", "Điều 2"),
        text=document.text,
        start=0,
        end=len(document.text),
        sentences=(whole,),
        context=document.identity.title,
    )
    words = tuple(document.text.casefold().strip(".।").split())
    return [(passage, Terms(words=words, facts=("num:2/5", f"doc-{document.id}")))]


def put(catalogue: Catalogue, doc: Document, *, path: str = "", revision: str = "") -> None:
    """Stores a document as the only one of its path."""
    path = path or doc.source
    record = SourceRecord(path=path, bytes_sha256=doc.text, pipeline="1", document_id=doc.id)
    revision = revision or f"r-{doc.id}"
    catalogue.put(doc, revision, doc.text, record, passages(doc), {"place:1": 3})
