"""Office files are ZIP archives: how much they may unpack to."""

from __future__ import annotations

import io
import zipfile

from corpus.errors import UnreadableSource

LARGEST_CONTENT = 200 * 2**20  # bytes, uncompressed
LARGEST_RATIO = 200
_BOOKLET = 2**20  # bytes; below this a high ratio does no harm


def refuse_bombs(content: bytes, *, name: str, kind: str) -> None:
    """Raise UnreadableSource where `content` is no archive or unpacks to more than is sane."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableSource(
            "corrupt", f"{name!r} is a damaged {kind} file ({error}); open and save it again."
        ) from error
    size = sum(member.file_size for member in members)
    ratio = size / max(1, len(content))
    if size > LARGEST_CONTENT or (ratio > LARGEST_RATIO and size > _BOOKLET):
        raise UnreadableSource(
            "too_large",
            f"{name!r} unpacks to {size / 2**20:.0f} MB ({ratio:.0f} times its size); "
            "split it or remove its pictures.",
        )
