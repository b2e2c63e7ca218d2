"""Lines with their marks, and their assembly into a reading with exact offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    """The lines of one page before they have offsets."""

    lines: tuple[Line, ...]
    method: PageMethod = "text"
    legibility: float = 1.0
    label: str = ""


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
) -> Reading:
    """Join pages into one cleaned text; every offset is counted on that final text."""
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
        metadata={key: clean_value(value) for key, value in (metadata or {}).items() if value},
        warnings=tuple(warnings),
    )


def _place(text: _Text, line: Line) -> list[tuple[Line, int, int]]:
    spans = [text.add(piece) for piece in clean_lines(line.text)]
    real = [span for span in spans if span is not None]
    return [(line, real[0][0], real[-1][1])] if real else []


def _within(page: Page, length: int) -> Page:
    # An empty last page would start after the line end that the final text does not have.
    if page.end <= length:
        return page
    return replace(page, start=length, end=length)
