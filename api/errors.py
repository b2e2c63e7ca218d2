"""What goes wrong becomes a problem document (RFC 9457): one table, one shape, no traceback."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.errors import (
    BadAccount,
    BadBackup,
    BadEntry,
    BadQuestion,
    BadUpload,
    ChatModelUnavailable,
    NotAllowed,
    NotSignedIn,
    Overloaded,
    QuestionTooLong,
    TooOften,
    UnknownAccount,
    UnknownConversation,
    UnknownDocument,
    UnknownJob,
    UnknownKey,
    UnknownRow,
    UnknownUnit,
)
from index.errors import ModelUnavailable, StoreBusy, StoreMismatch, StoreUnusable

MEDIA_TYPE = "application/problem+json"
_TYPES = "urn:policy-assistant:problem:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """How an exception class is told to a client; `name` is the last part of the problem type."""

    status: HTTPStatus
    name: str
    title: str


PROBLEMS: dict[type[Exception], Problem] = {
    BadQuestion: Problem(
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        name="bad-question",
        title="The question cannot be asked",
    ),
    UnknownDocument: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-document", title="There is no such document"
    ),
    QuestionTooLong: Problem(
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        name="question-too-long",
        title="The question is too long",
    ),
    BadUpload: Problem(
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        name="bad-upload",
        title="The upload cannot be accepted",
    ),
    Overloaded: Problem(
        status=HTTPStatus.SERVICE_UNAVAILABLE, name="overloaded", title="Too much is asked at once"
    ),
    TooOften: Problem(
        status=HTTPStatus.TOO_MANY_REQUESTS, name="too-often", title="Too many requests"
    ),
    UnknownJob: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-job", title="There is no such job"
    ),
    UnknownUnit: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-unit", title="There is no such unit"
    ),
    UnknownRow: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-row", title="There is no such row"
    ),
    BadEntry: Problem(
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        name="bad-entry",
        title="The entry cannot be recorded",
    ),
    NotSignedIn: Problem(
        status=HTTPStatus.UNAUTHORIZED, name="not-signed-in", title="Nobody is signed in"
    ),
    NotAllowed: Problem(
        status=HTTPStatus.FORBIDDEN, name="not-allowed", title="This takes another right"
    ),
    BadBackup: Problem(
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        name="bad-backup",
        title="The backup cannot be restored",
    ),
    BadAccount: Problem(
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        name="bad-account",
        title="The account or key cannot be made",
    ),
    UnknownAccount: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-account", title="There is no such account"
    ),
    UnknownConversation: Problem(
        status=HTTPStatus.NOT_FOUND,
        name="unknown-conversation",
        title="There is no such conversation",
    ),
    UnknownKey: Problem(
        status=HTTPStatus.NOT_FOUND, name="unknown-key", title="There is no such key"
    ),
    StoreBusy: Problem(
        status=HTTPStatus.CONFLICT, name="store-busy", title="Another process is writing"
    ),
    StoreMismatch: Problem(
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        name="store-mismatch",
        title="The store was built with another model",
    ),
    StoreUnusable: Problem(
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        name="store-unusable",
        title="The store cannot be used",
    ),
    ModelUnavailable: Problem(
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        name="model-unavailable",
        title="The embedding model cannot be used",
    ),
    ChatModelUnavailable: Problem(
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        name="chat-model-unavailable",
        title="The language model cannot be used",
    ),
}
_PASSING = (Overloaded, StoreBusy, TooOften)
_RETRY_SECONDS = "5"
_INVALID = Problem(
    status=HTTPStatus.UNPROCESSABLE_ENTITY,
    name="invalid-request",
    title="The request does not have the expected form",
)


def add_handlers(app: FastAPI) -> None:
    """Makes every error of `app` a problem document."""
    for kind in PROBLEMS:
        app.add_exception_handler(kind, _on_known)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, http_problem)
    app.add_exception_handler(Exception, _on_unforeseen)


def problem_body(error: Exception, instance: str) -> dict[str, Any]:
    """The problem document of an exception that the table knows."""
    problem = next(PROBLEMS[kind] for kind in type(error).__mro__ if kind in PROBLEMS)
    return _body(problem, str(error), instance)


def _body(problem: Problem, detail: str, instance: str) -> dict[str, Any]:
    return {
        "type": _TYPES + problem.name,
        "title": problem.title,
        "status": problem.status.value,
        "detail": detail,
        "instance": instance,
    }


def _on_known(request: Request, error: Exception) -> JSONResponse:
    headers = {}
    if isinstance(error, _PASSING):
        headers["Retry-After"] = _RETRY_SECONDS
    if isinstance(error, NotSignedIn):
        headers["WWW-Authenticate"] = "Bearer"
    return _response(problem_body(error, request.url.path), headers)


def _on_invalid(request: Request, error: Exception) -> JSONResponse:
    errors = [
        {"where": ".".join(str(part) for part in found["loc"]), "what": found["msg"]}
        for found in cast(RequestValidationError, error).errors()
    ]
    said = "; ".join(f"{found['where']}: {found['what']}" for found in errors)
    detail = f"{said}; /openapi.json describes what is expected"
    return _response({**_body(_INVALID, detail, request.url.path), "errors": errors})


def http_problem(request: Request, error: Exception) -> JSONResponse:
    """The response to an HTTPException."""
    failed = cast(HTTPException, error)
    status = HTTPStatus(failed.status_code)
    detail = failed.detail
    if detail == status.phrase:  # nothing but the status: say which and what next
        detail = f"{request.method} {request.url.path}: {_advice(status)}"
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": request.url.path,
    }
    return _response(body, dict(failed.headers or {}))


def _advice(status: HTTPStatus) -> str:
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        return "this address does not take this method; the header Allow names those it takes"
    return "there is nothing at this address; /openapi.json lists what there is"


def _on_unforeseen(request: Request, _: Exception) -> JSONResponse:
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": "the service failed in a way nobody foresaw; its log says where. Try again,"
        " and report it if it stays",
        "instance": request.url.path,
    }
    return _response(body)


def _response(body: dict[str, Any], headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(body, body["status"], headers, media_type=MEDIA_TYPE)
