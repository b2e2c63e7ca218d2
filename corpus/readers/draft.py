"""Lines with their marks, and their assembly into a reading with exact offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from corpus.legacy.detect import find_among
from corpus.legacy.encodings import Encoding, decode
from corpus.legacy.lines import find_encodings
from corpus.pages import page_ranges
from corpus.readers.clean import clean_lines, clean_value
from corpus.types import Heading, Page, PageMethod, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a source (or several, where the source breaks it); level 1 is a main heading.

    A row of a table on a page has `cells`; those of the columns `same` are of the row above too.
    """

    text: str
    level: int | None = None
    noise: bool = False
    cells: tuple[str, ...] = ()
    same: frozenset[int] = frozenset()


_DATA = regex.compile(r"\S{2000}")
BLANK = Line(text="")


def row_text(cells: Sequence[str]) -> str:
    """A table row as one line, " | " between its cells; a bar inside a cell becomes a slash.

    A row with nothing but its first cell is that cell alone: a heading over the rows below.
    """
    clean = [clean_value(cell).replace("|", "/") for cell in cells]
    if not any(clean[1:]):
        return clean[0] if clean else ""
    return " | ".join(clean)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """The lines of one page before they have offsets.

    `legacy` names the encodings of fonts that text was converted from.
    """

    lines: tuple[Line, ...]
    method: PageMethod = "text"
    legibility: float = 1.0
    label: str = ""
    legacy: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Text:
    """The text so far; blank lines are held back so that only single inner ones remain."""

    lines: list[str] = field(default_factory=list)
    length: int = 0
    blank: bool = False

    def add(self, line: str) -> tuple[int, int] | None:
        if not line:
            self.blank = bool(self.lines)
            return None
        if self.blank:
            self.lines.append("")
            self.length += 1
            self.blank = False
        start = self.length
        self.lines.append(line)
        self.length = start + len(line) + 1
        return start, start + len(line)


def assemble(
    pages: Iterable[DraftPage],
    *,
    metadata: Mapping[str, str] | None = None,
    warnings: Iterable[str] = (),
    legacy: Iterable[str] = (),
) -> Reading:
    """Join pages into one cleaned text; every offset is counted on that final text.

    Lines that prove to be in a legacy encoding are converted; a warning names what was, with the
    names that readers found themselves: of pages in the drafts, of the whole in `legacy`.
    """
    pages, title = modern_pages(pages, title=(metadata or {}).get("title", ""))
    metadata = {**(metadata or {}), "title": title}
    text = _Text()
    marks: list[tuple[Line, int, int]] = []
    done: list[Page] = []
    for number, page in enumerate(pages, start=1):
        found = [mark for line in page.lines for mark in _place(text, line)]
        marks += found
        start, end = (found[0][1], found[-1][2]) if found else (text.length, text.length)
        done.append(
            Page(
                start=start,
                end=end,
                number=number,
                label=page.label if page.label != str(number) else "",
                method=page.method,
                legibility=page.legibility,
            )
        )
    final = "\n".join(text.lines)
    return Reading(
        text=final,
        pages=tuple(_within(page, len(final)) for page in done),
        headings=tuple(
            Heading(start=start, end=end, level=line.level)
            for line, start, end in marks
            if line.level is not None
        ),
        noise=tuple(Span(start=start, end=end) for line, start, end in marks if line.noise),
        metadata={key: clean_value(value) for key, value in metadata.items() if value},
        warnings=(*warnings, *legacy_notes(pages, legacy)),
    )


def modern_pages(pages: Iterable[DraftPage], *, title: str) -> tuple[list[DraftPage], str]:
    """Give pages and a title with the lines in Unicode that were in a legacy encoding."""
    pages = list(pages)
    codes = iter(find_encodings([line.text for page in pages for line in page.lines]))
    pages = [_modern(page, [next(codes) for _ in page.lines]) for page in pages]
    common = {Encoding(name) for page in pages for name in page.legacy}
    code = find_among(title, common, modern=True) if common and title else None
    return pages, title if code is None else decode(title, code, mixed=True)


def _modern(page: DraftPage, codes: Sequence[Encoding | None]) -> DraftPage:
    if not any(codes):
        return page
    lines = tuple(
        line if code is None else replace(line, text=decode(line.text, code, mixed=True))
        for line, code in zip(page.lines, codes, strict=True)
    )
    return replace(page, lines=lines, legacy=page.legacy.union(filter(None, codes)))


def legacy_notes(pages: Sequence[DraftPage], whole: Iterable[str]) -> list[str]:
    """Say which pages were in which legacy encoding."""
    names = sorted({*whole, *(name for page in pages for name in page.legacy)})
    notes = []
    for name in names:
        numbers = [n for n, page in enumerate(pages, start=1) if name in page.legacy]
        some = 0 < len(numbers) < len(pages)
        where = f"on pages {page_ranges(numbers)} " if some else ""
        notes.append(f"text {where}was in the font encoding {name} and was converted to Unicode")
    return notes


def _place(text: _Text, line: Line) -> list[tuple[Line, int, int]]:
    spans = [text.add(piece) for piece in clean_lines(line.text)]
    real = [span for span in spans if span is not None]
    if not real:
        return []
    # What has no blank in a page's worth of characters is data, as pictures in text are.
    line = replace(line, noise=True) if _DATA.search(line.text) else line
    return [(line, real[0][0], real[-1][1])]


def _within(page: Page, length: int) -> Page:
    # An empty last page would start after the line end that the final text does not have.
    if page.end <= length:
        return page
    return replace(page, start=length, end=length)
