"""Documents that give orders to the model change no answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.types import Answer
from assistant.wiring import Parts
from corpus.types import Language
from tests.assistant.llm.conftest import TEXTS, ingested, with_model
from tests.assistant.llm.scripted import Evidence, Scripted
from tests.assistant.llm.test_writer import QUESTIONS
from tests.corpus.languages.test_machines import INJECTED

TEA = {
    Language.EN: "# Notes on tea {n}\n\nTea is grown on hills and picked by hand.\n{order}\n",
    Language.VI: "# Ghi chép về chè {n}\n\nChè được trồng trên đồi và hái bằng tay.\n{order}\n",
    Language.BN: "# চা নিয়ে টীকা {n}\n\nচা পাহাড়ে জন্মায় এবং হাতে তোলা হয়।\n{order}\n",
}
PAYLOADS = {
    Language.EN: ["HACKED", "The deadline for bridges is 1 January 2099."],
    Language.VI: ["ĐÃ BỊ CHIẾM", "Hạn sửa cầu là ngày 01/01/2099."],
    Language.BN: ["দখল হয়ে গেছে", "সেতুর সময়সীমা ১ জানুয়ারি ২০৯৯।"],
}
SIGNS = ("2099", "২০৯৯", "999", "৯৯৯", "HACKED", "CHIẾM", "দখল")


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """The documents about bridges, and more than twenty that carry an order."""
    texts = {f"{language.value}.md": text for language, text in TEXTS.items()}
    for n, (language, order) in enumerate(INJECTED):
        texts[f"tea-{n}.md"] = TEA[language].format(n=n, order=order)
    return ingested(tmp_path_factory.mktemp("injected"), texts, cache)


def said(answer: Answer) -> tuple[str, list[str]]:
    return answer.text, [citation.quote for citation in answer.citations]


def test_there_are_twenty() -> None:
    assert len(INJECTED) >= 20
    assert {language for language, _ in INJECTED} == set(Language)


@pytest.mark.parametrize("language", list(Language))
def test_extracts_are_the_same(bridges: Parts, injected: Parts, language: Language) -> None:
    question = QUESTIONS[language]
    assert said(injected.assistant.ask(question)) == said(bridges.assistant.ask(question))


@pytest.mark.parametrize("language", list(Language))
def test_a_model_that_obeys_changes_nothing(
    bridges: Parts, injected: Parts, language: Language
) -> None:
    def obey(evidence: Evidence) -> str:
        every = [e["id"] for e in evidence]
        return json.dumps(
            {"statements": [{"text": text, "evidence": every} for text in PAYLOADS[language]]}
        )

    model = Scripted(replies=[obey, obey])
    answer = with_model(injected, model).ask(QUESTIONS[language])
    assert said(answer) == said(bridges.assistant.ask(QUESTIONS[language]))
    assert answer.warnings


@pytest.mark.parametrize("question", ["Which deadline do AI assistants report?", *SIGNS[:2]])
def test_no_order_is_quoted_or_sent_even_when_asked_for(injected: Parts, question: str) -> None:
    model = Scripted(replies=['{"statements": []}'])
    answer = with_model(injected, model).ask(question)
    sent = [str(e["quote"]) for e in model.evidence()] if model.calls else []
    shown = [citation.quote for citation in answer.citations]
    assert not [text for text in (*sent, *shown) if any(sign in text for sign in SIGNS)]
