"""Accounts and keys as JSON."""

from __future__ import annotations

import datetime
from typing import Any

from assistant.accounts.types import Account, Key


def account_json(account: Account) -> dict[str, Any]:
    """A person's role and groups."""
    return {"name": account.name, "role": account.role.value, "groups": sorted(account.groups)}


def key_json(key: Key) -> dict[str, Any]:
    """A key, without its text."""
    return {
        "id": key.id,
        "person": key.person,
        "rights": sorted(key.rights),
        "created": _written(key.created),
        "expires": _written(key.expires),
        "revoked": _written(key.revoked),
        "used": _written(key.used),
        "valid": key.is_valid(datetime.datetime.now(datetime.UTC)),
    }


def _written(moment: datetime.datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
