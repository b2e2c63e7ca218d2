"""The passages nearest to a question: compared all where they are few, else by the index.

An approximate index loses recall under a filter and behind many equal vectors. A small store is
kept in memory as one matrix a language, which is also faster than asking the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Language
from index.store import Store
from index.types import Filter, Vectors

# Passages that are compared one by one: a few milliseconds, and 8 MB of 384 dimensions.
_EXACT_BELOW = 5000
# More than float32 holds of a cosine, less than the order of a sum can move in float64.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Rows:
    """Vectors of one language, and the row of each id."""

    ids: tuple[str, ...]
    matrix: Vectors
    place: dict[str, int]


class Nearest:
    """Finds vectors of a store's live passages by their cosine to a question's."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[int, dict[Language, _Rows]] | None = None

    def find(self, vector: Vectors, where: Filter, k: int) -> dict[str, float]:
        """The ids of the `k` nearest vectors of each language with their cosines."""
        catalogue = self._store.catalogue
        # What is seen with someone's labels is compared all too: scores of the index differ.
        narrows = bool(where or where.excluded or self._is_seen)
        allowed = catalogue.vector_ids(where) if narrows else None
        few = allowed is not None and sum(map(len, allowed.values())) <= _EXACT_BELOW
        if self._is_small():
            rows = self._all()
            if allowed is not None:
                rows = {lang: _part(own, allowed.get(lang, ())) for lang, own in rows.items()}
        elif few and allowed is not None:
            rows = {lang: self._load(lang, ids) for lang, ids in allowed.items()}
        else:
            return self._approximate(vector, where, allowed if where else None, k)
        return {i: s for own in rows.values() for i, s in _best(own, vector, k)}

    def cosines(self, language: Language, ids: Sequence[str], vector: Vectors) -> dict[str, float]:
        """The exact cosine of each of these vectors; unknown ids are left out."""
        small = self._is_small()
        rows = _part(self._all()[language], ids) if small else self._load(language, ids)
        return dict(_best(rows, vector, len(ids)))

    @property
    def _is_seen(self) -> bool:
        """Whether the store is seen with someone's labels, for one request: nothing is kept."""
        return self._store.whole is not self._store

    def _is_small(self) -> bool:
        return not self._is_seen and self._store.catalogue.passage_count() <= _EXACT_BELOW

    def _all(self) -> dict[Language, _Rows]:
        """The vectors of all live passages; read anew after every change of the documents."""
        catalogue = self._store.catalogue
        generation = catalogue.generation()
        kept = self._kept
        if kept is None or kept[0] != generation:
            ids = catalogue.vector_ids(Filter())
            kept = (generation, {lang: self._load(lang, ids.get(lang, ())) for lang in Language})
            self._kept = kept
        return kept[1]

    def _load(self, language: Language, ids: Sequence[str]) -> _Rows:
        found = self._store.vectors.vectors(language, ids) if ids else {}
        matrix = np.array(list(found.values()), np.float32)
        return _Rows(tuple(found), matrix, {i: n for n, i in enumerate(found)})

    def _approximate(
        self, vector: Vectors, where: Filter, allowed: dict[Language, list[str]] | None, k: int
    ) -> dict[str, float]:
        found: dict[str, float] = {}
        for language in Language:
            permitted = None if allowed is None else frozenset(allowed.get(language, ()))
            found.update(self._searched(language, vector, permitted, where.excluded, k))
        return found

    def _searched(
        self,
        language: Language,
        vector: Vectors,
        permitted: frozenset[str] | None,
        excluded: frozenset[str],
        k: int,
    ) -> dict[str, float]:
        """The best live candidates; vectors of a document still being written take no place."""
        wanted = k if permitted is None else k * 10
        while True:
            nearest = dict(self._store.vectors.nearest(language, vector, wanted))
            if permitted is not None:
                return {i: s for i, s in nearest.items() if i in permitted}
            passages = self._store.catalogue.passages_of_vectors(nearest)
            live = [i for i, p in passages.items() if p.document_id not in excluded]
            if len(live) >= k or len(nearest) < wanted:
                return {i: nearest[i] for i in live}
            wanted *= 4


def _part(rows: _Rows, ids: Sequence[str]) -> _Rows:
    places = [rows.place[i] for i in ids if i in rows.place]
    kept = tuple(rows.ids[n] for n in places)
    matrix = rows.matrix[places] if places else rows.matrix[:0]
    return _Rows(kept, matrix, {i: n for n, i in enumerate(kept)})


def _best(rows: _Rows, vector: Vectors, k: int) -> list[tuple[str, float]]:
    """The `k` highest cosines; ties fall to the id."""
    if not rows.ids:
        return []
    # Not as a matrix product: there a score moves by a rounding with the rows beside it, and a
    # reader's scores must not tell how many documents are hidden.
    products = (rows.matrix * vector).sum(axis=1, dtype=np.float64)
    scores: NDArray[np.float64] = np.asarray(products).round(_DIGITS)
    least = np.partition(scores, -k)[-k] if k < len(scores) else -np.inf
    found = [(rows.ids[n], float(scores[n])) for n in np.flatnonzero(scores >= least)]
    return sorted(found, key=lambda s: (-s[1], s[0]))[:k]
