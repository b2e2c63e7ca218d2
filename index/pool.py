"""Candidates of one search while they are being scored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.types import Language, Passage
from index.types import Hit

# Chosen on the development sets; `assistant-eval retrieval` prints what they give.
WEIGHTS = {"dense": 1.0, "lexical": 0.4, "facts": 0.25, "about": 0.15, "part": 0.5}
# Within a language the words tell more; across languages the glossary stands in for them, and
# every passage gets what words would have given it on average, lest its language speak against it.
CONCEPTS_WITHIN, CONCEPTS_ACROSS, NO_WORDS = 0.2, 0.45, 0.1


@dataclass(slots=True)
class Scores:
    """What is known of one candidate; `dense` is None until its vector was compared."""

    dense: float | None = None
    lexical: float = 0.0
    facts: float = 0.0
    about: float = 0.0
    part: float = 0.0
    concepts: float = 0.0

    def total(self, *, across: bool) -> float:
        """The weighted sum; `across`: passage and question are in different languages."""
        own = sum(weight * (getattr(self, name) or 0.0) for name, weight in WEIGHTS.items())
        if not across:
            return own + CONCEPTS_WITHIN * self.concepts
        return own + CONCEPTS_ACROSS * self.concepts + NO_WORDS


@dataclass(slots=True)
class Pool:
    """Candidates by passage id."""

    passages: dict[str, Passage] = field(default_factory=dict)
    scores: dict[str, Scores] = field(default_factory=dict)

    def add(self, passage: Passage) -> Scores:
        """The scores of a passage, which is a candidate from now on."""
        self.passages[passage.id] = passage
        return self.scores.setdefault(passage.id, Scores())

    def __iter__(self) -> Iterator[tuple[Passage, Scores]]:
        return ((passage, self.scores[i]) for i, passage in self.passages.items())

    def ranked(self, language: Language) -> tuple[Hit, ...]:
        """All candidates for a question in `language`, best first; ties fall to the passage id."""
        totals = {p.id: s.total(across=p.language is not language) for p, s in self}
        order = sorted(totals, key=lambda i: (-totals[i], i))
        return tuple(self._hit(i, rank, totals[i]) for rank, i in enumerate(order, start=1))

    def _hit(self, identifier: str, rank: int, score: float) -> Hit:
        scores = self.scores[identifier]
        return Hit(
            passage=self.passages[identifier],
            rank=rank,
            score=score,
            dense=scores.dense or 0.0,
            lexical=scores.lexical,
            facts=scores.facts,
            about=scores.about,
            concepts=scores.concepts,
        )
