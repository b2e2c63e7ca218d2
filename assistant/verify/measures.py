"""Whether figures keep what they count: kilometres or metres, years or months, the second or third.

The number alone agrees in "5 years" and "5 months", and an order written in words has no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.asking import find_ordinals
from assistant.verify.agree import agree
from assistant.verify.parse import Parsed, Particular, compiled
from assistant.verify.types import Fault, Problem
from corpus.languages import PROFILES

_REACH = 30  # characters after a figure


def mismeasured(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Figures that the source gives in another unit of measure only."""
    for figure in _figures(said):
        own = _measure(said, figure)
        if own is None:
            continue
        same = [p for p in _figures(source) if agree(figure, p)]
        theirs = [_measure(source, p) for p in same]
        if theirs and own not in theirs and None not in theirs:
            yield Problem(
                fault=Fault.NUMBER, said=_written(said, figure), found=_written(source, same[0])
            )


def misordered(said: Parsed, source: Parsed) -> Iterator[Problem]:
    """Places in an order, where the source has other places only."""
    theirs = {o.place: o.as_written for o in find_ordinals(source.text, source.language)}
    numbers = {p.as_written for p in _figures(source)}
    for ordinal in find_ordinals(said.text, said.language):
        if theirs and ordinal.place not in theirs and str(ordinal.place) not in numbers:
            found = next(iter(theirs.values()))
            yield Problem(fault=Fault.NUMBER, said=ordinal.as_written, found=found)


def is_ordinal(figure: Particular, said: Parsed, source: Parsed) -> bool:
    """Whether a figure is a place in an order that the source names, perhaps in words."""
    named = {o.place for o in find_ordinals(source.text, source.language)}
    return any(
        o.place in named and figure.as_written in o.as_written
        for o in find_ordinals(said.text, said.language)
    )


def _figures(parsed: Parsed) -> Iterator[Particular]:
    return (p for p in parsed.particulars if p.fault is Fault.NUMBER)


def _measure(parsed: Parsed, figure: Particular) -> int | None:
    """Which of the language's measures stands at the end of a figure, or right after it."""
    text = parsed.low[figure.start : figure.end + _REACH]
    found = (
        (len(match[0]), number)
        for number, names in enumerate(PROFILES[parsed.language].statements.measures)
        if (match := compiled(rf"[\d.,]+\s*(?:{names})(?![\p{{Latin}}\d])").match(text))
    )
    return max(found, default=(0, None))[1]


def _written(parsed: Parsed, figure: Particular) -> str:
    return parsed.text[figure.start : figure.end + _REACH].split("\n")[0].strip()
