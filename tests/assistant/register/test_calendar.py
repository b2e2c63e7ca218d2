from __future__ import annotations

import datetime

import pytest
import vobject

from assistant.register.calendar import calendar_bytes
from assistant.register.cells import make_sheet
from assistant.register.registry import Registry
from assistant.register.types import Query
from corpus.types import Language
from index.entries import Change
from index.store import Store
from tests.assistant.register.plans import DAY

TODAY = DAY(2025, 6, 27)
DAYS = ["20251231", "20250715", "20250630", "20250930"]


def calendar(
    store: Store, language: Language = Language.EN, as_of: datetime.date = TODAY
) -> tuple[bytes, int]:
    page = Registry(store).find("obligation", Query(as_of=as_of))
    return calendar_bytes(make_sheet("obligation", page, store.catalogue, language))


def events(content: bytes) -> list[dict[str, str]]:
    """Each event's own properties, read by hand: unfolded, unescaped (RFC 5545, 3.1 and 3.3.11)."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({"alarms": ""})
        elif name == "END":
            assert inside.pop() == value
        elif inside == ["VCALENDAR", "VEVENT"]:
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
            found[-1][name] = plain.replace("\\\\", "\\")
        elif inside[-1:] == ["VALARM"] and name == "TRIGGER":
            found[-1]["alarms"] += f"{value} "
    assert inside == []
    return found


def test_every_row_with_a_day_is_an_all_day_event(store: Store) -> None:
    content, left_out = calendar(store)
    found = events(content)
    assert [event["DTSTART;VALUE=DATE"] for event in found] == DAYS
    assert next(event["DTEND;VALUE=DATE"] for event in found) == "20260101"
    assert {event["alarms"] for event in found} == {"-P7D -P3D -P1D "}
    assert left_out == 4
    assert all(len(line.encode()) <= 75 for line in content.decode().split("\r\n"))


@pytest.mark.parametrize("language", list(Language))
def test_another_library_reads_the_same(store: Store, language: Language) -> None:
    content, _ = calendar(store, language)
    read = vobject.readOne(content.decode()).vevent_list
    assert [event.uid.value for event in read] == [event["UID"] for event in events(content)]
    assert [event.dtstart.value for event in read] == [DAY.fromisoformat(day) for day in DAYS]
    assert {event.dtend.value - event.dtstart.value for event in read} == {datetime.timedelta(1)}
    alarms = [alarm.trigger.value.days for alarm in read[0].valarm_list]
    assert alarms == [-7, -3, -1]
    assert "“Sở Khoa học và Công nghệ trình" in read[2].description.value


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.VI, "lịch lấy ngày cuối cùng: 30/9/2025"),
        (Language.EN, "the calendar shows its last day, 30 September 2025"),
        (Language.BN, "শেষ দিন ৩০ সেপ্টেম্বর ২০২৫"),
    ],
)
def test_a_quarter_stands_on_its_last_day_and_says_so(
    store: Store, language: Language, said: str
) -> None:
    found = events(calendar(store, language)[0])
    assert said in found[3]["DESCRIPTION"]
    assert "“quý III/2025”" in found[3]["DESCRIPTION"]
    assert said not in found[2]["DESCRIPTION"]


def test_the_quote_and_its_place_are_in_the_description(store: Store) -> None:
    described = events(calendar(store)[0])[2]["DESCRIPTION"]
    assert "“Sở Khoa học và Công nghệ trình đề án trạm bơm trước ngày 30/6/2025.”" in described
    assert "41/KH-UBND, p. 1" in described


def test_the_same_register_gives_the_same_bytes_whatever_the_day(store: Store) -> None:
    assert calendar(store) == calendar(store, as_of=DAY(2025, 1, 1))
    uids = [event["UID"] for event in events(calendar(store)[0])]
    assert len(set(uids)) == 4


def test_an_entry_changes_the_event_and_keeps_its_uid(store: Store) -> None:
    before = events(calendar(store)[0])[2]
    row_id = before["UID"].split("@")[0]
    change = Change(state="done", corrections={"deadline": "2025-07-02"})
    Registry(store).record(row_id, change, by="Hoa")
    after = events(calendar(store)[0])[2]
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], "1")
    assert after["DTSTART;VALUE=DATE"] == "20250702"
    assert after["DTSTAMP"] > before["DTSTAMP"]
    assert after["alarms"] == "", "nobody is reminded of what is done"
