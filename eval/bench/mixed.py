"""Vectors for more passages than there is time to embed: mixtures of real ones.

A stand-in for the model in benchmarks of search only. Each text gets the vector between two real
passages of its language, chosen by the text's own hash, so that neighbourhoods are as crowded as
real ones; questions are embedded for real. What is found means nothing; how fast, does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.detect import detect_language
from corpus.types import Language, Span
from index.alignment import parallel_rows
from index.types import Embedder

# The nearer of the two counts at least so much.
_LEAST_SHARE = 0.5
# Real vectors a language: pairs of them are far more than there are passages to make.
_REAL = 150
_NOISE = 0.25


class MixedEmbedder:
    """An Embedder that embeds some of the parallel rows once and mixes them from then on."""

    def __init__(self, real: Embedder) -> None:
        self._real = real
        every = parallel_rows()
        spread = every[:: max(1, len(every) // _REAL)][:_REAL]
        self._rows = {
            language: real.embed_passages([row[language.value] for row in spread])
            for language in Language
        }

    @property
    def name(self) -> str:
        """Tells that these are no real vectors."""
        return f"mixed {self._real.name}"

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self._real.dimension

    @property
    def max_tokens(self) -> int:
        """Longest passage."""
        return self._real.max_tokens

    @property
    def fingerprint(self) -> str:
        """That of the real model, so that its alignment applies and a store opens with it."""
        return self._real.fingerprint

    @property
    def dtype(self) -> str:
        """Arithmetic of the real vectors."""
        return self._real.dtype

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Real vectors of questions."""
        return self._real.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A mixture of two real vectors and a little noise a text, the same for equal texts."""
        mixed = [_mix(self._rows, text) for text in texts]
        return np.array(mixed, np.float32).reshape(len(mixed), self._real.dimension)

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Mixtures for the texts and, from their own words, for the parts of each."""
        cut = [[t[s.start : s.end] for s in own] for t, own in zip(texts, parts, strict=True)]
        return self.embed_passages(texts), [self.embed_passages(own) for own in cut]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as the real model counts them."""
        return self._real.count_tokens(texts)


def _mix(rows: Mapping[Language, NDArray[np.float32]], text: str) -> NDArray[np.float32]:
    own = rows[detect_language(text)]
    draw = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
    first, second = draw.integers(len(own), size=2)
    share = draw.uniform(_LEAST_SHARE, 1.0)
    noise = draw.standard_normal((own.shape[1],), dtype=np.float32)
    vector = share * own[first] + (1 - share) * own[second]
    vector = vector + _NOISE * noise / np.linalg.norm(noise)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
