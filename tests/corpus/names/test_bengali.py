from __future__ import annotations

import pytest

from corpus.names.bengali import romanise


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("সন", "son"),
        ("লং", "long"),
        ("নগুয়েন", "nguen"),
        ("ভ্যান", "van"),
        ("অ্যান", "an"),
        ("হ্যানয়", "hanoi"),
        ("হুয়ং", "huong"),
        ("নহন", "nhon"),
        ("ত্র\u200dান", "tran"),
        ("ইয়েন", "ien"),
        ("Viettel", "Viettel"),
    ],
)
def test_a_name_is_written_out_as_it_was_spelt(word: str, expected: str) -> None:
    assert romanise(word) == expected
