"""The guide to evaluation: its commands and options exist, its case is sound, metrics are known."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import click
import pytest
import regex

import assistant.cli
import eval.cli
from eval.lint import lint, read_documents
from eval.load import load_cases

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
SHELL = [
    line
    for block in regex.findall(r"```sh\n(.*?)```", GUIDE, regex.DOTALL)
    for line in block.splitlines()
]
GROUPS = {"assistant": assistant.cli.cli, "assistant-eval": eval.cli.cli}


@pytest.mark.parametrize("line", SHELL)
def test_each_command_is_one_of_the_program(line: str) -> None:
    program, name, *arguments = shlex.split(line)
    if program == "make":
        assert f"\n{name}:" in (ROOT / "Makefile").read_text("utf-8")
        return
    command = GROUPS[program].commands[name]
    known = {option for p in command.params for option in (*p.opts, *p.secondary_opts)}
    assert {a for a in arguments if a.startswith("--")} <= known
    assert isinstance(command, click.Command)


def test_the_case_is_sound(tmp_path: Path) -> None:
    [example] = regex.findall(r"```json\n(.*?)```", GUIDE, regex.DOTALL)
    assert json.loads(example)["kind"]
    file = tmp_path / "cases.jsonl"
    file.write_text(example, "utf-8")
    documents = read_documents(ROOT / "corpus/samples/documents/en/digital-service-standard.txt")
    assert lint(load_cases(file), documents)["problems"] == []
