"""A chat model that says what a test tells it to, and the evidence that it was given."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

Evidence = list[dict[str, Any]]
Reply = Callable[[Evidence], str] | str | Exception


class Scripted(BaseChatModel):
    """Gives one reply a call, in order; an exception is raised, `delay` seconds pass before."""

    replies: Sequence[Any]
    delay: float = 0
    _calls: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    @property
    def calls(self) -> list[list[BaseMessage]]:
        """The messages of each call."""
        return self._calls

    def evidence(self) -> Evidence:
        """What the first call was given."""
        return _evidence(self._calls[0])

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        reply: Reply = self.replies[len(self._calls)]
        self._calls.append(messages)
        time.sleep(self.delay)
        if isinstance(reply, Exception):
            raise reply
        text = reply if isinstance(reply, str) else reply(_evidence(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text))])


def says(*statements: tuple[str, str]) -> Callable[[Evidence], str]:
    """A reply of (text, words of the quote to cite) in the form asked for; "" cites quote 99."""

    def reply(evidence: Evidence) -> str:
        found = [
            {"text": text, "evidence": [e["id"] for e in evidence if words in e["quote"]][:1]}
            if words
            else {"text": text, "evidence": [99]}
            for text, words in statements
        ]
        return json.dumps({"statements": found}, ensure_ascii=False)

    return reply


def _evidence(messages: list[BaseMessage]) -> Evidence:
    found: Evidence = json.loads(str(messages[1].content))["evidence"]
    return found
