from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

import pytest
from fastapi.testclient import TestClient

from api.app import create_app, create_from_settings
from assistant.jobs.queue import Status as JobStatus
from assistant.register.types import Status
from assistant.settings import Settings
from assistant.types import Reason
from assistant.wiring import Parts
from corpus.register.types import MilestoneRole, Modality
from corpus.types import Language, PageMethod
from index.build import Status as IngestedStatus
from index.errors import StoreUnusable
from index.standing import Validity
from tests.api.conftest import HERE

STATIC = Path(__file__).parents[2] / "api" / "static"
SCRIPTS = [str(path.relative_to(STATIC)) for path in sorted(STATIC.glob("[!v]*/*.js"))]
STYLES = [str(path.relative_to(STATIC)) for path in sorted(STATIC.glob("[!v]*/*.css"))]
ADDRESSES = ["/", "/static/page.js", "/v1/health", "/nowhere", "/openapi.json"]


@pytest.fixture
def empty(tmp_path: Path, cache: Path) -> Parts:
    """Parts of a store without documents."""
    return Parts(Settings(store=tmp_path / "store", cache=cache))


@pytest.fixture
def copied(parts: Parts, tmp_path: Path) -> Iterator[tuple[TestClient, Parts]]:
    """A service on a copy of the store, whose documents may be removed."""
    folder = shutil.copytree(parts.settings.store, tmp_path / "copy")
    own = Parts(parts.settings.model_copy(update={"store": folder}))
    with TestClient(create_app(own), base_url=HERE) as client:
        yield client, own


def test_a_removed_document_is_gone(
    copied: tuple[TestClient, Parts], ids: dict[Language, str]
) -> None:
    client, _ = copied
    gone = ids[Language.EN]
    response = client.delete(f"/v1/documents/{gone}")
    assert (response.status_code, response.content) == (204, b"")
    for address in ("", "/text", "/file"):
        assert client.get(f"/v1/documents/{gone}{address}").status_code == 404
    left = {row["document_id"] for row in client.get("/v1/documents").json()["documents"]}
    assert left == set(ids.values()) - {gone}
    answer = client.post("/v1/ask", json={"question": "What are Plan 02's deadlines?"}).json()
    assert {citation["document_id"] for citation in answer["citations"]} <= left


def test_an_empty_store_is_a_reason(
    copied: tuple[TestClient, Parts], ids: dict[Language, str]
) -> None:
    client, _ = copied
    for identifier in ids.values():
        client.delete(f"/v1/documents/{identifier}")
    answer = client.post("/v1/ask", json={"question": "Plan 02?"}).json()
    assert (answer["status"], answer["reason"]) == ("not_found", "empty_store")


def test_a_document_without_original_says_where_its_text_is(
    copied: tuple[TestClient, Parts], ids: dict[Language, str]
) -> None:
    client, own = copied
    original = own.store.original(ids[Language.VI])
    assert original is not None
    original.unlink()
    response = client.get(f"/v1/documents/{ids[Language.VI]}/file")
    assert response.status_code == 404
    assert "/text" in response.json()["detail"]


def test_the_factory_reads_the_environment(empty: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_STORE", str(empty.settings.store))
    monkeypatch.setenv("ASSISTANT_CACHE", str(empty.settings.cache))
    with TestClient(create_from_settings(), base_url=HERE) as client:
        assert client.get("/v1/health").json()["documents"] == 0


def test_the_factory_refuses_a_store_that_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "file" / "store"))
    with pytest.raises(StoreUnusable):
        create_from_settings()


def test_the_service_is_for_this_computer_alone_unless_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ASSISTANT_HOST", raising=False)
    assert Settings().host == "127.0.0.1"


@pytest.mark.parametrize("address", ADDRESSES)
def test_browsers_run_and_embed_nothing_from_elsewhere(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    # PDF.js compiles its decoders of images; no script may be made of text.
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_the_page_is_one_file_without_anything_inline(client: TestClient) -> None:
    page = client.get("/").text
    assert page == (STATIC / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    linked = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert linked
    for address in linked:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", [*SCRIPTS, *STYLES, "index.html"])
def test_the_page_needs_nothing_from_elsewhere(name: str) -> None:
    content = (STATIC / name).read_text(encoding="utf-8")
    content = content.replace("http://www.w3.org/2000/svg", "")  # a name, never fetched
    assert "http:" not in content
    assert "https:" not in content
    assert "innerHTML" not in content


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("reason", list(Reason)),
        ("status", list(Status)),
        ("modality", list(Modality)),
        ("role", get_args(MilestoneRole)),
        ("method", get_args(PageMethod)),
        ("result", ("queued", *get_args(IngestedStatus))),
        ("job", get_args(JobStatus)),
        ("validity", get_args(Validity)),
    ],
)
def test_every_value_has_its_words_on_the_page(kind: str, values: Sequence[str]) -> None:
    texts = json.loads((STATIC / "texts.json").read_text(encoding="utf-8"))["en"]
    said = {key.removeprefix(f"{kind}.") for key in texts if key.startswith(f"{kind}.")}
    # The page may have words for more: of services of other versions.
    assert said >= {str(value) for value in values}


def test_openapi_describes_every_address_with_examples_in_three_languages(
    client: TestClient,
) -> None:
    described = client.get("/openapi.json").json()
    for path in ("/v1/ask", "/v1/ask/stream", "/v1/search"):
        body = described["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        assert {"vi", "bn", "en"} <= set(body["examples"])
    for found in described["paths"].values():
        for operation in found.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"]
