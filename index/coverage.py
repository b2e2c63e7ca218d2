"""The second stage: how much of what a question names a candidate holds, weighed by rarity."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from corpus.types import Language
from index.catalogue import Catalogue
from index.concepts import Meanings, in_context, in_text, question_concepts
from index.pool import Pool
from index.types import Filter, Terms

# What every passage holds tells next to nothing, but not the opposite.
_LEAST_WEIGHT = 0.05
# A title or heading holds a term for all passages below it.
_IN_CONTEXT = 0.5
# What a question asks beyond the glossary's terms, in the same unit: two or three rare words.
_UNKNOWN = 8.0
_Weights = Sequence[tuple[Meanings, float]]


def add_concepts(
    pool: Pool, catalogue: Catalogue, question: tuple[str, Language], where: Filter, most: int
) -> None:
    """Adds the `most` passages of each language that hold most terms of the question."""
    meanings = question_concepts(*question)
    for language in Language if meanings else ():
        if where.language in (None, language):
            stored = [in_text(language, c) for c in dict.fromkeys(sum(meanings, ()))]
            found = catalogue.match({"concepts": stored}, (0, 0, 0, 1), where, most)
            for passage in catalogue.passages(i for i, _ in found).values():
                pool.add(passage)


def cover(pool: Pool, catalogue: Catalogue, question: tuple[str, Language], terms: Terms) -> None:
    """Sets of each candidate the share of the question's facts and of its glossary terms.

    A fact or term counts as much as it is rare, a term among the passages of its language; one
    that no passage holds counts most, so that chance matches do not look like a whole question.
    """
    counts = catalogue.language_counts()
    facts = [(fact,) for fact in terms.facts if not fact.startswith("part:")]
    known = catalogue.frequencies(("facts", fact) for (fact,) in facts)
    weighed = _weighed(facts, {t: n for (_, t), n in known.items()}, sum(counts.values()))
    concepts = {
        language: _weighed(*_rarity(catalogue, question_concepts(*question), language), count)
        for language, count in counts.items()
    }
    shares = {language: _shares(question_concepts(*question), language) for language in counts}
    for identifier, held in catalogue.holdings(pool.passages).items():
        language = pool.passages[identifier].language
        scores = pool.scores[identifier]
        scores.facts = _share(weighed, dict.fromkeys(held["facts"], 1.0))
        concepts_held = _held(held["concepts"], shares[language])
        scores.concepts = _share(concepts[language], concepts_held, _UNKNOWN)


def _rarity(
    catalogue: Catalogue, meanings: Sequence[Meanings], language: Language
) -> tuple[Sequence[Meanings], dict[str, int]]:
    """The meanings, and how many passages of a language hold each."""
    ways = [(w(language, c), c) for c in sum(meanings, ()) for w in (in_text, in_context)]
    found = catalogue.frequencies(("concepts", stored) for stored, _ in ways)
    counts: dict[str, int] = {}
    for stored, concept in dict(ways).items():
        counts[concept] = counts.get(concept, 0) + found.get(("concepts", stored), 0)
    return meanings, counts


def _shares(meanings: Sequence[Meanings], language: Language) -> dict[str, tuple[str, float]]:
    """What each stored form of the question's concepts stands for, and how much it counts."""
    ways = ((in_context, _IN_CONTEXT), (in_text, 1.0))
    return {way(language, c): (c, share) for way, share in ways for c in set(sum(meanings, ()))}


def _held(stored: frozenset[str], shares: Mapping[str, tuple[str, float]]) -> dict[str, float]:
    # A passage has a concept in one form only.
    return dict(shares[form] for form in stored & shares.keys())


def _weighed(groups: Iterable[Meanings], counts: Mapping[str, int], total: int) -> _Weights:
    """Each group with its weight: the rarity of the commonest of its meanings."""
    holding = ((group, max(counts.get(m, 0) for m in group)) for group in groups)
    return [(g, max(_LEAST_WEIGHT, math.log((total + 1) / (n + 0.5)))) for g, n in holding]


def _share(weights: _Weights, held: Mapping[str, float], unknown: float = 0.0) -> float:
    most = unknown + sum(weight for _, weight in weights)
    covered = sum(weight * max(held.get(m, 0.0) for m in group) for group, weight in weights)
    return covered / most if most else 0.0
