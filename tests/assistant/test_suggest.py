from __future__ import annotations

import pytest

from assistant.suggest import suggest
from assistant.wiring import Parts
from corpus.types import Language


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("ke hoach 02", Language.VI, "Kế hoạch số 02"),
        ("Kế hoạch số 02", Language.VI, "Kế hoạch số 02"),
        ("রেজোলিউশন ৫৭", Language.BN, "রেজোলিউশন ৫৭"),
        ("plan 02", Language.EN, "Plan 02"),
    ],
)
def test_documents_are_found_by_the_words_typed(
    samples: Parts, typed: str, language: Language, expected: str
) -> None:
    found = suggest(samples.store.catalogue, frozenset(), typed, language, 20)
    assert any(expected in own.text for own in found if own.kind == "document")


@pytest.mark.parametrize(
    ("typed", "language"), [("so khoa hoc", Language.VI), ("department of sci", Language.EN)]
)
def test_units_are_found_by_name(samples: Parts, typed: str, language: Language) -> None:
    found = suggest(samples.store.catalogue, frozenset(), typed, language, 20)
    assert any(own.kind == "unit" for own in found)


def test_letters_inside_a_word_find_nothing(samples: Parts) -> None:
    assert suggest(samples.store.catalogue, frozenset(), "zzqx", Language.EN, 5) == ()


@pytest.mark.parametrize("language", Language)
def test_the_first_suggestions_are_documents_of_the_readers_language(
    samples: Parts, language: Language
) -> None:
    found = suggest(samples.store.catalogue, frozenset(), " ", language, 2)
    assert [own.language for own in found] == [language] * 2


def test_hidden_documents_are_not_suggested(samples: Parts) -> None:
    catalogue = samples.store.catalogue
    everything = frozenset(catalogue.titles())
    assert suggest(catalogue, everything, "plan", Language.EN, 9) == ()
