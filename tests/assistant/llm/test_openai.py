"""Through the settings, the provider's own package and HTTP, to a server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.wiring import Parts
from corpus.languages import PROFILES
from corpus.types import Language
from tests.api.test_routes import events_of
from tests.assistant.llm.openai_server import Server, serving
from tests.assistant.llm.scripted import Reply, says
from tests.assistant.llm.test_writer import LORRIES, QUESTIONS, RIGHT, WRONG, own

EN = Language.EN


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def parts(bridges: Parts, server: Server, monkeypatch: pytest.MonkeyPatch) -> Parts:
    """The store about bridges, answered from with the model of the server."""
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    chat = {
        "chat_model": "openai:stub",
        "chat_base_url": server.url,
        "chat_timeout": 20.0,
    }
    parts = Parts(bridges.settings.model_copy(update=chat))
    # One process has one store open.
    parts.__dict__.update(store=bridges.store, retriever=bridges.retriever)
    return parts


@pytest.mark.parametrize("language", list(Language))
def test_a_served_model_words_the_answer(parts: Parts, server: Server, language: Language) -> None:
    server.reply = says(RIGHT[language], LORRIES[language])
    answer = parts.assistant.ask(QUESTIONS[language], documents=(own(parts, language),))
    assert [s.text for s in answer.statements] == [RIGHT[language][0], LORRIES[language][0]]
    assert (answer.model, answer.warnings) == ("openai:stub", ())
    assert [body["model"] for body in server.bodies] == ["stub"]


@pytest.mark.parametrize(
    ("reply", "warning"),
    [
        (429, "model_failed"),
        (500, "model_failed"),
        (401, "model_failed"),
        ("no JSON at all", "model_malformed"),
        (says(WRONG["number"][EN]), "model_unsupported"),
    ],
)
def test_what_goes_wrong_becomes_a_warning(
    parts: Parts, server: Server, reply: Reply | int, warning: str
) -> None:
    server.reply = reply
    answer = parts.assistant.ask(QUESTIONS[EN], documents=(own(parts, EN),))
    assert answer.warnings == (PROFILES[EN].wording[warning],)
    assert answer.model is None
    assert answer.citations


def test_a_server_that_hangs_or_is_gone(parts: Parts, server: Server) -> None:
    quick = Parts(parts.settings.model_copy(update={"chat_timeout": 0.3}))
    quick.__dict__.update(store=parts.store, retriever=parts.retriever)
    server.delay = 3
    answer = quick.assistant.ask(QUESTIONS[EN], documents=(own(parts, EN),))
    assert answer.warnings == (PROFILES[EN].wording["model_timeout"],)
    gone = parts.settings.model_copy(update={"chat_base_url": "http://127.0.0.1:9/v1"})
    lost = Parts(gone)
    lost.__dict__.update(store=parts.store, retriever=parts.retriever)
    answer = lost.assistant.ask(QUESTIONS[EN], documents=(own(parts, EN),))
    assert answer.warnings == (PROFILES[EN].wording["model_failed"],)


@pytest.mark.parametrize("language", list(Language))
def test_the_service_streams_verified_statements(
    parts: Parts, server: Server, language: Language
) -> None:
    server.reply = says(LORRIES[language], WRONG["number"][language], RIGHT[language])
    # Not entered: leaving its lifespan would close the store.
    client = TestClient(create_app(parts), base_url="http://127.0.0.1")
    body = {"question": QUESTIONS[language], "documents": [own(parts, language)]}
    events = events_of(client.post("/v1/ask/stream", json=body).text)
    assert [name for name, _ in events] == ["status", "statement", "statement", "answer"]
    answer = events[-1][1]
    assert [data for name, data in events if name == "statement"] == answer["statements"]
    assert [s["text"] for s in answer["statements"]] == [LORRIES[language][0], RIGHT[language][0]]
    assert (answer["model"], len(answer["warnings"])) == ("openai:stub", 1)
