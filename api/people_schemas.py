"""Sessions, people, keys and audiences on the wire."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from fastapi import Body
from pydantic import Field

from api.schemas import RequestModel, ResponseModel, Text
from assistant.accounts.types import Right, Role


class PersonBody(ResponseModel):
    """A person with an account."""

    name: str
    role: Role
    groups: list[str]


class SignedInBody(PersonBody):
    """Who makes this request, and what it may do."""

    rights: list[Right]


class SessionBody(ResponseModel):
    """Who is signed in; `local`: the service has no accounts and everybody may do everything."""

    mode: Literal["local", "accounts"]
    person: SignedInBody | None
    openid: bool = Field(description="Whether people may sign in at /login/openid.")


class SignIn(RequestModel):
    """A key, to begin a session with."""

    key: Text = Field(description="As `assistant keys create` printed it.", max_length=200)


class PeopleBody(ResponseModel):
    """All accounts."""

    people: list[PersonBody]


class PersonChange(RequestModel):
    """The role and groups that an account shall have."""

    role: Role
    groups: list[Text] = Field([], description="Names of groups; one is made by being named.")


class NamesBody(ResponseModel):
    """Whom documents can be shared with."""

    groups: list[str]
    people: list[str]


class KeyBody(ResponseModel):
    """A key without its text, which is told only once."""

    id: str
    person: str
    rights: list[Right]
    created: datetime.datetime
    expires: datetime.datetime | None
    revoked: datetime.datetime | None
    used: datetime.datetime | None
    valid: bool


class NewKeyBody(KeyBody):
    """A new key with its text."""

    key: str = Field(description="The key itself; it is stored nowhere and never shown again.")


class KeysBody(ResponseModel):
    """All keys, the first first."""

    keys: list[KeyBody]


class KeyRequest(RequestModel):
    """A key for a person, who has an account."""

    person: Text
    days: int | None = Field(90, ge=1, le=3650, description="null: it does not expire.")
    rights: list[Right] = Field(
        list(Right), description="No more than these of its person's rights."
    )


class AudienceBody(ResponseModel):
    """Whom a document is for: everyone, or these; with neither, administrators alone.

    `versions` share its audience; `copies` have audiences of their own.
    """

    document_id: str
    everyone: bool
    groups: list[str]
    people: list[str]
    versions: list[str]
    copies: list[str]


class AudienceRequest(RequestModel):
    """Whom a document shall be for; `everyone` excludes the lists."""

    everyone: bool = False
    groups: list[Text] = Field([])
    people: list[Text] = Field([])


Shared = Annotated[
    AudienceRequest,
    Body(
        openapi_examples={
            "vi": {"summary": "Cho nhóm tài chính", "value": {"groups": ["Tài chính"]}},
            "bn": {"summary": "অর্থ দলের জন্য", "value": {"groups": ["অর্থ"], "people": ["রহিমা"]}},
            "en": {"summary": "For everyone", "value": {"everyone": True}},
        }
    ),
]
