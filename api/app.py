"""The service: answers over HTTP under /v1, and one page at /."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import Depends, FastAPI, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from api.audit_routes import router as audit_router
from api.audited import Audited
from api.documents_routes import router as documents_router
from api.errors import add_handlers
from api.gate import Gate, needs
from api.middleware import BodyLimit, KnownHosts, SafeHeaders
from api.observe import Numbers, Observed, log_to_stderr
from api.people_routes import router as people_router
from api.readiness import Readiness
from api.reading_routes import router as reading_router
from api.register_routes import router as register_router
from api.routes import router
from api.runs_routes import router as runs_router
from api.session_routes import router as session_router
from api.suggestions_routes import router as suggestions_router
from api.talk_routes import router as talk_router
from api.turns import Turns
from assistant.accounts.types import Right
from assistant.errors import NotAllowed
from assistant.hosts import host_names, is_loopback
from assistant.jobs.worker import Worker
from assistant.settings import Settings
from assistant.wiring import Parts

if TYPE_CHECKING:
    from api.openid import OpenId

_STATIC = Path(str(files("api"))) / "static"

_ROUTERS = (
    router,
    documents_router,
    reading_router,
    register_router,
    runs_router,
    suggestions_router,
    session_router,
    people_router,
    audit_router,
    talk_router,
)


def create_from_settings() -> FastAPI:
    """The service that the environment describes; raises where its store cannot be opened."""
    log_to_stderr()
    parts = Parts(Settings())
    # Opened before the port is: a wrong setting is told at once, not to the first visitor.
    _ = parts.assistant
    return create_app(parts)


def create_app(parts: Parts) -> FastAPI:
    """The service on these parts; what the first question needs is loaded in the background.

    Raises NotAllowed where its settings let others in and nobody has an account.
    """
    settings = parts.settings
    is_open_to_others = not is_loopback(settings.host) or bool(host_names(settings.hosts))
    if is_open_to_others:
        parts.accounts.check_exist(settings.host, settings.hosts)
    worker = Worker(parts.jobs, parts.store, lambda: parts.ingestion)
    readiness = Readiness(parts)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        readiness.start()
        worker.start()
        yield
        ended = await to_thread.run_sync(worker.stop)
        if ended and not readiness.loading:  # a model still loading must not delay the end
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
    app.state.gate = Gate(parts, is_open_to_others=is_open_to_others)
    app.state.openid = _openid(parts)
    app.state.parts, app.state.worker, app.state.readiness = parts, worker, readiness
    app.state.turns = Turns(settings.questions_at_once, settings.questions_waiting)
    numbers = _numbers(app, parts)
    app.add_middleware(Audited, log=parts.audit)
    app.add_middleware(BodyLimit, upload_bytes=settings.upload_megabytes * 1_000_000)
    app.add_middleware(KnownHosts, names=host_names(settings.hosts))
    app.add_middleware(SafeHeaders)
    app.add_middleware(Observed, numbers=numbers)
    add_handlers(app)
    for routes in _ROUTERS:
        app.include_router(routes)
    # Files of the page only: compressed answers could tell their secrets by their length.
    app.mount("/static", GZipMiddleware(StaticFiles(directory=_STATIC)), name="static")

    @app.get("/", include_in_schema=False)
    def page() -> FileResponse:
        return FileResponse(_STATIC / "index.html")

    @app.get("/metrics", include_in_schema=False, dependencies=[Depends(needs(Right.AUDIT))])
    def metrics() -> Response:
        return Response(numbers.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return app


def _openid(parts: Parts) -> OpenId | None:
    if not parts.settings.openid_issuer:
        return None
    try:
        from api.openid import OpenId
    except ModuleNotFoundError as error:
        raise NotAllowed(
            f"ASSISTANT_OPENID_ISSUER needs the package {error.name!r}; pip install"
            " 'policy-assistant[openid]'"
        ) from error
    return OpenId(parts.settings, parts.accounts)


def _numbers(app: FastAPI, parts: Parts) -> Numbers:
    return Numbers(
        {
            "questions_waiting": lambda: app.state.turns.waiting,
            "jobs_waiting": parts.jobs.waiting,
            "documents": lambda: len(parts.store.catalogue.titles()),
            "passages": parts.store.catalogue.passage_count,
        }
    )
