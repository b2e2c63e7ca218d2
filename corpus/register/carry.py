"""What a text has said so far that later clauses rest on: headings, open lists, who was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.register.types import Deadline, Modality, Party

PLAIN, BULLET = 9.0, 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What opens duties that follow: how binding, for whom; `level` as in Unit, `section` its kind.

    `level` is None for a list whose items have not begun.
    """

    modality: Modality | None = None
    party: Party | None = None
    others: tuple[Party, ...] = ()
    section: str = ""
    level: float | None = None
    heading: bool = False
    start: int = 0


@dataclass(slots=True)
class Carry:
    """The state of reading one document; see the methods for how long each part holds."""

    leads: list[Lead] = field(default_factory=list)
    inline: Lead | None = None
    mode: Lead | None = None
    audience: Lead | None = None
    subject: Lead | None = None
    plan: bool = False
    scope: Party | None = None
    period: Deadline | None = None

    def enter(self, level: float) -> None:
        """A unit begins: closes the headings and lists that it is no part of."""
        kept: list[Lead] = []
        for lead in self.leads:
            if lead.level is None:
                if level < PLAIN:
                    kept.append(self._fixed(lead, level))
            elif (lead.heading and level >= BULLET) or lead.level < level < PLAIN:
                kept.append(lead)
        self.leads = kept
        self.inline = None

    def _fixed(self, lead: Lead, level: float) -> Lead:
        return Lead(
            modality=lead.modality,
            party=lead.party,
            others=lead.others,
            section=lead.section,
            level=level - 0.5,
            start=lead.start,
        )

    def section(self) -> str:
        """The kind of the innermost section that has one, "" where none has."""
        return next((lead.section for lead in reversed(self.leads) if lead.section), "")

    def listed(self) -> Lead | None:
        """The innermost open list, None where a heading stands closer."""
        return self.leads[-1] if self.leads and not self.leads[-1].heading else None

    def heading_unit(self) -> Lead | None:
        """The innermost heading or list that names a unit."""
        return next((lead for lead in reversed(self.leads) if lead.party), None)
