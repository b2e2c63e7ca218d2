"""What the verifier is tried on."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source, a statement about it, whether that is true, and what was changed."""

    source: str
    statement: str
    true: bool
    kind: str
    language: Language
