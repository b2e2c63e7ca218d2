"""Presentations: slides are pages, titles headings, tables rows, in three languages."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

from corpus.errors import UnreadableSource
from corpus.readers.dispatch import read
from corpus.readers.pptx import read_pptx

ROWS = {
    "vi": ("Kế hoạch 41", "TT", "Nhiệm vụ", "Rà soát quy chế", "Ghi chú của người trình bày"),
    "bn": ("পরিকল্পনা ৪১", "ক্রম", "কাজ", "বিধি পর্যালোচনা", "উপস্থাপকের নোট"),
    "en": ("Plan 41", "No.", "Task", "Review the rules", "A note of the speaker"),
}


def deck(
    title: str, number: str, task: str, done: str, note: str, *, hidden: bool = False
) -> bytes:
    """A slide with a title, a text box above it in the file and below it on the slide, a table."""
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    box = slide.shapes.add_textbox(Inches(1), Inches(5), Inches(5), Inches(1))
    box.text_frame.text = f"{done}.\n{task}."
    table = slide.shapes.add_table(3, 2, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for row, cells in enumerate([(number, task), ("1", done), ("2", "")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    slide.shapes.title.text = title
    slide.notes_slide.notes_text_frame.text = note
    if hidden:
        slide.element.set("show", "0")
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", sorted(ROWS))
def test_a_slide_is_a_page_from_top_to_bottom(language: str, tmp_path: Path) -> None:
    title, number, task, done, note = ROWS[language]
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(*ROWS[language]))
    reading = read(path)
    lines = [line for line in reading.text.split("\n") if line]
    table = [f"{number} | {task}", f"1 | {done}", f"2 | {done}"]
    assert lines == [title, *table, f"{done}.", f"{task}.", note]
    [heading] = reading.headings
    assert reading.text[heading.start : heading.end] == title
    assert len(reading.pages) == 1


def test_hidden_slides_are_named() -> None:
    reading = read_pptx(deck(*ROWS["en"], hidden=True), name="deck.pptx")
    assert reading.warnings == ("slide 1 is hidden; it was read too",)


def test_slides_without_text_are_refused() -> None:
    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[6])
    out = io.BytesIO()
    show.save(out)
    with pytest.raises(UnreadableSource, match="holds no text"):
        read_pptx(out.getvalue(), name="deck.pptx")


def test_damage_is_refused() -> None:
    content = deck(*ROWS["en"])
    with pytest.raises(UnreadableSource, match="damaged PPTX"):
        read_pptx(
            content.replace(b"ppt/slides/slide1.xml", b"ppt/slides/slideX.xml"), name="a.pptx"
        )
