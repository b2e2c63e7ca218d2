from __future__ import annotations

import pytest

from corpus.readers.clean import LONGEST_LINE, clean_lines, clean_text, clean_value


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("Ke\u0302\u0301 hoạch", "Kế hoạch"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\ufeffd\u00ade", "abcde"),
        ("ngày\u00a030\u202f6", "ngày 30 6"),
        ("\u09af\u09bc", "\u09af\u09bc"),
        ("\u09df", "\u09af\u09bc"),
        ("আইন\u09f7", "আইন\u09f7"),
        ("র\u200c্যা", "র\u200c্যা"),
    ],
)
def test_text_has_one_stored_form(given: str, stored: str) -> None:
    assert clean_text(given) == stored


def test_lines_lose_trailing_blanks_and_values_are_one_line() -> None:
    assert clean_lines("a  \r\n b\t") == ["a", " b"]
    assert clean_value(" Kế\n  hoạch ") == "Kế hoạch"


def test_endless_lines_are_broken_at_blanks() -> None:
    words = "Sở Tư pháp báo cáo. " * 3000
    lines = clean_lines(words)
    assert all(len(line) <= LONGEST_LINE for line in lines)
    assert " ".join(lines) == words.rstrip()
    assert [len(line) for line in clean_lines("a" * (LONGEST_LINE + 5))] == [LONGEST_LINE, 5]
