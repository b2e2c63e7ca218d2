"""The parts of a clause that a row of the register shows: action, product, legal basis."""

from __future__ import annotations

import regex

from corpus.particulars.docnumbers import find_document_numbers
from corpus.register.clauses import Clause
from corpus.register.cues import Finding
from corpus.register.mentions import NUMBERING
from corpus.register.rules import Rules
from corpus.types import Span

_EDGES = regex.compile(r"[\p{L}\p{N}\"“(].*[^\s,.;:।৷*_|]", regex.DOTALL)
_REACH = 50


def action_of(clause: Clause, finding: Finding | None, rules: Rules) -> Span:
    """What is to be done: the clause without the unit and the words of duty that open it."""
    numbering = NUMBERING.match(clause.text)
    start = numbering.end() if numbering else 0
    if finding is not None:
        if rules.verb_final:
            mention = finding.mention
            start = mention.last if mention and mention.last < finding.start else start
        elif finding.cue.acting:
            start = finding.start
        else:
            after = finding.mention.last if finding.cue.after and finding.mention else 0
            start = max(finding.end, after)
    inner = _EDGES.search(clause.text, start) or _EDGES.search(clause.text)
    if inner is None:
        return Span(start=clause.start, end=clause.end)
    return clause.place(inner.start(), inner.end())


def product_of(clause: Clause, rules: Rules) -> Span | None:
    """What a clause says is to be delivered, None where it does not say."""
    opener = rules.product.search(clause.text)
    inner = _EDGES.search(clause.text, opener.end()) if opener else None
    return clause.place(inner.start(), inner.end()) if inner else None


def basis_of(clause: Clause, rules: Rules) -> Span | None:
    """The numbered document that a clause says it acts under, None where it names none."""
    for mention in find_document_numbers(clause.text):
        before = clause.text[max(0, mention.start - _REACH) : mention.start]
        if rules.verb_final:
            bound = rules.basis.match(clause.text, mention.end)
        else:
            bound = rules.basis.search(before)
        if bound:
            return clause.place(mention.start, mention.end)
    return None
