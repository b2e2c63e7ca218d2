"""What tells whether a source gives this answer to this question.

A wrong answer is mostly the right answer to another question about the same source: its words are
there, but beside other words than the question's. So what counts is how near the answer stands to
what the question says, against every other place of the source.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from assistant.verify.parse import Parsed, compiled, parse
from assistant.verify.types import Fault
from assistant.verify.words import has
from corpus.languages import PROFILES
from eval.claims.reading import Source
from eval.claims.stretch import densest, in_order

_DECAY = 12.0  # words over which nearness falls to a third
_OTHER_SENTENCE = 10  # words of distance that the end of a sentence counts for
_NEAR = 10
_MOST_PLACES = 700  # of a longer source every third word is compared
_LIGHT = 0.3
_FIGURES = frozenset({Fault.DATE, Fault.NUMBER})
_NAMES = frozenset({Fault.NAME, Fault.UNIT})
_BARE_FIGURE = regex.compile(r"[\d\W]+\w{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The question's topical words by weight, and where the source has them."""

    source: Source
    weights: dict[str, float]
    places: tuple[int, ...]

    def nearness(self, at: int, size: int) -> tuple[float, float]:
        """How near the question's words are to source.stems[at:at+size]: fading, and in reach."""
        sentences, stems = self.source.sentence_of, self.source.stems
        nearest: dict[str, int] = {}
        for place in self.places:
            inside = at <= place < at + size
            away = 0 if inside else min(abs(place - at), abs(place - (at + size - 1)))
            away += _OTHER_SENTENCE if sentences[place] != sentences[at] else 0
            nearest[stems[place]] = min(away, nearest.get(stems[place], away))
        total = sum(self.weights.values()) or 1.0
        fading = sum(self.weights[w] * math.exp(-d / _DECAY) for w, d in nearest.items())
        reach = sum(self.weights[w] for w, d in nearest.items() if d < _NEAR)
        return fading / total, reach / total

    def share(self, *sentences: int) -> float:
        """The weighted share of the question's words that these sentences have together."""
        kept = [s for s in sentences if 0 <= s < len(self.source.sentences)]
        forms = frozenset[str]().union(*(self.source.sentence_forms[s] for s in kept))
        found = sum(weight for w, weight in self.weights.items() if has(forms, w))
        return found / (sum(self.weights.values()) or 1.0)


def question_features(asked: str, answered: str, source: Source) -> dict[str, float]:
    """Shares from 0 to 1 by name; see `features` for which of them speak for the answer."""
    language = source.parsed.language
    question, answer = parse(asked, language), parse(answered, language)
    topical = {t.stem for t in question.tokens if t.is_content}
    view = _Asked(
        source=source,
        weights={w: source.weight(w) for w in topical},
        places=tuple(n for n, stem in enumerate(source.stems) if stem in topical),
    )
    words = [t.stem for t in answer.tokens]
    found, size = _occurrences(words, source)
    missing = sum(not has(source.forms, w) for w in words)
    return {
        "answer_verbatim": float(bool(found) and size == len(words)),
        "answer_missing": missing / max(1, len(words)),
        "answer_in_question": sum(w in topical for w in words) / max(1, len(words)),
        **_place_features(view, found, size, question, words),
        **_kind_features(question, answer),
    }


def _occurrences(words: Sequence[str], source: Source) -> tuple[list[int], int]:
    """Where the answer stands word for word; else the one stretch that has most of it."""
    size = len(words)
    found = [
        at
        for at in range(len(source.stems) - size + 1)
        if size and source.stems[at : at + size] == tuple(words)
    ]
    if found or not words:
        return found, size
    _, start, end = densest(words, source.stems, dict.fromkeys(words, 1.0), looseness=1.5)
    return ([start] if end > start else []), max(1, end - start)


def _place_features(
    view: _Asked, found: Sequence[int], size: int, question: Parsed, words: Sequence[str]
) -> dict[str, float]:
    source = view.source
    best_sentence = max((view.share(n) for n in range(len(source.sentences))), default=0.0)
    if not found:
        return {"sentence_is_worse": best_sentence, "share_nearer": 1.0}
    nearness, at = max((view.nearness(place, size), place) for place in found)
    here = max(view.share(source.sentence_of[place]) for place in found)
    own = source.sentence_of[at]
    step = 1 if len(source.stems) < _MOST_PLACES else 3
    others = [view.nearness(n, size)[0] for n in range(0, len(source.stems), step)]
    return {
        "near": nearness[0],
        "in_reach": nearness[1],
        "in_sentence": here,
        "sentence_is_worse": best_sentence - here,
        "in_two_sentences": max(view.share(own - 1, own), view.share(own, own + 1)),
        "share_nearer": sum(value > nearness[0] for value in others) / len(others),
        "in_order": _filled_in(view, at, size, question, words),
    }


def _filled_in(view: _Asked, at: int, size: int, question: Parsed, words: Sequence[str]) -> float:
    """How far the question, with the answer where it asks, stands in the source in that order."""
    source = view.source
    stems = [t.stem for t in question.tokens]
    place = _asking(question)
    said = [*stems[:place], *words, *stems[place + 1 :]]
    reach = len(said) + 5
    near = source.stems[max(0, at - reach) : at + size + reach]
    topical = {*view.weights, *words}
    weights = {w: source.weight(w) if w in topical else _LIGHT for w in said}
    return in_order(said, near, weights)


def _asking(question: Parsed) -> int:
    """The number of the first word that asks; the number of words where none does."""
    for pattern in PROFILES[question.language].statements.asks.values():
        if match := compiled(pattern).search(question.low):
            inside = (n for n, t in enumerate(question.tokens) if t.end > match.start())
            return next(inside, len(question.tokens))
    return len(question.tokens)


def _kind_features(question: Parsed, answer: Parsed) -> dict[str, float]:
    """Whether a figure was asked for and given, or a name."""
    asks = PROFILES[question.language].statements.asks
    figure = bool(compiled(asks["figure"]).search(question.low))
    name = bool(compiled(asks["name"]).search(question.low))
    has_figure = any(p.fault in _FIGURES for p in answer.particulars) or any(
        char.isdigit() for char in answer.low
    )
    has_name = any(p.fault in _NAMES for p in answer.particulars)
    return {
        "figure_given": float(figure and has_figure),
        "figure_lacking": float(figure and not has_figure),
        "name_given": float(name and has_name),
        "name_lacking": float(name and bool(_BARE_FIGURE.fullmatch(answer.low))),
    }
