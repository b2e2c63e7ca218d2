"""The catalogue: documents, their text, passages and lexical index in one SQLite file.

It is the truth about what the store holds: a passage exists when the catalogue says so, and a
vector without a row here is never shown. One document is written in one transaction.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.register.types import Register
from corpus.types import MEMBER, Document, Language, Passage, Relation
from index.errors import StoreUnusable
from index.register import REGISTER_SCHEMA, Kind, StoredRow, insert_register, read_register
from index.relations import (
    RELATION_SCHEMA,
    Summary,
    insert_relations,
    read_relation,
    read_summary,
)
from index.rows import (
    SourceRecord,
    delete_document,
    delete_sources,
    earlier_versions,
    insert_document,
    insert_passages,
    insert_source,
    is_version,
    read_document,
    read_passage,
)
from index.sentences import SENTENCES_SCHEMA, insert_sentences, read_sentences
from index.sight import (
    COLUMNS,
    TERMS_SCHEMA,
    Sight,
    hides_something,
    limit,
    visible_frequencies,
    visible_matches,
    visible_sizes,
    visible_words,
)
from index.types import Filter, Terms, Vectors

SCHEMA_VERSION = "5"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, revision TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
    media_type TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL, number TEXT,
    kind TEXT, issuer TEXT, date TEXT, subject TEXT, signer TEXT,
    place TEXT, urgency TEXT, secrecy TEXT, effective TEXT, expires TEXT,
    sequence INTEGER NOT NULL, signature BLOB NOT NULL,
    text TEXT NOT NULL, text_sha256 TEXT NOT NULL, pages TEXT NOT NULL,
    sections TEXT NOT NULL, noise TEXT NOT NULL, warnings TEXT NOT NULL, topics TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS documents_text ON documents (text_sha256);
CREATE TABLE IF NOT EXISTS sources (
    path TEXT PRIMARY KEY, bytes_sha256 TEXT NOT NULL, pipeline TEXT NOT NULL,
    document_id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sources_document ON sources (document_id);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, vector TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    language TEXT NOT NULL, page INTEGER NOT NULL, section TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, sentences TEXT NOT NULL,
    context TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passages_document ON passages (document_id);
CREATE TABLE IF NOT EXISTS unfinished (revision TEXT PRIMARY KEY);
"""

_NO_REGISTER = Register()
_NO_SENTENCES: Mapping[str, Vectors] = {}
_NEXT_GENERATION = (
    "INSERT INTO meta VALUES ('generation', 1)"
    " ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
)


