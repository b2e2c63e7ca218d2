from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.draft import BLANK, DraftPage, Line, assemble

TEXTS = st.lists(st.text(alphabet="ক্ষaế\u0301 \n\r\x00", max_size=8), max_size=6)


def test_offsets_point_at_pages_headings_and_noise() -> None:
    first = DraftPage(lines=(Line(text="Trang 1", noise=True), Line(text="KẾ HOẠCH", level=1)))
    second = DraftPage(lines=(BLANK, BLANK, Line(text="লক্ষ্য")), method="ocr", legibility=0.9)
    reading = assemble([first, DraftPage(lines=()), second], metadata={"title": " a\nb", "url": ""})
    assert reading.text == "Trang 1\nKẾ HOẠCH\n\nলক্ষ্য"
    cut = [reading.text[page.start : page.end] for page in reading.pages]
    assert cut == ["Trang 1\nKẾ HOẠCH", "", "লক্ষ্য"]
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert [(reading.text[h.start : h.end], h.level) for h in reading.headings] == [("KẾ HOẠCH", 1)]
    assert [reading.text[span.start : span.end] for span in reading.noise] == ["Trang 1"]
    assert reading.metadata == {"title": "a b"}


def test_an_empty_last_page_ends_with_the_text() -> None:
    reading = assemble([DraftPage(lines=(Line(text="a"),)), DraftPage(lines=())])
    assert [(page.start, page.end) for page in reading.pages] == [(0, 1), (1, 1)]


@given(TEXTS, TEXTS)
def test_whatever_comes_in_offsets_fit(one: list[str], two: list[str]) -> None:
    pages = [DraftPage(lines=tuple(Line(text=t, level=1) for t in texts)) for texts in (one, two)]
    reading = assemble(pages)
    assert "\n\n\n" not in reading.text
    assert reading.text == reading.text.strip("\n")
    assert reading.pages[0].end <= reading.pages[1].start <= reading.pages[1].end
    assert reading.pages[1].end <= len(reading.text)
    assert all(reading.text[h.start : h.end].strip("\n") for h in reading.headings)
