"""The accounts of one store: people, keys and sessions, in a file of their own.

Secrets are random and long, so that one pass of SHA-256 hides them: there is nothing to guess.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import secrets
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from assistant.accounts.types import Account, Key, Person, Right, Role, person_of
from assistant.errors import BadAccount, NotAllowed, NotSignedIn, UnknownAccount, UnknownKey
from index.database import opened

LONGEST_SESSION = datetime.timedelta(hours=12)
_NAME = re.compile(r"[^\s:,/\x00-\x1f\x7f](?:[^:,/\x00-\x1f\x7f]{0,62}[^\s:,/\x00-\x1f\x7f])?")
_KEY = re.compile(r"pa_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS people (name TEXT PRIMARY KEY, role TEXT NOT NULL, groups TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, person TEXT NOT NULL, hash TEXT NOT NULL, rights TEXT NOT NULL,
    created TEXT NOT NULL, expires TEXT, revoked TEXT, used TEXT);
CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY, person TEXT NOT NULL, key_id TEXT, rights TEXT NOT NULL,
    ends TEXT NOT NULL);
"""
_NOT_SIGNED_IN = (
    "this needs a key that is valid: send it as `Authorization: Bearer KEY`, or sign in on the"
    " page; an administrator makes keys with assistant keys create"
)
_EVERY_RIGHT = frozenset(Right)


