"""What changed from one text to another: lines first, then words within lines that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz.distance import Indel, Opcodes

from corpus.types import Span

_LINE = regex.compile(r"[^\n]*\n|[^\n]+")
# A word, or one mark or blank: vowel signs belong to their word.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+|.", regex.DOTALL)


_LEAST_KEPT = 0.3  # of the words of the longer side


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of both texts: the same, or different; an empty side has nothing there.

    `removed` and `added` are the words that differ, as spans of the old and of the new text; none
    where hardly a word is kept.
    """

    same: bool
    old: Span
    new: Span
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def find_changes(old: str, new: str) -> tuple[Change, ...]:
    """Both texts from beginning to end as stretches that are the same or differ.

    Blanks at the ends of lines do not count as a difference.
    """
    old_lines, new_lines = _spans(_LINE, old, 0), _spans(_LINE, new, 0)
    steps = Indel.opcodes(
        [old[s.start : s.end].strip() for s in old_lines],
        [new[s.start : s.end].strip() for s in new_lines],
    )
    return tuple(_changes(old, new, old_lines, new_lines, _joined(steps)))


def _changes(
    old: str,
    new: str,
    old_lines: Sequence[Span],
    new_lines: Sequence[Span],
    steps: Sequence[tuple[bool, int, int, int, int]],
) -> Iterator[Change]:
    for same, old_from, old_to, new_from, new_to in steps:
        own = _cover(old_lines, old_from, old_to, len(old))
        other = _cover(new_lines, new_from, new_to, len(new))
        if same or own.start == own.end or other.start == other.end:
            yield Change(same=same, old=own, new=other)
        else:
            removed, added = _words(old, own, new, other)
            yield Change(same=False, old=own, new=other, removed=removed, added=added)


def _joined(steps: Opcodes) -> list[tuple[bool, int, int, int, int]]:
    """Steps with what is taken out and put in at one place joined to one."""
    found: list[tuple[bool, int, int, int, int]] = []
    for step in steps:
        same, old_from, old_to = step.tag == "equal", step.src_start, step.src_end
        new_from, new_to = step.dest_start, step.dest_end
        if found and not same and not found[-1][0]:
            _, first_old, _, first_new, _ = found.pop()
            old_from, new_from = first_old, first_new
        found.append((same, old_from, old_to, new_from, new_to))
    return found


def _words(old: str, own: Span, new: str, other: Span) -> tuple[tuple[Span, ...], ...]:
    old_words = _spans(_WORD, old[own.start : own.end], own.start)
    new_words = _spans(_WORD, new[other.start : other.end], other.start)
    steps = Indel.opcodes(
        [old[s.start : s.end] for s in old_words], [new[s.start : s.end] for s in new_words]
    )
    same = (n for s in steps if s.tag == "equal" for n in range(s.src_start, s.src_end))
    kept = sum(_is_word(old, old_words[n]) for n in same)
    longer = max(sum(_is_word(old, s) for s in old_words), sum(_is_word(new, s) for s in new_words))
    if kept < _LEAST_KEPT * longer:
        return (), ()  # another text altogether: marking nearly every word would tell nothing
    removed, added = [], []
    for is_same, old_from, old_to, new_from, new_to in _joined(steps):
        if not is_same and old_from < old_to:
            removed.append(_cover(old_words, old_from, old_to, own.end))
        if not is_same and new_from < new_to:
            added.append(_cover(new_words, new_from, new_to, other.end))
    return tuple(removed), tuple(added)


def _is_word(text: str, span: Span) -> bool:
    return text[span.start].isalnum()


def _cover(spans: Sequence[Span], first: int, past: int, end: int) -> Span:
    """From the first span to the one before `past`; empty at its place where there is none."""
    start = spans[first].start if first < len(spans) else end
    return Span(start=start, end=spans[past - 1].end if past > first else start)


def _spans(pattern: regex.Pattern[str], text: str, offset: int) -> list[Span]:
    return [Span(start=offset + m.start(), end=offset + m.end()) for m in pattern.finditer(text)]
