"""The register's days as a calendar (RFC 5545)."""

from __future__ import annotations

import datetime

from icalendar import Alarm, Calendar, Event

from assistant.register.cells import Line, Sheet, source_text
from assistant.register.types import Status
from corpus.languages.labels import LABELS
from corpus.particulars.render import render_day, to_digits
from corpus.types import Language

_ALARM_DAYS = (7, 3, 1)
_DAY = datetime.timedelta(days=1)
_LONGEST_SUMMARY = 120


def calendar_bytes(sheet: Sheet) -> tuple[bytes, int]:
    """An all-day event a row on its last day, and the number of rows that have no day.

    The same register gives the same bytes: nothing in it is of the moment.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//policy-assistant//register//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", sheet.title)
    left_out = 0
    for line in sheet.lines:
        deadline = line.row.value.deadline
        if deadline is None or deadline.last is None:
            left_out += 1
        else:
            calendar.add_component(_event(line, deadline.last, sheet))
    return calendar.to_ical(), left_out


def _event(line: Line, day: datetime.date, sheet: Sheet) -> Event:
    said = dict(zip(sheet.columns, line.cells, strict=True))
    what = str(said.get("task") or said.get("what") or said.get("indicator"))
    summary = _short(f"{said['lead']}: {what}" if said.get("lead") else what)
    event = Event()
    event.add("uid", f"{line.row.stored.id}@policy-assistant")
    event.add("dtstamp", _changed(line, day))
    event.add("sequence", len(line.row.entries))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", summary)
    event.add("description", _description(line, day, sheet))
    event.add("transp", "TRANSPARENT")
    role = getattr(line.row.value, "role", "deadline")
    quiet = line.row.status is Status.DONE or role in ("issued", "event")
    for days in () if quiet else _ALARM_DAYS:
        event.add_component(_alarm(days, summary, sheet.language))
    return event


def _changed(line: Line, day: datetime.date) -> datetime.datetime:
    """When the row last changed: with its last entry, else with its document."""
    if line.row.entries:
        return line.row.entries[-1].at
    issued = line.document.identity.date or day
    return datetime.datetime.combine(issued, datetime.time(), datetime.UTC)


def _description(line: Line, day: datetime.date, sheet: Sheet) -> str:
    labels, language = LABELS[sheet.language], sheet.language
    deadline, stored = line.row.value.deadline, line.row.stored
    assert deadline is not None
    written = " ".join(deadline.as_written.split())
    note = labels["last_day"].format(written=written, day=render_day(day, language))
    said = dict(zip(sheet.columns, line.cells, strict=True))
    parts = [
        note if deadline.precision != "day" else "",
        *(
            f"{labels[name]}: {said[name]}"
            for name in ("coordinating", "product", "owner", "progress", "written")
            if said.get(name)
        ),
        f"“{said['quote']}”",
        f"{labels['source']}: {source_text(line.row, line.document, language)}",
        f"{line.document.identity.title} ({stored.document_id},"
        f" {stored.value.start}–{stored.value.end})",
    ]
    return "\n".join(part for part in parts if part)


def _alarm(days: int, summary: str, language: Language) -> Alarm:
    text = LABELS[language]["alarm"].format(days=to_digits(str(days), language), summary=summary)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -days * _DAY)
    return alarm


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SUMMARY else f"{text[: _LONGEST_SUMMARY - 1].rstrip()}…"
