"""The glossary is whole, in the right scripts, and says nothing twice."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
import regex

from corpus.languages.glossary import glossary
from corpus.types import Language

SCRIPTS = {
    Language.VI: r"[\p{Latin}\p{M}\d ,./'&-]+",
    Language.BN: r"[\p{Bengali}\p{M}\u200c\u200d ,-]+",
    Language.EN: r"[a-z\d ,./'&-]+",
}


def test_it_has_many_terms_of_many_subjects() -> None:
    concepts = glossary()
    assert len(concepts) >= 1000
    assert len({concept.topic for concept in concepts}) >= 12


def test_no_meaning_is_given_twice() -> None:
    ids = Counter(concept.id for concept in glossary())
    assert [i for i, n in ids.items() if n > 1] == []
    rows = Counter(repr(sorted(concept.spellings.items())) for concept in glossary())
    assert max(rows.values()) == 1


@pytest.mark.parametrize("language", list(Language))
def test_every_spelling_is_whole(language: Language) -> None:
    wrong = [
        (concept.id, spelling)
        for concept in glossary()
        for spelling in concept.spellings[language]
        if spelling != unicodedata.normalize("NFC", spelling.strip())
        or not regex.fullmatch(SCRIPTS[language], spelling)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", list(Language))
def test_no_spelling_stands_twice_in_a_row(language: Language) -> None:
    repeated = [c.id for c in glossary() if len(set(s := c.spellings[language])) != len(s)]
    assert repeated == []
