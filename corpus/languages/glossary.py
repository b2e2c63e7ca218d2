"""The trilingual glossary of administrative terms (glossary.tsv), written for this project.

One row a concept; its spellings in a language are divided by "|", the usual one first.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One meaning: `id` is stable while its first English and Vietnamese spellings are."""

    id: str
    topic: str
    spellings: dict[Language, tuple[str, ...]]


@cache
def glossary() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    text = resources.files("corpus.languages").joinpath("glossary.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_concept(row) for row in rows)


def _concept(row: dict[str, str]) -> Concept:
    spellings = {language: tuple(row[language.value].split("|")) for language in Language}
    first = f"{spellings[Language.EN][0]}~{spellings[Language.VI][0]}"
    return Concept(id=first.replace(" ", "-"), topic=row["topic"], spellings=spellings)
