"""Whom documents are for: told and changed, for a document with all its versions."""

from __future__ import annotations

from typing import Any

from assistant.accounts.types import Person, audience_labels
from assistant.errors import BadAccount, UnknownDocument
from index.access import EVERYONE, may_see
from index.store import Store


def audience_json(store: Store, document_id: str) -> dict[str, Any]:
    """Whom a document of this store is for; raises UnknownDocument."""
    _check(store, document_id)
    labels = store.access.audience(document_id)
    named = [label.partition(":") for label in sorted(labels)]
    standings = store.standings()
    copies = (i for i in store.catalogue.titles() if standings.duplicate_of(i) == document_id)
    original = standings.duplicate_of(document_id)
    return {
        "document_id": document_id,
        "everyone": not labels,
        "groups": [name for kind, _, name in named if kind == "group"],
        "people": [name for kind, _, name in named if kind == "person"],
        "versions": [i for i in standings.versions(document_id) if i != document_id],
        "copies": [*([original] if original else []), *copies],
    }


def share(
    store: Store,
    document_id: str,
    *,
    everyone: bool,
    groups: frozenset[str],
    people: frozenset[str],
    by: Person,
) -> None:
    """Lets these and nobody else see a document and its versions; all by the store's own labels.

    Nobody shuts themselves out. Raises UnknownDocument and BadAccount.
    """
    _check(store, document_id)
    if everyone and (groups or people):
        raise BadAccount("everyone, or groups and people: give one of the two")
    labels = EVERYONE if everyone else audience_labels(groups, people)
    if by.labels is not None and not may_see(by.labels, labels):
        raise BadAccount(
            f"{by.name!r} would not see the document any more; add yourself or a group of yours,"
            " or ask an administrator"
        )
    for version in store.standings().versions(document_id):
        store.access.share(version, labels)


def _check(store: Store, document_id: str) -> None:
    if not store.catalogue.has_document(document_id):
        raise UnknownDocument(
            f"there is no document {document_id!r}; assistant documents lists the ids"
        )
