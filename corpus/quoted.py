"""Lines that look like parts of a document and are none: quoted provisions, tables of contents."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from corpus.languages import PROFILES
from corpus.parts import MARKUP, Opening
from corpus.types import Language

_FEWEST_ENTRIES = 5
_MOST_ENTRIES = 0.8
# What follows an annex's number is its own title.
_ANNEX = regex.compile(r"(?i)phụ lục|annex|appendix|তফসিল|পরিশিষ্ট")
_NAME_LINES = 4
_LONGEST_NAME = 160
_CLOSED = regex.compile(r"[”\"’][\s;,.।:]*$")
_OPEN = {"“": 1, "”": -1}
_QUOTE = regex.compile(r"(?:^|[:\-–—]\s*\n?\s*)([“\"]|‘‘)")
_PAIR = regex.compile(r"‘‘|’’|\"")


def quoted_lines(lines: Sequence[str], openings: Sequence[Opening | None]) -> set[int]:
    """The lines inside a quotation that begins a line and runs over several.

    Amending acts quote the provisions of other acts so. Where its end is not marked, the next
    article of the document itself ends it; a quotation without an end is none.
    """
    inside: set[int] = set()
    article, place = "", 0
    while place < len(lines):
        opening = openings[place]
        if opening and opening.kind == "article":
            article = opening.number
        last = _block_end(lines, place, _next_article(openings, place, article))
        if last is not None:
            inside.update(range(place + 1, last + 1))
            place = last
        place += 1
    return inside


def _next_article(openings: Sequence[Opening | None], first: int, article: str) -> int | None:
    if not article.isdecimal():
        return None
    numbered = (
        place
        for place, o in enumerate(openings[first + 1 :], start=first + 1)
        if o and o.kind == "article" and o.number.isdecimal() and int(o.number) == int(article) + 1
    )
    return next(numbered, None)


def _block_end(lines: Sequence[str], first: int, limit: int | None) -> int | None:
    opening = _QUOTE.search(MARKUP.sub("", lines[first]))
    if opening is None:
        return None
    depth = _balance(MARKUP.sub("", lines[first])[opening.start(1) :])
    if depth <= 0:
        return None
    loose, again = None, False
    for place in range(first + 1, len(lines)):
        if place == limit and again:
            return place - 1
        again = again or bool(_QUOTE.search(MARKUP.sub("", lines[place])))
        depth += _balance(lines[place])
        if _CLOSED.search(lines[place]):
            if depth <= 0:
                return place
            loose = loose or place
    return loose if limit is None or (loose and loose < limit) else limit - 1


def _balance(line: str) -> int:
    curly = sum(_OPEN.get(c, 0) for c in line)
    pairs = _PAIR.findall(line)
    straight = pairs.count('"') % 2
    # A straight mark opens at the start of a line and closes at its end.
    if straight:
        straight = -1 if _CLOSED.search(line) else 1
    return curly + straight + pairs.count("‘‘") - pairs.count("’’")


def contents_lines(openings: Sequence[Opening | None]) -> set[int]:
    """The lines of a table of contents, given what each line opens.

    A run of titles with nothing between them, most of whose numbers come again later.
    """
    entries = [o is not None and o.level <= 3 and o.label != o.mark for o in openings]
    found: set[int] = set()
    start = 0
    while start < len(entries):
        end = start
        while end < len(entries) and entries[end]:
            end += 1
        if end - start >= _FEWEST_ENTRIES:
            later = {(o.kind, o.number) for o in openings[end:] if o}
            again = sum((o.kind, o.number) in later for o in openings[start:end] if o)
            if again > _MOST_ENTRIES * (end - start):
                found.update(range(start, end))
        start = end + 1
    return found


def attached_names(lines: Sequence[str], language: Language) -> dict[int, str]:
    """The lines that name a document which this one brings in, with the name as a label.

    "QUY CHẾ", its subject, then "(Ban hành kèm theo Quyết định số …)".
    """
    found: dict[int, str] = {}
    for place, line in enumerate(lines):
        if not is_attached(line, language):
            continue
        first = place
        while first and place - first < _NAME_LINES and _is_name(lines[first - 1]):
            first -= 1
        if first < place and not (first and _ANNEX.match(MARKUP.sub("", lines[first - 1]))):
            found[first] = " ".join(MARKUP.sub("", lines[first]).split("\n")[0].split())
    return found


def is_attached(line: str, language: Language) -> bool:
    """Whether a line says with which document the text below it was issued."""
    pattern = PROFILES[language].structure.attached
    return bool(pattern and regex.fullmatch(rf"(?is){pattern}", MARKUP.sub("", line)))


def _is_name(line: str) -> bool:
    """A line that may belong to a name: in capitals, or short where the script has none."""
    text = MARKUP.sub("", line)
    if len(text) > _LONGEST_NAME or regex.search(r"[.;:।৷]$", text):
        return False
    return text.isupper() or (len(text) <= 100 and not regex.search(r"\p{Lu}|\p{Ll}", text))
