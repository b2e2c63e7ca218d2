"""Which words of duty decide a clause, and who is bound by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from corpus.register.carry import Carry, Lead
from corpus.register.clauses import Clause
from corpus.register.mentions import Mention, opens
from corpus.register.rules import Cue, Rules
from corpus.register.types import Modality

Match = regex.Match[str]

_ADVERBS = regex.compile(r"[\s,]*(?:\p{L}+[\s,]+){0,2}")
_BESIDE = 18
_REACH = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The words that decide a clause; `mention` is who they name, `lead` who is bound.

    `inherited`: the unit comes from an earlier clause.
    """

    cue: Cue
    start: int
    end: int
    mention: Mention | None
    lead: Lead
    inherited: bool


def find_cue(
    clause: Clause, mentions: Sequence[Mention], rules: Rules, carry: Carry
) -> Finding | None:
    """The cue that decides a clause, None where none holds.

    Where the verb comes last, the first of the language's list does; else the first of the
    clause, for its main verb precedes those of what depends on it. What was done counts last.
    """
    condition = rules.conditions.match(clause.text)
    start = condition.end() if condition else 0
    best: Finding | None = None
    for cue in rules.cues:
        if cue.modality is Modality.DONE and (best or rules.narration.search(clause.text)):
            continue
        matches = list(cue.pattern.finditer(clause.text, start))
        for match in reversed(matches) if rules.verb_final else matches:
            if best and (rules.verb_final or match.start() >= best.start):
                break
            best = _finding(clause, cue, match, mentions, rules, carry) or best
    return best


def _finding(
    clause: Clause,
    cue: Cue,
    match: Match,
    mentions: Sequence[Mention],
    rules: Rules,
    carry: Carry,
) -> Finding | None:
    mention = (
        _addressee(match, mentions) if cue.after else _bearer(clause, cue, match, mentions, rules)
    )
    if cue.after and mention is None and not clause.opens:
        return None
    if cue.acting and not (mention and _acts(clause, mention, match, rules)):
        return None
    if cue.modality is Modality.MAY and not (rules.verb_final or _entitled(clause, mention, match)):
        return None
    weak = cue.modality in (Modality.DONE, Modality.PLANNED, Modality.MAY)
    if weak and mention is None and clause.led and carry.inline:
        return None
    inherited = None if mention else _inherited(clause, cue, rules, carry)
    if cue.own_unit and mention is None and inherited is None and not clause.opens:
        return None
    lead = inherited or Lead()
    if mention:
        lead = Lead(party=mention.party, others=mention.others)
    return Finding(
        cue=cue,
        start=match.start(),
        end=match.end(),
        mention=mention,
        lead=Lead(modality=cue.modality, party=lead.party, others=lead.others),
        inherited=mention is None,
    )


def _addressee(match: Match, mentions: Sequence[Mention]) -> Mention | None:
    """Who is named right after "asks", "giao"."""
    return next((m for m in mentions if 0 <= m.start - match.end() <= _BESIDE), None)


def _bearer(
    clause: Clause, cue: Cue, match: Match, mentions: Sequence[Mention], rules: Rules
) -> Mention | None:
    """Who stands before the words in one of the cue's cases.

    Where the verb follows its subject, a name that the tables do not know counts only if it opens
    the clause or touches the words.
    """
    before = [m for m in mentions if m.start < match.start()]
    if not rules.verb_final:
        before = [m for m in before if _known(m) or opens(clause, m) or _touches(clause, m, match)]
    for case in cue.cases:
        fitting = [m for m in before if m.case == case]
        known = [m for m in fitting if _known(m)]
        if chosen := known or fitting:
            return chosen[0] if rules.verb_final else chosen[-1]
    return None


def _known(mention: Mention) -> bool:
    return bool(mention.party.agency or mention.party.collective)


def _touches(clause: Clause, mention: Mention, match: Match) -> bool:
    return not clause.text[mention.last : match.start()].strip()


def _acts(clause: Clause, mention: Mention, match: Match, rules: Rules) -> bool:
    """Whether a unit that opens the clause does what the words say, no order standing before it."""
    return (
        not rules.imperatives.search(clause.text[: mention.start])
        and match.start() >= mention.last
        and opens(clause, mention)
        and _ADVERBS.fullmatch(clause.text, mention.last, match.start()) is not None
    )


def _entitled(clause: Clause, mention: Mention | None, match: Match) -> bool:
    """Whether the clause's own subject has the right, not the people of "so that people can"."""
    near = mention is not None and match.start() - mention.last <= _REACH
    return mention is not None and near and opens(clause, mention)


def _inherited(clause: Clause, cue: Cue, rules: Rules, carry: Carry) -> Lead | None:
    """The unit of an earlier clause, where this one names none of its own."""
    if clause.led and carry.inline:
        return carry.inline
    if rules.pronouns.search(clause.text):
        return carry.heading_unit() or carry.subject
    if cue.modality in (Modality.DONE, Modality.PLANNED):
        return (carry.subject if rules.verb_final else None) or carry.listed()
    if cue.modality in (Modality.REQUESTED, Modality.PROPOSED):
        return None
    return carry.listed() or carry.audience or carry.mode or carry.heading_unit()
