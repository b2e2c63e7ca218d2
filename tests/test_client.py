"""The client that the documentation gives, on a running service."""

from __future__ import annotations

import importlib.util
import io
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from assistant.settings import Settings
from assistant.wiring import Parts

SOURCE = Path(__file__).parents[1] / "docs" / "client.py"
PLANS = {
    "kế hoạch.txt": "Kế hoạch số 07\nSở Y tế báo cáo trước ngày 30/6/2025.",
    "পরিকল্পনা.txt": "পরিকল্পনা ০৮\nস্বাস্থ্য বিভাগ ৩০ জুন ২০২৫-এর মধ্যে প্রতিবেদন দেবে।",
    "plan.txt": "Plan 09\nThe Department of Health reports before 30 June 2025.",
}
QUESTIONS = [
    "Sở Y tế báo cáo trước ngày nào?",
    "স্বাস্থ্য বিভাগ কবের মধ্যে প্রতিবেদন দেবে?",
    "When does the Department of Health report?",
]


@pytest.fixture(scope="module")
def module() -> Any:
    spec = importlib.util.spec_from_file_location("policy_client", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules["policy_client"] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def client(module: Any, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("client")
    app = create_app(Parts(Settings(store=folder / "store", cache=cache, workers=1)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        assert time.monotonic() < until
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    client = module.PolicyClient(f"http://127.0.0.1:{port}")
    for name, text in PLANS.items():
        job = client.upload(name, io.BytesIO(text.encode()))
        while client.job(job)["status"] not in ("done", "failed"):
            assert time.monotonic() < until + 120
            time.sleep(0.05)
    yield client
    client.close()
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_it_quotes_is_what_is_stored(client: Any, question: str) -> None:
    assert {row["source"] for row in client.documents()} == set(PLANS)
    answer = client.ask(question)
    quotes = answer.citations or answer.nearest
    assert quotes
    for quote in quotes:
        assert client.text(quote.document_id)[quote.start : quote.end] == quote.quote


def test_what_is_refused_says_why(client: Any, module: Any) -> None:
    with pytest.raises(module.Refused, match="no document") as caught:
        client.text("nothing")
    assert caught.value.problem["status"] == 404
