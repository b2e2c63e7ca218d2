"""The commands about who may see what: keys, people, share."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from assistant.accounts.sharing import audience_json
from assistant.accounts.sharing import share as share_document
from assistant.accounts.types import LOCAL, Account, Right, Role
from assistant.accounts.wire import account_json, key_json
from assistant.cli.common import common, make_parts, note_change, print_json
from assistant.errors import UnknownAccount

_ROLES = click.Choice([role.value for role in Role])
_RIGHTS = click.Choice([right.value for right in Right])
_GROUPS = click.option("--group", "groups", multiple=True, help="A group; repeatable.")


@click.group()
def keys() -> None:
    """Keys that open the service: create, list, revoke."""


@keys.command("create")
@click.argument("name")
@click.option("--role", type=_ROLES, help="Makes the account, where NAME has none.")
@_GROUPS
@click.option("--days", type=click.IntRange(1, 3650), default=90, show_default=True)
@click.option("--forever", is_flag=True, help="The key does not expire.")
@click.option(
    "--right",
    "rights",
    multiple=True,
    type=_RIGHTS,
    help="The key's only rights, of those that the role has; repeatable.",
)
@common
def create(
    name: str,
    role: str | None,
    groups: tuple[str, ...],
    days: int,
    forever: bool,
    rights: tuple[str, ...],
    store: Path | None,
    as_json: bool,
) -> int:
    """Make a key for a person; it is printed this once and stored nowhere."""
    parts = make_parts(store)
    accounts = parts.accounts
    if role:
        _make_account(accounts.people(), name)
        accounts.put(Account(name=name, role=Role(role), groups=frozenset(groups)))
    elif groups:
        raise click.UsageError(
            "--group goes with --role, for a new account; assistant people set changes one"
        )
    key, text = accounts.create_key(
        name,
        rights=frozenset(Right(r) for r in rights) or frozenset(Right),
        lasts=None if forever else datetime.timedelta(days=days),
    )
    note_change(parts, person=name, key=key.id, role=role, groups=groups, rights=rights)
    if as_json:
        print_json({**key_json(key), "key": text})
    else:
        click.echo(text)
        until = f"until {key.expires:%Y-%m-%d}" if key.expires else "until it is revoked"
        click.echo(f"key {key.id} of {name}, {until}; it is not shown again", err=True)
    return 0


def _make_account(known: list[Account], name: str) -> None:
    if any(account.name == name for account in known):
        raise click.UsageError(
            f"{name!r} has an account; leave out --role, or change it with assistant people set"
        )


@keys.command("list")
@common
def list_keys(store: Path | None, as_json: bool) -> int:
    """List all keys, without what opens."""
    rows = [key_json(key) for key in make_parts(store).accounts.all_keys()]
    if as_json:
        print_json({"keys": rows})
    for row in [] if as_json else rows:
        state = "valid" if row["valid"] else "revoked" if row["revoked"] else "expired"
        until = row["expires"] or "no end"
        click.echo(f"{row['id']}  {row['person']}  {state}, {until}  {', '.join(row['rights'])}")
    return 0


@keys.command("revoke")
@click.argument("key_id")
@common
def revoke(key_id: str, store: Path | None, as_json: bool) -> int:
    """End a key and the sessions that it began."""
    parts = make_parts(store)
    parts.accounts.revoke(key_id)
    note_change(parts, key=key_id)
    if as_json:
        print_json({"id": key_id, "status": "revoked"})
    else:
        click.echo(f"revoked {key_id}")
    return 0


@click.group()
def people() -> None:
    """Accounts: set, list, remove."""


@people.command("set")
@click.argument("name")
@click.option("--role", type=_ROLES, required=True)
@_GROUPS
@common
def set_person(
    name: str, role: str, groups: tuple[str, ...], store: Path | None, as_json: bool
) -> int:
    """Make an account, or give it another role and groups."""
    account = Account(name=name, role=Role(role), groups=frozenset(groups))
    parts = make_parts(store)
    parts.accounts.put(account)
    note_change(parts, **account_json(account))
    if as_json:
        print_json(account_json(account))
    else:
        click.echo(f"{name}: {role}, groups: {', '.join(sorted(groups)) or 'none'}")
    return 0


@people.command("list")
@common
def list_people(store: Path | None, as_json: bool) -> int:
    """List all accounts."""
    accounts = make_parts(store).accounts
    rows = [account_json(account) for account in accounts.people()] if accounts.exist() else []
    if as_json:
        print_json({"people": rows})
    for row in [] if as_json else rows:
        click.echo(f"{row['name']}  {row['role']}  {', '.join(row['groups'])}")
    return 0


@people.command("remove")
@click.argument("name")
@common
def remove_person(name: str, store: Path | None, as_json: bool) -> int:
    """Delete an account; its keys and sessions end."""
    parts = make_parts(store)
    if not parts.accounts.exist():
        raise UnknownAccount(f"there is no account {name!r}; nobody has one")
    parts.accounts.remove(name)
    note_change(parts, name=name)
    if as_json:
        print_json({"name": name, "status": "removed"})
    else:
        click.echo(f"removed {name}")
    return 0


@click.command()
@click.argument("document_id")
@click.option("--everyone", is_flag=True, help="For everyone again.")
@_GROUPS
@click.option("--person", "persons", multiple=True, help="A person; repeatable.")
@click.option("--nobody", is_flag=True, help="For administrators alone.")
@common
def share(
    document_id: str,
    everyone: bool,
    groups: tuple[str, ...],
    persons: tuple[str, ...],
    nobody: bool,
    store: Path | None,
    as_json: bool,
) -> int:
    """Say whom a document and its versions are for; without options, tell it."""
    parts = make_parts(store)
    opened = parts.store
    if nobody and (everyone or groups or persons):
        raise click.UsageError("--nobody excludes the other options; leave one out")
    if everyone or groups or persons or nobody:
        share_document(
            opened,
            document_id,
            everyone=everyone,
            groups=frozenset(groups),
            people=frozenset(persons),
            by=LOCAL,
        )
        note_change(
            parts, document_id=document_id, everyone=everyone, groups=groups, people=persons
        )
    row = audience_json(opened, document_id)
    if as_json:
        print_json(row)
    else:
        named = [*(f"group {g}" for g in row["groups"]), *row["people"]]
        seen = "everyone" if row["everyone"] else ", ".join(named) or "administrators alone"
        click.echo(f"{document_id} is for {seen}")
        for copy in row["copies"]:
            click.echo(f"    {copy} says the same, and has an audience of its own", err=True)
    return 0