class Accounts:
    """People and what proves who they are; the file is made with the first of them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def exist(self) -> bool:
        """Whether anybody has an account, so that everybody must say who they are."""
        return bool(self._path.exists() and self.people())

    def check_exist(self, host: str, hosts: str = "") -> None:
        """Raises NotAllowed where nobody has an account and the service is not for them alone."""
        if not self.exist():
            raise NotAllowed(
                f"{hosts or host} can be reached from other computers, and nobody has an account:"
                " anyone could read and remove the documents. Make one with assistant keys create"
                " NAME --role administrator, or leave out --host, ASSISTANT_HOST and"
                " ASSISTANT_HOSTS"
            )

    # --- people ----------------------------------------------------------------------------

    def people(self) -> list[Account]:
        """All accounts, by name."""
        with self._opened() as connection:
            rows = connection.execute("SELECT * FROM people ORDER BY name").fetchall()
        return [_account(row) for row in rows]

    def person(self, name: str) -> Account:
        """One account; raises UnknownAccount."""
        found = next((a for a in self.people() if a.name == name), None)
        if found is None:
            raise UnknownAccount(
                f"there is no account {name!r}; assistant people list names them, assistant people"
                " set makes one"
            )
        return found

    def put(self, account: Account) -> None:
        """Makes or changes an account; what its keys and sessions may do changes at once."""
        for name in (account.name, *account.groups):
            if not _NAME.fullmatch(name):
                raise BadAccount(
                    f"{name!r} is no name: up to 64 characters, no colon, comma or slash, and no"
                    " blank at its ends; choose another"
                )
        groups = json.dumps(sorted(account.groups), ensure_ascii=False)
        with self._opened() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO people VALUES (?, ?, ?)",
                (account.name, account.role.value, groups),
            )

    def remove(self, name: str) -> None:
        """Deletes an account with its sessions, and revokes its keys; UnknownAccount."""
        self.person(name)
        with self._opened() as connection:
            connection.execute("DELETE FROM people WHERE name = ?", (name,))
            connection.execute("DELETE FROM sessions WHERE person = ?", (name,))
            connection.execute(
                "UPDATE keys SET revoked = coalesce(revoked, ?) WHERE person = ?",
                (_now().isoformat(), name),
            )

    # --- keys ------------------------------------------------------------------------------

    def create_key(
        self,
        person: str,
        *,
        rights: frozenset[Right] = _EVERY_RIGHT,
        lasts: datetime.timedelta | None,
    ) -> tuple[Key, str]:
        """A new key and its text, which is told this once; UnknownAccount without the person."""
        self.person(person)
        if not rights:
            raise BadAccount("a key without rights opens nothing; name at least one right")
        now = _now()
        key = Key(
            id=secrets.token_hex(6),
            person=person,
            rights=rights,
            created=now,
            expires=now + lasts if lasts else None,
            revoked=None,
            used=None,
        )
        secret = secrets.token_urlsafe(32)
        with self._opened() as connection:
            connection.execute(
                "INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)",
                (
                    key.id,
                    person,
                    _hash(secret),
                    _rights_text(rights),
                    now.isoformat(),
                    key.expires.isoformat() if key.expires else None,
                ),
            )
        return key, f"pa_{key.id}_{secret}"

    def all_keys(self) -> list[Key]:
        """All keys, also those that open nothing any more, the first first."""
        if not self._path.exists():
            return []
        with self._opened() as connection:
            rows = connection.execute("SELECT * FROM keys ORDER BY created, id").fetchall()
        return [_key(row) for row in rows]

    def revoke(self, key_id: str) -> None:
        """Ends a key and the sessions that it began; UnknownKey."""
        if key_id not in {key.id for key in self.all_keys()}:
            raise UnknownKey(f"there is no key {key_id!r}; assistant keys list shows the ids")
        with self._opened() as connection:
            connection.execute(
                "UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?",
                (_now().isoformat(), key_id),
            )
            connection.execute("DELETE FROM sessions WHERE key_id = ?", (key_id,))

    def by_key(self, text: str) -> Person:
        """Who a key belongs to; raises NotSignedIn, with one wording whatever is wrong with it."""
        match = _KEY.fullmatch(text.strip())
        if match is None or not self._path.exists():
            raise NotSignedIn(_NOT_SIGNED_IN)
        with self._opened() as connection:
            row = connection.execute("SELECT * FROM keys WHERE id = ?", (match[1],)).fetchone()
            known = row["hash"] if row else ""
            if not secrets.compare_digest(known, _hash(match[2])) or not _key(row).is_valid(_now()):
                raise NotSignedIn(_NOT_SIGNED_IN)
            key, account = _key(row), self._account(connection, row["person"])
            self._note_use(connection, key)
        return person_of(account, key.rights, key.id)

    # --- sessions --------------------------------------------------------------------------

    def begin_session(self, person: Person) -> str:
        """The secret of a new session with this request's rights, for a cookie."""
        secret, now = secrets.token_urlsafe(32), _now()
        with self._opened() as connection:
            connection.execute("DELETE FROM sessions WHERE ends <= ?", (now.isoformat(),))
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?, ?)",
                (
                    _hash(secret),
                    person.name,
                    person.key_id,
                    _rights_text(person.rights),
                    (now + LONGEST_SESSION).isoformat(),
                ),
            )
        return secret

    def by_session(self, secret: str) -> Person:
        """Whose session this is; raises NotSignedIn where it is over or never was."""
        if not self._path.exists():
            raise NotSignedIn(_NOT_SIGNED_IN)
        with self._opened() as connection:
            row = connection.execute(
                "SELECT s.*, k.revoked, k.expires FROM sessions s LEFT JOIN keys k"
                " ON k.id = s.key_id WHERE s.hash = ? AND s.ends > ?",
                (_hash(secret), _now().isoformat()),
            ).fetchone()
            ended = row is None or row["revoked"] or _is_over(row["expires"])
            if ended:
                raise NotSignedIn(_NOT_SIGNED_IN)
            account = self._account(connection, row["person"])
        return person_of(account, _rights(row["rights"]), row["key_id"])

    def end_session(self, secret: str) -> None:
        """Ends a session; one that is over already is no error."""
        if self._path.exists():
            with self._opened() as connection:
                connection.execute("DELETE FROM sessions WHERE hash = ?", (_hash(secret),))

    def _account(self, connection: sqlite3.Connection, name: str) -> Account:
        row = connection.execute("SELECT * FROM people WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise NotSignedIn(_NOT_SIGNED_IN)
        return _account(row)

    def _note_use(self, connection: sqlite3.Connection, key: Key) -> None:
        """Once an hour: a write for every request would be dear."""
        now = _now()
        if key.used is None or now - key.used > datetime.timedelta(hours=1):
            connection.execute("UPDATE keys SET used = ? WHERE id = ?", (now.isoformat(), key.id))

    def _opened(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _SCHEMA, "accounts")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _is_over(written: str | None) -> bool:
    end = _moment(written)
    return end is not None and end <= _now()


def _moment(written: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(written) if written else None


def _rights_text(rights: frozenset[Right]) -> str:
    return ",".join(sorted(rights))


def _rights(written: str) -> frozenset[Right]:
    return frozenset(Right(name) for name in written.split(",") if name)


def _account(row: sqlite3.Row) -> Account:
    groups = frozenset(json.loads(row["groups"]))
    return Account(name=row["name"], role=Role(row["role"]), groups=groups)


def _key(row: sqlite3.Row) -> Key:
    return Key(
        id=row["id"],
        person=row["person"],
        rights=_rights(row["rights"]),
        created=datetime.datetime.fromisoformat(row["created"]),
        expires=_moment(row["expires"]),
        revoked=_moment(row["revoked"]),
        used=_moment(row["used"]),
    )
