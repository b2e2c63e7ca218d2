"""Running cases: a case that fails is a row, and the others are scored all the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.errors import BadQuestion
from assistant.types import Answer, Citation, Reason, Statement
from assistant.wiring import Parts
from corpus.types import Language
from eval.report import METRICS
from eval.run import describe_program, describe_store, run_cases
from eval.types import Case, Evidence, Quote
from index.errors import StoreMismatch
from index.types import Hit

QUOTE = "ঠিকাদারকে ১৫ নভেম্বর ২০২৫ তারিখের মধ্যে কাজ শেষ করতে হবে।"


def case(identifier: str, quote: str = QUOTE) -> Case:
    return Case(
        id=identifier,
        language=Language.BN,
        question="সেতুর কাজ শেষ করার সময়সীমা কবে?",
        kind="deadline",
        evidence=(Evidence(alternatives=(Quote(quote=quote),)),),
        facts=("2025-11-15",),
    )


class Scripted:
    """Answers with the bridge's deadline, but raises what the script says at that question."""

    def __init__(self, parts: Parts, *script: Exception | None) -> None:
        self._parts = parts
        self._script = list(script)

    def ask(self, text: str, /, *, history: Sequence[str] = ()) -> Answer:
        if self._script and (error := self._script.pop(0)) is not None:
            raise error
        document = next(d for d in self._parts.store.catalogue.documents() if QUOTE in d.text)
        start = document.text.index(QUOTE)
        citation = Citation(
            number=1,
            document_id=document.id,
            title="",
            document_number=None,
            language=Language.BN,
            page=1,
            section=(),
            start=start,
            end=start + len(QUOTE),
            quote=QUOTE,
        )
        statement = Statement(text="১৫ নভেম্বর ২০২৫", citations=(1,))
        return Answer(
            question=text,
            language=Language.BN,
            text="১৫ নভেম্বর ২০২৫ [1]",
            statements=(statement,),
            citations=(citation,),
        )


class Refuses:
    """Refuses every question."""

    def ask(self, text: str, /, *, history: Sequence[str] = ()) -> Answer:
        return Answer(question=text, language=Language.BN, text="নেই", reason=Reason.NOT_STATED)


class FindsNothing:
    """Ranks no passage."""

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        return ()


def test_a_right_answer_scores_full_marks(parts: Parts) -> None:
    documents = parts.store.catalogue.documents()
    (result,) = run_cases([case("a")], Scripted(parts), parts.retriever, documents)
    assert result.failure is None
    assert result.answer is not None
    assert result.answer["status"] == "answered"
    for metric in ("quote_fidelity", "citation_evidence", "fact_recall", "evidence_recall@10"):
        assert result.scores[metric] == 1.0


def test_a_wrong_answer_scores_nothing(parts: Parts) -> None:
    documents = parts.store.catalogue.documents()
    (result,) = run_cases([case("a")], Refuses(), FindsNothing(), documents)
    for metric in ("citation_evidence", "fact_recall", "evidence_recall@10", "abstention_correct"):
        assert result.scores[metric] == 0.0


@pytest.mark.parametrize("error", [BadQuestion("too long"), ZeroDivisionError("by zero")])
def test_a_failing_case_is_a_row_of_none(parts: Parts, error: Exception) -> None:
    cases = [case("a"), case("b"), case("c")]
    documents = parts.store.catalogue.documents()
    assistant = Scripted(parts, None, None, error)  # the first is asked in two spellings
    results = list(run_cases(cases, assistant, parts.retriever, documents))
    assert [r.case.id for r in results] == ["a", "b", "c"]
    assert [r.failure for r in results] == [None, f"{type(error).__name__}: {error}", None]
    assert dict(results[1].scores) == dict.fromkeys(METRICS)
    assert results[1].answer is None
    assert results[0].scores["fact_recall"] == results[2].scores["fact_recall"] == 1.0


def test_evidence_found_nowhere_is_a_failure_but_the_answer_is_scored(parts: Parts) -> None:
    documents = parts.store.catalogue.documents()
    lost = case("a", quote="এই বাক্য কোথাও নেই")
    (result,) = run_cases([lost], Scripted(parts), parts.retriever, documents)
    assert result.failure is not None
    assert "এই বাক্য কোথাও নেই" in result.failure
    assert result.scores["evidence_recall@1"] is None
    assert result.scores["citation_evidence"] is None
    assert result.scores["fact_recall"] == 1.0


def test_what_would_fail_for_every_case_is_raised(parts: Parts) -> None:
    assistant = Scripted(parts, StoreMismatch("another model"))
    documents = parts.store.catalogue.documents()
    with pytest.raises(StoreMismatch):
        list(run_cases([case("a")], assistant, parts.retriever, documents))


def test_the_run_names_what_produced_it(parts: Parts) -> None:
    made = describe_program([case("a")])
    assert made["packages"]["numpy"]
    assert made == describe_program([case("a")])
    assert made["cases"] != describe_program([case("b")])["cases"]
    run = describe_store(parts.settings, parts.store)
    assert run["model"] == "stand-in|24"
    assert run["documents"] == 3
    assert run == describe_store(parts.settings, parts.store)
    before = run["corpus"]
    parts.store.remove(parts.store.catalogue.documents()[0].id)
    assert describe_store(parts.settings, parts.store)["corpus"] != before
