"""The service: answers over HTTP under /v1, and one page at /."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from api.errors import add_handlers
from api.middleware import BodyLimit, SafeHeaders
from api.register_routes import router as register_router
from api.routes import router
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from index.errors import IndexingError

_STATIC = Path(str(files("api"))) / "static"
_LOG = logging.getLogger("uvicorn.error")


def create_from_settings() -> FastAPI:
    """The service that the environment describes; raises where its store cannot be opened."""
    parts = Parts(Settings())
    # Opened before the port is: a wrong setting is told at once, not to the first visitor.
    _ = parts.assistant
    return create_app(parts)


def create_app(parts: Parts) -> FastAPI:
    """The service on these parts; what the first question needs is loaded in the background."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        warming = threading.Thread(target=warm_up, args=(parts,), name="warm-up", daemon=True)
        warming.start()
        yield
        if not warming.is_alive():  # a model still loading must not delay the end
            parts.store.close()

    app = FastAPI(
        title="Policy assistant",
        description="Cited, verified answers from policy documents in Vietnamese, Bengali and"
        " English. Offsets count Unicode code points of a document's text.",
        version="1.0.0",
        lifespan=lifespan,
        docs_url=None,  # both pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.parts = parts
    app.add_middleware(BodyLimit)
    app.add_middleware(SafeHeaders)
    add_handlers(app)
    app.include_router(router)
    app.include_router(register_router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(_STATIC / "index.html")

    return app


def warm_up(parts: Parts) -> None:
    """Loads the model and the vectors, and what each language's questions need."""
    try:
        for language in Language:
            parts.retriever.search("2025", k=1, language=language)
    except IndexingError as error:
        _LOG.warning("not ready for questions: %s", error)
