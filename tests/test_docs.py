"""The README shows what the program does, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import cli
from assistant.wiring import Parts
from tests.transcripts import settings_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_settings_table_is_true() -> None:
    assert settings_table() in README


def test_answers_shown_are_those_that_the_program_gives(samples: Parts) -> None:
    import os

    environment = os.environ | {
        "ASSISTANT_DEMO_STORE": str(samples.settings.store),
        "ASSISTANT_CACHE": str(samples.settings.cache),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "cogapp", "--check", "--diff", str(ROOT / "README.md")]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_langchain_example_runs(samples: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert example is not None
    store, cache = str(samples.settings.store), str(samples.settings.cache)
    code = example[1].replace('Path("var/demo")', f"Path({store!r}), cache=Path({cache!r})")
    exec(compile(code, "README.md", "exec"), {})
    assert "30 June 2025" in capsys.readouterr().out


@pytest.mark.parametrize("name", re.findall(r"^assistant (\w+)", README, re.MULTILINE))
def test_commands_shown_exist(name: str) -> None:
    assert name in cli.commands


@pytest.mark.parametrize("target", re.findall(r"`?make (\w+)", README))
def test_make_targets_shown_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
