"""Marks in texts: where a statement and its quote disagree, and where a fact is stated."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress

import regex
from markupsafe import Markup, escape

from corpus.particulars.dates import find_dates
from eval.metrics.facts import plain_form

_FIGURE = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*%?")
_Span = tuple[int, int, str]


def marked(text: str, wrong: Iterable[str], facts: Iterable[str] = ()) -> Markup:
    """The text, escaped, with disagreements as <mark> and stated facts as <mark class="fact">."""
    spans = [(*span, "wrong") for words in wrong for span in _places(text, words)]
    spans += [(*span, "fact") for fact in facts for span in _stated(text, fact)]
    pieces, at = [], 0
    for start, end, kind in sorted(spans, key=lambda s: (s[0], s[2] != "wrong", -s[1])):
        if start < at:
            continue
        opening = Markup("<mark>") if kind == "wrong" else Markup('<mark class="fact">')
        pieces += [escape(text[at:start]), opening, escape(text[start:end]), Markup("</mark>")]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    if words.strip():
        pattern = r"\s+".join(map(regex.escape, words.split()))
        yield from (m.span() for m in regex.finditer(pattern, text, regex.IGNORECASE))


def _stated(text: str, fact: str) -> Iterator[tuple[int, int]]:
    """Where any spelling of a fact stands, also with other digits and separators."""
    for spelling in (part.strip() for part in fact.split("|")):
        with suppress(ValueError):
            day = datetime.date.fromisoformat(spelling)
            dates = (d for d in find_dates(text) if day in (d.first, d.last))
            yield from ((d.start, d.end) for d in dates)
            continue
        if _FIGURE.fullmatch(spelling):
            found = (m for m in _FIGURE.finditer(text) if plain_form(m[0]) == plain_form(spelling))
            yield from (m.span() for m in found)
        else:
            yield from _places(text, spelling)
