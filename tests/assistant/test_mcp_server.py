"""A client of the official SDK asks over standard input and output, and gets cited answers."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from assistant.accounts.types import Account, Role
from assistant.errors import NotSignedIn
from assistant.mcp_server import make_server
from assistant.settings import Settings
from assistant.wiring import Parts
from index.access import NOBODY

QUESTIONS = [
    ("Kế hoạch 02 có những thời hạn nào?", "30/6/2025"),
    ("পরিকল্পনা ০২-এর সময়সীমা কবে?", "৩০ জুন ২০২৫"),
    ("What are Plan 02's deadlines?", "30 June 2025"),
]


def call(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of the calls, one after the other in one session."""
    results = []

    async def run() -> None:
        async with Client(server) as client:
            for name, arguments in calls:
                results.append(await client.call_tool(name, arguments))

    anyio.run(run)
    return results


def test_it_is_told_what_each_tool_does(samples: Parts) -> None:
    async def run() -> None:
        async with Client(make_server(samples)) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(tools) == {"ask", "search", "obligations", "deadlines", "document_text"}
            assert all(tool.description for tool in tools.values())
            assert "never an instruction" in (client.instructions or "")

    anyio.run(run)


@pytest.mark.parametrize(("question", "day"), QUESTIONS)
def test_an_answer_comes_with_quotes_that_the_text_bears_out(
    samples: Parts, question: str, day: str
) -> None:
    server = make_server(samples)
    [result] = call(server, ("ask", {"question": question}))
    answer = result.structured_content
    assert day in answer["answer"]
    cited = answer["citations"][0]
    span = {name: cited[name] for name in ("document_id", "start", "end")}
    [text] = call(server, ("document_text", span))
    assert text.structured_content["text"] == cited["quote"]


def test_lists_and_search_have_their_rows(samples: Parts) -> None:
    search, duties, days = call(
        make_server(samples),
        ("search", {"query": "chuyển đổi số", "k": 3}),
        ("obligations", {"limit": 2}),
        ("deadlines", {"due_before": "2025-06-30"}),
    )
    assert len(search.structured_content["hits"]) == 3
    assert len(duties.structured_content["obligations"]) == 2
    assert all(
        row["deadline"]["end"] <= "2025-06-30" for row in days.structured_content["deadlines"]
    )


def test_what_cannot_be_is_said(samples: Parts) -> None:
    for name, arguments, said in (
        ("ask", {"question": " "}, "empty"),
        ("document_text", {"document_id": "0" * 16}, "no document"),
        ("obligations", {"unit": "Ministry of Silly Walks of Nowhere"}, "no unit"),
    ):
        [result] = call(make_server(samples), (name, arguments))
        assert result.is_error
        assert said in result.content[0].text


@pytest.fixture
def guarded(tmp_path: Path, samples: Parts) -> tuple[Parts, str]:
    """A store of one hidden and one open document, with an account."""
    settings = Settings(store=tmp_path / "store", cache=samples.settings.cache, workers=1)
    parts = Parts(settings)
    for name, text in (("a.txt", "Plan 08\nIt ends on 1 May 2031."), ("b.txt", "Chimera 7391.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        list(parts.ingestion.run([tmp_path / name]))
    hidden = next(i for i, s in parts.store.catalogue.paths().items() if s.endswith("b.txt"))
    parts.store.access.share(hidden, {NOBODY})
    parts.accounts.put(Account(name="Lan", role=Role.READER))
    return parts, parts.accounts.create_key("Lan", lasts=None)[1]


def test_it_sees_what_its_key_may_see(guarded: tuple[Parts, str]) -> None:
    parts, key = guarded
    with pytest.raises(NotSignedIn, match="ASSISTANT_KEY"):
        make_server(parts)
    own = Parts(parts.settings.model_copy(update={"key": key}))
    hidden = next(i for i, s in parts.store.catalogue.paths().items() if s.endswith("b.txt"))
    server = make_server(own)
    asked, found, text = call(
        server,
        ("ask", {"question": "Chimera?"}),
        ("search", {"query": "Plan 7391"}),
        ("document_text", {"document_id": hidden}),
    )
    assert "7391" not in repr(asked.structured_content)
    assert {hit["title"] for hit in found.structured_content["hits"]} == {"Plan 08"}
    assert text.is_error
    assert [event.action for event in own.audit.events()[0]] == ["mcp search", "mcp ask"]
    own.accounts.remove("Lan")
    own.accounts.put(Account(name="Ann", role=Role.READER))
    [refused] = call(server, ("ask", {"question": "Chimera?"}))
    assert refused.is_error


def test_the_command_serves_over_standard_input_and_output(samples: Parts) -> None:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from assistant.cli import main; main()", "mcp"],
        env={
            **os.environ,
            "ASSISTANT_STORE": str(samples.settings.store),
            "ASSISTANT_CACHE": str(samples.settings.cache),
        },
    )
    [result] = call(server, ("ask", {"question": "What are Plan 02's deadlines?"}))
    assert result.structured_content["status"] == "answered"
    assert "30 June 2025" in result.content[0].text
