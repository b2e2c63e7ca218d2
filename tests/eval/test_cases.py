"""The shipped cases: balanced, and true to the texts of the sample corpus."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.load import find_files, hash_file, load_document
from corpus.types import Document, Language
from eval.load import load_cases, locate
from eval.metrics.facts import share_stated
from eval.types import Case

ROOT = Path(__file__).parents[2]
CASES = load_cases(ROOT / "eval" / "cases")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [
        load_document(path, source=str(path), bytes_sha256=hash_file(path)).document
        for path in find_files(ROOT / "corpus" / "samples" / "documents")
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_quote_stands_once_in_the_document_it_names(
    case: Case, documents: list[Document]
) -> None:
    located = locate(case, documents)
    assert located.missing == ()
    quotes = [len(evidence.alternatives) for evidence in case.evidence]
    assert [len(places) for places in located.evidence] == quotes


@pytest.mark.parametrize("case", [c for c in CASES if not c.refuse], ids=lambda case: case.id)
def test_the_evidence_states_the_facts(case: Case) -> None:
    assert case.facts
    quotes = [quote.quote for evidence in case.evidence for quote in evidence.alternatives]
    assert share_stated(quotes, case.facts) == 1.0


@pytest.mark.parametrize("language", list(Language))
def test_each_language_has_its_share(language: Language) -> None:
    own = [case for case in CASES if case.language is language]
    assert len(own) >= 16
    assert sum(case.refuse for case in own) >= 5
    assert sum(case.kind == "cross_language" for case in own) >= 2
    assert len({case.kind for case in own}) >= 7
    assert all(case.id.startswith(f"{language.value}-") for case in own)


def test_groups_ask_the_same_in_every_language() -> None:
    groups = Counter(case.group for case in CASES if case.group is not None)
    assert len(groups) >= 6
    assert set(groups.values()) == {3}
    for group in groups:
        asked = [case for case in CASES if case.group == group]
        assert {case.language for case in asked} == set(Language)
        assert len({(case.kind, case.evidence, case.facts) for case in asked}) == 1
