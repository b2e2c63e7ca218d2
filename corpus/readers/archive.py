"""Files that hold files: ZIP archives, and mails with attachments."""

from __future__ import annotations

import io
import posixpath
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from corpus.errors import UnreadableCode, UnreadableSource
from corpus.readers.dispatch import LARGEST_FILE, SUFFIXES, load_bytes
from corpus.readers.mail import attachments, has_text
from corpus.readers.sniff import sniff
from corpus.types import MEMBER

CONTAINER_SUFFIXES = (".zip", ".eml")
MOST_MEMBERS = 2000
LARGEST_CONTENT = 2**30  # bytes, unpacked, of one archive with the archives in it
LARGEST_RATIO = 200
_HARMLESS = 4 * 2**20  # bytes; below this a high ratio is no bomb
_DEEPEST = 2
_UNSAFE = regex.compile(r"^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)")
_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document in a container: where it was unpacked, or (code, message) why it was not."""

    name: str
    path: Path | None = None
    error: tuple[UnreadableCode, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a container holds; `is_document` says that it also has text of its own."""

    is_document: bool
    members: tuple[Member, ...] = ()


def may_hold_documents(path: Path) -> bool:
    """Tell from the name and the first bytes whether `unpack` should be asked."""
    suffix = path.suffix.lower()
    if suffix in CONTAINER_SUFFIXES:
        return True
    if suffix in SUFFIXES:
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def unpack(path: Path, folder: Path) -> Contents:
    """Write the documents that `path` holds below `folder`; other files are passed over.

    UnreadableSource where the whole must be refused: a bomb, too many members, damage.
    """
    content = load_bytes(path)
    kind = sniff(content, name=path.name, suffix=path.suffix.lower())
    if kind not in ("zip", "mail"):
        return Contents(is_document=True)
    unpacking = _Unpacking(folder)
    members = tuple(unpacking.members(content, kind, name=path.name, depth=1))
    if kind == "mail":
        own = not members or has_text(content, name=path.name)
        return Contents(is_document=own, members=members)
    if not members:
        raise UnreadableSource(
            "unsupported_type",
            f"{path.name!r} holds no document; put {', '.join(sorted(SUFFIXES))} files in it.",
        )
    return Contents(is_document=False, members=members)


class _Unpacking:
    """Counts what one container has brought in, with the containers inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.size = 0

    def members(self, content: bytes, kind: str, *, name: str, depth: int) -> Iterator[Member]:
        """Give the members of a container and of those in it, each written to its own folder."""
        files = self._mail(content, name) if kind == "mail" else self._zip(content, name)
        for member, data in files:
            if data is None:
                yield member
                continue
            inner = self._kind(data, member.name)
            if inner in ("zip", "mail"):
                yield from self._nested(data, inner, member=member, depth=depth)
            if inner != "zip":
                yield replace(member, path=self._write(data, member.name))

    def _nested(self, data: bytes, kind: str, *, member: Member, depth: int) -> Iterator[Member]:
        name = posixpath.basename(member.name)
        if depth >= _DEEPEST:
            if kind == "zip":
                message = f"{name!r} is nested too deep in archives; unpack it first."
                yield replace(member, error=("unsupported_type", message))
            return
        try:
            for inner in self.members(data, kind, name=name, depth=depth + 1):
                yield replace(inner, name=f"{member.name}{MEMBER}{inner.name}")
        except UnreadableSource as error:
            yield replace(member, error=(error.code, error.message))

    def _kind(self, data: bytes, name: str) -> str:
        try:
            return sniff(data, name=name, suffix=Path(name).suffix.lower())
        except UnreadableSource:
            return ""  # its own reader says what is wrong with it

    def _write(self, data: bytes, name: str) -> Path:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        last = regex.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", posixpath.basename(name))
        path = folder / (last if len(last.encode()) < 200 else last[-60:])
        path.write_bytes(data)
        return path

    def _admit(self, name: str, size: int) -> None:
        self.count += 1
        self.size += size
        if self.count > MOST_MEMBERS:
            raise UnreadableSource(
                "too_large",
                f"{name!r} holds more than {MOST_MEMBERS} documents; split it first.",
            )
        if self.size > LARGEST_CONTENT:
            raise UnreadableSource(
                "too_large",
                f"{name!r} unpacks to more than {LARGEST_CONTENT >> 20} MB; split it first.",
            )

    def _mail(self, content: bytes, name: str) -> Iterator[tuple[Member, bytes | None]]:
        taken: set[str] = set()
        for attached in attachments(content, name=name):
            called = attached.name.replace("\\", "/").rsplit("/", 1)[-1]
            if not _is_wanted(called):
                continue
            self._admit(name, len(attached.content))
            yield Member(name=_unique(called, taken)), attached.content

    def _zip(self, content: bytes, name: str) -> Iterator[tuple[Member, bytes | None]]:
        taken: set[str] = set()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                infos = _wanted(archive)
                _refuse_bomb(infos, len(content), name=name)
                for info in infos:
                    called = _unique(_name(info), taken)
                    self._admit(name, info.file_size)
                    try:
                        yield Member(name=called), _read(archive, info, name=called)
                    except UnreadableSource as error:
                        yield Member(name=called, error=(error.code, error.message)), None
        except _DAMAGE as error:
            raise UnreadableSource(
                "corrupt", f"{name!r} is a damaged ZIP archive ({error}); make it again."
            ) from error


def _wanted(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [i for i in archive.infolist() if not i.is_dir() and _is_wanted(_name(i))]


def _is_wanted(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in parts)
    return not hidden and posixpath.splitext(parts[-1])[1].lower() in SUFFIXES


def _unique(name: str, taken: set[str]) -> str:
    """Give `name`, numbered where a file before it has the same one."""
    called, number = name, 1
    while called in taken:
        number += 1
        stem, suffix = posixpath.splitext(name)
        called = f"{stem} ({number}){suffix}"
    taken.add(called)
    return called


def _name(info: zipfile.ZipInfo) -> str:
    """Give a member's name; archivers that predate the UTF-8 flag wrote UTF-8 without it."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _refuse_bomb(infos: list[zipfile.ZipInfo], packed: int, *, name: str) -> None:
    size = sum(info.file_size for info in infos)
    ratio = size / max(1, packed)
    if size > LARGEST_CONTENT or (ratio > LARGEST_RATIO and size > _HARMLESS):
        raise UnreadableSource(
            "too_large",
            f"{name!r} unpacks to {size / 2**20:.0f} MB ({ratio:.0f} times its size); split it,"
            " or pack its files without compression.",
        )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, name: str) -> bytes:
    last = posixpath.basename(name)
    if _UNSAFE.search(name) or stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableSource(
            "unsafe_path", f"{name!r} points outside its archive; pack it under a plain name."
        )
    if info.file_size > LARGEST_FILE:
        raise UnreadableSource(
            "too_large",
            f"{last!r} has {info.file_size >> 20} MB, more than {LARGEST_FILE >> 20}; split it.",
        )
    if info.flag_bits & 0x1:
        raise UnreadableSource(
            "encrypted", f"{last!r} is packed with a password; pack it without one."
        )
    try:
        # Not more than declared: a false size must not fill the memory.
        with archive.open(info) as file:
            return file.read(info.file_size)
    except Exception as error:  # each decompressor raises its own kinds on damage
        raise UnreadableSource(
            "corrupt", f"{last!r} is damaged in its archive ({error}); pack it again."
        ) from error
