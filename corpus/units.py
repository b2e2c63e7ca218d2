"""Puts lines that layout broke back together: text becomes units, each a span of the text.

A unit is what its author wrote as one line: a paragraph, a heading, a list item, a table row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from corpus.inline import split_items
from corpus.languages.structure import RANKS, PartKind
from corpus.parts import MARKUP, Opening, find_opening, is_statute
from corpus.quoted import attached_names, contents_lines, is_attached, quoted_lines
from corpus.types import Heading, Language, Page, Span

_LINE = regex.compile(r"[^\n]+")
_TERMINAL = regex.compile(r"[.!?…:;|।৷][\"'”’»)\]*_ ]*$")
_BULLET = regex.compile(r"\s*(?:[-–—+•▪*]\s+|\|)")
_RULE = regex.compile(r"[\s|*_=\-–—:.+#]*")
_WRAP_WIDTH = 140
# The last line of a page that is this long does not end a list item or a title.
_FULL_LINE = 40
_LONGEST_TITLE = 120
_ENDED = regex.compile(r"[.!?।৷][\"'”’»)\]*]*$")
# The number of a part without its title: "Chương I", "দ্বিতীয় অধ্যায়", "Điều 5".
_BARE = regex.compile(r"[^.:–-]{1,18}")
# A number that stands alone is the beginning of what follows: "২।".
_LONE_NUMBER = regex.compile(r"[\s*_\[]*\p{Nd}{1,3}[ক-হ]?\s*[।৷.][\s*_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Span):
    """One logical line; `level`, `rank` and `label` where it opens a part of the document.

    `rank` orders parts more finely than `level`; a part ends where one of no higher rank begins.
    """

    level: int | None = None
    rank: int = 0
    label: str = ""
    is_heading: bool = False


def find_units(
    text: str,
    language: Language,
    *,
    headings: tuple[Heading, ...] = (),
    noise: tuple[Span, ...] = (),
    pages: tuple[Page, ...] = (),
) -> tuple[Unit, ...]:
    """The units of `text` in order; noise and lines of rules or table borders are left out.

    A line goes on over the end of a page; `pages` says where these are.
    """
    marked = {h.start: h.level for h in headings}
    noisy = {i for n in noise for i in range(n.start, n.end)} if noise else set()
    broken = frozenset(page.start for page in pages[1:])
    layout = _Layout(language=language, wrapped=_is_hard_wrapped(text), page_starts=broken)
    lines = [
        part
        for start, end in _joined_lines(text, layout, marked.keys() | noisy)
        if start not in noisy and not _RULE.fullmatch(text, start, end)
        for part in split_items(text, Span(start=start, end=end), language)
    ]
    return tuple(_titled(text, _opened(text, lines, language, marked), language))


def _opened(
    text: str, lines: Sequence[Span], language: Language, marked: Mapping[int, int]
) -> list[Unit]:
    written = [text[line.start : line.end] for line in lines]
    openings = [find_opening(line, language) for line in written]
    skipped = quoted_lines(written, openings)
    skipped |= contents_lines(openings)
    statute = language is Language.EN and is_statute(text, language)
    attached = attached_names(written, language)
    units: list[Unit] = []
    point = ""
    for place, (line, opening) in enumerate(zip(lines, openings, strict=True)):
        level = marked.get(line.start)
        if place in attached:
            unit = _opening_unit(line, "attached", attached[place])
        elif place in skipped or (opening is None and level is None):
            unit = Unit(start=line.start, end=line.end)
        elif level is not None and (opening is None or opening.level > 3):
            unit = _marked_unit(line, level, written[place])
        elif opening is not None:
            kind = _settled(opening, point, statute=statute)
            point = opening.number if kind == "point" else point if kind == "subpoint" else ""
            # An act's "8. Name" says no more than its number; its path says what it is.
            named = statute and kind == "article" and opening.kind == "clause"
            label = f"Section {opening.label}" if named else opening.label
            unit = _opening_unit(line, kind, label)
        units.append(unit)
    return units


def _marked_unit(line: Span, level: int, written: str) -> Unit:
    """The source's own heading, which may have a number: "1. Nguyên tắc"."""
    label = " ".join(MARKUP.sub("", written).split())
    rank = level * 10
    return Unit(
        start=line.start, end=line.end, level=level, rank=rank, label=label, is_heading=True
    )


