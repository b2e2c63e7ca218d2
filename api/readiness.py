"""Ready, not only alive: what the first question needs is loaded, and the store fits the model."""

from __future__ import annotations

import logging
import threading

from assistant.wiring import Parts
from corpus.types import Language
from index.errors import IndexingError

_LOG = logging.getLogger("uvicorn.error")


class Readiness:
    """Loads the parts in a thread of its own and says whether questions can be answered."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._thread = threading.Thread(target=warm_up, args=(parts,), name="warm-up", daemon=True)

    def start(self) -> None:
        """Begins to load."""
        self._thread.start()

    @property
    def loading(self) -> bool:
        """Whether loading goes on."""
        return self._thread.is_alive()

    def problem(self) -> str | None:
        """Why no question can be answered now; None where it can."""
        if self.loading:
            return "the model and the vectors are still being loaded; try again in a moment"
        try:
            self._parts.check()
        except IndexingError as error:
            return str(error)
        return None


def warm_up(parts: Parts) -> None:
    """Loads the model and the vectors, and what each language's questions need."""
    try:
        for language in Language:
            parts.retriever.search("2025", k=1, language=language)
        parts.store.vectors.count()  # a small store is searched without them until it grows
    except IndexingError as error:
        _LOG.warning("not ready for questions: %s", error)
