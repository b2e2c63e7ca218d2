"""What paths bring in: files and the documents inside archives and mails, read ahead in order."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus.errors import UnreadableSource
from corpus.load import Loaded, find_files, hash_file, load_document
from corpus.readers.archive import Contents, Member, may_hold_documents, unpack
from corpus.types import MEMBER
from corpus.workers import Readers
from index.catalogue import Catalogue
from index.rows import SourceRecord, upload_key

_T = TypeVar("_T")
_NO_NAMES: Mapping[Path, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A source on its way in; `key` names it for good, `path` holds its bytes meanwhile.

    `load` waits for its document or raises UnreadableSource; it is None where nothing changed.
    """

    source: str
    key: str = ""
    digest: str = ""
    path: Path = Path()
    load: Callable[[], Loaded] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """All of one container has arrived: the digests of its documents by their keys.

    `folder` holds them and may go once they are dealt with.
    """

    key: str
    digest: str
    members: dict[str, str]
    folder: Path


class Intake:
    """Finds sources and starts their reading; `current` are the pipelines that need no new one.

    `allow_secret`: documents marked as secret are read too.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        readers: Readers,
        current: frozenset[str],
        *,
        allow_secret: bool = False,
    ) -> None:
        self._allow_secret = allow_secret
        self._catalogue = catalogue
        self._readers = readers
        self._current = current

    def arrivals(
        self,
        paths: Sequence[Path],
        names: Mapping[Path, str] = _NO_NAMES,
        keys: Mapping[Path, str] = _NO_NAMES,
    ) -> Iterator[Arrival | Unpacked]:
        """Files in order, each container's documents in the container's own order after it.

        A file that `names` knows is called that for good, wherever its bytes lie meanwhile, and
        known by its key, where `keys` has one.
        """
        with tempfile.TemporaryDirectory(prefix="assistant-") as folder:
            found = self._found(paths, names, keys, Path(folder))
            yield from _ahead(found, self._readers.ahead)

    def unchanged(self, key: str, digest: str) -> bool:
        """Whether the store holds what these bytes become, read as it would be now."""
        known = self._catalogue.source(key)
        return bool(known and known.bytes_sha256 == digest and known.pipeline in self._current)

    def _found(
        self,
        paths: Sequence[Path],
        names: Mapping[Path, str],
        keys: Mapping[Path, str],
        folder: Path,
    ) -> Iterator[Arrival | Unpacked]:
        for path in paths:
            for file in find_files(path):
                try:
                    yield from self._file(file, names.get(file), keys.get(file), folder)
                except UnreadableSource as error:
                    yield Arrival(source=names.get(file, str(file)), load=_failing(error))

    def _file(
        self, path: Path, name: str | None, known_as: str | None, folder: Path
    ) -> Iterator[Arrival | Unpacked]:
        source, key = (name, upload_key(name)) if name else (str(path), str(path.resolve()))
        key = known_as or key
        digest = hash_file(path)
        if not may_hold_documents(path):
            yield self._arrival(path, source=source, key=key, digest=digest)
            return
        marker = key + MEMBER
        if self.unchanged(marker, digest) and (held := self._held(key)) is not None:
            for record in held:
                yield Arrival(
                    source=source + record.path.removeprefix(key),
                    key=record.path,
                    digest=record.bytes_sha256,
                )
            return
        place = Path(tempfile.mkdtemp(dir=folder))
        contents: Contents = self._readers.start(path.name, unpack, path, place)()
        if contents.is_document:
            yield self._arrival(path, source=source, key=key, digest=digest)
        members = {}
        for member in contents.members:
            arrival = self._member(member, source=source, key=key)
            members[arrival.key] = arrival.digest
            yield arrival
        if contents.is_document:
            members[key] = digest
        yield Unpacked(key=key, digest=digest, members=members, folder=place)

    def _held(self, key: str) -> list[SourceRecord] | None:
        """What a container brought in, None where some of it must be read again."""
        records = self._catalogue.sources_of(key)
        return records if all(r.pipeline in self._current for r in records) else None

    def _member(self, member: Member, *, source: str, key: str) -> Arrival:
        source, key = source + MEMBER + member.name, key + MEMBER + member.name
        if member.path is None:
            assert member.error is not None
            return Arrival(source=source, key=key, load=_failing(UnreadableSource(*member.error)))
        return self._arrival(member.path, source=source, key=key, digest=hash_file(member.path))

    def _arrival(self, path: Path, *, source: str, key: str, digest: str) -> Arrival:
        load = None
        if not self.unchanged(key, digest):
            load = self._readers.start(
                path.name,
                load_document,
                path,
                source=source,
                bytes_sha256=digest,
                allow_secret=self._allow_secret,
            )
        return Arrival(source=source, key=key, digest=digest, path=path, load=load)


def _failing(error: UnreadableSource) -> Callable[[], Loaded]:
    def fail() -> Loaded:
        raise error

    return fail


def _ahead(items: Iterable[_T], count: int) -> Iterator[_T]:
    """Gives `items`, asking for up to `count` more before each is taken."""
    waiting: deque[_T] = deque()
    for item in items:
        waiting.append(item)
        if len(waiting) > count:
            yield waiting.popleft()
    yield from waiting
