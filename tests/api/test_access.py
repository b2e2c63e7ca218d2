"""The access matrix: every route, for every role, on documents it may and may not see."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from api.app import create_app
from assistant.accounts.types import Account, Role, audience_labels
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE

PUBLIC = {
    "kế hoạch.txt": "Số: 07/KH-UBND\nKế hoạch số 07\nSở Y tế báo cáo trước ngày 30/6/2025.",
    "পরিকল্পনা.txt": "পরিকল্পনা ০৮\nস্বাস্থ্য বিভাগ ৩০ জুন ২০২৫-এর মধ্যে প্রতিবেদন দেবে।",
    "plan.txt": "Plan 09\nThe Ministry of Health must publish the list before 30 June 2025.",
}
SHARED = {"budget.txt": "Plan 10\nThe Department of Finance must count its cars by 1 March 2026."}
# Words that nothing else here holds; one in each language, in text, file name and number.
CANARIES = ("Chimera", "Kỳ Lân", "চিমেরা", "chimera-7391", "7391")
HIDDEN = {
    "chimera-7391.txt": "Plan 7391\nThe Ministry of Health must publish the Chimera list by 1 May"
    " 2031.",
    "chimera-vi.txt": "Số: 7391/KH-UBND\nSở Y tế có trách nhiệm giấu Kỳ Lân trước ngày 2/5/2031.",
    "chimera-bn.txt": "পরিকল্পনা ৭৩৯১\nস্বাস্থ্য মন্ত্রণালয়কে ৩ মে ২০৩১-এর মধ্যে চিমেরা দিতে হবে।",
}
PEOPLE = {
    "reader": Account(name="Lan", role=Role.READER, groups=frozenset({"Tài chính"})),
    "editor": Account(name="রহিমা", role=Role.EDITOR, groups=frozenset({"Tài chính"})),
    "auditor": Account(name="Ann", role=Role.AUDITOR),
    "administrator": Account(name="Minh", role=Role.ADMINISTRATOR),
}
ASK = {"question": "What must the Department of Health do?"}
BODIES: dict[str, Any] = {
    "POST /v1/ask": ASK,
    "POST /v1/ask/stream": ASK,
    "POST /v1/search": {"query": "Department of Health"},
    "POST /v1/feedback": {"question": "Who?", "language": "en", "verdict": "wrong"},
    "PUT /v1/people/{name}": {"role": "reader"},
    "POST /v1/keys": {"person": "Lan", "days": 1},
    "PATCH /v1/documents/{id}/access": {"everyone": True},
    "PATCH /v1/obligations/{row_id}": {"progress": "x"},
    "PATCH /v1/deadlines/{row_id}": {"progress": "x"},
    "PATCH /v1/targets/{row_id}": {"progress": "x"},
}
# What each role gets; nobody comes without a key. `public` documents are for everyone, `shared`
# for the group of reader and editor, `hidden` for somebody else, `unknown` is no document.
MATRIX = """
                                                nobody reader editor auditor administrator
