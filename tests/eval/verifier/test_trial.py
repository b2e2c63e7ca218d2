"""The verifier rejects false statements and passes reworded ones, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.types import Language
from eval.verifier.mutations import is_rewording, make_pairs
from eval.verifier.trial import pairs_of, sentences_in, trial_json, trial_text
from eval.verifier.types import Pair

SAMPLES = Path("corpus/samples/documents")


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return trial_json(pairs_of(sentences_in(SAMPLES), most=250))


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_false_statements_die_and_reworded_ones_live(report: dict[str, Any], language: str) -> None:
    rates = report["by_language"][language]
    assert rates["mutations"] >= 300
    assert rates["rewordings"] >= 300
    assert rates["kill_rate"] >= 0.97
    assert rates["false_rejection_rate"] <= 0.03


@pytest.mark.parametrize("language", list(Language))
def test_every_pair_differs_from_its_source_as_it_says(language: Language) -> None:
    sentence = {
        Language.VI: "Sở Nội vụ phải nộp 45 hồ sơ trước ngày 30/9/2025.",
        Language.BN: "অর্থ মন্ত্রণালয় ৩০ সেপ্টেম্বর ২০২৫ তারিখের মধ্যে ৪৫টি নথি জমা দিতে হবে।",
        Language.EN: "The Ministry of Finance must file 45 records by 30 September 2025.",
    }[language]
    pairs = make_pairs([sentence], language)
    assert {"date", "number", "unit", "negation added", "parties exchanged"} <= {
        p.kind for p in pairs if not p.true
    }
    assert all(p.statement != p.source for p in pairs)
    assert all(is_rewording(p.kind) is p.true for p in pairs)
    assert {"month", "unit of measure", "at least, at most", "ordinal"} <= {p.kind for p in pairs}
    assert make_pairs([sentence], language) == pairs


def test_nothing_made_is_null_and_a_mistake_is_shown() -> None:
    pair = Pair(
        source="The fee is 12 taka a page.",
        statement="The fee is 12 taka a page.",
        true=False,
        kind="number",
        language=Language.EN,
    )
    made = trial_json([pair])
    rates = made["by_language"]["en"]
    assert rates["kill_rate"] == 0.0
    assert rates["false_rejection_rate"] is None
    assert made["mistakes"][0]["statement"] == pair.statement
    assert "kill rate 0.000 of 1" in trial_text(made)
