from __future__ import annotations

import datetime
import sqlite3
import threading
from pathlib import Path

import pytest

from assistant.audit.log import AuditLog, Event

QUESTIONS = ["Kế hoạch 02 có thời hạn nào?", "পরিকল্পনা ০২-এর সময়সীমা কবে?", "Deadlines?", "Who?"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.sqlite"


@pytest.fixture
def log(path: Path) -> AuditLog:
    log = AuditLog(path)
    for number, question in enumerate(QUESTIONS):
        log.add(
            Event(
                person=("Lan", "রহিমা")[number % 2],
                action="POST /v1/ask",
                status=200,
                details={"question": question},
            )
        )
    return log


def tamper(path: Path, *statements: str) -> None:
    """What somebody with the file in hand can do: triggers are no obstacle to them."""
    connection = sqlite3.connect(path)
    connection.executescript("DROP TRIGGER events_stay; DROP TRIGGER events_last;")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_events_come_back_the_last_first(log: AuditLog) -> None:
    found, total = log.events(limit=3)
    assert total == 4
    assert [event.details["question"] for event in found] == QUESTIONS[:0:-1]
    mine, count = log.events(person="রহিমা", action="ask", since=datetime.date(2020, 1, 1))
    assert count == 2
    assert {event.person for event in mine} == {"রহিমা"}
    assert log.events(until=datetime.date(2020, 1, 1)) == ([], 0)


def test_a_log_as_it_was_written_is_whole(log: AuditLog) -> None:
    verdict = log.verify()
    assert verdict.is_whole
    assert verdict.count == 4
    assert log.verify(f"4:{verdict.head}").is_whole
    log.add(Event(person="Ann", action="GET /v1/audit"))
    assert log.verify(f"4:{verdict.head}").is_whole


def test_an_empty_log_is_whole_unless_an_anchor_tells_of_events(path: Path) -> None:
    assert AuditLog(path).verify().is_whole
    assert not AuditLog(path).verify("4:" + "0" * 64).is_whole


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        (("UPDATE events SET person = 'Ann' WHERE number = 2",), 2),
        (("UPDATE events SET details = '{}' WHERE number = 4",), 4),
        (("UPDATE events SET at = '2020-01-01' WHERE number = 1",), 1),
        (("DELETE FROM events WHERE number = 2",), 2),
        (("DELETE FROM events WHERE number = 4",), 4),
        (("DELETE FROM events",), 1),
        (
            (
                "UPDATE events SET number = 9 WHERE number = 2",
                "UPDATE events SET number = 2 WHERE number = 3",
                "UPDATE events SET number = 3 WHERE number = 9",
            ),
            2,
        ),
        (("DELETE FROM events WHERE number = 4", "DELETE FROM head"), 4),
    ],
)
def test_what_was_changed_removed_or_reordered_is_found(
    log: AuditLog, path: Path, statements: tuple[str, ...], broken: int
) -> None:
    tamper(path, *statements)
    verdict = log.verify()
    assert not verdict.is_whole
    assert verdict.broken == broken


def test_an_anchor_finds_a_log_that_was_written_anew(log: AuditLog, path: Path) -> None:
    anchor = f"4:{log.verify().head}"
    path.unlink()
    for question in QUESTIONS:
        log.add(Event(person="Ann", action="POST /v1/ask", details={"question": question}))
    assert log.verify().is_whole
    assert not log.verify(anchor).is_whole
    assert not log.verify("9:" + "0" * 64).is_whole


def test_writers_at_the_same_time_make_one_chain(log: AuditLog) -> None:
    def write() -> None:
        for _ in range(5):
            log.add(Event(person="Ann", action="GET /v1/documents"))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log.verify().is_whole
    assert log.verify().count == 24


def test_events_cannot_be_changed_by_mistake(log: AuditLog, path: Path) -> None:
    connection = sqlite3.connect(path)
    for statement in ("UPDATE events SET person = 'x'", "DELETE FROM events"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            connection.execute(statement)
    connection.close()
