"""The commands of the register: obligations, deadlines, targets, record, entries."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import click

from assistant.cli.common import LANGUAGES, Command, common, make_parts, note_change, print_json
from assistant.register.types import Query, Status
from assistant.register.wire import entry_json
from assistant.register.write import FORMATS, Format, write_page
from corpus.register.types import Modality
from corpus.types import Language
from index.entries import STATES, Change, State
from index.register import Kind

_DAY = click.DateTime(["%Y-%m-%d"])
# Where the output is no terminal nobody has told how wide it is.
_WIDTH = 160


def _filters(command: Command) -> Command:
    """The options that the three lists share."""
    for option in reversed(
        (
            click.option("--unit", help="Any name, short or former name, in any language."),
            click.option(
                "--document", "documents", multiple=True, help="Id or number; repeatable."
            ),
            click.option("--due-before", type=_DAY, help="Due on this day or before."),
            click.option("--due-after", type=_DAY, help="Due on this day or after."),
            click.option(
                "--status",
                "statuses",
                multiple=True,
                type=click.Choice([s.value for s in Status]),
                help="Only rows that stand so on the day; repeatable.",
            ),
            click.option("--as-of", type=_DAY, help="The day to see it from; default: today."),
            click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table."),
            click.option("--output", type=click.Path(path_type=Path, dir_okay=False)),
            click.option(
                "--language",
                type=LANGUAGES,
                default=Language.EN.value,
                show_default=True,
                help="Language of headings and of units' names.",
            ),
            click.option(
                "--sheet-per-unit", is_flag=True, help="XLSX: also a sheet for each unit."
            ),
            click.option("--limit", type=click.IntRange(min=1), help="At most so many rows."),
            click.option("--offset", type=click.IntRange(min=0), default=0, help="Rows to skip."),
        )
    ):
        command = option(command)
    return common(command)


@click.command()
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    type=click.Choice([m.value for m in Modality]),
    help="Only duties of this kind; repeatable.",
)
@_filters
def obligations(modalities: tuple[str, ...], **options: Any) -> int:
    """List who must do what by when, every row with its quote."""
    return _list("obligation", frozenset(Modality(m) for m in modalities), **options)


@click.command()
@_filters
def deadlines(**options: Any) -> int:
    """List every dated milestone, by day, every row with its quote."""
    return _list("milestone", frozenset(), **options)


@click.command()
@_filters
def targets(**options: Any) -> int:
    """List every measurable target, by day, every row with its quote."""
    return _list("target", frozenset(), **options)


def _list(
    kind: Kind,
    modalities: frozenset[Modality],
    *,
    statuses: tuple[str, ...],
    as_of: datetime.datetime | None,
    due_before: datetime.datetime | None,
    due_after: datetime.datetime | None,
    form: str | None,
    output: Path | None,
    language: str,
    sheet_per_unit: bool,
    store: Path | None,
    as_json: bool,
    **rest: Any,
) -> int:
    query = Query(
        as_of=_date(as_of) or datetime.date.today(),
        due_before=_date(due_before),
        due_after=_date(due_after),
        statuses=frozenset(Status(s) for s in statuses),
        modalities=modalities,
        **rest,
    )
    chosen = _format(form, output, as_json=as_json)
    parts = make_parts(store)
    page = parts.registry.find(kind, query)
    file = write_page(
        kind,
        page,
        parts.store.catalogue,
        chosen,
        language=Language(language),
        by_unit=sheet_per_unit,
        width=shutil.get_terminal_size((_WIDTH, 24)).columns,
    )
    _put(file.content, output)
    if file.left_out:
        click.echo(f"{file.left_out} rows have no day and are not in the calendar", err=True)
    click.echo(f"{len(page.rows)} of {page.total} rows, as of {query.as_of}", err=True)
    return 0


def _date(moment: datetime.datetime | None) -> datetime.date | None:
    return moment.date() if moment else None


def _format(form: str | None, output: Path | None, *, as_json: bool) -> Format:
    """The format asked for, else the one that the file's name ends with, else a table."""
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} exclude each other; leave one out")
    ending = output.suffix[1:].lower() if output else ""
    chosen = "json" if as_json else form or (ending if ending in FORMATS else "table")
    if chosen == "xlsx" and output is None:
        raise click.UsageError("a workbook is no text; name its file with --output FILE.xlsx")
    return next(f for f in FORMATS if f == chosen)


def _put(content: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.ClickException(
            f"{str(output)!r} cannot be written ({error.strerror}); choose another with --output"
        ) from error
    click.echo(f"wrote {output}", err=True)


@click.command()
@click.argument("row_id")
@click.option("--progress", help="What has been done so far.")
@click.option("--status", "state", type=click.Choice(STATES), help="How the work stands.")
@click.option("--owner", help="The person who does it.")
@click.option(
    "--set",
    "corrections",
    multiple=True,
    metavar="FIELD=VALUE",
    help="The right value of deadline (2025-06-30), unit, product or modality; empty for none.",
)
@click.option("--by", required=True, help="Who records this.")
@common
def record(
    row_id: str,
    progress: str | None,
    state: State | None,
    owner: str | None,
    corrections: tuple[str, ...],
    by: str,
    store: Path | None,
    as_json: bool,
) -> int:
    """Record progress, an owner or a correction on a row; what was recorded before stays."""
    parts = make_parts(store)
    registry = parts.registry
    change = Change(
        progress=progress, state=state, owner=owner, corrections=dict(map(_pair, corrections))
    )
    registry.record(row_id, change, by=by)
    note_change(parts, row_id=row_id, by=by)
    entry = registry.row(row_id, datetime.date.today()).entries[-1]
    if as_json:
        print_json({"row_id": row_id, "entry": entry_json(entry)})
    else:
        click.echo(f"recorded on {row_id} by {entry.by}")
    return 0


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise click.UsageError(f"--set {written!r} is not FIELD=VALUE, as in deadline=2025-06-30")
    return name.strip(), value.strip()


@click.command()
@common
def entries(store: Path | None, as_json: bool) -> int:
    """List what people recorded, also on rows that no document has any more."""
    known = make_parts(store).registry.entries()
    rows = [{**entry_json(entry), "current_row_id": now} for entry, now in known]
    if as_json:
        print_json({"entries": rows})
    for row in [] if as_json else rows:
        place = row["current_row_id"] or f"{row['row_id']} (no such row any more)"
        said = {k: row[k] for k in ("progress", "status", "owner", "set") if row[k]}
        click.echo(f"{row['at']}  {row['by']}  {place}  {json.dumps(said, ensure_ascii=False)}")
    return 0
