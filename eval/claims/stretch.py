"""Where in a source the words of a claim stand together, and how far in the claim's own order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence

_SHORTEST = 8  # words


def densest(
    words: Sequence[str], stems: Sequence[str], weights: Mapping[str, float], *, looseness: float
) -> tuple[float, int, int]:
    """The share of the words that one stretch of `stems` has, and the stretch as [start:end].

    The stretch is `looseness` times as long as the words are many; rarer words weigh more.
    """
    size = max(_SHORTEST, int(len(words) * looseness))
    wanted = set(words)
    total = sum(weights[w] for w in wanted)
    inside: Counter[str] = Counter()
    held: deque[tuple[int, str]] = deque()
    covered, best, start, end = 0.0, 0.0, 0, 0
    for at, stem in enumerate(stems):
        if stem not in wanted:
            continue
        held.append((at, stem))
        inside[stem] += 1
        covered += weights[stem] if inside[stem] == 1 else 0.0
        while held[0][0] < at - size:
            _, gone = held.popleft()
            inside[gone] -= 1
            covered -= weights[gone] if not inside[gone] else 0.0
        if covered > best + 1e-9:
            best, start, end = covered, held[0][0], at + 1
    return (best / total if total else 1.0), start, end


def in_order(said: Sequence[str], stems: Sequence[str], weights: Mapping[str, float]) -> float:
    """The weight of the longest common subsequence, as a share of all that is said."""
    total = sum(weights[w] for w in said)
    before = [0.0] * (len(stems) + 1)
    for word in said:
        row = [0.0]
        for at, stem in enumerate(stems, start=1):
            same = word == stem
            row.append(before[at - 1] + weights[word] if same else max(before[at], row[-1]))
        before = row
    return before[-1] / total if total else 1.0
