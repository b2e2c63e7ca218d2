"""What a question may be about: documents and units of the store by the letters typed so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

import regex

from assistant.register.naming import name_of
from corpus.normalise import fold, strip_diacritics
from corpus.register.types import Obligation, Party
from corpus.types import Document, Language
from index.catalogue import Catalogue
from index.register import Kind

Ask = Literal["deadlines", "obligations", "targets"]
_LISTS: dict[Kind, Ask] = {
    "milestone": "deadlines",
    "obligation": "obligations",
    "target": "targets",
}
_WORD_START = r"(?<![\p{L}\p{M}\p{N}])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A document, or a unit in the language of its name; `asks` are lists that have rows of it."""

    kind: Literal["document", "unit"]
    text: str
    language: Language
    document_id: str | None = None
    number: str | None = None
    asks: tuple[Ask, ...] = ()


def suggest(
    catalogue: Catalogue,
    hidden: frozenset[str],
    typed: str,
    language: Language,
    limit: int,
) -> tuple[Suggestion, ...]:
    """At most `limit` suggestions, those whose names begin as typed first.

    `hidden` documents (old versions, copies) are not suggested. Nothing typed: the latest
    documents, those in `language` first.
    """
    lists = _rows_by_document(catalogue)
    documents = [d for d in catalogue.without_texts() if d.id not in hidden]
    if not typed.strip():
        return tuple(_of_document(d, lists) for d in _latest(documents, language, lists)[:limit])
    pattern = _pattern(typed)
    found = [
        (place, n, _of_document(d, lists))
        for n, d in enumerate(documents)
        if (place := _place(pattern, _names(d))) is not None
    ]
    units = _units(catalogue, hidden, language)
    found += [
        (place, n, Suggestion(kind="unit", text=name, language=language, asks=("obligations",)))
        for n, name in enumerate(units, len(documents))
        if (place := _place(pattern, (name,))) is not None
    ]
    return tuple(own for _, _, own in sorted(found, key=lambda f: f[:2])[:limit])


def _rows_by_document(catalogue: Catalogue) -> Mapping[str, tuple[Ask, ...]]:
    found: dict[str, list[Ask]] = {}
    for kind, name in _LISTS.items():
        for document_id in dict.fromkeys(row.document_id for row in catalogue.register(kind)):
            found.setdefault(document_id, []).append(name)
    return {document_id: tuple(names) for document_id, names in found.items()}


def _latest(
    documents: Iterable[Document], language: Language, lists: Mapping[str, tuple[Ask, ...]]
) -> list[Document]:
    """Documents to begin with: in the reader's language, with dated rows, numbered, recent."""

    def order(document: Document) -> tuple[bool, bool, bool, str]:
        day = document.identity.date
        return (
            document.language is language,
            "deadlines" in lists.get(document.id, ()),
            document.identity.number is not None,
            day.isoformat() if day else "",
        )

    return sorted(documents, key=order, reverse=True)


def _of_document(document: Document, lists: Mapping[str, tuple[Ask, ...]]) -> Suggestion:
    return Suggestion(
        kind="document",
        text=document.identity.title,
        language=document.language,
        document_id=document.id,
        number=document.identity.number,
        asks=lists.get(document.id, ()),
    )


def _names(document: Document) -> tuple[str | None, ...]:
    """What people call a document, its file's name last: it often has the kind and the year."""
    identity = document.identity
    return identity.number, identity.title, PurePath(document.source).stem


def _units(catalogue: Catalogue, hidden: frozenset[str], language: Language) -> Iterator[str]:
    """Names of the units that have duties, in the language where they have a name in it."""
    seen: set[str] = set()
    for row in catalogue.register("obligation"):
        if row.document_id in hidden:
            continue
        assert isinstance(row.value, Obligation)
        for party in (row.value.unit, *row.value.coordinating):
            if party and (name := _name(party, language)) and fold(name) not in seen:
                seen.add(fold(name))
                yield name


def _name(party: Party, language: Language) -> str:
    return name_of(party, language) or " ".join(party.as_written.split())


def _pattern(typed: str) -> list[regex.Pattern[str]]:
    """Each word typed, as the beginning of a word; without marks where none was typed."""
    plain = strip_diacritics(fold(typed)).split()
    return [regex.compile(_WORD_START + regex.escape(word)) for word in plain]


def _place(pattern: list[regex.Pattern[str]], names: Iterable[str | None]) -> int | None:
    """Where the names have the first word typed; None where they lack a word."""
    text = " ".join(strip_diacritics(fold(name)) for name in names if name)
    places = [match.start() if (match := word.search(text)) else None for word in pattern]
    if None in places:
        return None
    return places[0]
