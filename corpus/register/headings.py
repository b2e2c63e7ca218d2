"""Headings: what kind of section they open, and whose duties stand under them."""

from __future__ import annotations

from dataclasses import replace

import regex

from corpus.register.carry import BULLET, Carry, Lead
from corpus.register.clauses import Clause, find_clauses
from corpus.register.cues import find_cue
from corpus.register.mentions import NUMBERING, Mention, find_mentions, opens
from corpus.register.rules import Rules
from corpus.register.types import Modality, Party
from corpus.types import Document
from corpus.units import Unit

TASKS = ("tasks", "assignments")
_MARKUP = regex.compile(r"[\s*_#>|]+")
_NUMBERED = regex.compile(r"[\W_]*(?:[IVX]{1,5}\b|\p{Nd})")
_ENDED = regex.compile(r"[.;:।৷]$")
_LONGEST_HEADING = 220
_LONGEST_TOPIC = 80
_LOWEST_TOPIC = 4
_LONGEST_NAME = 110
_LOWEST_HEADING = 3
_ALONE = 0.85


class HeadingReader:
    """Takes the headings of one document into what its clauses carry on."""

    def __init__(self, document: Document, rules: Rules, place: str | None, carry: Carry) -> None:
        self._document = document
        self._rules = rules
        self._place = place
        self._carry = carry

    def take_in(self, unit: Unit, level: float) -> bool:
        """Whether a unit is a heading; then its section's kind, or whom it names, is kept."""
        text = self._document.text[unit.start : unit.end]
        line = " ".join(_MARKUP.sub(" ", text).split())
        if len(line) > _LONGEST_HEADING:
            return False
        party = self._named_alone(unit, text)
        marked = unit.is_heading or text.lstrip().startswith("#") or self._is_topic(unit, line)
        short = marked and not _ENDED.search(line)
        if party is None and not short:
            return False
        kinds = (k for k, p in self._rules.sections.items() if p.search(line))
        section = "tasks" if party else next(kinds, "")
        charged = self._charged(unit) if section in TASKS else None
        lead = party or charged or Lead()
        stands = level if level < BULLET else self._below_headings()
        self._carry.leads = [x for x in self._carry.leads if not x.heading or x.level != stands]
        self._carry.leads.append(replace(lead, section=section, level=stands, heading=True))
        self._carry.mode = self._carry.subject = None
        return True

    def _is_topic(self, unit: Unit, line: str) -> bool:
        """Whether a numbered line is the title of what follows and not itself an order."""
        numbered = unit.level is not None and unit.level <= _LOWEST_TOPIC
        return numbered and len(line) <= _LONGEST_TOPIC and self._carry.heading_unit() is None

    def _below_headings(self) -> float:
        """The level of a heading that has none: under those that have one, above their lists."""
        levels = (x.level for x in self._carry.leads if x.heading and x.level)
        return max(_LOWEST_HEADING, *(x for x in levels if x % 1 == 0), 0) + 0.5

    def _named_alone(self, unit: Unit, text: str) -> Lead | None:
        """A lead for the unit of which a line consists, such as "1. Sở Tài chính:"."""
        whole = next(iter(find_clauses(self._document.text, unit, self._document.language)), None)
        if whole is None or not text.strip() or text.rstrip()[-1] in ".।;":
            return None
        body = NUMBERING.sub("", whole.text).strip(" *_:")
        # Capitals without a number are a letterhead or a signature.
        if is_title(body) and not _NUMBERED.match(whole.text):
            return None
        for mention in self._named(whole):
            covered = mention.last - mention.start
            alone = covered >= _ALONE * len(body) and mention.case in ("subject", "object")
            if alone:
                return Lead(modality=Modality.MUST, party=mention.party, others=mention.others)
            if self._is_assigned(whole, mention):
                return Lead(modality=Modality.MUST, party=_renamed(whole, mention, body))
        return None

    def _is_assigned(self, line: Clause, mention: Mention) -> bool:
        """Whether a line under "Assignments" opens with a unit's name that goes on unknown."""
        return (
            self._carry.section() == "assignments"
            and len(line.text) <= _LONGEST_NAME
            and mention.case == "subject"
            and opens(line, mention, words=1)
            and find_cue(line, (mention,), self._rules, Carry()) is None
        )

    def _charged(self, unit: Unit) -> Lead | None:
        """A lead for the unit whose duties a heading announces, "Responsibilities of X"."""
        for clause in find_clauses(self._document.text, unit, self._document.language):
            for mention in self._named(clause):
                if mention.case == "role":
                    must = Modality.MUST
                    return Lead(modality=must, party=mention.party, others=mention.others)
        return None

    def _named(self, clause: Clause) -> tuple[Mention, ...]:
        return find_mentions(clause, self._rules, self._document.language, self._place)


def is_title(text: str) -> bool:
    """Whether a text is written in capitals, in a script that has them."""
    return text.isupper() and text[0].lower() != text[0].upper()


def _renamed(line: Clause, mention: Mention, body: str) -> Party:
    """The party of a heading under the whole name that the heading gives it."""
    start = line.text.find(body)
    if start < 0:
        return mention.party
    span, name = line.place(start, start + len(body)), " ".join(body.split())
    return replace(mention.party, start=span.start, end=span.end, as_written=name)
