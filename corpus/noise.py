"""What frames a document without being content: counters, stamps, recipients and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.parts import find_opening
from corpus.types import Language, Span

_MARKUP = regex.compile(r"^[\s*_#>|]+|[\s*_|]+$")
_LINE = regex.compile(r"[^\n]+")
# A newspaper's caption ends in a bar; in a table its neighbours have bars too.
_CAPTION = regex.compile(r"[^|]{4,240}\|")
_NEAR = 2
_LONGEST_CLOSING = 160
# From here on everything after the recipients is the end of a document.
_CLOSING_PART = 0.7


@cache
def _noise_pattern() -> regex.Pattern[str]:
    lines = [p for profile in PROFILES.values() for p in profile.structure.noise_lines]
    return regex.compile("|".join(f"(?:{p})" for p in lines), regex.IGNORECASE)


@cache
def _closing_pattern(language: Language) -> regex.Pattern[str]:
    lines = PROFILES[language].structure.closing_lines
    return regex.compile("|".join(f"(?:{p})" for p in lines), regex.IGNORECASE)


def noise_spans(text: str) -> tuple[Span, ...]:
    """Lines that are not content in any of the languages: counters, adverts, captions, stamps."""
    lines = [line for line in _LINE.finditer(text) if line[0].strip()]
    return tuple(
        Span(start=line.start(), end=line.end())
        for place, line in enumerate(lines)
        if _noise_pattern().fullmatch(_MARKUP.sub("", line[0]))
        or (
            _CAPTION.fullmatch(line[0].strip())
            and not any(
                "|" in near[0]
                for near in lines[max(0, place - _NEAR) : place + _NEAR + 1]
                if near is not line
            )
        )
    )


def closing_spans(text: str, language: Language) -> Iterator[Span]:
    """Recipients and signatures, each up to an annex or a text that the document brings in."""
    lines = [line for line in _LINE.finditer(text) if line[0].strip()]
    place = 0
    while place < len(lines):
        if not _closing_pattern(language).fullmatch(_MARKUP.sub("", lines[place][0])):
            place += 1
            continue
        first = place
        at_end = lines[first].start() >= _CLOSING_PART * len(text)
        place += 1
        while place < len(lines) and not _ends_closing(lines, place, language, at_end=at_end):
            place += 1
        yield Span(start=lines[first].start(), end=lines[place - 1].end())


def _ends_closing(
    lines: list[regex.Match[str]], place: int, language: Language, *, at_end: bool
) -> bool:
    line = lines[place][0]
    opening = find_opening(line, language)
    if opening and opening.kind in ("annex", "part", "chapter"):
        return True
    attached = PROFILES[language].structure.attached
    following = [_MARKUP.sub("", after[0]) for after in lines[place : place + 5]]
    if attached and _MARKUP.sub("", line).isupper():
        names = [n for n, after in enumerate(following) if regex.match(rf"(?i){attached}", after)]
        # The name goes up to four lines; what stands above it is still the signature.
        if names and all(name.isupper() for name in following[: names[0]]):
            return _is_kind(following[0], language)
    if at_end:
        return False
    return len(line) > _LONGEST_CLOSING or bool(opening and opening.level <= 3)


def _is_kind(line: str, language: Language) -> bool:
    """Whether a line is the name of a kind of document, which stands first in a name."""
    types = PROFILES[language].particulars.documents.types
    return any(line.casefold().startswith(word) for word in types)
