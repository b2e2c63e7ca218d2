"""A document's register: obligations, milestones and targets from its text and its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus.address import address_places, host_places
from corpus.names.places import find_places
from corpus.register.due import latest_reference, read_dates
from corpus.register.duties import DutyReader
from corpus.register.mentions import bare_text
from corpus.register.milestones import find_milestones
from corpus.register.rows import read_table
from corpus.register.rules import rules_for
from corpus.register.targets import find_targets
from corpus.register.types import Milestone, Obligation, Register, Target
from corpus.tables.types import Table
from corpus.types import Document
from corpus.units import Unit

_HEAD = 600


def extract(document: Document, units: Sequence[Unit], tables: Sequence[Table]) -> Register:
    """All that a document states of duties, dates and aims, in its order; needs no model."""
    rules = rules_for(document.language, bare=bare_text(document.text, document.language))
    place = document_place(document)
    reader = DutyReader(document, rules, place)
    obligations: list[Obligation] = []
    milestones: list[Milestone] = []
    targets: list[Target] = []
    reference, stated = document.identity.date, document.identity.date is not None
    starts = [t.start for t in tables]
    for unit in units:
        number = bisect_right(starts, unit.start) - 1
        if number >= 0 and unit.start < tables[number].end:
            continue
        dates = read_dates(
            document.text, unit, reference, language=document.language, stated=stated
        )
        if not stated:
            reference = latest_reference(dates.dates, dates.issued, reference)
        found = list(reader.read(unit, dates))
        obligations += found
        milestones += find_milestones(document, unit, dates)
        targets += find_targets(document, unit, dates, rules, found, in_section=reader.in_targets)
    for table in tables:
        part = read_table(document, table, place)
        obligations += part.obligations
        milestones += part.milestones
        targets += part.targets
    return Register(
        obligations=tuple(sorted(obligations, key=lambda o: (o.start, o.end))),
        milestones=tuple(sorted(milestones, key=lambda m: (m.start, m.end))),
        targets=tuple(sorted(targets, key=lambda t: (t.start, t.end))),
    )


def document_place(document: Document) -> str | None:
    """The id of the province that a document speaks for, by its head or its source's address."""
    head = f"{document.identity.issuer or ''}\n{document.identity.place or ''}\n"
    head += document.text[:_HEAD] if document.identity.number else ""
    named = find_places(head, language=document.language)
    if named:
        return named[0].place_id
    places = address_places(document.text) or host_places(document.text)
    return places[0] if places else None
