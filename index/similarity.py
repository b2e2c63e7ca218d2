"""How much two texts have in common, from short signatures that are made once for each.

MinHash (Broder 1997) over runs of five words, and over the figures: texts made from one template
share their words, copies of one text share its figures too.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import numpy as np
import regex
from numpy.typing import NDArray

from corpus.normalise import fold

_RUN = 5
_WORDS, _FIGURES = 64, 32
_BANDS = 16
# An annex has its decision's number and another text; a new version keeps this much of the old.
SAME_TEXT = 0.3
_PRIME = np.uint64(4294967311)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_FIGURE = regex.compile(r"\d+(?:[.,/]\d+)*")
# More documents than this with one band in common share a template, not a text.
_CROWD = 200
_RANDOM = np.random.default_rng(20250619)
_A = _RANDOM.integers(1, 2**32, _WORDS + _FIGURES, dtype=np.uint64)
_B = _RANDOM.integers(0, 2**32, _WORDS + _FIGURES, dtype=np.uint64)


def signature_of(text: str) -> bytes:
    """The signature of a text: 96 32-bit numbers; empty where the text has no words."""
    folded = fold(text)
    words = _WORD.findall(folded)
    if not words:
        return b""
    runs = {" ".join(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))}
    figures = set(_FIGURE.findall(folded)) or {""}
    parts = (_least(runs, _A[:_WORDS], _B[:_WORDS]), _least(figures, _A[_WORDS:], _B[_WORDS:]))
    return np.concatenate(parts).astype("<u4").tobytes()


def resemblance(one: bytes, other: bytes) -> tuple[float, float]:
    """The estimated share of word runs, and of figures, that two texts have in common, 0 to 1."""
    if not one or not other:
        return 0.0, 0.0
    same = np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")
    return float(same[:_WORDS].mean()), float(same[_WORDS:].mean())


def similar_pairs(signatures: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pairs that may have about half their word runs in common or more, each once, in order."""
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    width = _WORDS * 4 // _BANDS
    for name in sorted(signatures):
        signature = signatures[name]
        for band in range(_BANDS if signature else 0):
            buckets[band, signature[band * width : (band + 1) * width]].append(name)
    pairs = {
        pair
        for names in buckets.values()
        if 1 < len(names) <= _CROWD
        for pair in combinations(names, 2)
    }
    yield from sorted(pairs)


def _least(
    items: Iterable[str], a: NDArray[np.uint64], b: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    hashes = np.array([zlib.crc32(item.encode()) for item in sorted(items)], dtype=np.uint64)
    least = np.full(len(a), np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):
        part = hashes[start : start + 4096, None]
        least = np.minimum(least, ((part * a + b) % _PRIME).min(axis=0))
    return least & np.uint64(0xFFFFFFFF)
