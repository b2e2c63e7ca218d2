"""Any LangChain chat model, chosen by name, held to a time limit whatever its provider does."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from assistant.errors import ChatModelUnavailable
from assistant.llm.prompt import Messages
from assistant.llm.types import ModelFailed

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def open_chat_model(name: str, *, base_url: str, timeout: float) -> BaseChatModel:
    """The model `provider:model` of LangChain's init_chat_model; nothing is sent yet.

    Raises ChatModelUnavailable where the provider is unknown, its package is not installed or its
    settings (an API key) are missing.
    """
    # Imported here: it takes a second, and answers without a model do without it.
    from langchain.chat_models import init_chat_model

    extra: dict[str, Any] = {"base_url": base_url} if base_url else {}
    try:
        model = init_chat_model(name, temperature=0, timeout=timeout, max_retries=1, **extra)
    except Exception as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ChatModelUnavailable(
            f"the chat model {name!r} cannot be used: {first}; install its provider's package"
            " (pip install 'policy-assistant[openai]' for openai:...), set the provider's API key,"
            " or unset ASSISTANT_CHAT_MODEL"
        ) from error
    return cast("BaseChatModel", model)


def stream_text(model: BaseChatModel, messages: Messages, *, until: float) -> Iterator[str]:
    """The reply in pieces as they come; raises ModelFailed where it fails or at `until`.

    `until` is a time of time.monotonic. The model runs in a thread of its own, because providers
    count time-outs between bytes, if at all; one that never returns is left behind.
    """
    pieces: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()
    given_up = threading.Event()

    def run() -> None:
        try:
            for chunk in model.stream(messages):
                if given_up.is_set():
                    return
                pieces.put(str(chunk.text))
            pieces.put(None)
        except Exception as error:  # noqa: BLE001 - each provider has its own errors
            pieces.put(error)

    threading.Thread(target=run, name="chat-model", daemon=True).start()
    try:
        while (piece := _next(pieces, until)) is not None:
            yield piece
    finally:
        given_up.set()


def _next(pieces: queue.SimpleQueue[str | Exception | None], until: float) -> str | None:
    try:
        piece = pieces.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise ModelFailed("timeout", "the reply did not come in time") from None
    if isinstance(piece, Exception):
        slow = isinstance(piece, TimeoutError) or "timeout" in type(piece).__name__.lower()
        raise ModelFailed(
            "timeout" if slow else "failed", f"{type(piece).__name__}: {piece}"
        ) from piece
    return piece
