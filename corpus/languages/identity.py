"""The shape of the data about how a language's documents say what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityData:
    """Words and patterns of heads, closings and effect clauses.

    Patterns are `regex` syntax for NFC text whose blanks are single, case ignored.
    `number_labels`: before a document's own number. `references`: numbers of other shapes than
    TYPE-ISSUER, such as those of memoranda; they count after a label or alone in a line.
    `date_labels`: before the date of issue. `fields`: labels of a data list ("Số hiệu: …") by the
    part of the identity that they give. `annex`: what opens an annex; `annexed` and `adopted` end
    where the number or the date begins. `subjects`: marks before a letter's subject.
    `kinds`: words for kinds, beyond those of numbered documents or other than theirs; `codes`:
    kinds of type codes that mean something else in this language. `named`: a title that is an
    act's name, with the group `type`. `this`: how a text speaks of itself, with {type}.
    `body`: what opens the text below the head. `masthead`: phrases of the head that name nobody.
    `signing`: before the signer's name; `posts`: words of a post in the line of a name.
    `urgency`, `secrecy`: marks as met (folded) to the mark as shown.
    `effective` and `expires` end where the day begins, `at_once` says that it is the day of issue;
    {this} stands for the text's own name. `state`: a word by which acts of a state are known, and
    the name to give for their issuer.
    `datelines`: labels of a line that holds the day of issue or publication, the weightier first;
    `beside_dates`: what else such a line may hold. `unfilled`: a date line whose day, or day and
    month, are left open, with the groups `month` and `year`. `self_named`: words by which a text
    says once and for all what it is, with {type}. `parts`: the heading of a part of a larger
    document, whose kind is that of the whole. `periodic`: what tells a report on progress, written
    at fixed times, from others. `head_last`: whether a title ends with the word for its kind.
    """

    number_labels: tuple[str, ...]
    date_labels: tuple[str, ...]
    references: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    annex: str
    annexed: str = "(?!)"
    adopted: str = "(?!)"
    subjects: str = "(?!)"
    kinds: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    named: str = "(?!)"
    this: str
    body: str
    masthead: str
    signing: str
    posts: str
    urgency: Mapping[str, str] = field(default_factory=dict)
    secrecy: Mapping[str, str] = field(default_factory=dict)
    effective: str
    at_once: str
    expires: str
    state: tuple[str, str] | None = None
    datelines: tuple[str, ...] = ()
    beside_dates: str = "(?!)"
    unfilled: str = "(?!)"
    self_named: str = "(?!)"
    parts: str = "(?!)"
    periodic: str = "(?!)"
    head_last: bool = False
