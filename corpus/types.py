"""What the corpus hands on: documents as text, cut into passages that know their offsets."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Language(StrEnum):
    """The three languages of documents, questions and answers (ISO 639-1)."""

    VI = "vi"
    BN = "bn"
    EN = "en"


# Between the source of a container (an archive, a mail) and the name of what is inside it.
MEMBER = "!/"

PageMethod = Literal["text", "actualtext", "poppler", "ocr", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of Unicode code points in a document's stored text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Span):
    """One page of the source: where its text lies, how it was read, how legible it is (0 to 1).

    `number` counts the file's pages from 1; `label` is the number printed on it where that differs.
    """

    number: int
    label: str = ""
    method: PageMethod = "text"
    legibility: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Span):
    """A line that the source itself marks as a heading; level 1 is the highest."""

    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader returns: the text as it will be stored, and what the source said about it.

    `text` is NFC with "\\n" line ends. `pages` are in order and do not overlap. `noise` marks
    what is not content (menus, comment counters, running headers): it stays in the text, so that
    nothing is lost, but never becomes evidence. `metadata` uses the keys title, url, date, author,
    source.
    """

    text: str
    pages: tuple[Page, ...]
    headings: tuple[Heading, ...] = ()
    noise: tuple[Span, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Span):
    """A part of a document under one heading path, such as ("III", "Article 5", "2")."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a document calls itself; None where its text does not say.

    `period` is the month ("2013-07") or year ("2018") of issue where it gives no day. `effective`
    and `expires` are the first and the last day on which it says that it has effect.
    """

    title: str
    number: str | None = None
    kind: str | None = None
    issuer: str | None = None
    date: datetime.date | None = None
    subject: str | None = None
    signer: str | None = None
    place: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    effective: datetime.date | None = None
    expires: datetime.date | None = None
    period: str | None = None

    @property
    def dated(self) -> str | None:
        """When it was issued, in ISO 8601, as exactly as it says: a day, a month or a year."""
        return self.date.isoformat() if self.date else self.period


RelationType = Literal["based_on", "implements", "amends", "replaces", "repeals", "cites"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Span):
    """What a document says about another; the span is where it says so.

    `number` is the other document's official number, or its name as written where it has none.
    `direction` "from": the other document does it to this one ("this act is repealed by …").
    """

    type: RelationType
    number: str
    issuer: str | None = None
    date: datetime.date | None = None
    direction: Literal["to", "from"] = "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source file as text with its identity; `id` derives from the file's bytes."""

    id: str
    source: str
    media_type: str
    language: Language
    identity: Identity
    text: str
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    noise: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Span):
    """A stretch of one document that is retrieved as one: one to a few sentences.

    `sentences` are absolute spans inside the passage; `context` (title and section path) is
    embedded with the text and never shown as a quote.
    """

    document_id: str
    language: Language
    page: int
    section: tuple[str, ...]
    text: str
    sentences: tuple[Span, ...]
    context: str = ""

    def __post_init__(self) -> None:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"passage text does not fit its offsets: {self.start}..{self.end}")

    @property
    def id(self) -> str:
        """Derived from the document and the offsets, never random."""
        return f"{self.document_id}:{self.start}-{self.end}"
