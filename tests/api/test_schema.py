"""What /openapi.json promises holds for requests nobody thought of: Schemathesis makes them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from assistant.wiring import Parts

_HOST = {"Host": "127.0.0.1"}
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def described(parts: Parts, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The schema of a service on a copy of the store, which requests may change."""
    folder: Path = tmp_path_factory.mktemp("schema") / "store"
    shutil.copytree(parts.settings.store, folder)
    own = Parts(parts.settings.model_copy(update={"store": folder}))
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(own), headers=_HOST)


def test_every_response_is_as_declared(described: Any) -> None:
    failures = []
    assert len(list(described.get_all_operations())) > 40
    for found in described.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=5, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
        )
        def check(case: Any) -> None:
            case.call_and_validate(checks=_CHECKS, headers=_HOST)

        try:
            check()
        except (Exception, ExceptionGroup) as error:  # noqa: BLE001 - each is told at the end
            failures.append(f"{operation.method} {operation.path}: {error!r:.600}")
    assert not failures, "\n\n".join(failures)
