from __future__ import annotations

import subprocess
import sys
import time

import pytest
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from assistant.errors import ChatModelUnavailable
from assistant.llm.model import open_chat_model, stream_text
from assistant.llm.types import ModelFailed
from tests.assistant.llm.scripted import Scripted


@pytest.mark.parametrize(
    ("name", "why"),
    [("nobody:model", "nobody"), ("ollama:model", "ollama"), ("openai:model", "API key")],
)
def test_a_model_that_cannot_be_set_up_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ChatModelUnavailable) as caught:
        open_chat_model(name, base_url="", timeout=1)
    assert name in str(caught.value)
    assert why in str(caught.value)


def test_the_pieces_come_in_order() -> None:
    model = GenericFakeChatModel(messages=iter([AIMessage("một hai ba")]))
    pieces = stream_text(model, [("human", "?")], until=time.monotonic() + 30)
    assert list(pieces) == ["một", " ", "hai", " ", "ba"]


@pytest.mark.parametrize(
    ("reply", "delay", "failure"),
    [
        ("late", 2.0, "timeout"),
        (TimeoutError("read"), 0, "timeout"),
        (ConnectionError("refused"), 0, "failed"),
        (ValueError("context length"), 0, "failed"),
    ],
)
def test_failures_have_a_kind(reply: str | Exception, delay: float, failure: str) -> None:
    model = Scripted(replies=[reply], delay=delay)
    started = time.monotonic()
    with pytest.raises(ModelFailed) as caught:
        list(stream_text(model, [("human", "?")], until=started + (0.05 if delay else 30)))
    assert caught.value.failure == failure


def test_without_a_model_none_of_its_code_is_loaded() -> None:
    code = (
        "import sys, assistant.wiring, assistant.cli;"
        "print([m for m in sys.modules if m.startswith(('langchain', 'assistant.llm'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
