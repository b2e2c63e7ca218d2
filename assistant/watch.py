"""Files that appear or change in folders, by looking repeatedly: network drives tell nobody."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.load import find_files

SECONDS = 2.0
_Seen = dict[Path, tuple[int, int]]


def settled(paths: Sequence[Path], *, seconds: float = SECONDS) -> Iterator[list[Path]]:
    """Gives, for ever, the files that are new or changed and did not grow for `seconds`."""
    given: _Seen = {}
    before = _look(paths)
    while True:
        time.sleep(seconds)
        now = _look(paths)
        ready = [f for f, seen in now.items() if before.get(f) == seen != given.get(f)]
        before = now
        if ready:
            yield ready
            given = {file: seen for file, seen in given.items() if file in now}
            given |= {file: now[file] for file in ready}


def _look(paths: Sequence[Path]) -> _Seen:
    found: _Seen = {}
    for path in paths:
        for file in find_files(path):
            try:
                state = file.stat()
            except OSError:
                continue  # gone since it was listed
            found[file] = (state.st_size, state.st_mtime_ns)
    return found