POST   /v1/ask                                  401    200    200    200     200
POST   /v1/ask/stream                           401    200    200    200     200
POST   /v1/search                               401    200    200    200     200
GET    /v1/documents                            401    200    200    200     200
GET    /v1/documents/{public}                   401    200    200    200     200
GET    /v1/documents/{shared}                   401    200    200    404     200
GET    /v1/documents/{hidden}                   401    404    404    404     200
GET    /v1/documents/{unknown}                  401    404    404    404     404
GET    /v1/documents/{public}/text              401    200    200    200     200
GET    /v1/documents/{shared}/text              401    200    200    404     200
GET    /v1/documents/{hidden}/text              401    404    404    404     200
GET    /v1/documents/{public}/file              401    200    200    200     200
GET    /v1/documents/{shared}/file              401    200    200    404     200
GET    /v1/documents/{hidden}/file              401    404    404    404     200
POST   /v1/documents                            401    403    422    403     422
DELETE /v1/documents/{public}                   401    403    -      403     -
DELETE /v1/documents/{hidden}                   401    403    404    403     -
DELETE /v1/documents/{unknown}                  401    403    404    403     404
GET    /v1/documents/{public}/access            401    403    200    403     200
GET    /v1/documents/{shared}/access            401    403    200    403     200
GET    /v1/documents/{hidden}/access            401    403    404    403     200
PATCH  /v1/documents/{public}/access            401    403    200    403     200
PATCH  /v1/documents/{hidden}/access            401    403    404    403     -
GET    /v1/documents/{public}/boxes?start=0&end=9     401 200 200 200 200
GET    /v1/documents/{hidden}/boxes?start=0&end=9     401 404 404 404 200
GET    /v1/documents/{public}/changes?since={hidden}  401 404 404 404 200
GET    /v1/documents/{hidden}/changes?since={public}  401 404 404 404 200
GET    /v1/suggestions?q=plan                   401    200    200    200     200
GET    /v1/suggestions                          401    200    200    200     200
GET    /v1/runs                                 401    403    403    200     200
GET    /v1/runs/{name}                          401    403    403    404     404
GET    /v1/jobs                                 401    200    200    200     200
GET    /v1/jobs/{job_id}                        401    404    404    404     200
GET    /v1/obligations                          401    200    200    200     200
GET    /v1/deadlines                            401    200    200    200     200
GET    /v1/targets                              401    200    200    200     200
PATCH  /v1/obligations/{row_id}                 401    403    404    403     200
PATCH  /v1/deadlines/{row_id}                   401    403    404    403     404
PATCH  /v1/targets/{row_id}                     401    403    404    403     404
GET    /v1/entries                              401    200    200    200     200
GET    /v1/names                                401    403    200    403     200
GET    /v1/people                               401    403    403    403     200
PUT    /v1/people/{name}                        401    403    403    403     200
DELETE /v1/people/{name}                        401    403    403    403     204
GET    /v1/keys                                 401    403    403    403     200
POST   /v1/keys                                 401    403    403    403     201
DELETE /v1/keys/{key_id}                        401    403    403    403     404
POST   /v1/conversations                        401    201    201    201     201
GET    /v1/conversations                        401    200    200    200     200
GET    /v1/conversations/{conversation_id}      401    404    404    404     200
DELETE /v1/conversations/{conversation_id}      401    404    404    404     204
POST   /v1/feedback                             401    201    201    201     201
GET    /v1/feedback                             401    403    403    200     200
GET    /v1/audit                                401    403    403    200     200
GET    /v1/audit/verdict                        401    403    403    200     200
GET    /metrics                                 401    403    403    200     200
GET    /v1/health                               200    200    200    200     200
GET    /v1/health/ready                         200    200    200    200     200
GET    /v1/session                              200    200    200    200     200
POST   /v1/session                              422    422    422    422     422
DELETE /v1/session                              204    204    204    204     204
POST   /login                                   303    303    303    303     303
GET    /login/openid                            404    404    404    404     404
GET    /login/openid/back                       303    303    303    303     303
POST   /logout                                  303    303    303    303     303
GET    /                                        200    200    200    200     200
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A service with accounts, a key for each role, and what its addresses may name."""

    client: TestClient
    parts: Parts
    keys: dict[str, str]
    names: dict[str, str]

    def ask(self, role: str, method: str, path: str) -> httpx2.Response:
        body = BODIES.get(f"{method} {re.sub('{(public|shared|hidden|unknown)}', '{id}', path)}")
        headers = {"Authorization": f"Bearer {self.keys[role]}"} if role != "nobody" else {}
        return self.client.request(
            method,
            path.format(**self.names),
            json=body,
            headers=headers,
            follow_redirects=False,
        )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    parts = Parts(Settings(store=folder / "store", cache=cache, workers=1))
    keys = {}
    for role, account in PEOPLE.items():
        parts.accounts.put(account)
        keys[role] = parts.accounts.create_key(account.name, lasts=None)[1]
    names = {"unknown": "0123456789abcdef", "name": "Xuan", "key_id": "0" * 12}
    finance, minh = frozenset({"Tài chính"}), frozenset({"Minh"})
    for name, files, audience in (
        ("public", PUBLIC, None),
        ("shared", SHARED, audience_labels(finance, frozenset())),
        ("hidden", HIDDEN, audience_labels(frozenset(), minh)),
    ):
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        [*results] = parts.ingestion.run([folder / file for file in files], audience=audience)
        names[name] = results[0].document_id or ""
    mine = [("chimera-7391.md", io.BytesIO(b"# Chimera"))]
    job = parts.jobs.accept(mine, owner="Minh", audience={"person:Minh"})
    names["job_id"] = job.id
    names["conversation_id"] = parts.conversations.begin("Minh").id
    rows = parts.store.catalogue.register("obligation", [names["hidden"]])
    names["row_id"] = rows[0].id
    with TestClient(create_app(parts), base_url=HERE) as client:
        yield House(client=client, parts=parts, keys=keys, names=names)


def _cells() -> Iterator[tuple[str, str, str, int]]:
    [head, *lines] = MATRIX.strip("\n").splitlines()
    for line in lines:
        method, path, *codes = line.split()
        for role, code in zip(head.split(), codes, strict=True):
            if code != "-":
                yield role, method, path, int(code)


@pytest.mark.parametrize(("role", "method", "path", "status"), list(_cells()))
def test_each_role_gets_what_the_table_says(
    house: House, role: str, method: str, path: str, status: int
) -> None:
    if "DELETE /v1/people" in f"{method} {path}" and role == "administrator":
        house.parts.accounts.put(Account(name=house.names["name"], role=Role.READER))
    response = house.ask(role, method, path)
    assert response.status_code == status, response.text
    # The audit tells its readers what others did, documents named.
    if role != "administrator" and status < 400 and "/audit" not in path:
        said = _said(response)
        for canary in (*CANARIES, house.names["hidden"]):
            assert canary not in said
    if status == 401:
        assert response.headers["www-authenticate"] == "Bearer"


def _said(response: httpx2.Response) -> str:
    return response.text + repr(response.headers)


def test_the_table_has_every_route(house: House) -> None:
    written = set()
    for _, method, path, _ in _cells():
        general = re.sub("{(public|shared|hidden|unknown)}", "{document_id}", path.split("?")[0])
        written.add((method, general))
    app: Any = house.client.app
    known = {
        (method, path)
        for path, found in app.openapi()["paths"].items()
        for method in map(str.upper, found)
    }
    included = [r.original_router.routes for r in app.routes if hasattr(r, "original_router")]
    routes = [*app.routes, *(route for routes in included for route in routes)]
    extra = {(m, r.path) for r in routes if isinstance(r, APIRoute) for m in r.methods or ()}
    assert written == known | extra


@pytest.mark.parametrize("address", ["", "/text", "/file", "/access"])
def test_a_hidden_document_is_told_like_one_that_is_not_there(house: House, address: str) -> None:
    hidden, unknown = (
        house.ask("editor", "GET", f"/v1/documents/{{{name}}}{address}").json()
        for name in ("hidden", "unknown")
    )
    for body, name in ((hidden, "hidden"), (unknown, "unknown")):
        for field in ("detail", "instance"):
            body[field] = body[field].replace(house.names[name], "ID")
    assert hidden == unknown


@pytest.mark.parametrize("form", ["csv", "xlsx", "ics"])
@pytest.mark.parametrize("kind", ["obligations", "deadlines", "targets"])
@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_files_hold_nothing_hidden(house: House, form: str, kind: str, language: str) -> None:
    address = f"/v1/{kind}?format={form}&language={language}"
    seen = {}
    for role in ("auditor", "administrator"):
        content = house.ask(role, "GET", address).content
        if form == "xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = b"".join(book.read(name) for name in book.namelist())
        seen[role] = content.decode()
    assert not any(canary in seen["auditor"] for canary in CANARIES)
    if kind == "obligations":
        assert "Chimera" in seen["administrator"]
    again = house.ask("auditor", "GET", address + f"&document={house.names['hidden']}")
    assert again.status_code == 404
    assert not any(canary in again.text for canary in CANARIES)


QUESTIONS = (
    "What must the Department of Health do?",
    "Sở Y tế phải làm gì?",
    "স্বাস্থ্য বিভাগকে কী করতে হবে?",
    "What is Plan 7391?",
    "Kế hoạch số 7391 có những thời hạn nào?",
    "পরিকল্পনা ৭৩৯১-এর সময়সীমা কবে?",
    "What is Plan 7392?",
    "Who hides Chimera?",
    "Kỳ Lân ở đâu?",
    "চিমেরা কোথায়?",
    "chimerra",
    "chimra o dau",
    "What happens in 2031?",
)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """A store that never held the hidden document."""
    folder = tmp_path_factory.mktemp("without")
    parts = Parts(Settings(store=folder / "store", cache=cache, workers=1))
    for file, text in (PUBLIC | SHARED).items():
        (folder / file).write_text(text, encoding="utf-8")
        list(parts.ingestion.run([folder / file]))
    return parts


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_are_those_of_a_store_without_the_hidden_document(
    house: House, without: Parts, question: str
) -> None:
    from dataclasses import replace

    seen = house.parts.seen_with(frozenset({"person:Lan", "group:Tài chính"}))
    found, expected = (
        replace(p.assistant.ask(question, explained=True), timings={}) for p in (seen, without)
    )
    assert found == expected
    one, other = (
        [(h.passage, round(h.score, 9)) for h in p.retriever.search(question, k=50)]
        for p in (seen, without)
    )
    assert one == other


@pytest.mark.parametrize("question", QUESTIONS[:3])
def test_administrators_see_everything(house: House, question: str) -> None:
    response = house.client.post(
        "/v1/search",
        json={"query": question, "k": 50},
        headers={"Authorization": f"Bearer {house.keys['administrator']}"},
    )
    assert "7391" in response.text


def test_who_is_signed_in_records_under_their_own_name(house: House) -> None:
    response = house.client.patch(
        f"/v1/obligations/{house.names['row_id']}",
        json={"by": "somebody else", "progress": "x"},
        headers={"Authorization": f"Bearer {house.keys['administrator']}"},
    )
    assert {entry["by"] for entry in response.json()["entries"]} == {"Minh"}
    entries = house.ask("reader", "GET", "/v1/entries").json()["entries"]
    assert entries == []


def test_a_question_limited_to_a_hidden_document_is_refused_like_any_unknown(house: House) -> None:
    headers = {"Authorization": f"Bearer {house.keys['reader']}"}
    bodies = []
    for name in ("hidden", "unknown"):
        asked = {"question": "When?", "documents": [house.names[name]]}
        body = house.client.post("/v1/ask", json=asked, headers=headers).json()
        bodies.append({k: str(v).replace(house.names[name], "ID") for k, v in body.items()})
    assert bodies[0] == bodies[1]
    assert bodies[0]["status"] == "404"
