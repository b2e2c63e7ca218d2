"""Lines of a document in legacy encodings, some or all of them, as Unicode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import regex

from corpus.legacy.detect import find_among, find_encoding, may_be_bijoy, weigh
from corpus.legacy.encodings import Encoding, decode
from corpus.legacy.letters import one_form

# A line that proves another encoding than nearly all others do is an accident.
_RARE = 0.1
_LETTER = regex.compile(r"\p{L}")


def find_encodings(lines: Sequence[str]) -> list[Encoding | None]:
    """Give the encoding of each line, None for Unicode.

    Lines that prove theirs decide for the document; others follow where their words fit.
    """
    found: list[Encoding | None] = [find_encoding(line) for line in lines]
    counts = Counter(filter(None, found))
    common = {code for code, count in counts.items() if count >= _RARE * counts.total()}
    if not common:
        return found
    modern = any(weigh(one_form(line)).modern for line in lines)
    found = [code if code in common else None for code in found]
    before: Encoding | None = None
    for place, line in enumerate(lines):
        if found[place] is None:
            found[place] = _following(line, common, modern=modern, before=before)
        if line.strip():
            before = found[place]
    return _filled(lines, found) if Encoding.BIJOY in common else found


def _filled(lines: Sequence[str], found: list[Encoding | None]) -> list[Encoding | None]:
    """Lines too short to tell take the encoding of the lines around them, where it is Bijoy."""
    places = [n for n, line in enumerate(lines) if line.strip()]
    for above, place, below in zip(places, places[1:], places[2:], strict=False):
        around = (found[above], found[below])
        if found[place] is None and around == (Encoding.BIJOY,) * 2 and may_be_bijoy(lines[place]):
            found[place] = Encoding.BIJOY
    return found


def _following(
    line: str, common: Collection[Encoding], *, modern: bool, before: Encoding | None
) -> Encoding | None:
    if line.strip() and not _LETTER.search(line):
        # Digits are Bengali ones between lines in Bijoy.
        return before if before == Encoding.BIJOY else None
    return find_among(line, common, modern=modern)


def convert_lines(lines: Sequence[str]) -> tuple[list[str], set[Encoding]]:
    """Give the lines in Unicode and the encodings that were found among them."""
    found = find_encodings(lines)
    texts = [
        line if code is None else decode(line, code, mixed=True)
        for line, code in zip(lines, found, strict=True)
    ]
    return texts, set(filter(None, found))
