"""People, keys and audiences under /v1: who is who, and whom each document is for."""

from __future__ import annotations

import datetime

from fastapi import APIRouter, Request, Response

from api.audited import note
from api.gate import Administrator, Editor, Whole, Wired
from api.people_schemas import (
    AudienceBody,
    KeyRequest,
    KeysBody,
    NamesBody,
    NewKeyBody,
    PeopleBody,
    PersonBody,
    PersonChange,
    Shared,
)
from api.schemas import PROBLEM
from assistant.accounts.sharing import audience_json, share
from assistant.accounts.types import Account
from assistant.accounts.wire import account_json, key_json
from assistant.wire import Json

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})


@router.get("/people", response_model=PeopleBody)
def people(_: Administrator, parts: Whole) -> Json:
    """All accounts."""
    return {"people": [account_json(account) for account in parts.accounts.people()]}


@router.put("/people/{name}", response_model=PersonBody)
def put_person(
    name: str, change: PersonChange, _: Administrator, parts: Whole, request: Request
) -> Json:
    """Makes an account, or gives it another role and groups."""
    note(request, **change.model_dump(mode="json"))
    account = Account(name=name, role=change.role, groups=frozenset(change.groups))
    parts.accounts.put(account)
    return account_json(account)


@router.delete("/people/{name}", status_code=204)
def remove_person(name: str, _: Administrator, parts: Whole) -> Response:
    """Deletes an account; its keys and sessions end."""
    parts.accounts.remove(name)
    return Response(status_code=204)


@router.get("/names", response_model=NamesBody)
def names(_: Editor, parts: Whole) -> Json:
    """The groups and people that documents can be shared with."""
    accounts = parts.accounts.people() if parts.accounts.exist() else []
    return {
        "groups": sorted({group for account in accounts for group in account.groups}),
        "people": [account.name for account in accounts],
    }


@router.get("/keys", response_model=KeysBody)
def keys(_: Administrator, parts: Whole) -> Json:
    """All keys, also those that open nothing any more."""
    return {"keys": [key_json(key) for key in parts.accounts.all_keys()]}


@router.post("/keys", status_code=201, response_model=NewKeyBody)
def create_key(wanted: KeyRequest, _: Administrator, parts: Whole, request: Request) -> Json:
    """A new key; its text is in this response and nowhere else."""
    note(request, **wanted.model_dump(mode="json"))
    lasts = datetime.timedelta(days=wanted.days) if wanted.days else None
    key, text = parts.accounts.create_key(
        wanted.person, rights=frozenset(wanted.rights), lasts=lasts
    )
    return {**key_json(key), "key": text}


@router.delete("/keys/{key_id}", status_code=204)
def revoke_key(key_id: str, _: Administrator, parts: Whole) -> Response:
    """Ends a key and the sessions that it began."""
    parts.accounts.revoke(key_id)
    return Response(status_code=204)


@router.get("/documents/{document_id}/access", response_model=AudienceBody)
def audience(document_id: str, _: Editor, parts: Wired) -> Json:
    """Whom a document is for."""
    return audience_json(parts.store, document_id)


@router.patch("/documents/{document_id}/access", response_model=AudienceBody)
def change_audience(
    document_id: str, shared: Shared, person: Editor, parts: Wired, request: Request
) -> Json:
    """Says whom a document and its versions are for; holds for the next request."""
    note(request, **shared.model_dump(mode="json"))
    share(
        parts.store,
        document_id,
        everyone=shared.everyone,
        groups=frozenset(shared.groups),
        people=frozenset(shared.people),
        by=person,
    )
    return audience_json(parts.store, document_id)
