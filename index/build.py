"""Ingestion: source files become documents, passages and vectors in the store.

One file at a time, each whole or not at all. The order of writes makes a kill harmless at any
moment: the revision is noted as unfinished, its vectors are added, then one transaction of the
catalogue makes the document live and clears the note. What is noted without a document is swept
away by the next run, which does the remaining files exactly as an uninterrupted run would have.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.address import address_places, host_places
from corpus.errors import UnreadableSource
from corpus.load import Loaded
from corpus.passages import embedded_text, split_passages
from corpus.readers.tools import has_tools
from corpus.types import MEMBER, Document, Language, Page, Passage, Span
from corpus.workers import Readers
from index.access import EVERYONE, NOBODY
from index.alignment import Alignment
from index.analysis import passage_terms, topics_of
from index.intake import Arrival, Intake, Unpacked
from index.rows import SourceRecord, vector_id
from index.similarity import signature_of
from index.store import Store
from index.types import Embedder, Terms, Vectors

# Raise it when reading, splitting or analysis changes: the next ingest reads every file again.
PIPELINE = "4"
Status = Literal["added", "updated", "unchanged", "duplicate", "failed"]
_NO_NAMES: Mapping[Path, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one source; `error` is (code, message) where it failed."""

    source: str
    status: Status
    document_id: str | None = None
    pages: int = 0
    page_quality: tuple[Page, ...] = ()
    passages: int = 0
    language: Language | None = None
    warnings: tuple[str, ...] = ()
    error: tuple[str, str] | None = None


