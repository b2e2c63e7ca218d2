"""A claim as the figures that its score is made of, and what they say for or against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.verify import Fault, Verdict, verify
from corpus.types import Language
from eval.claims.question import question_features
from eval.claims.reading import Shape, question_in, read_source, shape_of, statements_of
from eval.claims.statement import sentence_features

Direction = Literal[1, 0, -1]
_WORDS: tuple[str, ...] = (
    *("in_source", "in_stretch", "in_loose_stretch", "in_two_sentences", "in_order", "in_reach"),
    *("in_pairs", "in_triples", "least_in_source", "least_in_two_sentences"),
)
_DIFFERENCES: tuple[str, ...] = (
    *("word_missing", "more_negations", "fewer_negations", "negation_differs", "new_extreme"),
    *("exception_lost", "figures_missing", "names_missing", "particulars_missing"),
    "particulars_elsewhere",
)
_FAULTS = tuple(f"fault_{fault.value}" for fault in Fault)
# Which figures a shape of claim is scored by: 1 where more of it speaks for a claim, -1 where it
# speaks against it, 0 where either may hold. The model keeps these signs.
DIRECTIONS: Mapping[Shape, Mapping[str, Direction]] = {
    "statement": {
        "verifier": 1,
        **dict.fromkeys(_WORDS, 1),
        **dict.fromkeys((*_DIFFERENCES, *_FAULTS), -1),
        **dict.fromkeys(("language_vi", "language_bn"), 0),
    },
    "answer": {
        **dict.fromkeys(("verifier", "in_source", "least_in_source", "in_pairs"), 1),
        **dict.fromkeys(("in_reach", "in_order"), 1),
        **dict.fromkeys(("figures_missing", "names_missing", "more_negations"), -1),
    },
    "question": {
        **dict.fromkeys(("verifier", "answer_verbatim", "near", "in_reach", "in_sentence"), 1),
        **dict.fromkeys(("in_two_sentences", "in_order", "figure_given", "name_given"), 1),
        **dict.fromkeys(("answer_missing", "answer_in_question", "share_nearer"), -1),
        **dict.fromkeys(("sentence_is_worse", "figure_lacking", "name_lacking"), -1),
        "fault_words": -1,
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The figures of one claim by name, in the order of `DIRECTIONS`, and the verifier's view."""

    shape: Shape
    values: tuple[float, ...]
    verdict: Verdict

    def named(self) -> dict[str, float]:
        """The figures by their names."""
        return dict(zip(DIRECTIONS[self.shape], self.values, strict=True))


def features(claim: str, source: str, language: Language) -> Features:
    """Compares a claim with its source; both are in `language`."""
    shape = shape_of(claim, language)
    verdict = verify(claim, [source], language=language, source_language=language)
    faults = Counter(f"fault_{problem.fault.value}" for problem in verdict.problems)
    found = {
        "verifier": verdict.score,
        **{name: min(2.0, faults[name]) for name in _FAULTS},
        "language_vi": float(language is Language.VI),
        "language_bn": float(language is Language.BN),
    }
    read = read_source(source, language)
    if asked := question_in(claim, language):
        found |= question_features(*asked, read)
    else:
        rows = [sentence_features(said, read) for said in statements_of(claim, language)]
        found |= _together(rows)
    values = tuple(found.get(name, 0.0) for name in DIRECTIONS[shape])
    return Features(shape=shape, values=values, verdict=verdict)


def _together(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Means over a claim's sentences, and the least of some: one sentence may be made up."""
    means = {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
    least = {
        f"least_{name}": min(row[name] for row in rows)
        for name in ("in_source", "in_two_sentences")
    }
    return means | least
