"""What the commands share: the store, JSON output, languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.audit.log import Event
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language

Command = TypeVar("Command", bound=Callable[..., Any])
FOLDER = click.Path(path_type=Path, file_okay=False)
LANGUAGES = click.Choice([language.value for language in Language])


def common(command: Command) -> Command:
    """--store and --json, on every command."""
    store = click.option("--store", type=FOLDER, help="The store's folder.")
    as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
    return store(as_json(command))


def make_parts(store: Path | None) -> Parts:
    """The parts of the store named after the command, before it, or in the environment."""
    outer = click.get_current_context().find_root().params.get("store")
    chosen = store or outer
    return Parts(Settings(store=chosen) if chosen else Settings())


def note_change(parts: Parts, **details: Any) -> None:
    """Leaves an event in the audit: who works at this computer did what this command is for."""
    command = click.get_current_context().command_path.partition(" ")[2]
    parts.audit.add(Event(person="operator", action=f"assistant {command}", details=details))


def print_json(value: Any) -> None:
    """Exactly one JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
