"""Puts lines that layout broke back together: text becomes units, each a span of the text.

A unit is what its author wrote as one line: a paragraph, a heading, a list item, a table row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.types import Heading, Language, Span

_LINE = regex.compile(r"[^\n]+")
_TERMINAL = regex.compile(r"[.!?…:;|।৷][\"'”’»)\]*_ ]*$")
_MARKUP = regex.compile(r"^[\s*_#>|]+|[\s*_|]+$")
_BULLET = regex.compile(r"\s*(?:[-–—+•▪*]\s+|\|)")
_RULE = regex.compile(r"[\s|*_=\-–—:.+#]*")
_WRAP_WIDTH = 140
_LONGEST_HEADING = 160
_LONGEST_TITLE = 120
_ENDED = regex.compile(r"[.!?।৷][\"'”’»)\]*]*$")
# The number of a part without its title: "Chương I", "দ্বিতীয় অধ্যায়".
_BARE = regex.compile(r"[^.:–-]{1,18}")
# A line may begin with a date or a figure that the line before broke off: "30-6-2025", "1.139".
_FIGURE = regex.compile(
    r"\p{Nd}+(?:[-–]\p{Nd}|[.,]\p{Nd}{3}|[.,]\p{Nd}+(?:\s*%|\s+\p{Ll}|\.\p{Nd}{4}))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Span):
    """One logical line; `level` and `label` where it opens a part of the document."""

    level: int | None = None
    label: str = ""
    is_heading: bool = False


@cache
def _heading_patterns(language: Language) -> tuple[tuple[regex.Pattern[str], int], ...]:
    return tuple((regex.compile(p, regex.DOTALL), lv) for p, lv in PROFILES[language].headings)


@cache
def _noise_pattern() -> regex.Pattern[str]:
    lines = [p for profile in PROFILES.values() for p in profile.noise_lines]
    return regex.compile("|".join(f"(?:{p})" for p in lines), regex.IGNORECASE)


def match_heading(text: str, language: Language) -> tuple[int, str] | None:
    """Level and label of the part that this line opens, or None; "Điều 5. Tên" gives (3, all)."""
    line = _MARKUP.sub("", text)
    if _FIGURE.match(line):
        return None
    for pattern, level in _heading_patterns(language):
        if found := pattern.fullmatch(line):
            # "Mục 2 của Kế hoạch này" at the start of a broken line speaks of another part.
            if level < 3 and line[found.end("label") :].lstrip()[:1].islower():
                return None
            short = len(line) <= _LONGEST_HEADING and not regex.search(r"[;,.।৷:]$", line)
            return level, " ".join((line if short else found["label"]).split())
    return None


def noise_spans(text: str) -> tuple[Span, ...]:
    """Lines that are not content in any of the languages: counters, adverts, captions, sources."""
    return tuple(
        Span(start=line.start(), end=line.end())
        for line in _LINE.finditer(text)
        if _noise_pattern().fullmatch(line[0].strip())
    )


def find_units(
    text: str,
    language: Language,
    *,
    headings: tuple[Heading, ...] = (),
    noise: tuple[Span, ...] = (),
) -> tuple[Unit, ...]:
    """The units of `text` in order; noise and lines of rules or table borders are left out."""
    marked = {h.start: h.level for h in headings}
    noisy = {i for n in noise for i in range(n.start, n.end)} if noise else set()
    wrapped = _is_hard_wrapped(text)
    units: list[Unit] = []
    for start, end in _joined_lines(text, language, wrapped, marked.keys() | noisy):
        if start in noisy or _RULE.fullmatch(text, start, end):
            continue
        units.append(_unit(text, start, end, language, marked.get(start)))
    return tuple(_titled(text, units, language))


def _unit(text: str, start: int, end: int, language: Language, marked: int | None) -> Unit:
    if marked is not None:
        label = " ".join(_MARKUP.sub("", text[start:end]).split())
        return Unit(start=start, end=end, level=marked, label=label, is_heading=True)
    opened = match_heading(text[start:end], language)
    if opened is None:
        return Unit(start=start, end=end)
    level, label = opened
    return Unit(start=start, end=end, level=level, label=label, is_heading=level <= 3)


def _titled(text: str, units: list[Unit], language: Language) -> Iterator[Unit]:
    """Joins a part's number and its title where they stand on two lines, in either order.

    Laws of Bangladesh put a section's title on the line before "১।"; Vietnamese ones put a
    chapter's title on the line after "Chương I".
    """
    titles = {
        units[n + 1].start
        for n, unit in enumerate(units[:-1])
        if unit.level in (1, 2)
        and _BARE.fullmatch(unit.label)
        and match_heading(unit.label, language)
        and _is_title(text, units, n + 1)
    }
    for n, unit in enumerate(units):
        before = units[n - 1] if n else None
        after = units[n + 1] if n + 1 < len(units) else None
        if after and after.start in titles:
            yield replace(unit, label=f"{unit.label}. {_plain(text, after)}")
        elif unit.start in titles or (
            after and after.level == 3 and _is_title(text, units, n, titles)
        ):
            yield replace(unit, is_heading=True)
        elif before and before.start not in titles and unit.level == 3 and len(unit.label) <= 4:
            titled = _is_title(text, units, n - 1, titles)
            label = f"{unit.label}। {_plain(text, before)}" if titled else unit.label
            yield replace(unit, label=label, is_heading=not titled)
        else:
            yield unit


def _is_title(
    text: str, units: list[Unit], number: int, titles: Collection[int] = frozenset()
) -> bool:
    """Whether a unit reads as a title; `titles` are the starts of those already found."""
    line = _plain(text, units[number])
    if units[number].level is not None or not line or len(line) > _LONGEST_TITLE:
        return False
    if _TERMINAL.search(line) or "|" in line:
        return False
    # After "including:" or "and" comes the end of a list, not a title.
    before = units[number - 1] if number else None
    if before is None or before.level in (1, 2) or before.start in titles:
        return True
    return bool(_ENDED.search(_plain(text, before)))


def _plain(text: str, unit: Unit) -> str:
    return " ".join(_MARKUP.sub("", text[unit.start : unit.end]).split())


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines stop at a page width rather than where a sentence does."""
    lengths = sorted(len(line) for line in text.split("\n") if len(line) > 20)
    return bool(lengths) and lengths[int(len(lengths) * 0.9)] <= _WRAP_WIDTH


def _joined_lines(
    text: str, language: Language, wrapped: bool, alone: set[int]
) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        here = line.start() + len(line[0]) - len(line[0].lstrip())
        if start is not None:
            blank = "\n\n" in text[end:here]
            joins = (
                not blank
                and start not in alone
                and here not in alone
                and _continues(text[start:end], text[here : line.end()], language, wrapped)
            )
            if joins:
                end = line.end()
                continue
            yield start, end
        start, end = here, line.end()
    if start is not None:
        yield start, end


def _continues(before: str, line: str, language: Language, wrapped: bool) -> bool:
    if _BULLET.match(line) or "|" in before or "|" in line or match_heading(line, language):
        return False
    if _MARKUP.sub("", line)[:1].islower():
        return not before.rstrip().endswith((":", ";"))
    if _TERMINAL.search(before):
        return False
    if wrapped or before.rstrip().endswith(","):
        return True
    return language is Language.BN and match_heading(before, language) is not None
