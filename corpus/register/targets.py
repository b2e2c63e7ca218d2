"""Measurable aims of running text: what is measured, how much, by when, what was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.particulars.numbers import find_numbers
from corpus.particulars.types import FoundNumber
from corpus.register.clauses import Clause, find_clauses
from corpus.register.due import UnitDates, choose
from corpus.register.rules import Rules
from corpus.register.types import Modality, Obligation, Target
from corpus.types import Document, Span

_REACH = 40
_MEASURE = regex.compile(r"\s*(%|[\p{L}\p{M}]+)")
_INNER = regex.compile(r"[\p{L}\p{N}].*[\p{L}\p{M}\p{N})]", regex.DOTALL)


def find_targets(
    document: Document,
    unit: Span,
    dates: UnitDates,
    rules: Rules,
    obligations: Sequence[Obligation],
    *,
    in_section: bool,
) -> Iterator[Target]:
    """The aims of a unit of text; in a section of targets every percentage is one.

    Elsewhere a figure counts beside a word such as "at least", or as a fraction or percentage of a
    clause that reports what was done.
    """
    if not regex.search(r"\p{Nd}", document.text[unit.start : unit.end]):
        return
    done = [o for o in obligations if o.modality is Modality.DONE]
    for clause in find_clauses(document.text, unit, document.language):
        reported = any(o.start < clause.end and clause.start < o.end for o in done)
        for number in find_numbers(clause.text, language=document.language):
            if _is_date(clause, number, dates):
                continue
            if _is_aim(clause, number, rules, in_section=in_section, reported=reported):
                yield _target(clause, number, dates, reported=reported)


def _is_date(clause: Clause, number: FoundNumber, dates: UnitDates) -> bool:
    span = clause.place(number.start, number.end)
    return any(d.start < span.end and span.start < d.end for d in dates.dates)


def _is_aim(
    clause: Clause, number: FoundNumber, rules: Rules, *, in_section: bool, reported: bool
) -> bool:
    measured = number.kind in ("percent", "fraction")
    if reported or in_section:
        return measured
    near = clause.text[max(0, number.start - _REACH) : number.end + _REACH]
    return measured and rules.targets.search(near) is not None


def _target(clause: Clause, number: FoundNumber, dates: UnitDates, *, reported: bool) -> Target:
    before = _INNER.search(clause.text, 0, number.start)
    whole = _INNER.search(clause.text)
    inner = before if before and len(before[0]) > _REACH // 2 else whole
    indicator = clause.place(*inner.span()) if inner else Span(start=clause.start, end=clause.end)
    value, achieved = number.value, None
    if number.kind == "fraction":
        value, achieved = number.total or number.value, number.value
    elif reported:
        achieved = number.value
    return Target(
        start=clause.start,
        end=clause.end,
        indicator=indicator,
        value=None if reported and number.kind != "fraction" else value,
        measure=_measure(clause, number),
        as_written=number.as_written,
        deadline=choose(dates, clause),
        achieved=achieved,
    )


def _measure(clause: Clause, number: FoundNumber) -> str:
    if number.kind == "percent":
        return "%"
    found = _MEASURE.match(clause.text, number.end)
    return found[1] if found else ""
