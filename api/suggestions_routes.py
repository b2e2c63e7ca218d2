"""Suggestions under /v1: what the documents can be asked about."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from api.gate import Wired
from api.reading_schemas import SuggestionsBody
from api.schemas import PROBLEM
from assistant import wire
from assistant.suggest import suggest
from corpus.types import Language

router = APIRouter(prefix="/v1", responses={"default": PROBLEM})


@router.get("/suggestions", response_model=SuggestionsBody)
def suggestions(
    parts: Wired,
    q: Annotated[str, Query(max_length=200, description="Letters typed so far.")] = "",
    language: Annotated[Language, Query(description="Of units' names.")] = Language.EN,
    limit: Annotated[int, Query(ge=1, le=50)] = 8,
) -> wire.Json:
    """Documents by title and number, and units with duties, whose words begin as typed."""
    store = parts.store
    found = suggest(store.catalogue, store.standings().hidden(), q, language, limit)
    return {"suggestions": [asdict(own) for own in found]}
