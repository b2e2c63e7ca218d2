"""What the README shows: real answers and the settings, made by the program itself."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from assistant.cli import cli
from assistant.settings import Settings

ROOT = Path(__file__).parents[1]


@cache
def _store() -> str:
    store = os.environ.get("ASSISTANT_DEMO_STORE") or tempfile.mkdtemp()
    documents = str(ROOT / "corpus" / "samples" / "documents")
    result = CliRunner().invoke(cli, ["ingest", documents, "--store", store])
    assert result.exit_code == 0, result.output
    return store


def transcript(question: str) -> str:
    """A question to the sample corpus and its answer, as a block of the README."""
    result = CliRunner().invoke(cli, ["ask", question, "--store", _store()])
    assert result.exit_code == 0, result.output
    return f'```text\n$ assistant ask "{question}"\n{result.stdout.strip()}\n```'


def settings_table() -> str:
    """Every setting with its default, as a table of the README."""
    rows = ["| variable | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "where platformdirs says" if field.default_factory else str(field.default)
        shown = f"`{default}`" if default and not field.default_factory else default or "empty"
        rows.append(f"| `ASSISTANT_{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(rows)
