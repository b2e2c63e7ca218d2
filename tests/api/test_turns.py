from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.turns import Turns
from assistant.errors import Overloaded
from assistant.settings import Settings
from assistant.wiring import Parts
from tests.api.conftest import HERE
from tests.api.test_errors import problem


async def held(turns: Turns, until: asyncio.Event) -> None:
    async with turns.take():
        await until.wait()


def test_so_many_are_worked_on_so_many_wait_and_the_rest_is_refused() -> None:
    async def run() -> None:
        turns, end = Turns(2, 1), asyncio.Event()
        admitted = [asyncio.create_task(held(turns, end)) for _ in range(3)]
        await asyncio.sleep(0)
        assert turns.waiting == 1
        with pytest.raises(Overloaded, match="try again"):
            await held(turns, end)
        end.set()
        await asyncio.gather(*admitted)
        await held(turns, end)
        assert turns.waiting == 0

    asyncio.run(run())


def test_nobody_waits_for_ever() -> None:
    async def run() -> None:
        turns, end = Turns(1, 5, seconds=0.01), asyncio.Event()
        holder = asyncio.create_task(held(turns, end))
        await asyncio.sleep(0)
        with pytest.raises(Overloaded):
            await held(turns, end)
        assert turns.waiting == 0
        end.set()
        await holder

    asyncio.run(run())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/ask", {"question": "Kế hoạch 02?"}),
        ("/v1/ask/stream", {"question": "পরিকল্পনা ০২?"}),
        ("/v1/search", {"query": "Plan 02"}),
    ],
)
def test_too_much_at_once_is_told_when_to_come_back(
    parts: Parts, path: str, body: dict[str, Any]
) -> None:
    app = create_app(parts)
    app.state.turns = Turns(0, 0)
    response = TestClient(app, base_url=HERE).post(path, json=body)
    assert problem(response, 503)["type"] == "urn:policy-assistant:problem:overloaded"
    assert int(response.headers["retry-after"]) > 0


def test_the_settings_say_how_many() -> None:
    settings = Settings()
    assert settings.questions_at_once > 0
    assert settings.questions_waiting > 0