class Catalogue:
    """SQLite behind the store; safe to use from several threads, each with its own connection.

    With `sight` it holds, for whoever asks, only what that admits, and cannot be written to.
    """

    def __init__(self, path: Path, sight: Sight | None = None) -> None:
        self.path = path
        self._sight = sight
        self._sizes: tuple[int, dict[int, int]] | None = None
        self._local = threading.local()
        # Checked before anything is made: an older schema's tables may not take the new indexes.
        if (version := self._stored_schema()) is None:
            with _named_errors(path):
                self._connection().executescript(
                    _SCHEMA + TERMS_SCHEMA + SENTENCES_SCHEMA + REGISTER_SCHEMA + RELATION_SCHEMA
                )
            self.set_meta("schema", SCHEMA_VERSION)
        elif version == SCHEMA_VERSION and sight is None:
            self._connection().executescript(SENTENCES_SCHEMA)
        elif version != SCHEMA_VERSION:
            raise StoreUnusable(
                f"the store at {str(path.parent)!r} has schema {version}, this program needs"
                f" {SCHEMA_VERSION}; delete all in it but entries.sqlite (what people recorded),"
                " then run assistant ingest again"
            )

    def _stored_schema(self) -> str | None:
        made = self._row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'")
        return self.get_meta("schema") if made else None

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with _named_errors(self.path):
            return self._connection().execute(sql, values).fetchall()

    def _row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        rows = self._rows(sql, values)
        return rows[0] if rows else None

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=30)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            if self._sight:
                limit(connection, self._sight)
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All writes inside happen together or not at all; a full disk raises StoreUnusable."""
        with _named_errors(self.path), self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute(_NEXT_GENERATION)

    # --- facts about the store -------------------------------------------------------------

    def get_meta(self, key: str) -> str | None:
        """The stored setting, or None."""
        row = self._row("SELECT value FROM meta WHERE key = ?", (key,))
        return None if row is None else str(row["value"])

    def set_meta(self, key: str, value: str) -> None:
        """Stores a setting."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def generation(self) -> int:
        """A number that grows with every change of the documents; what caches are keyed by."""
        own = int(self.get_meta("generation") or 0)
        if self._sight is None:
            return own
        # Both only grow, and so does their sum: what is shared anew changes what is here.
        shared = self._rows("SELECT coalesce(max(number), 0) FROM access.changes")
        return own + int(shared[0][0])

    # --- writing ---------------------------------------------------------------------------

    def begin(self, revision: str) -> None:
        """Notes that vectors of `revision` may exist without a document, until it is finished."""
        with self.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO unfinished VALUES (?)", (revision,))

    def unfinished(self) -> list[str]:
        """Revisions whose vectors a killed run may have left behind."""
        rows = self._rows("SELECT revision FROM unfinished ORDER BY revision")
        return [str(row["revision"]) for row in rows]

    def is_live(self, revision: str) -> bool:
        """Whether the vectors of `revision` belong to a document."""
        return self._row("SELECT 1 FROM documents WHERE revision = ?", (revision,)) is not None

    def forget(self, revision: str) -> None:
        """Ends the note made by `begin` once the vectors are gone or belong to a document."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM unfinished WHERE revision = ?", (revision,))

    def put(
        self,
        document: Document,
        revision: str,
        text_sha256: str,
        source: SourceRecord,
        passages: Sequence[tuple[Passage, Terms]],
        topics: Mapping[str, int],
        register: Register = _NO_REGISTER,
        relations: Sequence[Relation] = (),
        signature: bytes = b"",
        sentences: Mapping[str, Vectors] = _NO_SENTENCES,
    ) -> None:
        """Replaces whatever `source` stood for by `document`, and finishes its revision.

        What `document` is a new version of stays, without a path.
        """
        with self.transaction() as connection:
            delete_document(connection, document.id)
            insert_document(connection, document, revision, text_sha256, topics, signature)
            self._detach(connection, source.path, successor=document.id)
            insert_relations(connection, document.id, relations)
            insert_passages(connection, revision, passages)
            insert_sentences(connection, sentences)
            insert_register(connection, document, register)
            insert_source(connection, source)
            connection.execute("DELETE FROM unfinished WHERE revision = ?", (revision,))

    def alias(self, source: SourceRecord) -> None:
        """Lets a further path stand for a document that is already here."""
        with self.transaction() as connection:
            self._detach(connection, source.path, successor=source.document_id)
            insert_source(connection, source)

    def remove(self, document_id: str) -> bool:
        """Deletes a document, its paths and the versions before it; False where it is unknown."""
        with self.transaction() as connection:
            for earlier in earlier_versions(connection, document_id):
                delete_document(connection, earlier)
            delete_sources(connection, document_id)
            return delete_document(connection, document_id)

    def drop(self, path: str) -> None:
        """Takes away a path, and its document where no other path stands for it."""
        with self.transaction() as connection:
            self._detach(connection, path)

    def _detach(
        self, connection: sqlite3.Connection, path: str, *, successor: str | None = None
    ) -> None:
        """Takes `path` off its document; a document that no path stands for any more goes.

        It stays where `successor` is a new version of it.
        """
        row = connection.execute(
            "DELETE FROM sources WHERE path = ? RETURNING document_id", (path,)
        ).fetchone()
        if row is None:
            return
        document_id = row["document_id"]
        others = connection.execute(
            "SELECT 1 FROM sources WHERE document_id = ? LIMIT 1", (document_id,)
        ).fetchone()
        if others is not None or document_id == successor:
            return
        if successor is None:
            for earlier in earlier_versions(connection, document_id):
                delete_document(connection, earlier)
        if successor is None or not is_version(connection, document_id, successor):
            delete_document(connection, document_id)

    # --- reading ---------------------------------------------------------------------------

    def source(self, path: str) -> SourceRecord | None:
        """What a source path stands for, or None."""
        row = self._row("SELECT * FROM sources WHERE path = ?", (path,))
        return None if row is None else SourceRecord(**dict(row))

    def sources_of(self, container: str) -> list[SourceRecord]:
        """The documents that came from a container: its own, then its members in its order."""
        rows = self._rows(
            "SELECT * FROM sources WHERE document_id != ''"
            " AND (path = ?1 OR substr(path, 1, length(?2)) = ?2) ORDER BY path != ?1, rowid",
            (container, container + MEMBER),
        )
        return [SourceRecord(**dict(row)) for row in rows]

    def documents_with_text(self, text_sha256: str) -> list[str]:
        """The ids of the documents with exactly this text."""
        rows = self._rows("SELECT id FROM documents WHERE text_sha256 = ?", (text_sha256,))
        return [str(row["id"]) for row in rows]

    def documents(self) -> list[Document]:
        """All documents, by source."""
        return [read_document(r) for r in self._rows("SELECT * FROM documents ORDER BY source, id")]

    def without_texts(self) -> list[Document]:
        """All documents by source, each without its text: however long, they are not read."""
        names = [r["name"] for r in self._rows("PRAGMA table_info(documents)")]
        columns = ", ".join("'' AS text" if name == "text" else name for name in names)
        rows = self._rows(f"SELECT {columns} FROM documents ORDER BY source, id")
        return [read_document(row) for row in rows]

    def document(self, document_id: str) -> Document | None:
        """One document with its text, or None."""
        row = self._row("SELECT * FROM documents WHERE id = ?", (document_id,))
        return None if row is None else read_document(row)

    def summaries(self) -> list[Summary]:
        """What tells the documents from each other, in the order in which they were written."""
        rows = self._rows(
            "SELECT id, number, kind, title, issuer, date, effective, expires, media_type,"
            " sequence, signature,"
            " EXISTS (SELECT 1 FROM sources s WHERE s.document_id = d.id) AS is_live"
            " FROM documents d ORDER BY sequence"
        )
        return [read_summary(row) for row in rows]

    def relations(self) -> dict[str, list[Relation]]:
        """What each document says of others, in its order."""
        found: dict[str, list[Relation]] = {}
        for row in self._rows("SELECT * FROM relations ORDER BY document_id, position"):
            found.setdefault(row["document_id"], []).append(read_relation(row))
        return found

    def paths(self) -> dict[str, str]:
        """Source of each document id."""
        return {r["id"]: r["source"] for r in self._rows("SELECT id, source FROM documents")}

    def titles(self) -> dict[str, str]:
        """Title of each document id."""
        return {r["id"]: r["title"] for r in self._rows("SELECT id, title FROM documents")}

    def numbers(self) -> dict[str, str]:
        """Official number of each document id that has one."""
        rows = self._rows("SELECT id, number FROM documents WHERE number IS NOT NULL ORDER BY id")
        return {r["id"]: r["number"] for r in rows}

    def has_document(self, document_id: str) -> bool:
        """Whether the store holds this document."""
        return self._row("SELECT 1 FROM documents WHERE id = ?", (document_id,)) is not None

    def has_path(self, document_id: str) -> bool:
        """Whether a source path stands for this document; none does for an old version."""
        found = self._row("SELECT 1 FROM sources WHERE document_id = ? LIMIT 1", (document_id,))
        return found is not None

    def unread_pages(self, document_ids: Iterable[str]) -> dict[str, list[int]]:
        """For each of these documents that has some: the pages that could not be read."""
        rows = self._rows(
            "SELECT d.id, json_extract(p.value, '$.number') AS number"
            " FROM documents d, json_each(d.pages) p"
            " WHERE d.id IN (SELECT value FROM json_each(?))"
            " AND json_extract(p.value, '$.method') = 'none' ORDER BY d.id, p.key",
            (json.dumps(list(document_ids)),),
        )
        found: dict[str, list[int]] = {}
        for row in rows:
            found.setdefault(row["id"], []).append(row["number"])
        return found

    def topics(self) -> dict[str, dict[str, int]]:
        """For each document id: the topics of its text and how often each occurs."""
        rows = self._rows("SELECT id, topics FROM documents")
        return {r["id"]: json.loads(r["topics"]) for r in rows}

    def passage_counts(self) -> dict[str, int]:
        """Passages per document id."""
        rows = self._rows("SELECT document_id, count(*) AS n FROM passages GROUP BY document_id")
        return {r["document_id"]: r["n"] for r in rows}

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id; ids that the catalogue does not know are left out."""
        return self._passages_by("id", ids)

    def passages_of_vectors(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by vector id; vectors of no live document are left out."""
        return self._passages_by("vector", ids)

    def _passages_by(self, column: str, ids: Iterable[str]) -> dict[str, Passage]:
        rows = self._rows(
            f"SELECT * FROM passages WHERE {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {r[column]: read_passage(r) for r in rows}

    def passages_of(self, document_id: str) -> list[Passage]:
        """A document's passages in order."""
        rows = self._rows(
            "SELECT * FROM passages WHERE document_id = ? ORDER BY start", (document_id,)
        )
        return [read_passage(r) for r in rows]

    def sentence_vectors(self, ids: Iterable[str]) -> dict[str, Vectors]:
        """The vectors of the sentences of these passages, one a row; unknown ones are left out."""
        return read_sentences(self._rows, ids)

    def register(self, kind: Kind, documents: Sequence[str] = ()) -> list[StoredRow]:
        """Rows of the register, of these documents or of all, by source and place in the text."""
        return read_register(self._rows, kind, documents)

    def vector_ids(self, where: Filter) -> dict[Language, list[str]]:
        """Vector ids of the passages that pass the filter, by language."""
        clause, values = _clause(where)
        found: dict[Language, list[str]] = {}
        for row in self._rows(
            "SELECT p.language, p.vector FROM passages p"
            f" JOIN documents d ON d.id = p.document_id{clause} ORDER BY p.vector",
            values,
        ):
            found.setdefault(Language(row["language"]), []).append(row["vector"])
        return found

    def vector_ids_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Vector id of each passage id; unknown ones are left out."""
        rows = self._rows(
            "SELECT id, vector FROM passages WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {r["id"]: r["vector"] for r in rows}

    def passage_count(self, document_id: str | None = None) -> int:
        """Number of passages in the store, or of one document."""
        where = "" if document_id is None else " WHERE document_id = ?"
        values = () if document_id is None else (document_id,)
        return int(self._rows(f"SELECT count(*) FROM passages{where}", values)[0][0])

    def frequencies(self, terms: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """How many passages hold each (column, term); terms that none holds are left out."""
        if self._hides_something():
            return visible_frequencies(self._rows, terms)
        rows = self._rows(
            "SELECT v.col, v.term, v.doc FROM json_each(?) w JOIN vocabulary v"
            " ON v.term = json_extract(w.value, '$[1]') AND v.col = json_extract(w.value, '$[0]')",
            (json.dumps([list(t) for t in terms]),),
        )
        return {(r[0], r[1]): r[2] for r in rows}

    def holdings(self, ids: Iterable[str]) -> dict[str, dict[str, frozenset[str]]]:
        """For each passage id its facts and concepts, each once."""
        rows = self._rows(
            "SELECT p.id, t.facts, t.concepts FROM passages p"
            " JOIN terms t ON t.rowid = p.number"
            " WHERE p.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        columns = ("facts", "concepts")
        return {r["id"]: {c: frozenset(r[c].split()) for c in columns} for r in rows}

    def language_counts(self) -> dict[Language, int]:
        """Number of passages in each language."""
        rows = self._rows("SELECT language, count(*) AS n FROM passages GROUP BY language")
        return {Language(r["language"]): r["n"] for r in rows}

    def words(self) -> list[tuple[str, int]]:
        """Each word and folded word of the store, with the number of passages that hold it."""
        if self._hides_something():
            return visible_words(self._rows)
        rows = self._rows("SELECT term, doc FROM vocabulary WHERE col IN ('words', 'folded')")
        return [(r["term"], r["doc"]) for r in rows]

    def known_facts(self, facts: Iterable[str]) -> frozenset[str]:
        """Those of the facts that some passage states."""
        return frozenset(term for _, term in self.frequencies(("facts", f) for f in facts))

    def match(
        self, terms: Mapping[str, Sequence[str]], weights: Sequence[float], where: Filter, k: int
    ) -> list[tuple[str, float]]:
        """The `k` passages with the highest BM25 (Robertson and Zaragoza 2009) for any term.

        `terms` maps a column (words, folded, facts, concepts) to tokens; `weights` are per column.
        """
        expression = " OR ".join(
            f"{column} : ({' OR '.join(_quoted(t) for t in tokens)})"
            for column, tokens in terms.items()
            if tokens
        )
        if not expression:
            return []
        clause, values = _clause(where)
        if self._hides_something():
            return visible_matches(
                self._rows,
                [(column, token) for column, tokens in terms.items() for token in tokens],
                dict(zip(COLUMNS, weights, strict=True)),
                self._rows(
                    "SELECT p.number, p.id FROM passages p"
                    f" JOIN documents d ON d.id = p.document_id{clause}",
                    values,
                ),
                self._visible_sizes(),
                k,
            )
        sql = (
            "SELECT p.id, -bm25(terms, ?, ?, ?, ?) AS score FROM terms"
            " JOIN passages p ON p.number = terms.rowid JOIN documents d ON d.id = p.document_id"
            f"{clause or ' WHERE 1'} AND terms MATCH ? ORDER BY score DESC, p.id LIMIT ?"
        )
        rows = self._rows(sql, (*weights, *values, expression, k))
        return [(r["id"], float(r["score"])) for r in rows]

    def _hides_something(self) -> bool:
        return self._sight is not None and hides_something(self._rows)

    def _visible_sizes(self) -> dict[int, int]:
        generation = self.generation()
        if self._sizes is None or self._sizes[0] != generation:
            self._sizes = generation, visible_sizes(self._rows)
        return self._sizes[1]


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreUnusable(
            f"the store at {str(path.parent)!r} cannot be used ({error}); free disk space, check"
            " the folder's permissions, or choose another folder with --store"
        ) from error
    except sqlite3.DatabaseError as error:
        raise StoreUnusable(
            f"the catalogue {str(path)!r} is damaged ({error}); restore a copy of the store or"
            " delete it and run assistant ingest again"
        ) from error


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _clause(where: Filter) -> tuple[str, list[Any]]:
    parts: list[str] = []
    values: list[Any] = []
    if where.documents:
        parts.append("d.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(where.documents)))
    for column, wanted in (("p.language", where.language), ("d.kind", where.kind)):
        if wanted is not None:
            parts.append(f"{column} = ?")
            values.append(str(wanted))
    if where.excluded:
        parts.append("d.id NOT IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(where.excluded)))
    if where.date_from is not None:
        # A document dated by its year or month alone may be of any day in it.
        parts.append("d.date >= substr(?, 1, length(d.date))")
        values.append(where.date_from.isoformat())
    if where.date_to is not None:
        parts.append("d.date <= ?")
        values.append(where.date_to.isoformat())
    return (" WHERE " + " AND ".join(parts) if parts else ""), values