def _opening_unit(line: Span, kind: PartKind, label: str) -> Unit:
    level = max(1, RANKS[kind] // 10)
    return Unit(
        start=line.start,
        end=line.end,
        level=level,
        rank=RANKS[kind],
        label=label,
        is_heading=level <= 3,
    )


def _settled(opening: Opening, point: str, *, statute: bool) -> PartKind:
    """The kind of a part in its place: "(i)" after "(h)" is a point, "8." of an act a section."""
    follows = len(opening.number) == 1 and point and ord(opening.number) == ord(point) + 1
    if opening.kind == "subpoint" and follows and opening.number in "ivx":
        return "point"
    if statute and opening.kind == "clause" and regex.fullmatch(r"\d+[A-Z]*", opening.mark):
        return "article"
    return opening.kind


def _titled(text: str, units: list[Unit], language: Language) -> Iterator[Unit]:
    """Joins a part's number and its title where they stand on two lines, in either order.

    Laws of Bangladesh put a section's title on the line before "১।"; Vietnamese ones put a
    chapter's title on the line after "Chương I".
    """
    titles = {
        units[n + 1].start
        for n, unit in enumerate(units[:-1])
        if unit.level in (1, 2, 3)
        and _BARE.fullmatch(unit.label)
        and not _LONE_NUMBER.fullmatch(text, unit.start, unit.end)
        and _only_mark(text, unit, language)
        and _is_title(text, units, n + 1)
    }
    for n, unit in enumerate(units):
        before = units[n - 1] if n else None
        after = units[n + 1] if n + 1 < len(units) else None
        if after and after.start in titles:
            yield replace(unit, label=f"{unit.label}. {_plain(text, after)}")
        elif unit.start in titles or (
            after and _takes_title(text, after, language) and _is_title(text, units, n, titles)
        ):
            yield replace(unit, is_heading=True)
        elif before and before.start not in titles and _takes_title(text, unit, language):
            titled = _is_title(text, units, n - 1, titles)
            opening = find_opening(text[unit.start : unit.end], language)
            mark = opening.mark if opening else unit.label
            label = f"{mark}। {_plain(text, before)}" if titled else unit.label
            yield replace(unit, label=label, is_heading=not titled)
        else:
            yield unit


def _takes_title(text: str, unit: Unit, language: Language) -> bool:
    """Whether a section may have its title on the line before: it has only a number of its own."""
    return unit.level == 3 and bool(regex.match(r"[\s*_\[]*\p{Nd}", text[unit.start : unit.end]))


def _only_mark(text: str, unit: Unit, language: Language) -> bool:
    opening = find_opening(text[unit.start : unit.end], language)
    return opening is not None and len(_plain(text, unit)) <= len(opening.mark) + 1


def _is_title(
    text: str, units: list[Unit], number: int, titles: Collection[int] = frozenset()
) -> bool:
    """Whether a unit reads as a title; `titles` are the starts of those already found."""
    line = _plain(text, units[number])
    if not regex.search(r"\p{L}", line) or units[number].level is not None:
        return False
    if len(line) > _LONGEST_TITLE:
        return False
    if _TERMINAL.search(line) or "|" in line:
        return False
    # After "including:" or "and" comes the end of a list, not a title.
    before = units[number - 1] if number else None
    if before is None or before.level in (1, 2) or before.start in titles:
        return True
    if before.level == 3 and units[number].start == before.end + 1:
        return True
    return bool(_ENDED.search(_plain(text, before)))


def _plain(text: str, unit: Unit) -> str:
    return " ".join(MARKUP.sub("", text[unit.start : unit.end]).split())


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines stop at a page width rather than where a sentence does."""
    lengths = sorted(len(line) for line in text.split("\n") if len(line) > 20)
    return bool(lengths) and lengths[int(len(lengths) * 0.9)] <= _WRAP_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """What decides whether a line goes on: the language, how lines end, where pages begin."""

    language: Language
    wrapped: bool
    page_starts: frozenset[int]


def _joined_lines(text: str, layout: _Layout, alone: set[int]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        here = line.start() + len(line[0]) - len(line[0].lstrip())
        if start is not None:
            turned = any(at in layout.page_starts for at in range(end, here + 1))
            joins = (
                ("\n\n" not in text[end:here] or turned)
                and start not in alone
                and here not in alone
                and _continues(text[start:end], text[here : line.end()], layout, turned=turned)
            )
            if joins:
                end = line.end()
                continue
            yield start, end
        start, end = here, line.end()
    if start is not None:
        yield start, end


def _continues(before: str, line: str, layout: _Layout, *, turned: bool) -> bool:
    language = layout.language
    # A quoted provision begins anew, as does what names the document brought in.
    begins = find_opening(line.lstrip('“"‘ '), language) or is_attached(line, language)
    if _BULLET.match(line) or "|" in before or "|" in line or begins:
        return False
    if _LONE_NUMBER.fullmatch(before):
        return language is Language.BN
    if MARKUP.sub("", line)[:1].islower():
        return not before.rstrip().endswith((":", ";"))
    if _TERMINAL.search(before):
        return False
    last = before.rsplit("\n", 1)[-1]
    if turned and len(last) >= _FULL_LINE and not last.isupper():
        return True
    if (layout.wrapped and not turned) or before.rstrip().endswith(","):
        return True
    return language is Language.BN and find_opening(before, language) is not None
