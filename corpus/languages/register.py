"""The shape of the data that reading duties out of running text needs in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ModalityName = Literal["must", "must_not", "may", "requested", "proposed", "planned", "done"]
Case = Literal["subject", "object", "role", "of", "among", "for", "from", "with", "by", "at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueData:
    """Words that say how binding a clause is, and where the one who is bound stands.

    `cases` are the cases that the unit can have, best first; `after` where it follows the words
    ("asked the department to ..."). `speaks`: what follows without words of its own, to the end of
    the paragraph, is as binding and falls to the same unit ("he asked the units to ... Build ...").
    `own_unit`: the clause counts only where it names its unit. `acting`: nothing but the unit and
    adverbs stand before the words.
    """

    modality: ModalityName
    pattern: str
    cases: tuple[Case, ...] = ("subject",)
    after: bool = False
    speaks: bool = False
    own_unit: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterData:
    """How a language words duties; patterns are for `regex`, case-insensitive unless they say so.

    `cues`: where the verb is final the first that is found decides, else the one that the clause
    has first. `no_duty`: clauses that state no duty whatever they say (recitals, definitions,
    coming into force). `conditions` match a condition that opens a clause: its verbs do not bind.
    `narration`: what meetings and speakers do; no deed of a unit. `cases_before`, `cases_after`:
    words or endings beside a unit's name that give its case; a name without any is a subject.
    `generic`: noun phrases that are units although the
    tables do not know them. `imperatives`: clauses that order without naming anyone;
    `list_items`: clauses that are items of a list opened by a cue. `leads`: how a clause ends that
    opens a list of duties. `pronouns`: a subject that stands for the unit named before.
    `continues`: openers of a paragraph that goes on in the manner of the one before.
    `plans`: clauses whose subject is a plan, which open its contents; `scope`: the unit throughout
    which a plan holds, in the group `unit`. `sections`: headings by what stands under them;
    under "assignments" the headings name units.
    `outcome` opens the clause of what for. `product` opens what is to be
    delivered, `basis` stands beside a document that the duty rests on. `targets`: words of a
    measurable aim. `verb_final`: the unit opens its clause and the words of duty close it.
    """

    cues: tuple[CueData, ...]
    no_duty: tuple[str, ...]
    narration: str
    conditions: str = r"(?!)"
    cases_before: Mapping[Case, str] = field(default_factory=dict)
    cases_after: Mapping[Case, str] = field(default_factory=dict)
    generic: tuple[str, ...]
    imperatives: str
    list_items: str
    leads: str
    pronouns: str
    continues: str
    plans: str
    scope: str
    sections: Mapping[Literal["skip", "prohibited", "assignments", "tasks", "targets"], str]
    outcome: str
    product: str
    basis: str
    targets: str
    verb_final: bool = False
