"""The one folder that holds everything built: catalogue, vectors and the original files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import UnreadableSource
from index.access import Access, may_see
from index.catalogue import Catalogue
from index.entries import Entries
from index.errors import StoreBusy, StoreMismatch, StoreUnusable
from index.sight import Sight
from index.standing import Standings
from index.types import Embedder, VectorStore


class Store:
    """Opens or creates the store at `folder`; `chroma_url` puts the vectors on a Chroma server.

    With `seen`, labels and the whole store, it is that store as their bearer may see it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        chroma_url: str = "",
        seen: tuple[frozenset[str], Store] | None = None,
    ) -> None:
        self.folder = folder
        self.whole = seen[1] if seen else self
        self.originals = folder / "originals"
        self._place: Path | str = chroma_url or folder / "vectors"
        try:
            self.originals.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnusable(
                f"the store at {str(folder)!r} cannot be made ({error.strerror}); choose another"
                " folder with --store or ASSISTANT_STORE"
            ) from error
        self.access = Access(folder / "access.sqlite")
        sight, shows = None, None
        if seen:
            self.access.make()
            sight = Sight(labels=seen[0], access=self.access.path)
            shows = partial(self._is_for, seen[0])
        self.catalogue = Catalogue(folder / "catalogue.sqlite", sight)
        self.entries = Entries(folder / "entries.sqlite", shows)
        self._vectors: VectorStore | None = None
        self._generation = -1
        self._writing = False
        self._opening = threading.Lock()
        self._standings: tuple[int, Standings] | None = None

    @property
    def vectors(self) -> VectorStore:
        """The vectors, opened at first use and again after another process changed the store."""
        if self.whole is not self:
            return self.whole.vectors
        generation = self.catalogue.generation()
        with self._opening:
            # While this process writes, no other does: its own changes are no reason to reopen.
            changed = generation != self._generation and not self._writing
            if self._vectors is not None and changed:
                self._vectors.close()
                self._vectors = None
            if self._vectors is None:
                # Imported here: it takes most of a second, and the catalogue does without it.
                from index.chroma import ChromaStore

                self._vectors = ChromaStore(self._place)
            self._generation = generation
            return self._vectors

    def seen_with(self, labels: frozenset[str]) -> Store:
        """This store as the bearer of these labels may see it."""
        return Store(self.folder, seen=(labels, self.whole))

    def _is_for(self, labels: frozenset[str], document_id: str) -> bool:
        return may_see(labels, self.access.audience(document_id))

    def standings(self) -> Standings:
        """Versions, copies and relations of the documents; kept until the store changes."""
        generation = self.catalogue.generation()
        kept = self._standings
        if kept is None or kept[0] != generation:
            kept = generation, Standings(self.catalogue.summaries(), self.catalogue.relations())
            self._standings = kept
        return kept[1]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the store for this process alone; StoreBusy where another one writes."""
        lock = FileLock(self.folder / "writing.lock", timeout=0)
        try:
            with lock:
                _ = self.vectors  # opened anew if another process has written since
                self._writing = True
                try:
                    yield
                finally:
                    self._writing = False
                    self._generation = self.catalogue.generation()
        except Timeout as error:
            raise StoreBusy(
                f"another process is writing to the store at {str(self.folder)!r}; wait until it"
                " has finished, then run the command again"
            ) from error

    def check_model(self, embedder: Embedder) -> None:
        """Raises StoreMismatch where the vectors come from another model; an empty store agrees."""
        built_with = self.catalogue.get_meta("model")
        if built_with and built_with != embedder.fingerprint and self.catalogue.passage_count():
            name = self.catalogue.get_meta("model_name")
            raise StoreMismatch(
                f"the store at {str(self.folder)!r} was built with the embedding model {name!r},"
                f" not with {embedder.name!r}; set ASSISTANT_EMBEDDING_MODEL={name}, or choose"
                " another folder with --store and run assistant ingest"
            )

    def note_model(self, embedder: Embedder) -> None:
        """Records what the vectors are made with; checked by `check_model` from then on."""
        for key, value in (
            ("model", embedder.fingerprint),
            ("model_name", embedder.name),
            ("dtype", embedder.dtype),
        ):
            if self.catalogue.get_meta(key) != value:
                self.catalogue.set_meta(key, value)

    def original(self, document_id: str) -> Path | None:
        """The original file of a document, or None."""
        if not self.catalogue.has_document(document_id):
            return None
        return next((f for f in self.originals.iterdir() if f.stem == document_id), None)

    def keep_original(self, document_id: str, path: Path) -> None:
        """Copies a source into the store, whole or not at all; UnreadableSource if it is gone."""
        target = self.originals / f"{document_id}{path.suffix.lower() or '.bin'}"
        part = target.with_name(f".{target.name}.part")
        try:
            shutil.copyfile(path, part)
            part.replace(target)
        except OSError as error:
            if isinstance(error, FileNotFoundError) and error.filename == str(path):
                raise UnreadableSource(
                    "not_found",
                    f"{str(path)!r} was gone before it could be kept; ingest it again",
                ) from error
            raise StoreUnusable(
                f"{str(path)!r} cannot be copied into the store ({error.strerror}); free disk"
                " space or choose another folder with --store"
            ) from error

    def sweep(self) -> None:
        """Deletes vectors of no document: of revisions replaced, removed, or never finished."""
        for revision in self.catalogue.unfinished():
            # A document that was being read again when the run died still needs its vectors.
            if not self.catalogue.is_live(revision):
                self.vectors.delete(revision)
            self.catalogue.forget(revision)

    def recover(self) -> None:
        """Clears what a killed run left behind: vectors and files of no document."""
        self.sweep()
        known = self.catalogue.titles()
        for file in self.originals.iterdir():
            if file.name.split(".")[0] not in known:
                file.unlink(missing_ok=True)

    def remove(self, document_id: str) -> bool:
        """Removes a document with its vectors and file; False where it is unknown."""
        if not self.catalogue.has_document(document_id):
            return False
        if self.whole is not self:
            return self.whole.remove(document_id)
        with self.writing():
            removed = self.catalogue.remove(document_id)
            self.recover()
            return removed

    def close(self) -> None:
        """Lets files and connections go."""
        self.catalogue.close()
        if self.whole is self and self._vectors is not None:
            self._vectors.close()
            self._vectors = None
