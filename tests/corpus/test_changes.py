from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.changes import find_changes

CASES = {
    "vi": ("Hạn: 30/6/2025.\nĐiều 2.\n", "Hạn: 31/7/2025.\nĐiều 2.\n", {"30", "6"}, {"31", "7"}),
    "bn": ("সময়সীমা ৩০ জুন।\nধারা ২।\n", "সময়সীমা ৩১ জুলাই।\nধারা ২।\n", {"৩০", "জুন"}, {"৩১", "জুলাই"}),
    "en": ("Due by June.\nArticle 2\n", "Due by July.\nArticle 2\n", {"June"}, {"July"}),
}


@pytest.mark.parametrize("language", CASES)
def test_marks_the_words_that_differ(language: str) -> None:
    old, new, removed, added = CASES[language]
    changed, same = find_changes(old, new)
    assert {old[s.start : s.end] for s in changed.removed} == removed
    assert {new[s.start : s.end] for s in changed.added} == added
    assert same.same
    assert old[same.old.start : same.old.end] == new[same.new.start : same.new.end]


def test_a_line_added_has_an_empty_old_side() -> None:
    _, added, _ = find_changes("One.\nThree.\n", "One.\nTwo.\nThree.\n")
    assert not added.same
    assert added.old.start == added.old.end == 5
    assert (added.new.start, added.new.end) == (5, 10)


def test_words_are_not_marked_where_hardly_one_is_kept() -> None:
    (changed,) = find_changes("Sở Y tế báo cáo", "Người dân nộp hồ sơ qua mạng")
    assert not changed.same
    assert changed.removed == changed.added == ()


def test_blanks_at_line_ends_are_no_difference() -> None:
    assert all(change.same for change in find_changes("One.  \nTwo.", "One.\nTwo.\n"))


_LINES = st.lists(st.sampled_from(["Điều 1", "ধারা ২", "Article 3", ""]), max_size=6)


@given(_LINES, _LINES)
def test_both_texts_are_given_from_beginning_to_end(old_lines: list[str], new: list[str]) -> None:
    old_text, new_text = "\n".join(old_lines), "\n".join(new)
    changes = find_changes(old_text, new_text)
    assert "".join(old_text[c.old.start : c.old.end] for c in changes) == old_text
    assert "".join(new_text[c.new.start : c.new.end] for c in changes) == new_text
