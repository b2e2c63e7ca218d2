"""Reads obligations out of running text, clause by clause, with what earlier ones carry over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from corpus.register.carry import BULLET, PLAIN, Carry, Lead
from corpus.register.clauses import Clause, cut, find_clauses
from corpus.register.cues import Finding, find_cue
from corpus.register.due import UnitDates, choose
from corpus.register.headings import TASKS, HeadingReader, is_title
from corpus.register.mentions import Mention, find_mentions, opens
from corpus.register.rules import Rules
from corpus.register.spans import action_of, basis_of, product_of
from corpus.register.types import Deadline, Modality, Obligation
from corpus.types import Document
from corpus.units import Unit

_BULLET = regex.compile(r"[\s*_#>|]*[-–—+•▪]\s")
_SHORTEST = 12
_AT_END = 25
_ITEMS = (Modality.DONE, Modality.REQUESTED, Modality.PROPOSED)


class DutyReader:
    """Reads the units of one document in order; `read` yields the obligations of each."""

    def __init__(self, document: Document, rules: Rules, place: str | None) -> None:
        self._document = document
        self._rules = rules
        self._place = place
        self._carry = Carry()
        self._headings = HeadingReader(document, rules, place, self._carry)
        self._aside = -1
        self._directs = document.identity.kind not in (None, "news")

    @property
    def in_targets(self) -> bool:
        """Whether the unit read last stands in a section of targets."""
        return self._carry.section() == "targets"

    def read(self, unit: Unit, dates: UnitDates) -> Iterator[Obligation]:
        """The obligations of the next unit; the clauses' quotes are spans of the stored text."""
        text = self._document.text[unit.start : unit.end]
        level = unit.level if unit.level is not None else BULLET if _BULLET.match(text) else PLAIN
        self._carry.enter(level)
        if self._headings.take_in(unit, level):
            return
        self._begin(text)
        self._aside = -1
        period, self._carry.period = self._carry.period, None
        before: Obligation | None = None
        last: Deadline | None = None
        for clause in self._clauses(unit, dates):
            obligation = self._obligation(clause, dates)
            if obligation is None:
                continue
            if obligation.deadline is None and obligation.modality is not Modality.DONE:
                inherited = self._inherited(obligation, before, clause) or period
                obligation = replace(obligation, deadline=inherited)
            yield obligation
            before, last = obligation, obligation.deadline
        if self._carry.plan and last and last.precision == "range" and last is not period:
            self._carry.period = last

    def _begin(self, text: str) -> None:
        """A paragraph forgets who was asked in the one before, unless it goes on from there."""
        if not (self._rules.continues.search(text) or self._rules.pronouns.search(text)):
            self._carry.mode = None

    def _clauses(self, unit: Unit, dates: UnitDates) -> Iterator[Clause]:
        for clause in find_clauses(self._document.text, unit, self._document.language):
            found = self._rules.outcome.search(clause.text)
            if found and found.start() > _SHORTEST:
                parts = cut(clause, found.start())
                # What is to be reached by another day is a duty of its own.
                if all(any(d.precision == "day" for d in dates.within(p)) for p in parts):
                    yield from parts
                    continue
            yield clause

    def _obligation(self, clause: Clause, dates: UnitDates) -> Obligation | None:
        rules, carry = self._rules, self._carry
        if (
            carry.section() == "skip"
            or is_title(clause.text)
            or any(p.search(clause.text) for p in rules.no_duty)
        ):
            return None
        if scope := rules.scope.search(clause.text):
            party = find_mentions(clause, rules, self._document.language, self._place)
            inside = (
                m.party
                for m in party
                if m.start <= scope.end("unit") and m.end > scope.start("unit")
            )
            carry.scope = next(inside, carry.scope)
        if rules.plans.search(clause.text):
            carry.plan, self._aside = True, clause.sentence
            return None
        if carry.plan and (
            rules.pronouns.search(clause.text) or (clause.led and clause.sentence == self._aside)
        ):
            self._aside = clause.sentence
            return None
        mentions = self._mentions(clause)
        if carry.section() == "prohibited":
            return self._row(clause, Lead(modality=Modality.MUST_NOT), mentions, dates)
        finding = find_cue(clause, mentions, rules, carry)
        if finding is not None:
            return self._stated(clause, finding, mentions, dates)
        if rules.narration.search(clause.text) and not (clause.led and carry.inline):
            carry.plan = False
            return None
        lead = self._unstated(clause, mentions)
        return self._row(clause, lead, mentions, dates) if lead else None

    def _stated(
        self, clause: Clause, finding: Finding, mentions: Sequence[Mention], dates: UnitDates
    ) -> Obligation | None:
        """A clause with words of duty of its own."""
        carry, modality = self._carry, finding.cue.modality
        if modality in _ITEMS:
            carry.plan = False
        lead = finding.lead
        if modality is Modality.PLANNED and (
            carry.plan or (self._directs and self._rules.verb_final)
        ):
            modality = Modality.MUST
        lead = replace(lead, modality=modality)
        if lead.party is None and carry.plan and modality is Modality.MUST:
            lead = replace(lead, party=carry.scope)
        passing = finding.mention and finding.mention.case in ("of", "role")
        if finding.mention and not passing:
            carry.subject = lead
        if finding.cue.speaks and (not passing or modality is Modality.REQUESTED):
            carry.mode = lead
            told = self._rules.narration.search(clause.text) is not None
            asked = modality is Modality.REQUESTED or (told and finding.mention)
            if asked and not self._directs:
                carry.audience = lead
        if clause.opens and self._is_lead(clause, finding):
            carry.inline = replace(lead, start=clause.start)
            carry.leads.append(replace(lead, level=None))
            return None
        return self._row(clause, lead, mentions, dates, finding)

    def _is_lead(self, clause: Clause, finding: Finding) -> bool:
        """Whether a clause that ends in a colon leaves what is to be done to what follows."""
        if self._rules.verb_final or self._rules.leads.search(clause.text):
            return True
        return len(clause.text) - finding.end <= _AT_END

    def _unstated(self, clause: Clause, mentions: Sequence[Mention]) -> Lead | None:
        """What a clause without words of duty falls under: a list, a heading, a speaker's wish."""
        carry, rules = self._carry, self._rules
        if len(clause.text) < _SHORTEST:
            return None
        section, imperative = carry.section(), rules.imperatives.search(clause.text)
        item = rules.list_items.search(clause.text) is not None
        lead: Lead | None = None
        if carry.inline and clause.led:
            lead = carry.inline
        elif carry.listed() and (item or not rules.verb_final):
            lead = carry.listed()
        elif imperative:
            lead = self._ordered(section)
        elif carry.mode and rules.verb_final and item:
            lead = carry.mode
        elif carry.plan and not rules.pronouns.search(clause.text):
            lead = Lead(modality=Modality.MUST, party=carry.scope)
        return self._with_own_unit(clause, lead, mentions) if lead else None

    def _with_own_unit(self, clause: Clause, lead: Lead, mentions: Sequence[Mention]) -> Lead:
        """An item of a list may name who it is for; the next ones then are for the same."""
        cases = ("subject", "role") if lead.party else ("subject", "role", "at", "among")
        own = next(
            (
                m
                for m in mentions
                if m.case in cases and (m.case == "role" or opens(clause, m, words=3))
            ),
            None,
        )
        if own is None:
            return lead
        named = replace(lead, party=own.party, others=own.others)
        if lead.party is None and lead.modality is not None:
            self._carry.inline = named if self._carry.inline else None
            self._carry.mode = named
        return named

    def _ordered(self, section: str) -> Lead | None:
        """What an order without a name falls under: the unit of its heading, or who was asked."""
        carry = self._carry
        if mode := carry.audience or carry.mode:
            return mode
        if heading := carry.heading_unit():
            return heading
        if section in TASKS:
            return Lead(modality=Modality.MUST)
        if self._rules.verb_final:
            return replace(carry.subject or Lead(), modality=Modality.MUST)
        return None

    def _row(
        self,
        clause: Clause,
        lead: Lead,
        mentions: Sequence[Mention],
        dates: UnitDates,
        finding: Finding | None = None,
    ) -> Obligation | None:
        if lead.modality is None or len(clause.text) < _SHORTEST:
            return None
        first = self._carry.inline if clause.led else None
        start = clause.start
        if first and first.start and finding is None:
            start, self._carry.inline = first.start, replace(first, start=0)
        partners = (m.party for m in mentions if m.case == "with" and m.party != lead.party)
        return Obligation(
            start=start,
            end=clause.end,
            unit=lead.party,
            action=action_of(clause, finding, self._rules),
            modality=lead.modality,
            coordinating=(*lead.others, *partners),
            deadline=None if lead.modality is Modality.DONE else choose(dates, clause),
            product=product_of(clause, self._rules),
            basis=basis_of(clause, self._rules),
        )

    def _inherited(
        self, obligation: Obligation, before: Obligation | None, clause: Clause
    ) -> Deadline | None:
        """The deadline that opens a sentence holds for its further duties of the same unit."""
        if before is None or before.deadline is None or not clause.led:
            return None
        if before.unit != obligation.unit and not _same(before, obligation):
            return None
        opened = before.deadline.end <= before.action.start or self._rules.verb_final
        return before.deadline if opened else None

    def _mentions(self, clause: Clause) -> tuple[Mention, ...]:
        return find_mentions(clause, self._rules, self._document.language, self._place)


def _same(a: Obligation, b: Obligation) -> bool:
    return bool(a.unit and b.unit and a.unit.as_written == b.unit.as_written)
