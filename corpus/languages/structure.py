"""The shape of a language's data on how documents are divided, and on what frames them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal[
    "part",
    "annex",
    "attached",
    "chapter",
    "letter",
    "division",
    "subdivision",
    "article",
    "clause",
    "point",
    "subpoint",
]
# Parts nest by rank, highest first; a heading that only the source marks has ten times its level.
RANKS: Mapping[PartKind, int] = {
    "annex": 4,
    "attached": 4,
    "part": 6,
    "chapter": 10,
    "letter": 15,
    "division": 20,
    "subdivision": 25,
    "article": 30,
    "clause": 40,
    "point": 50,
    "subpoint": 60,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """How the line that opens a part looks: its mark with the group `number`, then its tail.

    Both are patterns for NFC text; a mark alone must be enough to read a label again.
    """

    kind: PartKind
    mark: str
    tail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureData:
    """Parts of documents in one language, and lines that are no content.

    `forms` are tried in order. `attached` is what stands in brackets under the name of a document
    that another one brings in. `statutes` tells acts, whose numbered paragraphs are sections.
    `mentions` find a part named in folded text: groups are kinds, with a digit where a kind has
    several; `letters` is the order of the letters that number points, `subletters` that of points
    below points, `ordinals` give the value of a part counted in words. `cited` writes a part, `{}`
    being its number, innermost first where `inner_first`, joined by `joint`. `noise_lines` are
    patterns of lines that are not content (counters, captions, stamps); `closing_lines` open the
    recipients and the signature.
    """

    forms: tuple[PartForm, ...]
    mentions: tuple[str, ...]
    cited: Mapping[str, str]
    joint: str
    inner_first: bool
    letters: str
    subletters: str = ""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    attached: str | None = None
    statutes: str | None = None
    noise_lines: tuple[str, ...] = ()
    closing_lines: tuple[str, ...] = ()
