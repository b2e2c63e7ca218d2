"""Cuts a unit of text into clauses, the smallest parts that can state a duty of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from corpus.sentences import split_sentences
from corpus.types import Language, Span

_INVISIBLE = regex.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_PARTS = regex.compile(r";|[:ঃ]-?(?=\s|$)")
_INNER = regex.compile(r"[^\s;:*_|#>•▪+–-](?:.*[^\s;*_|])?", regex.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Span):
    """A clause as patterns see it: `text` has no invisible signs; `place` leads back.

    `sentence` numbers the unit's sentences. `led`: a colon or semicolon of the same sentence stands
    before it; `opens`: it ends in a colon.
    """

    text: str
    offsets: tuple[int, ...] | None
    sentence: int
    led: bool
    opens: bool

    def place(self, start: int, end: int) -> Span:
        """The span of the stored text that `text[start:end]` stands for."""
        if self.offsets is None:
            return Span(start=self.start + start, end=self.start + end)
        if start == end:
            return Span(start=self.start, end=self.start)
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Span(start=self.start + first, end=self.start + last)

    def locate(self, position: int) -> int:
        """The offset in `text` of a position in the stored text, for one inside the clause."""
        inside = position - self.start
        if self.offsets is None:
            return inside
        return sum(1 for offset in self.offsets if offset < inside)


def find_clauses(text: str, unit: Span, language: Language) -> Iterator[Clause]:
    """The clauses of a unit of the stored text in order: its sentences, cut at ";" and ":"."""
    for number, sentence in enumerate(split_sentences(text, unit, language)):
        start, led = sentence.start, False
        for part in _PARTS.finditer(text, sentence.start, sentence.end):
            opens = part[0] != ";"
            end = part.end() if opens else part.start()
            if found := _clause(text, start, end, sentence=number, led=led, opens=opens):
                yield found
            start, led = part.end(), True
        if found := _clause(text, start, sentence.end, sentence=number, led=led, opens=False):
            yield found


def cut(clause: Clause, at: int) -> tuple[Clause, Clause]:
    """A clause cut in two at an offset of its `text`; a comma there belongs to the first."""
    place = clause.place(0, at).end
    parts = []
    for start, end, led in ((clause.start, place, clause.led), (place, clause.end, True)):
        source = _source(clause)[start - clause.start : end - clause.start]
        parts.append(_made(source, start, sentence=clause.sentence, led=led, opens=False))
    return parts[0], parts[1]


def _source(clause: Clause) -> str:
    if clause.offsets is None:
        return clause.text
    signs = ["\u200c"] * (clause.end - clause.start)
    for offset, sign in zip(clause.offsets, clause.text, strict=True):
        signs[offset] = sign
    return "".join(signs)


def _clause(
    text: str, start: int, end: int, *, sentence: int, led: bool, opens: bool
) -> Clause | None:
    inner = _INNER.search(text, start, end)
    if inner is None:
        return None
    return _made(inner[0], inner.start(), sentence=sentence, led=led, opens=opens)


def _made(source: str, start: int, *, sentence: int, led: bool, opens: bool) -> Clause:
    offsets = None
    if _INVISIBLE.search(source):
        offsets = tuple(n for n, sign in enumerate(source) if not _INVISIBLE.match(sign))
    return Clause(
        start=start,
        end=start + len(source),
        text=source if offsets is None else "".join(source[n] for n in offsets),
        offsets=offsets,
        sentence=sentence,
        led=led,
        opens=opens,
    )
