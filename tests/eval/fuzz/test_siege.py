"""Hostile files cost their own row and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.limits import Limits
from eval.cli import cli
from eval.fuzz import siege
from eval.fuzz.hostile import hostile_files
from eval.fuzz.siege import besiege, siege_text

OUTCOMES = {
    "endless-xref.pdf": "read",
    "endless-pages.pdf": "corrupt",
    "endless-form.pdf": "read",
    "endless-outline.pdf": "read",
    "deep-array.pdf": "corrupt",
    "text-300mb.txt": "too_large",
    "text-60mb.txt": "too_large",
    "open-brackets.txt": "read",
    "bomb.zip": "too_large",
    "nested-bomb.zip": "read",
    "entities.docx": "corrupt",
    "deep.docx": "corrupt",
    "wide-sheet.xlsx": "read",
}


def test_each_costs_its_own_row() -> None:
    rows = list(besiege(OUTCOMES, Limits(seconds=120, megabytes=2048)))
    assert {row["name"]: row["outcome"] for row in rows} == OUTCOMES
    assert [row["name"] for row in rows if row["failed"]] == []
    refused = [row for row in rows if row["outcome"] != "read"]
    assert all(";" in row["message"] for row in refused), "each says what to do"


def test_a_bomb_inside_bombs_is_refused_member_by_member() -> None:
    [row] = besiege(["nested-bomb.zip"], Limits(seconds=60, megabytes=1024))
    assert row["message"] == "64 members, 64 of them refused"


def test_a_limit_of_time_holds() -> None:
    [row] = besiege(["wide-table.html"], Limits(seconds=1.0, megabytes=2048))
    assert (row["outcome"], row["failed"]) == ("timeout", False)
    assert "ASSISTANT_READ_TIMEOUT" in row["message"]


def test_a_broken_reader_fails_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(path: Path) -> None:
        path.write_bytes(b"plan")

    monkeypatch.setattr(siege, "hostile_files", lambda: {"bomb.zip": made})
    monkeypatch.setattr(siege, "_outcome", lambda _, path: ("crashed", path.name))
    result = CliRunner().invoke(cli, ["hostile", "bomb.zip"], standalone_mode=False)
    assert result.return_value == 1
    assert "FAILED crashed: bomb.zip" in result.output
    assert list(siege_text([])) == []


def test_unknown_names_are_wrong_usage() -> None:
    result = CliRunner().invoke(cli, ["hostile", "nothing.pdf"])
    assert result.exit_code == 2
    assert "pages-5000.pdf" in result.output
    assert "pages-5000.pdf" in hostile_files()
