"""Settings become parts: the only place where parts are chosen and put together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.alignment import Alignment, load_alignment
from index.embed import make_embedder
from index.retrieve import Retriever
from index.store import Store
from index.types import Embedder

if TYPE_CHECKING:
    from assistant.accounts.accounts import Accounts
    from assistant.audit.log import AuditLog
    from assistant.conversations import Conversations
    from assistant.feedback import FeedbackBook
    from assistant.jobs.queue import Queue
    from assistant.llm.writer import Writer
    from assistant.register.registry import Registry
    from index.build import Ingestion


@dataclass(frozen=True)
class Parts:
    """The parts of one installation, each made at first use.

    With `labels` they are as their bearer may see them, on the models of the `whole`.
    """

    settings: Settings
    labels: frozenset[str] | None = None
    whole: Parts | None = None

    def seen_with(self, labels: frozenset[str] | None) -> Parts:
        """These parts as the bearer of the labels may see them; None sees everything."""
        whole = self.whole or self
        return whole if labels is None else Parts(self.settings, labels, whole)

    @cached_property
    def store(self) -> Store:
        """The store that the settings name."""
        if self.whole and self.labels is not None:
            return self.whole.store.seen_with(self.labels)
        return Store(self.settings.store, chroma_url=self.settings.chroma_url)

    @cached_property
    def retriever(self) -> Retriever:
        """Search in the store, with the chosen embedding model."""
        return Retriever(self.store, self.embedder, self._alignment)

    @cached_property
    def assistant(self) -> Assistant:
        """Answers from the store."""
        return Assistant(self.store.catalogue, self.retriever, self._writer)

    @cached_property
    def registry(self) -> Registry:
        """The register of the store."""
        from assistant.register.registry import Registry

        return Registry(self.store)

    @cached_property
    def ingestion(self) -> Ingestion:
        """Ingestion into the store."""
        # Imported here: the readers take most of a second, and a question does without them.
        from corpus.limits import Limits
        from corpus.workers import Readers
        from index.build import Ingestion

        settings = self.settings
        limits = Limits(seconds=settings.read_timeout, megabytes=settings.read_memory)
        readers = Readers(settings.workers or os.cpu_count() or 1, limits)
        return Ingestion(
            self.store,
            self.embedder,
            self._alignment,
            readers,
            allow_secret=settings.allow_secret,
        )

    @cached_property
    def accounts(self) -> Accounts:
        """The people of this store."""
        from assistant.accounts.accounts import Accounts

        return Accounts(self.settings.store / "accounts.sqlite")

    @cached_property
    def audit(self) -> AuditLog:
        """Who did what in this store."""
        from assistant.audit.log import AuditLog

        return AuditLog(self.settings.store / "audit.sqlite")

    @cached_property
    def conversations(self) -> Conversations:
        """What people asked before."""
        from assistant.conversations import Conversations

        return Conversations(self.settings.store / "conversations.sqlite")

    @cached_property
    def feedback(self) -> FeedbackBook:
        """What people said of answers."""
        from assistant.feedback import FeedbackBook

        return FeedbackBook(self.settings.store / "feedback.sqlite")

    @cached_property
    def jobs(self) -> Queue:
        """Uploads accepted into the store."""
        from assistant.jobs.queue import Queue

        return Queue(self.settings.store / "jobs")

    def check(self) -> None:
        """Raises IndexingError where the store cannot answer questions with the chosen model."""
        self.store.check_model(self.embedder)

    @cached_property
    def _writer(self) -> Writer | None:
        settings = self.settings
        if not settings.chat_model:
            return None
        # Imported here: answers without a language model load nothing of it.
        from assistant.llm.check import likeness_of
        from assistant.llm.model import open_chat_model
        from assistant.llm.writer import Writer

        return Writer(
            model=open_chat_model(
                settings.chat_model,
                base_url=settings.chat_base_url,
                timeout=settings.chat_timeout,
            ),
            name=settings.chat_model,
            seconds=settings.chat_timeout,
            catalogue=self.store.catalogue,
            retriever=self.retriever,
            likeness=likeness_of(self.embedder, self._alignment),
        )

    @cached_property
    def embedder(self) -> Embedder:
        """The chosen embedding model."""
        if self.whole:
            return self.whole.embedder
        return make_embedder(self.settings.embedding_model, self.settings.cache)

    @cached_property
    def _alignment(self) -> Alignment:
        if self.whole:
            return self.whole._alignment
        return load_alignment(self.embedder, self.settings.cache)