class Ingestion:
    """Reads files into a store with one embedding model."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        alignment: Alignment,
        readers: Readers | None = None,
        *,
        allow_secret: bool = False,
    ) -> None:
        self._allow_secret = allow_secret
        self._store = store
        self._embedder = embedder
        self._alignment = alignment
        self._readers = readers or Readers()
        self._audience: frozenset[str] | None = None

    def run(
        self,
        paths: Sequence[Path],
        names: Mapping[Path, str] = _NO_NAMES,
        *,
        keys: Mapping[Path, str] = _NO_NAMES,
        audience: frozenset[str] | None = None,
    ) -> Generator[Ingested, None, None]:
        """Ingests files and folders, one result a document; nobody else may write meanwhile.

        Files are read ahead by the readers' processes; results come in the order of the paths.
        A file that `names` knows goes by that name, and replaces what went by it before; `keys`
        tell files of one name apart. `audience` is whom the documents are for; where it is not
        given, those that the replaced document was for, and nobody where one is marked as secret.
        """
        self._audience = audience
        with self._store.writing(), self._readers as readers:
            self._store.check_model(self._embedder)
            self._store.recover()
            intake = Intake(
                self._store.catalogue, readers, self._current(), allow_secret=self._allow_secret
            )
            for arrival in intake.arrivals(paths, names, keys):
                if isinstance(arrival, Unpacked):
                    self._seal(arrival, intake)
                else:
                    yield self._ingest(arrival, intake)
            self._store.recover()

    def stop(self) -> None:
        """Ends the reading of a run in another thread; what it had not read yet fails."""
        self._readers.__exit__()

    def add(self, loaded: Loaded) -> None:
        """Makes a document that came from no file live; the caller holds `Store.writing`."""
        document = loaded.document
        text_hash = hashlib.sha256(document.text.encode()).hexdigest()
        record = SourceRecord(
            path=document.source,
            bytes_sha256=text_hash,
            pipeline=self._pipeline(document),
            document_id=document.id,
        )
        self._write(loaded, text_hash, record)

    def _ingest(self, arrival: Arrival, intake: Intake) -> Ingested:
        catalogue = self._store.catalogue
        try:
            known = catalogue.source(arrival.key)
            # Asked again here: a path given twice was written since its reading began.
            if known and intake.unchanged(arrival.key, arrival.digest):
                return self._report(arrival.source, "unchanged", known.document_id)
            assert arrival.load is not None
            return self._keep(arrival, arrival.load(), known)
        except UnreadableSource as error:
            return Ingested(
                source=arrival.source, status="failed", error=(error.code, error.message)
            )

    def _seal(self, unpacked: Unpacked, intake: Intake) -> None:
        """Forgets what a container no longer holds; with all the rest in, notes it as complete."""
        catalogue = self._store.catalogue
        for record in catalogue.sources_of(unpacked.key):
            if record.path not in unpacked.members:
                catalogue.drop(record.path)
        self._store.sweep()
        if all(intake.unchanged(key, digest) for key, digest in unpacked.members.items()):
            catalogue.alias(
                SourceRecord(
                    path=unpacked.key + MEMBER,
                    bytes_sha256=unpacked.digest,
                    pipeline=self._version,
                    document_id="",
                )
            )
        shutil.rmtree(unpacked.folder, ignore_errors=True)

    @property
    def _version(self) -> str:
        """What a document's rows and vectors depend on besides its bytes and the model."""
        return f"{PIPELINE}.{self._alignment.fingerprint}"

    def _current(self) -> frozenset[str]:
        return frozenset({self._version, self._version + _tools()})

    def _pipeline(self, document: Document) -> str:
        """A document with unread pages is read again once the tools for it are installed."""
        unread = any(page.method == "none" for page in document.pages)
        return self._version + _tools() if unread else self._version

    def _keep(self, arrival: Arrival, loaded: Loaded, known: SourceRecord | None) -> Ingested:
        document = loaded.document
        text_hash = hashlib.sha256(document.text.encode()).hexdigest()
        audience = self._audience_of(document, known)
        twin = self._twin(document, text_hash, audience)
        if twin == document.id and known and known.bytes_sha256 == arrival.digest:
            twin = None  # the same file, read by a newer pipeline
        record = SourceRecord(
            path=arrival.key,
            bytes_sha256=arrival.digest,
            pipeline=self._pipeline(document),
            document_id=twin or document.id,
        )
        if twin is not None:
            if self._audience is not None:  # who sent it holds what it says
                self._store.access.widen(twin, self._audience)
            self._store.catalogue.alias(record)
            self._store.sweep()
            return self._report(arrival.source, "duplicate", twin)
        # Before anyone can find it; what is here already is not taken from those who see it.
        held = self._store.catalogue.has_document(document.id)
        access = self._store.access
        (access.widen if held else access.share)(document.id, audience)
        self._write(loaded, text_hash, record, original=arrival.path)
        return self._report(arrival.source, "updated" if known else "added", document.id)

    def _audience_of(self, document: Document, known: SourceRecord | None) -> frozenset[str]:
        if self._audience is not None:
            return self._audience
        audiences = self._store.access.audiences()
        for identifier in (document.id, known.document_id if known else ""):
            if identifier in audiences:
                return audiences[identifier]
        return frozenset({NOBODY}) if document.identity.secrecy else EVERYONE

    def _twin(self, document: Document, text_hash: str, audience: frozenset[str]) -> str | None:
        """The document of the same bytes, or the same text and audience, that the store holds."""
        catalogue = self._store.catalogue
        if catalogue.has_document(document.id):
            # A version that no path stands for any more is read again when it comes back.
            return document.id if catalogue.has_path(document.id) else None
        if not document.text.strip():
            return None
        twins = catalogue.documents_with_text(text_hash)
        return next((i for i in twins if self._store.access.audience(i) == audience), None)

    def _write(
        self,
        loaded: Loaded,
        text_hash: str,
        record: SourceRecord,
        *,
        original: Path | None = None,
    ) -> None:
        store, document = self._store, loaded.document
        passages = split_passages(
            document,
            loaded.units,
            tables=loaded.tables,
            count_tokens=self._embedder.count_tokens,
            max_tokens=self._embedder.max_tokens,
        )
        terms = [passage_terms(p) for p in passages]
        revision = _revision(document, record, self._embedder)
        store.note_model(self._embedder)
        store.catalogue.begin(revision)
        sentences = self._add_vectors(revision, passages)
        if original is not None:
            store.keep_original(document.id, original)
        store.catalogue.put(
            document,
            revision,
            text_hash,
            record,
            list(zip(passages, terms, strict=True)),
            _document_topics(document, terms),
            loaded.register,
            loaded.relations,
            # What came from no file may be one of many texts on one subject, all of which count.
            signature_of(document.text) if original is not None else b"",
            sentences,
        )
        store.sweep()

    def _add_vectors(self, revision: str, passages: Sequence[Passage]) -> dict[str, Vectors]:
        """Stores the passages' vectors; returns those of their sentences by passage id."""
        # One document's passages are embedded together: which others a text shares a batch with
        # moves its vector by a rounding error, and a rerun must give the same vectors.
        texts = [embedded_text(p) for p in passages]
        parts = [_inside(p, text) for p, text in zip(passages, texts, strict=True)]
        vectors, sentences = self._embedder.embed_parts(texts, parts)
        for language in Language:
            rows = [n for n, p in enumerate(passages) if p.language is language]
            if rows:
                self._store.vectors.add(
                    language,
                    revision,
                    [vector_id(revision, passages[n]) for n in rows],
                    self._alignment.align(vectors[rows], "passage", language),
                )
        return {
            p.id: self._alignment.align(own, "passage", p.language)
            for p, own in zip(passages, sentences, strict=True)
        }

    def _report(self, source: str, status: Status, identifier: str) -> Ingested:
        document = self._store.catalogue.document(identifier)
        assert document is not None
        return Ingested(
            source=source,
            status=status,
            document_id=identifier,
            pages=len(document.pages),
            page_quality=document.pages,
            passages=self._store.catalogue.passage_count(identifier),
            language=document.language,
            warnings=document.warnings,
        )


def _inside(passage: Passage, text: str) -> list[Span]:
    """The passage's sentences as spans of the text that the model reads for it."""
    shift = len(text) - len(passage.text) - passage.start
    return [Span(start=s.start + shift, end=s.end + shift) for s in passage.sentences]


def _tools() -> str:
    return "+ocr" if has_tools("pdftoppm", "tesseract") else "-ocr"


def _revision(document: Document, record: SourceRecord, embedder: Embedder) -> str:
    parts = f"{record.bytes_sha256}|{record.pipeline}|{embedder.fingerprint}|{document.id}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _document_topics(document: Document, terms: Sequence[Terms]) -> dict[str, int]:
    """How often the document names each document, place, body and year."""
    identity = document.identity
    title = " ".join(filter(None, (identity.title, identity.number, identity.subject)))
    counts = Counter(t for passage in terms for t in passage.topics)
    counts.update(f for passage in terms for f in passage.facts if f.startswith("year:"))
    counts.update(topics_of(title))
    if identity.dated:
        counts[f"year:{identity.dated[:4]}"] += 1
    counts.update(f"place:{p}" for p in address_places(document.text))
    if not any(topic.startswith("place:") for topic in counts):
        counts.update(f"place:{p}" for p in host_places(document.text))
    return dict(sorted(counts.items()))
