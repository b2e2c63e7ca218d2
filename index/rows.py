"""Documents and passages as rows of the catalogue: written and read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from corpus.types import MEMBER, Document, Identity, Language, Page, Passage, Section, Span
from index.similarity import SAME_TEXT, resemblance
from index.types import Terms

_UPLOAD = "upload:"  # no resolved path begins so


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What the store knows of a source path: which bytes, read by which pipeline, became what.

    A document inside an archive or mail has the path "container!/member". The path "container!/"
    itself stands for no document (id ""): it says that all its members are in the store.
    """

    path: str
    bytes_sha256: str
    pipeline: str
    document_id: str


def upload_key(name: str, owner: str = "") -> str:
    """The path that an uploaded file is known by; with `owner` apart from others of that name."""
    return f"{_UPLOAD}{owner}/{name}" if owner else _UPLOAD + name


def delete_document(connection: sqlite3.Connection, document_id: str) -> bool:
    """Deletes a document, and notes that its vectors are still to be deleted."""
    revision = connection.execute(
        "SELECT revision FROM documents WHERE id = ?", (document_id,)
    ).fetchone()
    if revision is None:
        return False
    connection.execute(
        "DELETE FROM terms WHERE rowid IN (SELECT number FROM passages WHERE document_id = ?)",
        (document_id,),
    )
    connection.execute(
        "DELETE FROM sentences WHERE passage IN (SELECT id FROM passages WHERE document_id = ?)",
        (document_id,),
    )
    connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM relations WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM register WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
    connection.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (revision["revision"],))
    return True


def delete_sources(connection: sqlite3.Connection, document_id: str) -> None:
    """Deletes a document's paths; containers that it came from are complete no more."""
    connection.execute(
        "DELETE FROM sources WHERE document_id = '' AND EXISTS (SELECT 1 FROM sources s"
        " WHERE s.document_id = ?1"
        " AND substr(s.path || ?2, 1, length(sources.path)) = sources.path)",
        (document_id, MEMBER),
    )
    connection.execute("DELETE FROM sources WHERE document_id = ?", (document_id,))


# Documents that no path stands for and that share an identity with the document ?1.
_EARLIER = (
    "SELECT d.id FROM documents d JOIN documents n ON d.number = n.number"
    " AND d.issuer IS n.issuer AND d.date IS n.date AND d.id != n.id"
    " WHERE n.id = ?1 AND d.sequence < n.sequence"
    " AND d.id NOT IN (SELECT document_id FROM sources)"
)


def earlier_versions(connection: sqlite3.Connection, document_id: str) -> list[str]:
    """Ids of the versions before a document."""
    return [row["id"] for row in connection.execute(_EARLIER, (document_id,))]


def is_version(connection: sqlite3.Connection, older: str, newer: str) -> bool:
    """Whether two documents are one by number, issuer and date, and much of their text."""
    rows = {
        row["id"]: row
        for row in connection.execute(
            "SELECT id, number, issuer, date, signature FROM documents WHERE id IN (?, ?)",
            (older, newer),
        )
    }
    if len(rows) != 2 or rows[older]["number"] is None:
        return False
    if any(rows[older][c] != rows[newer][c] for c in ("number", "issuer", "date")):
        return False
    return resemblance(rows[older]["signature"], rows[newer]["signature"])[0] >= SAME_TEXT


def insert_source(connection: sqlite3.Connection, source: SourceRecord) -> None:
    """Writes what a source path stands for."""
    connection.execute(
        "INSERT INTO sources (path, bytes_sha256, pipeline, document_id) VALUES (?, ?, ?, ?)",
        (source.path, source.bytes_sha256, source.pipeline, source.document_id),
    )


