from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE
from tests.api.test_errors import problem

FIRST = {
    "kế hoạch.txt": "Kế hoạch số 05\nSở Y tế báo cáo trước ngày 30/6/2025.",
    "পরিকল্পনা.txt": "পরিকল্পনা ০৫\nস্বাস্থ্য বিভাগ ৩০ জুন ২০২৫-এর মধ্যে প্রতিবেদন দেবে।",
    "plan.txt": "Plan 05\nThe Department of Health reports before 30 June 2025.",
}
Files = list[tuple[str, tuple[str, bytes, str]]]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """Parts of a store of its own, into which the tests upload."""
    folder = tmp_path_factory.mktemp("uploads") / "store"
    return Parts(Settings(store=folder, cache=cache, workers=1, upload_megabytes=2))


@pytest.fixture(scope="module")
def service(own: Parts) -> Iterator[TestClient]:
    with TestClient(create_app(own), raise_server_exceptions=False, base_url=HERE) as client:
        yield client


def files(contents: dict[str, str | bytes]) -> Files:
    return [
        ("files", (name, text.encode() if isinstance(text, str) else text, "text/html"))
        for name, text in contents.items()
    ]


def upload(service: TestClient, contents: dict[str, str | bytes]) -> dict[str, Any]:
    response = service.post("/v1/documents", files=files(contents))
    assert response.status_code == 202, response.text
    accepted: dict[str, Any] = response.json()
    assert response.headers["location"] == f"/v1/jobs/{accepted['job_id']}"
    assert [row["source"] for row in accepted["documents"]] == list(contents)
    until = time.monotonic() + 120
    while True:
        job: dict[str, Any] = service.get(response.headers["location"]).json()
        if job["status"] in ("done", "failed"):
            return job
        assert time.monotonic() < until, job
        time.sleep(0.05)


def test_uploads_are_read_replaced_and_removed(service: TestClient) -> None:
    job = upload(service, dict(FIRST))
    assert (job["status"], job["totals"]) == ("done", {"added": 3})
    assert job["progress"] == {"done": 3, "total": 3}
    ids = {row["source"]: row["document_id"] for row in job["documents"]}
    listed = {row["document_id"]: row for row in service.get("/v1/documents").json()["documents"]}
    assert {listed[i]["source"]: listed[i]["language"] for i in ids.values()} == dict(
        zip(FIRST, ("vi", "bn", "en"), strict=True)
    )
    for name, text in FIRST.items():
        file = service.get(f"/v1/documents/{ids[name]}/file")
        assert file.content.decode() == text
        assert file.headers["content-disposition"].startswith("attachment")

    again = upload(service, {"plan.txt": FIRST["plan.txt"]})
    assert again["totals"] == {"unchanged": 1}
    changed = upload(service, {"plan.txt": FIRST["plan.txt"].replace("30 June", "15 July")})
    assert changed["totals"] == {"updated": 1}
    assert service.get(f"/v1/documents/{ids['plan.txt']}").status_code == 404
    [now] = [row["document_id"] for row in changed["documents"]]
    assert "15 July" in service.get(f"/v1/documents/{now}/text").text
    asked = {"question": "When does the Department of Health report?", "documents": [now]}
    answer = service.post("/v1/ask", json=asked).json()
    assert {c["document_id"] for c in answer["citations"] + answer["nearest"]} == {now}

    assert service.delete(f"/v1/documents/{now}").status_code == 204
    assert service.get(f"/v1/documents/{now}").status_code == 404
    jobs = service.get("/v1/jobs").json()["jobs"]
    assert [known["job_id"] for known in jobs[:3]] == [
        known["job_id"] for known in (changed, again, job)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("run.exe", b"MZ\x90\x00\x03\x00\x00\x00" * 20),
        ("plan.pdf", b"not a PDF"),
        ("plan.docx", b"\x7fELF\x02\x01\x01\x00" * 20),
    ],
)
def test_what_is_no_document_inside_fails_alone(
    service: TestClient, name: str, content: bytes
) -> None:
    job = upload(service, {name: content, "note.txt": f"Note on {name}."})
    found = {row["source"]: row for row in job["documents"]}
    assert found[name]["status"] == "failed"
    assert found[name]["error"]["message"]
    assert found["note.txt"]["status"] in ("added", "updated")


def test_a_page_is_saved_and_never_shown(service: TestClient) -> None:
    page = "<html><body><script>alert(1)</script><p>Plan 06 ends in 2026.</p></body></html>"
    [row] = upload(service, {"page.html": page})["documents"]
    file = service.get(f"/v1/documents/{row['document_id']}/file")
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.headers["x-content-type-options"] == "nosniff"
    text = service.get(f"/v1/documents/{row['document_id']}/text")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert "alert" not in text.text


def test_an_upload_that_is_too_long_is_refused(service: TestClient, own: Parts) -> None:
    before = len(own.jobs.jobs())
    problem(service.post("/v1/documents", files=files({"a.txt": b"a" * 2_000_001})), 413)
    assert len(own.jobs.jobs()) == before


def test_an_upload_of_nothing_is_told(service: TestClient) -> None:
    problem(service.post("/v1/documents"), 422)
    problem(service.post("/v1/documents", json={"files": []}), 422)
    two = files({"a.txt": "one"}) + files({"x\\a.txt": "two"})
    found = problem(service.post("/v1/documents", files=two), 422)
    assert "a.txt" in found["detail"]


@pytest.mark.parametrize("job_id", ["nowhere", "%2e%2e", "%00"])
def test_an_unknown_job_is_not_found(service: TestClient, job_id: str) -> None:
    found = problem(service.get(f"/v1/jobs/{job_id}"), 404)
    assert found["type"] == "urn:policy-assistant:problem:unknown-job"


def test_the_catalogue_is_listed_without_texts(service: TestClient, own: Parts) -> None:
    upload(service, {"long.txt": "A long text. " * 50})
    listed = own.store.catalogue.without_texts()
    assert listed
    assert not any(document.text for document in listed)
    assert [d.id for d in listed] == [d.id for d in own.store.catalogue.documents()]
