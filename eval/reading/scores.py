"""How much of a known text a reading recovered."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Words of a text and those found whole; its characters and the edits that a reading needs."""

    words: int
    found: int
    characters: int
    edits: int


def compare(text: str, reading: str) -> Counts:
    """Counts for one reading; both sides in NFC, any white space is one blank."""
    wanted, got = _plain(text), _plain(reading)
    words, read = Counter(wanted.split()), Counter(got.split())
    return Counts(
        words=words.total(),
        found=(words & read).total(),
        characters=len(wanted),
        edits=Levenshtein.distance(wanted, got),
    )


def pooled(counts: Iterable[Counts]) -> dict[str, float | int | None]:
    """Share of words found and character error rate over all texts; null where there are none."""
    rows = list(counts)
    words, characters = sum(c.words for c in rows), sum(c.characters for c in rows)
    return {
        "words": round(sum(c.found for c in rows) / words, 4) if words else None,
        "cer": round(sum(c.edits for c in rows) / characters, 4) if characters else None,
        "n": len(rows),
    }


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
