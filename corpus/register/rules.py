"""The patterns of a language's register data, compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.languages.register import Case, CueData
from corpus.normalise import nfc
from corpus.particulars.view import unaccent
from corpus.register.types import Modality
from corpus.types import Language

Pattern = regex.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words of duty, ready to be found; see CueData."""

    modality: Modality
    pattern: Pattern
    cases: tuple[Case, ...]
    after: bool
    speaks: bool
    own_unit: bool
    acting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What RegisterData says, as patterns; see there."""

    cues: tuple[Cue, ...]
    no_duty: tuple[Pattern, ...]
    narration: Pattern
    conditions: Pattern
    cases_before: Mapping[Case, Pattern]
    cases_after: Mapping[Case, Pattern]
    generic: tuple[Pattern, ...]
    imperatives: Pattern
    list_items: Pattern
    leads: Pattern
    pronouns: Pattern
    continues: Pattern
    plans: Pattern
    scope: Pattern
    sections: Mapping[str, Pattern]
    outcome: Pattern
    product: Pattern
    basis: Pattern
    targets: Pattern
    verb_final: bool


@cache
def rules_for(language: Language, *, bare: bool = False) -> Rules:
    """The rules of a language; `bare` for Vietnamese text that is written without marks."""
    data = PROFILES[language].register

    def ready(pattern: str) -> Pattern:
        # What asks for a capital or a small letter means it, whatever the flags.
        for letter in (r"\p{Lu}", r"\p{Ll}"):
            pattern = pattern.replace(letter, f"(?-i:{letter})")
        return regex.compile(unaccent(nfc(pattern)) if bare else nfc(pattern), regex.IGNORECASE)

    def cue(found: CueData) -> Cue:
        return Cue(
            modality=Modality(found.modality),
            pattern=ready(found.pattern),
            cases=found.cases,
            after=found.after,
            speaks=found.speaks,
            own_unit=found.own_unit,
            acting=found.acting,
        )

    return Rules(
        cues=tuple(cue(c) for c in data.cues),
        no_duty=tuple(ready(p) for p in data.no_duty),
        narration=ready(data.narration),
        conditions=ready(data.conditions),
        cases_before={c: ready(p) for c, p in data.cases_before.items()},
        cases_after={c: ready(p) for c, p in data.cases_after.items()},
        generic=tuple(ready(p) for p in data.generic),
        imperatives=ready(data.imperatives),
        list_items=ready(data.list_items),
        leads=ready(data.leads),
        pronouns=ready(data.pronouns),
        continues=ready(data.continues),
        plans=ready(data.plans),
        scope=ready(data.scope),
        sections={name: ready(p) for name, p in data.sections.items()},
        outcome=ready(data.outcome),
        product=ready(data.product),
        basis=ready(data.basis),
        targets=ready(data.targets),
        verb_final=data.verb_final,
    )
