"""The shape of the data about what a language's documents say of other documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RelationType = Literal["based_on", "implements", "amends", "replaces", "repeals", "cites"]
Direction = Literal["to", "from"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the words before and after a mention make of the document that it names.

    `before` ends where the mention starts, `after` begins where it ends, inside one clause;
    `opener` begins the whole line. {this} stands for the text's own name, {start} for a clause's
    start with its label. `direction` "from": the other document does it to this one. `binding`:
    only where the text itself decides, as laws and decisions do; elsewhere the same words state
    a task. What group `gap` holds is what the verb takes hold of: a part of a document makes
    amendment of repeal.
    """

    type: RelationType
    before: str = ""
    after: str = ""
    opener: str = ""
    direction: Direction = "to"
    binding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationData:
    """How a language relates documents; patterns are `regex` syntax, a blank is any white space.

    Rules are tried in order. `nested`: words between two mentions that make the second a part of
    the first one's name. `parts` names parts of documents. `named` finds acts called by a name
    alone. `clause_end` parts clauses. `changes`: a subject that announces changes of others.
    `issuer_before`: bodies stand before the documents that they issued. `joins` end the words
    between two documents of which the same is said; of the `nested` words, `topics` may stand
    there too. `retold` ends before a verb of carrying out that tells of what was done, or of what
    another document carries out. `lists` open a list of documents by what is done to them.
    """

    rules: tuple[Rule, ...]
    nested: str
    parts: str
    named: str
    clause_end: str
    changes: str
    joins: str
    topics: str
    retold: str = "(?!)"
    lists: Mapping[RelationType, str] = field(default_factory=dict)
    issuer_before: bool = False
