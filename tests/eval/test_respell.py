"""A question in other code points is another string that looks the same."""

from __future__ import annotations

import pytest

from corpus.normalise import fold, nfc
from corpus.types import Language
from eval.load import load_cases
from eval.respell import respell
from tests.eval.test_cases import ROOT

QUESTIONS = {
    Language.VI: "Kế hoạch số 02 có những thời hạn nào?",
    Language.BN: "পরিকল্পনা নং ০২-এর সময়সীমাগুলি কী কী?",
    Language.EN: "What are Plan 02's deadlines?",
}


@pytest.mark.parametrize("language", list(Language))
def test_it_reads_the_same(language: Language) -> None:
    question = nfc(QUESTIONS[language])
    other = respell(question, language)
    assert other != question
    seen = {0x200C: None, 0x00A0: " ", 0x2019: "'"}
    assert nfc(other).translate(seen) == question
    assert fold(other).translate(seen) == fold(question)


def test_most_shipped_questions_have_another_spelling() -> None:
    cases = load_cases(ROOT / "eval" / "cases")
    same = [c.id for c in cases if respell(c.question, c.language) == c.question]
    assert len(same) < 0.1 * len(cases)
