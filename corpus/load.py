"""A source file becomes a document: read, cleared of noise, identified, cut into sections."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.detect import detect_language
from corpus.errors import UnreadableSource
from corpus.identity import identify_file
from corpus.noise import closing_spans, noise_spans
from corpus.pages import page_ranges
from corpus.readers.dispatch import SUFFIXES, read
from corpus.register.extract import extract
from corpus.register.types import Register
from corpus.relations import find_relations
from corpus.sections import find_sections
from corpus.tables.find import find_tables
from corpus.tables.types import Table
from corpus.tables.units import with_rows
from corpus.types import Document, Language, Reading, Relation, Span
from corpus.units import Unit, find_units

_ID_LENGTH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A document with the units that it is made of and all that was understood of it."""

    document: Document
    units: tuple[Unit, ...]
    tables: tuple[Table, ...] = ()
    relations: tuple[Relation, ...] = ()
    register: Register = field(default_factory=Register)


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes; UnreadableSource where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        message = f"{str(path)!r} does not exist; check the path"
        raise UnreadableSource("not_found", message) from error
    except PermissionError as error:
        message = f"{str(path)!r} may not be read; check its permissions"
        raise UnreadableSource("permission_denied", message) from error
    except OSError as error:
        message = f"{str(path)!r} cannot be read ({error.strerror}); check the file"
        raise UnreadableSource("corrupt", message) from error


def find_files(path: Path) -> list[Path]:
    """A file itself, or all documents below a folder in order; hidden ones are passed over."""
    if not path.is_dir():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file()
        and file.suffix.lower() in SUFFIXES
        and not any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
    )


def document_id(bytes_sha256: str) -> str:
    """The id of a document: a function of its file's bytes alone."""
    return bytes_sha256[:_ID_LENGTH]


def load_document(
    path: Path, *, source: str, bytes_sha256: str, allow_secret: bool = False
) -> Loaded:
    """Reads `path`; raises UnreadableSource with a code and a message where that fails.

    A document marked as secret is refused (code `secret`) unless `allow_secret`.
    """
    reading = read(path)
    text = reading.text
    language = detect_language(text)
    identity, doubts = identify_file(text, language, reading.metadata, name=path.name)
    if identity.secrecy and not allow_secret:
        raise _secret(path, identity.secrecy)
    tables = find_tables(text, noise=reading.noise)
    noise = _merged([*reading.noise, *_outside(tables, noise_spans(text), text, language)])
    lines = find_units(text, language, headings=reading.headings, noise=noise, pages=reading.pages)
    units = with_rows(text, lines, tables)
    document = Document(
        id=document_id(bytes_sha256),
        source=source,
        media_type=mimetypes.guess_type(path.name)[0] or "text/plain",
        language=language,
        identity=identity,
        text=text,
        pages=reading.pages,
        sections=find_sections(units, len(text)),
        noise=noise,
        warnings=(*reading.warnings, *_page_warnings(reading), *doubts),
    )
    return Loaded(
        document=document,
        units=units,
        tables=tables,
        relations=find_relations(text, lines, identity, language),
        register=extract(document, units, tables),
    )


def _secret(path: Path, mark: str) -> UnreadableSource:
    message = (
        f"{path.name!r} is marked {mark!r} and was not read in; keep it out of this store, or set"
        " ASSISTANT_ALLOW_SECRET=true where everyone who uses the store may see it"
    )
    return UnreadableSource("secret", message)


def _outside(
    tables: Sequence[Table], noise: Sequence[Span], text: str, language: Language
) -> list[Span]:
    """The noise that is no part of a table, with recipients and signatures."""
    lines = [n for n in noise if not any(t.start <= n.start < t.end for t in tables)]
    for closing in closing_spans(text, language):
        if any(t.start <= closing.start < t.end for t in tables):
            continue
        end = min([closing.end, *(t.start for t in tables if t.start > closing.start)])
        lines.append(Span(start=closing.start, end=end))
    return lines


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _page_warnings(reading: Reading) -> tuple[str, ...]:
    unread = [p.number for p in reading.pages if p.method == "none"]
    if not unread:
        return ()
    which = f"{len(unread)} of {len(reading.pages)} pages"
    if len(unread) < len(reading.pages):
        which += f" ({page_ranges(unread)})"
    return (f"{which} could not be read and are no evidence",)
