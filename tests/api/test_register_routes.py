"""The register over HTTP, on a store without passages: the model is not needed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.errors import MEDIA_TYPE, add_handlers
from api.gate import Gate
from api.register_routes import router
from assistant.register.types import Query
from assistant.register.write import MEDIA_TYPES, Format, write_page
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from tests.api.conftest import HERE
from tests.assistant.register.plans import DAY, put_all

AS_OF = {"as_of": "2025-06-27"}


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    parts = Parts(Settings(store=tmp_path / "store"))
    put_all(parts.store)
    return parts


@pytest.fixture
def client(parts: Parts) -> Iterator[TestClient]:
    app = FastAPI()
    app.state.parts, app.state.gate = parts, Gate(parts, is_open_to_others=False)
    add_handlers(app)
    app.include_router(router)
    with TestClient(app, raise_server_exceptions=False, base_url=HERE) as client:
        yield client


def get(client: TestClient, name: str, **limits: Any) -> dict[str, Any]:
    response = client.get(f"/v1/{name}", params={**AS_OF, **limits})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.mark.parametrize(
    ("limits", "count"),
    [
        ({}, 8),
        ({"unit": "Sở KH&CN Cà Mau"}, 3),
        ({"unit": "অর্থ মন্ত্রণালয়"}, 1),
        ({"unit": "Ministry of Information and Communications"}, 2),
        ({"document": ["41/KH-UBND", "d-en"]}, 6),
        ({"due_before": "2025-07-15"}, 2),
        ({"due-before": "2025-07-15", "due-after": "2025-07-01"}, 1),
        ({"status": ["due_in_3_days", "ongoing"]}, 2),
        ({"modality": ["must_not", "done"]}, 2),
    ],
)
def test_the_command_line_s_filters(client: TestClient, limits: dict[str, Any], count: int) -> None:
    body = get(client, "obligations", **limits)
    assert len(body["obligations"]) == body["total"] == count


def test_paging(client: TestClient) -> None:
    pages = [get(client, "obligations", limit=5, offset=offset) for offset in (0, 5)]
    ids = [row["id"] for page in pages for row in page["obligations"]]
    assert (len(set(ids)), [page["total"] for page in pages]) == (8, [8, 8])
    assert pages[1]["obligations"][0]["citation"]["number"] == 6


def test_milestones_and_targets(client: TestClient) -> None:
    assert get(client, "deadlines")["deadlines"][0]["what"] == "trình đề án trạm bơm"
    assert get(client, "targets")["targets"][0]["value"] == 85


@pytest.mark.parametrize("name", ["obligations", "deadlines", "targets"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "ics"])
def test_files_are_saved_under_a_name(client: TestClient, name: str, form: Format) -> None:
    response = client.get(f"/v1/{name}", params={**AS_OF, "format": form, "language": "bn"})
    assert response.headers["content-type"] == MEDIA_TYPES[form]
    saved = f'attachment; filename="{name}-2025-06-27.{form}"'
    assert response.headers["content-disposition"] == saved


def test_a_file_is_the_one_of_the_command_line(client: TestClient, parts: Parts) -> None:
    page = parts.registry.find("obligation", Query(as_of=DAY(2025, 6, 27)))
    catalogue = parts.store.catalogue
    for form in ("csv", "ics", "json"):
        made = write_page("obligation", page, catalogue, form, language=Language.VI)
        params = {**AS_OF, "format": form, "language": "vi"}
        response = client.get("/v1/obligations", params=params)
        assert response.content == made.content
    params = {**AS_OF, "format": "xlsx", "sheet_per_unit": "true"}
    content = client.get("/v1/obligations", params=params).content
    assert len(load_workbook(io.BytesIO(content)).worksheets) == 7


def test_a_person_records_on_a_row(client: TestClient) -> None:
    row = get(client, "obligations")["obligations"][0]
    change = {"by": "রহিমা", "status": "doing", "set": {"deadline": "2026-01-15"}}
    response = client.patch(f"/v1/obligations/{row['id']}", json=change)
    assert response.status_code == 200, response.text
    body = response.json()
    assert (body["state"], body["deadline"]["end"]) == ("doing", "2026-01-15")
    assert body["original"]["deadline"] == row["deadline"]
    assert get(client, "obligations")["obligations"][0]["entries"] == body["entries"]
    [entry] = client.get("/v1/entries").json()["entries"]
    assert (entry["by"], entry["current_row_id"]) == ("রহিমা", row["id"])


@pytest.mark.parametrize(("name", "field"), [("deadlines", "what"), ("targets", "indicator")])
def test_a_person_records_on_other_rows(client: TestClient, name: str, field: str) -> None:
    row = get(client, name)[name][0]
    response = client.patch(f"/v1/{name}/{row['id']}", json={"by": "Hoa", "owner": "Lan"})
    assert response.json()[field] == row[field]
    assert response.json()["owner"] == "Lan"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "kind"),
    [
        ("GET", "obligations?unit=Ministry+of+Magic", None, 404, "unknown-unit"),
        ("GET", "deadlines?document=nothing", None, 404, "unknown-document"),
        ("GET", "obligations?due_before=soon", None, 422, "invalid-request"),
        ("GET", "obligations?format=docx", None, 422, "invalid-request"),
        ("PATCH", "obligations/nothing", {"by": "x", "owner": "y"}, 404, "unknown-row"),
        ("PATCH", "obligations/ROW", {"by": "x"}, 422, "bad-entry"),
        ("PATCH", "targets/ROW", {"by": "x", "owner": "y"}, 404, "unknown-row"),
        ("PATCH", "obligations/ROW", {"owner": "y"}, 422, "bad-entry"),
    ],
)
def test_what_is_wrong_is_a_problem(
    client: TestClient, method: str, path: str, body: Any, status: int, kind: str
) -> None:
    row_id = get(client, "obligations")["obligations"][0]["id"]
    response = client.request(method, f"/v1/{path.replace('ROW', row_id)}", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == MEDIA_TYPE
    assert response.json()["type"].endswith(kind)


def test_the_shapes_are_described(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    listed = schema["paths"]["/v1/obligations"]["get"]
    assert {p["name"] for p in listed["parameters"]} == {
        *("unit", "document", "status", "due_before", "due_after", "as_of", "limit", "offset"),
        *("format", "language", "sheet_per_unit", "modality"),
    }
    assert set(listed["responses"]["200"]["content"]) == set(MEDIA_TYPES.values()) - {
        MEDIA_TYPES["table"]
    }
    row = schema["components"]["schemas"]["ObligationBody"]["properties"]
    assert {"id", "unit", "coordinating", "action", "modality", "deadline", "citation"} <= set(row)
