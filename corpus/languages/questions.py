"""The shape of the data that reading questions needs in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionData:
    """How a language asks; patterns are for `regex` over folded text.

    `kinds`: patterns by the kind of fact that they ask for. `across`: asks which of several
    documents or places. `second`: a second question in the same
    sentence. `lacking`: what was missed, left or is not done. `ordinals`: a noun and
    its place in an order, the place in the group `n`; `ordinal_words` its spellings, the first for
    1; `not_ordinals`: orders of time and rank that pick no item. `phases`: words for the stages of
    a plan. `follows`: how a question opens that goes on from the one before; `points_back`: words
    for what was named there.
    `percent`: asks for a share, `items` for a number of things. `effect`, `expiry`: how questions
    and texts say that something takes effect, and that it ends. `acts`: the kind of an act with
    its year in the group `y`. `localities`: a district, commune or ward with its `name`.
    `labels`: a noun and the number by which a text calls one of its items ("action 7"), the
    number in the group `n`.
    """

    kinds: Mapping[str, str]
    across: str
    second: str
    lacking: str
    ordinals: tuple[str, ...]
    ordinal_words: tuple[tuple[str, ...], ...]
    not_ordinals: str
    phases: str
    follows: str
    points_back: str
    percent: str
    items: str
    effect: str
    expiry: str
    acts: str
    localities: str
    labels: str
