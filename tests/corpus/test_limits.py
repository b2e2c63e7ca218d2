from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus import limits
from corpus.errors import UnreadableSource
from corpus.limits import Limits, page_done
from corpus.workers import Readers


def read_slowly(pages: int) -> int:
    """Takes longer than its limit, a page at a time."""
    limits.PAGE_SECONDS = 1.0
    for _ in range(pages):
        time.sleep(0.4)
        page_done()
    return pages


def stall(_: Path) -> None:
    """Gets stuck after its first page."""
    limits.PAGE_SECONDS = 0.3
    page_done()
    time.sleep(60)


def test_a_page_after_another_keeps_a_long_file_going() -> None:
    with Readers(1, Limits(seconds=1)) as readers:
        assert readers.start("a.pdf", read_slowly, 5)() == 5
        with pytest.raises(UnreadableSource, match="seconds"):
            readers.start("a.pdf", stall, Path("a"))()


def test_a_page_outside_a_worker_starts_no_clock() -> None:
    page_done()
    limits.stop_clock()
