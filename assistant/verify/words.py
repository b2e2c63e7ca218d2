"""Which of a statement's words the source has, and which of its clauses speak of the same."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Sequence

import regex

from assistant.verify.parse import Parsed, Token, compiled
from corpus.languages import PROFILES
from corpus.normalise import fold, strip_diacritics

# Longer words may differ in their ending: inflection that the stemmer does not know.
_SHORTEST_PREFIX = 5
# What follows a question answers it: together they state one thing.
_SENTENCE_END = regex.compile(r"[.!।](?=\s|$)|\n")
_FEWEST = 3
_STRETCH = 2  # words of source for each content word of a sentence
_SHORTEST_STRETCH = 12


def is_verbatim(said: Parsed, source: Parsed) -> bool:
    """Whether the statement's words stand in the source just so, with no negation cut off."""
    words, known = _spoken(said), _spoken(source)
    if not words:
        return False
    size = len(words)
    return any(
        known[at : at + size] == words and not _is_cut_off(source, at, at + size)
        for at in range(len(known) - size + 1)
        if known[at] == words[0]
    )


def _is_cut_off(source: Parsed, first: int, last: int) -> bool:
    """Whether the word beside source.tokens[first:last], where a negation stands, is one."""
    data = PROFILES[source.language].statements
    beside = last if data.negated_before else first - 1
    if not 0 <= beside < len(source.tokens):
        return False
    token = source.tokens[beside]
    return any(compiled(p).match(source.low, token.start) for p in data.negations)


def _spoken(parsed: Parsed) -> list[str]:
    return [fold(parsed.text[t.start : t.end]) for t in parsed.tokens]


def coverage(said: Parsed, source: Parsed) -> float:
    """The share of the statement's content words that the source has; 1.0 where it has none."""
    wanted = [t.stem for t in said.tokens if t.is_content]
    if not wanted:
        return 1.0
    known = forms_of(t.stem for t in source.tokens)
    return sum(has(known, word) for word in wanted) / len(wanted)


def locality(said: Parsed, source: Parsed) -> float:
    """The share of the statement's content words that one stretch of the source has together.

    A stretch is half as long again as the statement's sentence; rarer words weigh more. Words that
    are all there, but far apart, say something else. The mean over the statement's sentences.
    """
    sentences = _sentences(said)
    shares = [_densest(words, source) for words in sentences if words]
    return sum(shares) / len(shares) if shares else 1.0


def _sentences(said: Parsed) -> list[list[str]]:
    """The content words of each sentence; a short one belongs to the sentence before it."""
    ends = [m.end() for m in _SENTENCE_END.finditer(said.text)]
    groups: list[list[str]] = []
    last = -1
    for token in said.tokens:
        sentence = bisect_right(ends, token.start)
        if sentence != last and (not groups or len(groups[-1]) >= _FEWEST):
            groups.append([])
        last = sentence
        if token.is_content:
            groups[-1].append(token.stem)
    if len(groups) > 1 and len(groups[-1]) < _FEWEST:
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def _densest(words: Sequence[str], source: Parsed) -> float:
    counts = Counter(t.stem for t in source.tokens)
    weights = {word: 1 / math.log(2 + counts[word]) for word in words}
    size = max(_SHORTEST_STRETCH, len(words) * _STRETCH)
    inside: Counter[str] = Counter()
    held: deque[tuple[int, str]] = deque()
    covered = best = 0.0
    # Another format of a date has fewer words or more: figures take no room.
    for at, token in enumerate(t for t in source.tokens if not t.is_figure):
        if token.stem not in weights:
            continue
        held.append((at, token.stem))
        inside[token.stem] += 1
        covered += weights[token.stem] if inside[token.stem] == 1 else 0.0
        while held[0][0] < at - size:
            _, gone = held.popleft()
            inside[gone] -= 1
            covered -= weights[gone] if not inside[gone] else 0.0
        best = max(best, covered)
    return best / sum(weights.values())


def forms_of(stems: Iterable[str]) -> frozenset[str]:
    """Words, and their beginnings where they are long: what `has` looks a word up in."""
    forms: set[str] = set()
    for word in stems:
        forms.add(word)
        if len(word) > _SHORTEST_PREFIX:
            forms.add(word[: max(_SHORTEST_PREFIX, len(word) - 2)] + "*")
    return frozenset(forms)


def has(known: frozenset[str], word: str) -> bool:
    """Whether a set of forms holds a word, or one that differs in its ending alone."""
    if word in known or strip_diacritics(word) in known:
        return True
    return len(word) > _SHORTEST_PREFIX and (
        word[: max(_SHORTEST_PREFIX, len(word) - 2)] + "*" in known
    )


def content_of(parsed: Parsed, clause: int) -> tuple[Token, ...]:
    """The content words of one clause."""
    return tuple(t for t in parsed.tokens if t.clause == clause and t.is_content)


def aligned(said: Parsed, clause: int, source: Parsed) -> tuple[int, ...]:
    """The clauses of the source that share most words with one of the statement's, best ones."""
    wanted = {t.stem for t in content_of(said, clause)}
    shares = [
        len(wanted & {t.stem for t in content_of(source, n)}) for n in range(len(source.clauses))
    ]
    most = max(shares, default=0)
    return tuple(n for n, share in enumerate(shares) if share == most) if most else ()
