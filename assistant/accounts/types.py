"""People, roles, rights and keys."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from index.access import NOBODY


class Role(StrEnum):
    """What a person is here to do."""

    READER = "reader"
    EDITOR = "editor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What a request may do: read; upload, remove, share and record; see the audit; accounts."""

    READ = "read"
    WRITE = "write"
    AUDIT = "audit"
    ADMINISTER = "administer"


RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.READ}),
    Role.EDITOR: frozenset({Right.READ, Right.WRITE}),
    Role.AUDITOR: frozenset({Right.READ, Right.AUDIT}),
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person as the accounts know them."""

    name: str
    role: Role
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who makes a request, and what this request may do; `key_id` is the key that proved it.

    `labels` are what opens documents to them; None opens every document.
    """

    name: str
    role: Role
    groups: frozenset[str]
    rights: frozenset[Right]
    key_id: str | None = None

    @property
    def labels(self) -> frozenset[str] | None:
        """Their own and their groups' labels; administrators see every document."""
        if self.role is Role.ADMINISTRATOR:
            return None
        return frozenset({person_label(self.name), *(group_label(g) for g in self.groups)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key without its secret, which is stored nowhere; `rights` limit those of its person."""

    id: str
    person: str
    rights: frozenset[Right]
    created: datetime.datetime
    expires: datetime.datetime | None
    revoked: datetime.datetime | None
    used: datetime.datetime | None

    def is_valid(self, now: datetime.datetime) -> bool:
        """Whether the key opens anything at this moment."""
        return self.revoked is None and (self.expires is None or now < self.expires)


# Who sits at the computer that holds the store; they could read its files as well.
LOCAL = Person(name="local", role=Role.ADMINISTRATOR, groups=frozenset(), rights=frozenset(Right))


def person_of(account: Account, rights: frozenset[Right], key_id: str | None) -> Person:
    """The person of an account, with no more rights than the role has."""
    return Person(
        name=account.name,
        role=account.role,
        groups=account.groups,
        rights=RIGHTS[account.role] & rights,
        key_id=key_id,
    )


def group_label(name: str) -> str:
    """The label that opens a document to a group."""
    return f"group:{name}"


def person_label(name: str) -> str:
    """The label that opens a document to one person."""
    return f"person:{name}"


def audience_labels(groups: frozenset[str], people: frozenset[str]) -> frozenset[str]:
    """The labels of an audience; of no group and no person, it is administrators alone."""
    labels = {group_label(g) for g in groups} | {person_label(p) for p in people}
    return frozenset(labels or {NOBODY})