def insert_document(
    connection: sqlite3.Connection,
    document: Document,
    revision: str,
    text_sha256: str,
    topics: Mapping[str, int],
    signature: bytes = b"",
) -> None:
    """Writes a document with its text, topics and signature, as the newest one."""
    identity = document.identity
    row = {
        "id": document.id,
        "revision": revision,
        "source": document.source,
        "media_type": document.media_type,
        "language": document.language.value,
        "title": identity.title,
        "number": identity.number,
        "kind": identity.kind,
        "issuer": identity.issuer,
        "date": identity.dated,
        "subject": identity.subject,
        "signer": identity.signer,
        "place": identity.place,
        "urgency": identity.urgency,
        "secrecy": identity.secrecy,
        "effective": _iso(identity.effective),
        "expires": _iso(identity.expires),
        "sequence": connection.execute(
            "SELECT coalesce(max(sequence), 0) + 1 FROM documents"
        ).fetchone()[0],
        "signature": signature,
        "text": document.text,
        "text_sha256": text_sha256,
        "pages": _dump(document.pages),
        "sections": _dump(document.sections),
        "noise": _dump(document.noise),
        "warnings": json.dumps(document.warnings, ensure_ascii=False),
        "topics": json.dumps(dict(topics), ensure_ascii=False),
    }
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO documents ({columns}) VALUES ({marks})", tuple(row.values()))


def vector_id(revision: str, passage: Passage) -> str:
    """The id of a passage's vector: another revision of a document has other vectors."""
    return f"{revision}:{passage.start}-{passage.end}"


def insert_passages(
    connection: sqlite3.Connection, revision: str, passages: Sequence[tuple[Passage, Terms]]
) -> None:
    """Writes passages, each with its vector id and its terms."""
    for passage, terms in passages:
        cursor = connection.execute(
            "INSERT INTO passages (id, vector, document_id, language, page, section, start, stop,"
            " text, sentences, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                passage.id,
                vector_id(revision, passage),
                passage.document_id,
                passage.language.value,
                passage.page,
                json.dumps(passage.section, ensure_ascii=False),
                passage.start,
                passage.end,
                passage.text,
                json.dumps([[s.start, s.end] for s in passage.sentences]),
                passage.context,
            ),
        )
        connection.execute(
            "INSERT INTO terms (rowid, words, folded, facts, concepts) VALUES (?, ?, ?, ?, ?)",
            (
                cursor.lastrowid,
                " ".join(terms.words),
                " ".join(terms.folded),
                " ".join(terms.facts),
                " ".join(terms.concepts),
            ),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _is_day(written: str | None) -> bool:
    # A month or a year of issue lies in the same column.
    return written is not None and len(written) == len("2025-06-30")


def _dump(values: Sequence[Page | Section | Span]) -> str:
    return json.dumps([asdict(v) for v in values], ensure_ascii=False)


def read_document(row: sqlite3.Row) -> Document:
    """A row of documents as a document."""
    return Document(
        id=row["id"],
        source=row["source"],
        media_type=row["media_type"],
        language=Language(row["language"]),
        identity=Identity(
            title=row["title"],
            number=row["number"],
            kind=row["kind"],
            issuer=row["issuer"],
            date=_day(row["date"]) if _is_day(row["date"]) else None,
            period=None if _is_day(row["date"]) else row["date"],
            subject=row["subject"],
            signer=row["signer"],
            place=row["place"],
            urgency=row["urgency"],
            secrecy=row["secrecy"],
            effective=_day(row["effective"]),
            expires=_day(row["expires"]),
        ),
        text=row["text"],
        pages=tuple(Page(**p) for p in json.loads(row["pages"])),
        sections=tuple(
            Section(path=tuple(s["path"]), start=s["start"], end=s["end"])
            for s in json.loads(row["sections"])
        ),
        noise=tuple(Span(**n) for n in json.loads(row["noise"])),
        warnings=tuple(json.loads(row["warnings"])),
    )


def read_passage(row: sqlite3.Row) -> Passage:
    """A row of passages as a passage."""
    return Passage(
        document_id=row["document_id"],
        language=Language(row["language"]),
        page=row["page"],
        section=tuple(json.loads(row["section"])),
        text=row["text"],
        start=row["start"],
        end=row["stop"],
        sentences=tuple(Span(start=a, end=b) for a, b in json.loads(row["sentences"])),
        context=row["context"],
    )
