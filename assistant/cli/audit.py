"""The commands about the audit: list, verify."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from assistant.audit.wire import event_json, verdict_json
from assistant.cli.common import common, make_parts, print_json

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def audit() -> None:
    """Who asked, saw, exported and changed what: list, verify."""


@audit.command("list")
@click.option("--person", help="Only what this person did.")
@click.option("--action", help="Only actions that hold this text, as in DELETE or /v1/ask.")
@click.option("--since", type=_DAY, help="From this day on (UTC).")
@click.option("--until", type=_DAY, help="Up to this day.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@common
def list_events(
    person: str | None,
    action: str | None,
    since: datetime.datetime | None,
    until: datetime.datetime | None,
    limit: int,
    store: Path | None,
    as_json: bool,
) -> int:
    """List events, the last first."""
    found, total = make_parts(store).audit.events(
        person=person,
        action=action,
        since=since.date() if since else None,
        until=until.date() if until else None,
        limit=limit,
    )
    if as_json:
        print_json({"events": [event_json(event) for event in found], "total": total})
    for event in [] if as_json else found:
        said = json.dumps(dict(event.details), ensure_ascii=False)
        click.echo(f"{event.number}  {event.at}  {event.person or '–'}  {event.action}", nl=False)
        click.echo(f"  {event.status or ''}  {said}")
    return 0


@audit.command()
@click.option("--anchor", default="", help="COUNT:HASH, as an earlier verify printed it.")
@common
def verify(anchor: str, store: Path | None, as_json: bool) -> int:
    """Check that no event was changed, removed or put elsewhere; exit 1 where one was."""
    count, sign, _ = anchor.partition(":")
    if anchor and not (sign and count.isdecimal()):
        raise click.UsageError(f"--anchor {anchor!r} is not COUNT:HASH, as verify prints it")
    verdict = make_parts(store).audit.verify(anchor)
    row = verdict_json(verdict)
    if as_json:
        print_json(row)
    elif verdict.is_whole:
        click.echo(f"whole: {verdict.count} events; note the anchor elsewhere: {row['anchor']}")
    else:
        click.echo(f"broken: {verdict.why}; restore the log from a backup and compare", err=True)
    return 0 if verdict.is_whole else 1
