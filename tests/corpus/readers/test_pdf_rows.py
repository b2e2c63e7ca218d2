from __future__ import annotations

import pytest

from corpus.readers.draft import DraftPage, Line, row_text
from corpus.readers.pdf_pages import mark_noise
from corpus.readers.pdf_rows import join_rows

VI = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
BN = ("ক্রম", "কাজ", "প্রধান সংস্থা", "সময়সীমা")
EN = ("No.", "Task", "Lead", "Deadline")
ALL = pytest.mark.parametrize(
    ("head", "first", "rest"),
    [
        (VI, "Rà soát các", "quy định"),
        (BN, "নিয়ম পর্যালোচনা", "ও সংশোধন"),
        (EN, "Review the", "rules"),
    ],
)


def row(*cells: str, same: frozenset[int] = frozenset()) -> Line:
    return Line(text=row_text(cells), cells=cells, same=same)


def page(*lines: Line) -> DraftPage:
    return DraftPage(lines=lines)


def texts(pages: list[DraftPage]) -> list[list[str]]:
    return [[line.text.rstrip() for line in made.lines] for made in pages]


@ALL
def test_a_row_cut_by_a_page_break_is_whole(head: tuple[str, ...], first: str, rest: str) -> None:
    pages = [
        page(row(*head), row("1", first, "A", "2025"), Line(text="- 1 -", noise=True)),
        page(row(*head), row("", rest, "", ""), row("2", "x", "B", "2026")),
    ]
    assert texts(join_rows(pages)) == [
        [" | ".join(head), f"1 | {first} {rest} | A | 2025", "- 1 -"],
        [" | ".join(head), "2 | x | B | 2026"],
    ]


def test_a_row_without_a_number_in_the_middle_of_a_page_stays() -> None:
    lines = (row(*EN), row("1", "Plan", "A", "2025"), row("", "build", "B", "2026"))
    assert join_rows([page(*lines)]) == [page(*lines)]


def test_another_table_on_the_next_page_is_left_alone() -> None:
    pages = [
        page(row(*EN), row("1", "Plan", "A", "2025")),
        page(Line(text="Annex II"), Line(text="Targets"), row("", "x", "B", "1")),
        page(row("a", "b")),
    ]
    assert join_rows(pages) == pages


@ALL
def test_a_merged_cell_goes_on_after_the_page_break(
    head: tuple[str, ...], first: str, rest: str
) -> None:
    rows = [row(str(n), first, f"A{n}", "" if n % 2 else rest) for n in range(1, 8)]
    last = (row("8", first, "", ""), row("9", first, "", "", same=frozenset({2, 3})))
    found = texts(join_rows([page(row(*head), *rows), page(row(*head), *last)]))
    # The leads are never missing else, so theirs are merged; the deadlines may be missing.
    assert found[1][1:] == [f"8 | {first} | A7 |", f"9 | {first} | A7 |"]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("UBND các xã,", "phường", True),
        ("Văn phòng", "UBND tỉnh", True),
        ("Sở Y tế", "Sở Nội vụ", False),
    ],
)
def test_the_words_of_a_merged_cell_cut_by_a_page_break(
    upper: str, lower: str, whole: bool
) -> None:
    rows = [row(str(n), "x", "Văn phòng UBND tỉnh", "") for n in range(1, 8)]
    rows[1] = row("2", "x", "Văn phòng UBND tỉnh", "", same=frozenset({2}))
    pages = [
        page(row(*VI), *rows, row("8", "y", upper, "")),
        page(row(*VI), row("9", "z", lower, "")),
    ]
    found = texts(join_rows(pages))
    both = [f"{upper} {lower}"] * 2 if whole else [upper, lower]
    assert [found[0][-1], found[1][-1]] == [f"8 | y | {both[0]} |", f"9 | z | {both[1]} |"]


def test_the_headings_of_a_table_are_no_running_heads() -> None:
    pages = [page(Line(text="Gazette"), row(*EN), row(str(n), "x", "A", "1")) for n in range(4)]
    assert [[line.noise for line in made.lines] for made in mark_noise(pages)] == [
        [True, False, False]
    ] * 4
