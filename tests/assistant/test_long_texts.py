"""Hostile questions cost time in proportion to their length: no pattern runs away (ReDoS)."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from assistant.question import understand
from corpus.languages.machines import speaks_to_machines
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.names.sound import find_names
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.types import Language

# Repeated, each nearly matches something, again and again.
PIECES = [
    "Số: 1/",
    "ngày 30 tháng 6 năm ",
    "từ ngày 1/1/",
    "Kế hoạch số ",
    "Sở và Sở và ",
    "đồng đồng ",
    "পরিকল্পনা নং ০২-",
    "৩০ জুন ৩০ জুন ",
    "১ কোটি ",
    "জেলা জেলা ",
    "30 June 30 June ",
    "1,1,1,1,",
    "A-B/C-D/",
    "The The Department of ",
    "(a)(a)(a)",
    "......",
    "\u200d\u200c",
    "aaaaaaaa",
    "        ",
    "\n\n\n\n",
]
READERS: list[Callable[[str], object]] = [
    find_dates,
    find_numbers,
    find_document_numbers,
    find_places,
    find_names,
    find_agencies,
    speaks_to_machines,
]
SHORT, LONG = 1_250, 5_000
# Four times the text: proportional work takes four times as long, quadratic sixteen.
MOST = 12.0
_NOISE = 0.05  # seconds below which nothing is measured


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of this thread: others may be using the machine."""
    begun = time.thread_time()
    work(text)
    return time.thread_time() - begun


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("piece", PIECES)
def test_reading_grows_with_the_text(read: Callable[[str], object], piece: str) -> None:
    _check(read, piece)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("piece", PIECES)
def test_understanding_grows_with_the_question(language: Language, piece: str) -> None:
    _check(lambda text: understand(text, language), piece)


def _check(work: Callable[[str], object], piece: str) -> None:
    texts = {n: (piece * (n // len(piece) + 1))[:n] for n in (SHORT, LONG)}
    work(texts[SHORT])  # tables are loaded at first use
    short, long = (min(_seconds(work, texts[n]) for _ in range(2)) for n in (SHORT, LONG))
    assert long <= max(short, _NOISE) * MOST, f"{short:.3f} s became {long:.3f} s"
