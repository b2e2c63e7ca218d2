"""Items that stand in one line: "(১) …। (২) …", "(a) …; (b) …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold
from corpus.types import Language, Span

_ITEM = regex.compile(r"(?<=^|[\s(\[“\"])\(?([\p{Nd}]{1,2}[ক-হA-Z]?|\p{L}়?|[ivx]{2,4})\)(?=\s|$)")
_BEFORE = regex.compile(
    r"(?:[।৷;:.,!?\-–—](?:[\"”’)\]]*)\s*(?:(?:এবং|ও|বা|অথবা|and|or|và|hoặc)\s+)?|^)$"
)
_OPENS = regex.compile(r"(?:[:\-–—]\s*|^)$")
_HEAD = regex.compile(r"[\s*_\[]*(?:\p{L}[\p{L}\p{M}]*\s+)?\p{Nd}{1,3}[ক-হA-Za-zđ]?\s*[।৷.:]\s*")
_QUOTES = {"“": 1, "”": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    at: int
    series: str
    value: int
    opens: bool
    leads: bool


def split_items(text: str, span: Span, language: Language) -> Iterator[Span]:
    """Cuts a line before each of its numbered items; a lone one only after a section's number."""
    line = text[span.start : span.end]
    cuts = [span.start + item.at for item in _accepted(list(_items(line, language)))]
    bounds = [span.start, *(c for c in cuts if c > span.start), span.end]
    for start, end in pairwise(bounds):
        kept = len(text[start:end].rstrip())
        if kept:
            yield Span(start=start, end=start + kept)


def _items(line: str, language: Language) -> Iterator[_Item]:
    head = _HEAD.match(line)
    first = head.end() if head else 0
    depth, at = 0, 0
    for found in _ITEM.finditer(line, first):
        depth = max(0, depth + sum(_QUOTES.get(c, 0) for c in line[at : found.start()]))
        at = found.start()
        before = line[first:at].rstrip()
        if depth or not _BEFORE.search(line[first:at]):
            continue
        # A text in Vietnamese numbers its points "a)"; the others put both brackets.
        if not found[0].startswith("(") and language is not Language.VI:
            continue
        for series, value in _readings(found[1], language):
            yield _Item(
                at=at,
                series=series,
                value=value,
                opens=bool(_OPENS.search(before)),
                leads=not before and bool(head),
            )


@cache
def _readings(number: str, language: Language) -> tuple[tuple[str, int], ...]:
    """The series that a number may belong to, and its place there: "i" is two."""
    data = PROFILES[language].structure
    written = fold(number)
    if written.isdigit():
        return (("digit", int(written)),)
    roman = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
    found = []
    if len(written) == 1 and written in data.letters:
        found.append(("letter", data.letters.index(written) + 1))
    if language is Language.EN and written in roman:
        found.append(("roman", roman.index(written) + 1))
    if written and written in data.subletters:
        found.append(("subletter", data.subletters.index(written) + 1))
    return tuple(found)


def _accepted(items: list[_Item]) -> list[_Item]:
    """Items that follow one another in their series; one alone counts after a section's number."""
    order = ("digit", "letter", "roman", "subletter")
    last: dict[str, int] = {}
    runs: dict[str, list[_Item]] = {}
    kept: list[_Item] = []
    taken = -1
    for item in items:
        if item.at == taken:
            continue
        begins = item.value == 1 and item.opens
        follows = last.get(item.series) == item.value - 1 and item.value > 1
        if not (begins or follows):
            continue
        if begins:
            kept += _whole(runs.pop(item.series, []))
        for lower in order[order.index(item.series) + 1 :]:
            last.pop(lower, None)
            kept += _whole(runs.pop(lower, []))
        last[item.series] = item.value
        runs.setdefault(item.series, []).append(item)
        taken = item.at
    kept += [item for run in runs.values() for item in _whole(run)]
    return sorted(kept, key=lambda item: item.at)


def _whole(run: list[_Item]) -> list[_Item]:
    return run if len(run) > 1 or (run[:1] and run[0].leads) else []
