from __future__ import annotations

import pytest
from langchain_core.runnables import RunnableLambda

from assistant.langchain import PolicyRetriever, answer_runnable
from assistant.wire import answer_json
from assistant.wiring import Parts
from corpus.types import Language
from index.types import Filter

QUESTIONS = {
    Language.EN: "How many tasks does Plan 02 have?",
    Language.VI: "Kế hoạch 02 có bao nhiêu nhiệm vụ?",
    Language.BN: "পরিকল্পনা নং ০২-এ মোট কতটি কাজ আছে?",
}


@pytest.mark.parametrize("question", QUESTIONS.values())
def test_search_is_a_retriever_whose_offsets_hold(samples: Parts, question: str) -> None:
    found = PolicyRetriever(retriever=samples.retriever, k=5).invoke(question)
    assert len(found) == 5
    for item in found:
        at = item.metadata
        stored = samples.store.catalogue.document(at["document_id"])
        assert stored is not None
        assert stored.text[at["start"] : at["end"]] == item.page_content
        assert item.id == f"{at['document_id']}:{at['start']}-{at['end']}"
        assert at.keys() >= {"language", "page", "section", "score"}
    scores = [item.metadata["score"] for item in found]
    assert scores == sorted(scores, reverse=True)


def test_a_filter_limits_what_is_retrieved(samples: Parts) -> None:
    where = Filter(language=Language.BN)
    retriever = PolicyRetriever(retriever=samples.retriever, k=4, where=where)
    found = retriever.invoke(QUESTIONS[Language.EN])
    assert {item.metadata["language"] for item in found} == {"bn"}


@pytest.mark.parametrize("question", [*QUESTIONS.values(), "What are the deadlines of Plan 05?"])
def test_answers_are_a_runnable_with_the_body_of_ask(samples: Parts, question: str) -> None:
    body = answer_runnable(samples.assistant).invoke(question)
    expected = answer_json(samples.assistant.ask(question))
    assert body.pop("timings").keys() == expected.pop("timings").keys()
    assert body == expected


def test_the_runnable_can_be_chained(samples: Parts) -> None:
    def status(body: dict[str, str]) -> str:
        return body["status"]

    chain = answer_runnable(samples.assistant) | RunnableLambda(status)
    assert chain.batch([QUESTIONS[Language.BN], "কেক কীভাবে বানাতে হয়?"]) == [
        "answered",
        "not_found",
    ]
