"""A claim and its source, read for scoring: words, sentences, the claim's shape."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from assistant.verify.parse import Parsed, compiled, parse
from assistant.verify.polarity import negations
from assistant.verify.words import forms_of
from corpus.languages import PROFILES
from corpus.types import Language, Span

# A statement of one or two sentences, an answer of more, or a question with its answer.
Shape = Literal["statement", "answer", "question"]
_LONGEST_STATEMENT = 2
_SENTENCE_END = regex.compile(r"(?<=[.!?।])\s+|\n+")
_SHORTEST = 12  # characters; less is a number or an abbreviation, and belongs to what precedes
_ASKED = regex.compile(r"\?\s*[—–-]?\s*")
_DASH = regex.compile(r"\s[—–-]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source's words in order, by stem, with the sentence that each stands in."""

    parsed: Parsed
    sentences: tuple[Span, ...]
    stems: tuple[str, ...]
    sentence_of: tuple[int, ...]
    sentence_forms: tuple[frozenset[str], ...]
    forms: frozenset[str]
    in_sentences: Counter[str]
    negations: tuple[int, ...]

    def weight(self, stem: str) -> float:
        """How much a word tells: more where fewer of the source's sentences have it."""
        return math.log(1 + (len(self.sentences) + 1) / (0.5 + self.in_sentences[stem]))


@lru_cache(maxsize=64)
def read_source(text: str, language: Language) -> Source:
    """Reads a source; it may be many pages, and often serves several claims."""
    parsed = parse(text, language)
    sentences = sentences_of(parsed.text) or (Span(start=0, end=len(parsed.text)),)
    starts = [s.start for s in sentences]
    places = tuple(max(0, bisect_right(starts, t.start) - 1) for t in parsed.tokens)
    held: list[set[str]] = [set() for _ in sentences]
    for token, place in zip(parsed.tokens, places, strict=True):
        held[place].add(token.stem)
    return Source(
        parsed=parsed,
        sentences=sentences,
        stems=tuple(t.stem for t in parsed.tokens),
        sentence_of=places,
        sentence_forms=tuple(forms_of(stems) for stems in held),
        forms=forms_of(t.stem for t in parsed.tokens),
        in_sentences=Counter(stem for stems in held for stem in stems),
        negations=tuple(cue.start for cue in negations(parsed)),
    )


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences and lines of a text, very short ones with what precedes them."""
    spans: list[Span] = []
    start = 0
    for end in [*(m.span() for m in _SENTENCE_END.finditer(text)), (len(text), len(text))]:
        if text[start : end[0]].strip():
            if spans and end[0] - start < _SHORTEST:
                spans[-1] = Span(start=spans[-1].start, end=end[0])
            else:
                spans.append(Span(start=start, end=end[0]))
        start = end[1]
    return tuple(spans)


def statements_of(claim: str, language: Language) -> tuple[Parsed, ...]:
    """The claim's sentences, each read on its own; at least one."""
    whole = parse(claim, language)
    parts = [parse(whole.text[s.start : s.end], language) for s in sentences_of(whole.text)]
    return tuple(p for p in parts if p.tokens) or (whole,)


def question_in(claim: str, language: Language) -> tuple[str, str] | None:
    """The question and the answer of a claim that has both: after "?", or on both sides of a dash.

    None of a claim that states something by itself.
    """
    if asked := _ASKED.search(claim):
        parts = [claim[: asked.start()], claim[asked.end() :]]
    else:
        parts = _DASH.split(claim)
        asks = PROFILES[language].statements.asks.values()
        if not any(compiled(pattern).search(parts[0].lower()) for pattern in asks):
            return None
    parts = [part.strip() for part in parts]
    if len(parts) != 2 or not all(parts) or len(sentences_of(parts[0])) > 1:
        return None
    return parts[0], parts[1]


def shape_of(claim: str, language: Language) -> Shape:
    """Which of the shapes that are scored apart a claim has."""
    if question_in(claim, language):
        return "question"
    return "answer" if len(statements_of(claim, language)) > _LONGEST_STATEMENT else "statement"
