"""The commands backup and restore."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.backup import back_up
from assistant.backup import restore as restore_backup
from assistant.cli.common import common, make_parts, note_change, print_json

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE)
@common
def backup(file: Path, store: Path | None, as_json: bool) -> int:
    """Copy the store to FILE (.tar.gz), while it serves; accounts and the audit are in it."""
    parts = make_parts(store)
    if parts.settings.chroma_url:
        raise click.UsageError(
            "the vectors are on a Chroma server (ASSISTANT_CHROMA_URL), which a backup of the store"
            " cannot hold; back that server up, or ingest without it"
        )
    size = back_up(parts.store, file)
    note_change(parts, file=str(file), bytes=size)
    if as_json:
        print_json({"file": str(file), "bytes": size})
    else:
        click.echo(f"wrote {file}, {size / 1e6:.1f} MB")
    return 0


@click.command()
@click.argument("file", type=_FILE)
@common
def restore(file: Path, store: Path | None, as_json: bool) -> int:
    """Make the store of FILE; the store's folder must not be there yet, or be empty."""
    parts = make_parts(store)
    folder = parts.settings.store
    restore_backup(file, folder)
    documents = len(parts.store.catalogue.titles())
    note_change(parts, file=str(file))
    if as_json:
        print_json({"store": str(folder), "documents": documents})
    else:
        click.echo(f"{folder} has {documents} documents")
    return 0
