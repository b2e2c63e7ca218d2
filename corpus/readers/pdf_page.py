"""One page of a PDF as lines, with what tells whether they can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from corpus.readers.clean import clean_text, clean_value
from corpus.readers.pdf_content import IDENTITY, Matrix, PageContent, Run, multiply
from corpus.readers.pdf_legacy import modern_runs
from corpus.readers.pdf_lines import PageLine
from corpus.readers.pdf_structure import drawn_fields, replacement_texts
from corpus.readers.pdf_tables import page_lines
from corpus.readers.pdf_walk import Font, Walk

_COVERING = 0.5  # of the page's area
_EDGE = 5.0  # points that letters may begin outside a page


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """A page as the file itself tells it; `legacy` names the encodings of its fonts."""

    lines: tuple[PageLine, ...] = ()
    method: Literal["text", "actualtext"] = "text"
    has_image: bool = False
    legacy: frozenset[str] = frozenset()
    failed: bool = False


def read_page(reader: PdfReader, index: int, *, fonts: dict[int, Font]) -> FilePage:
    """Read page `index` (from 0); a page that breaks the parser is empty and `failed`."""
    try:
        page = reader.pages[index]
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return FilePage(failed=True)
    try:
        content = _walk(reader, page, fonts)
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return _plain(page)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    has_image = content.image_area > _COVERING * width * height
    content.runs = [run for run in content.runs if _shown(run, page, under_image=has_image)]
    content.runs, legacy = modern_runs(content.runs)
    return FilePage(
        lines=tuple(page_lines(content)),
        method="actualtext" if any(run.actual for run in content.runs) else "text",
        has_image=has_image,
        legacy=legacy,
        failed="/Contents" in page and page.get_contents() is None,
    )


def _shown(run: Run, page: PageObject, *, under_image: bool) -> bool:
    """Tell what a reader of the page sees; under a scan hidden text stands for the picture's."""
    if run.hidden and not under_image:
        return False
    box, turned = page.cropbox, page.rotation % 180 == 90
    wide, high = (box.height, box.width) if turned else (box.width, box.height)
    return -_EDGE < run.x < float(wide) + _EDGE and -_EDGE < run.y < float(high) + _EDGE


def _walk(reader: PdfReader, page: PageObject, fonts: dict[int, Font]) -> PageContent:
    start = _start(page)
    replaced = replacement_texts(reader, page)
    walk = Walk(reader, fonts=fonts, start=start, replaced=replaced)
    contents = page.get_contents()
    resources = page.get("/Resources", DictionaryObject()).get_object()
    if contents is not None and isinstance(resources, DictionaryObject):
        walk.follow(contents, resources)
    for form, placed in drawn_fields(page):
        walk.draw(form, multiply(placed, start))
    return walk.content


def _start(page: PageObject) -> Matrix:
    """Turn the page the way a viewer shows it, its visible box at the origin."""
    box = page.cropbox
    width, height = float(box.width), float(box.height)
    turns: dict[int, Matrix] = {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        180: (-1.0, 0.0, 0.0, -1.0, width, height),
        270: (0.0, 1.0, -1.0, 0.0, height, 0.0),
    }
    shift: Matrix = (1.0, 0.0, 0.0, 1.0, -float(box.left), -float(box.bottom))
    return multiply(shift, turns.get(int(page.rotation) % 360, IDENTITY))


def _plain(page: PageObject) -> FilePage:
    try:
        text = page.extract_text()
    except Exception:  # noqa: BLE001 - damaged files break the parser anywhere
        return FilePage(failed=True)
    lines = [clean_value(line) for line in clean_text(text).split("\n")]
    # Without positions nothing is joined: lines lie a page apart.
    return FilePage(
        lines=tuple(
            PageLine(text=line, left=0.0, right=0.0, y=-1000.0 * number, size=1.0)
            for number, line in enumerate(lines)
            if line
        ),
        failed=not any(lines),
    )
