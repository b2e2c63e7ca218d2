from __future__ import annotations

import unicodedata

import pytest

from eval.reading.scores import compare, pooled


@pytest.mark.parametrize(
    ("text", "reading", "found", "edits"),
    [
        ("Sở Nội vụ\nbáo cáo", unicodedata.normalize("NFD", "Sở  Nội vụ báo cáo"), 5, 0),
        ("Sở Nội vụ", "So Noi vụ", 1, 2),
        ("৩০ জুন ৩০", "৩০ জন", 1, 4),
        ("by 30 June", "", 0, 10),
    ],
)
def test_words_and_edits_are_counted(text: str, reading: str, found: int, edits: int) -> None:
    counts = compare(text, reading)
    assert (counts.found, counts.edits) == (found, edits)


def test_texts_are_pooled_by_length_and_nothing_is_null() -> None:
    both = [compare("a b c d", "a b c d"), compare("জুন", "জন")]
    assert pooled(both) == {"words": 0.8, "cer": 0.1, "n": 2}
    assert pooled([]) == {"words": None, "cer": None, "n": 0}
