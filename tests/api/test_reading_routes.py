from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from tests.api.conftest import HERE


@pytest.mark.parametrize("language", Language)
def test_two_documents_are_compared(
    client: TestClient, ids: dict[Language, str], language: Language
) -> None:
    other = ids[Language.EN if language is Language.VI else Language.VI]
    body = client.get(f"/v1/documents/{ids[language]}/changes", params={"since": other}).json()
    text = client.get(f"/v1/documents/{ids[language]}/text").text
    assert "".join(change["new"]["text"] for change in body["changes"]) == text
    assert body["old"]["document_id"] == other


def test_a_document_is_like_itself(client: TestClient, ids: dict[Language, str]) -> None:
    own = ids[Language.BN]
    body = client.get(f"/v1/documents/{own}/changes", params={"since": own}).json()
    assert body["differing"] == 0


def test_an_unknown_document_cannot_be_compared(
    client: TestClient, ids: dict[Language, str]
) -> None:
    path = f"/v1/documents/{ids[Language.VI]}/changes"
    assert client.get(path, params={"since": "none"}).status_code == 404


def test_quotes_have_boxes_in_pdfs_only(client: TestClient, ids: dict[Language, str]) -> None:
    path = f"/v1/documents/{ids[Language.VI]}/boxes"
    assert client.get(path, params={"start": 0, "end": 20}).json() == {"pages": []}
    assert client.get(path, params={"start": 20, "end": 20}).status_code == 422


def test_boxes_of_a_pdf(samples: Parts) -> None:
    catalogue = samples.store.catalogue
    pdf = next(d for d in catalogue.documents() if d.media_type == "application/pdf")
    page = pdf.pages[0]
    with TestClient(create_app(Parts(samples.settings)), base_url=HERE) as client:
        found = client.get(
            f"/v1/documents/{pdf.id}/boxes",
            params={"start": page.start, "end": page.start + 60},
        ).json()["pages"]
    assert [own["page"] for own in found] == [page.number]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("vi", "kế hoạch"), ("bn", "পরিকল্পনা"), ("en", "plan")],
)
def test_suggestions(client: TestClient, language: str, typed: str) -> None:
    params = {"q": typed, "language": language}
    found = client.get("/v1/suggestions", params=params).json()["suggestions"]
    assert found
    assert found[0]["kind"] == "document"


def test_runs_are_none_without_a_folder(client: TestClient) -> None:
    assert client.get("/v1/runs").json() == {"runs": []}
    assert client.get("/v1/runs/any").status_code == 404


def test_runs_are_listed_and_shown(parts: Parts, tmp_path: Path) -> None:
    score = {"value": 0.5, "low": 0.4, "high": 0.6, "n": 10}
    run = {
        "run": {"revision": "abc"},
        "overall": {"fact_recall": score},
        "by_language": {},
        "by_kind": {},
        "cases": [{"id": "one", "failure": None}, {"id": "two", "failure": "timeout"}],
    }
    for name, content in (("first", json.dumps(run)), ("broken", "{"), ("other", "[]")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(content, encoding="utf-8")
    settings = Settings(
        store=parts.settings.store, cache=parts.settings.cache, eval_runs=str(tmp_path)
    )
    with TestClient(create_app(Parts(settings)), base_url=HERE) as client:
        (listed,) = client.get("/v1/runs").json()["runs"]
        assert (listed["name"], listed["cases"], listed["failures"]) == ("first", 2, 1)
        assert client.get("/v1/runs/first").json()["overall"]["fact_recall"] == score
        assert client.get("/v1/runs/broken").status_code == 404
        assert client.get("/v1/runs/..").status_code == 404
