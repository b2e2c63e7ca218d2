"""Finds passages for a question: vectors and words together, across the three languages.

The score is a weighted sum, not a fusion of ranks: the cosine of aligned vectors, plus the share
of the question's words, facts and glossary terms that a passage covers, plus that of the topics
which its document is about. Words count only for passages in the question's language; across
languages facts, topics and the glossary match, so that a wrong language never outranks by chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from corpus.detect import detect_language
from corpus.types import Language, Passage
from index.alignment import Alignment
from index.analysis import passage_parts, query_terms
from index.coverage import add_concepts, cover
from index.nearest import Nearest
from index.pool import Pool
from index.standing import Standings
from index.store import Store
from index.typed import Reader, Typed
from index.types import Embedder, Filter, Hit, Terms, Vectors

_COLUMNS = {"words": 1.0, "folded": 0.4, "facts": 1.0, "concepts": 0.0}
_CANDIDATES = 60
_K1 = 1.2
# A document that names a topic this often, by its logarithm, is about it.
_OFTEN = math.log1p(5)


class Retriever:
    """Ranks the passages of a store for a query."""

    def __init__(self, store: Store, embedder: Embedder, alignment: Alignment) -> None:
        self._store = store
        self._embedder = embedder
        self._alignment = alignment
        self._nearest = Nearest(store)
        self._documents: tuple[int, dict[str, dict[str, int]]] | None = None
        self._reader: tuple[int, Reader] | None = None

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        where: Filter | None = None,
        language: Language | None = None,
    ) -> tuple[Hit, ...]:
        """The `k` best passages, best first; ties fall to the passage id.

        Old versions and copies are found only where `where` names documents.
        The query is searched as `read` spells it; `language` is its own, detected where not
        given. Raises StoreMismatch where
        the store was built with another model.
        """
        self._store.check_model(self._embedder)
        where = where or Filter()
        if not where.documents and not where.excluded:
            where = replace(where, excluded=self.standings().hidden())
        typed = self.read(query, language)
        query, language = typed.text, typed.language
        vector = self._alignment.align(self._embedder.embed_queries([query]), "query", language)[0]
        terms = query_terms(query, language)
        pool = Pool()
        self._add_dense(pool, vector, where)
        self._add_lexical(pool, terms, language, where)
        add_concepts(pool, self._store.catalogue, (query, language), where, _CANDIDATES)
        self._fill_dense(pool, vector)
        cover(pool, self._store.catalogue, (query, language), terms)
        self._add_about(pool, terms)
        _add_parts(pool, terms)
        return self._with_sentences(pool.ranked(language)[:k], vector)

    def _with_sentences(self, hits: Sequence[Hit], vector: Vectors) -> tuple[Hit, ...]:
        stored = self._store.catalogue.sentence_vectors(hit.passage.id for hit in hits)
        cosines = {i: tuple((rows @ vector).tolist()) for i, rows in stored.items()}
        return tuple(replace(h, sentences=cosines.get(h.passage.id, ())) for h in hits)

    def read(self, text: str, language: Language | None = None) -> Typed:
        """The question in the spelling of the documents, and its language."""
        generation = self._store.catalogue.generation()
        if self._reader is None or self._reader[0] != generation:
            self._reader = (generation, Reader(self._store.catalogue.words()))
        return self._reader[1].read(text, language)

    def vectors_of(self, queries: Sequence[str]) -> Vectors:
        """The aligned vectors of questions, one a row, as searches compare them with passages."""
        rows = [
            self._alignment.align(self._embedder.embed_queries([q]), "query", detect_language(q))
            for q in queries
        ]
        return np.concatenate(rows)

    def similarity(self, query: str, language: Language, texts: Sequence[Passage]) -> list[float]:
        """Cosine of each passage's stored vector to the query."""
        vector = self._alignment.align(self._embedder.embed_queries([query]), "query", language)[0]
        pool = Pool()
        for passage in texts:
            pool.add(passage)
        self._fill_dense(pool, vector)
        return [pool.scores[p.id].dense or 0.0 for p in texts]

    def _add_dense(self, pool: Pool, vector: Vectors, where: Filter) -> None:
        found = self._nearest.find(vector, where, _CANDIDATES)
        for vector_id, passage in self._store.catalogue.passages_of_vectors(found).items():
            pool.add(passage).dense = found[vector_id]

    def _add_lexical(self, pool: Pool, terms: Terms, language: Language, where: Filter) -> None:
        if where.language in (None, language):
            own = replace(where, language=language)
            columns = {"words": terms.words, "folded": terms.folded}
            for passage, score in self._match(columns, own):
                pool.add(passage).lexical = score
        for passage, _ in self._match({"facts": terms.facts}, where):
            pool.add(passage)

    def _add_about(self, pool: Pool, terms: Terms) -> None:
        """The share of the question's topics that each candidate's document is about."""
        documents = self.topics()
        holding = {t: sum(t in own for own in documents.values()) for t in terms.topics}
        known = {t: math.log((len(documents) + 1) / (n + 0.5)) for t, n in holding.items() if n}
        most = sum(known.values())
        if not most:
            return
        for identifier, passage in pool.passages.items():
            own = documents.get(passage.document_id, {})
            covered = sum(
                known[t] * min(1.0, math.log1p(own[t]) / _OFTEN) for t in known if t in own
            )
            pool.scores[identifier].about = covered / most

    def standings(self) -> Standings:
        """Versions, copies and relations of the store's documents; kept in memory."""
        return self._store.standings()

    def topics(self) -> dict[str, dict[str, int]]:
        """For each document id: its topics and how often each occurs; kept in memory."""
        generation = self._store.catalogue.generation()
        if self._documents is None or self._documents[0] != generation:
            self._documents = (generation, self._store.catalogue.topics())
        return self._documents[1]

    def _match(
        self, columns: dict[str, tuple[str, ...]], where: Filter
    ) -> list[tuple[Passage, float]]:
        """Passages and their BM25 as a share of the most that the terms could give."""
        catalogue = self._store.catalogue
        wanted = [(column, term) for column, terms in columns.items() for term in terms]
        frequencies = catalogue.frequencies(wanted)
        if not frequencies:
            return []
        most = self._most([term for term in wanted if _counts(term, frequencies)], frequencies)
        columns = {c: tuple(t for t in ts if (c, t) in frequencies) for c, ts in columns.items()}
        found = dict(catalogue.match(columns, tuple(_COLUMNS.values()), where, _CANDIDATES))
        passages = catalogue.passages(found)
        return [(passages[i], min(1.0, found[i] / most)) for i in found if i in passages]

    def _most(
        self, terms: Sequence[tuple[str, str]], frequencies: dict[tuple[str, str], int]
    ) -> float:
        """The BM25 of a passage that held nothing but the terms: its upper bound."""
        total = self._store.catalogue.passage_count()
        counts = [(_COLUMNS[column], frequencies.get((column, t), 0)) for column, t in terms]
        return sum(
            max(1e-6, math.log((total - n + 0.5) / (n + 0.5))) * weight * (_K1 + 1)
            for weight, n in counts
        )

    def _fill_dense(self, pool: Pool, vector: Vectors) -> None:
        """Candidates that only words brought in get their exact cosine too."""
        missing = [p for p, scores in pool if scores.dense is None]
        ids = self._store.catalogue.vector_ids_of(p.id for p in missing) if missing else {}
        for language in dict.fromkeys(p.language for p in missing):
            own = {p.id: ids[p.id] for p in missing if p.language is language and p.id in ids}
            cosines = self._nearest.cosines(language, list(own.values()), vector)
            for identifier, vector_id in own.items():
                pool.scores[identifier].dense = cosines.get(vector_id, 0.0)


def _add_parts(pool: Pool, terms: Terms) -> None:
    """The share of the parts that the question names ("Điều 5 khoản 2") a candidate stands in."""
    named = {fact for fact in terms.facts if fact.startswith("part:")}
    for identifier, passage in pool.passages.items() if named else ():
        own = set(passage_parts(passage))
        pool.scores[identifier].part = len(named & own) / len(named)


def _counts(term: tuple[str, str], frequencies: dict[tuple[str, str], int]) -> bool:
    """Whether a term is part of what a passage could cover.

    A word that no passage holds is one that all of them lack: without it, one chance match would
    look like a whole question. Guessed compounds and folded forms only repeat the words.
    """
    column, word = term
    return term in frequencies or (column == "words" and "_" not in word)
