from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.names.match import Gazetteer, Match, Spelling, marks_optional, split_words, word_forms
from corpus.types import Language


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hoà", "Hòa"),
        ("UỶ", "ủy"),
        ("ড\u09bcাকা", "\u09dcাকা"),
        ("সং\u200cসদ", "সংসদ"),
        ("ত\u09cd\u200d", "ৎ"),
    ],
)
def test_spellings_of_one_word_have_one_form(a: str, b: str) -> None:
    assert word_forms(a) == word_forms(b)


def test_tones_are_told_apart_and_can_be_left_out() -> None:
    assert word_forms("Đà") == ("đa\u0300", "da")
    assert word_forms("Đá")[0] != word_forms("Đà")[0]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("an giang", None, True),
        ("tỉnh An Giang", None, False),
        ("tỉnh An Giang", Language.EN, True),
        ("কা মাউ", None, True),
    ],
)
def test_marks_are_optional_where_none_are_written(
    text: str, language: Language | None, expected: bool
) -> None:
    assert marks_optional(text, language) is expected


def test_the_longest_accepted_spelling_wins_and_a_refused_one_yields_to_a_shorter() -> None:
    spellings = (Spelling(id="long", text="a b c"), Spelling(id="short", text="a b"))
    gazetteer = Gazetteer.build(spellings, ())
    words = split_words("x a b c a b")

    def find(refused: str) -> list[tuple[str, int, int]]:
        def accept(match: Match) -> bool:
            return match.id != refused

        return [(m.id, m.first, m.last) for m in gazetteer.find(words, bare=False, accept=accept)]

    assert find("") == [("long", 1, 4), ("short", 4, 6)]
    assert find("long") == [("short", 1, 3), ("short", 4, 6)]


@given(st.text(alphabet="aà Đđ,.-\n\u200cকা\u09bc1", max_size=40))
def test_words_lie_where_they_say(text: str) -> None:
    words = split_words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
