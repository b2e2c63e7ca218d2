"""A person's corrections of a row: checked when they are recorded, applied when it is shown."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

from assistant.errors import BadEntry
from corpus.names.parties import resolve_unit
from corpus.register.types import Deadline, Modality, Obligation, Party
from index.register import Value

_OF_OBLIGATIONS = ("deadline", "modality", "product", "unit")
_OF_OTHERS = ("deadline",)
RULE = "corrected"


def check_corrections(value: Value, corrections: Mapping[str, str]) -> None:
    """Raises BadEntry for a field that a row has not, or a value that it cannot take."""
    fields = _OF_OBLIGATIONS if isinstance(value, Obligation) else _OF_OTHERS
    for name, right in corrections.items():
        if name not in fields:
            raise BadEntry(f"{name!r} cannot be corrected; these can: {', '.join(fields)}")
        if name == "deadline" and (right or not isinstance(value, Obligation)):
            _day(right)
        if name == "modality" and right not in list(Modality):
            raise BadEntry(f"no modality {right!r}; there are {', '.join(Modality)}")


def corrected(value: Value, corrections: Mapping[str, str]) -> Value:
    """The row with what people corrected; a corrected product is no span and stays as it is."""
    if day := corrections.get("deadline"):
        value = replace(value, deadline=_deadline(value, day))
    if not isinstance(value, Obligation):
        return value
    if day == "":
        value = replace(value, deadline=None)
    if (modality := corrections.get("modality")) is not None:
        value = replace(value, modality=Modality(modality))
    if (unit := corrections.get("unit")) is not None:
        value = replace(value, unit=_party(value, unit) if unit else None)
    return value


def _day(written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError as error:
        raise BadEntry(
            f"{written!r} is not a day; write it as 2025-06-30, or leave it empty for none"
        ) from error


def _deadline(value: Value, written: str) -> Deadline:
    day = _day(written)
    return Deadline(
        start=value.start,
        end=value.start,
        as_written=written,
        first=day,
        last=day,
        precision="day",
        rule=RULE,
    )


def _party(value: Value, name: str) -> Party:
    known = resolve_unit(name)
    place = Party(start=value.start, end=value.start, as_written=name)
    if not known:
        return place
    return replace(
        place, agency=known[0].agency, collective=known[0].collective, place=known[0].place
    )
