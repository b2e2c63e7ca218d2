from __future__ import annotations

import json
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.cli import main
from index.store import Store
from tests.assistant.register.plans import put_all

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Runs `assistant` on a store with the three documents; returns code, output and errors."""
    opened = Store(tmp_path / "store")
    put_all(opened)
    opened.close()
    monkeypatch.setenv("ASSISTANT_STORE", str(tmp_path / "store"))

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["assistant", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert isinstance(stopped.value.code, int)
        return stopped.value.code, out, err

    return run


def rows(call: Call, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = call("obligations", "--as-of", "2025-06-27", "--json", *arguments)
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)["obligations"]
    return found


def test_json_and_its_format_are_the_same(call: Call) -> None:
    assert call("obligations", "--json") == call("obligations", "--format", "json")
    code, out, _ = call("deadlines", "--json")
    assert (code, next(iter(json.loads(out)))) == (0, "deadlines")
    code, out, _ = call("targets", "--json")
    assert (code, next(iter(json.loads(out)))) == (0, "targets")


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ((), 8),
        (("--unit", "sở kh&cn cà mau"), 3),
        (("--unit", "বিজ্ঞান ও প্রযুক্তি মন্ত্রণালয়"), 2),
        (("--document", "41/KH-UBND"), 4),
        (("--due-before", "2025-07-15"), 2),
        (("--due-after", "2025-07-15", "--due-before", "2025-09-30"), 2),
        (("--status", "due_in_3_days", "--status", "ongoing"), 2),
        (("--modality", "must_not"), 1),
        (("--limit", "3", "--offset", "6"), 2),
    ],
)
def test_filters(call: Call, filters: tuple[str, ...], count: int) -> None:
    assert len(rows(call, *filters)) == count


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unit", "Ministry of Magic"), "closest names are 'Ministry of"),
        (("--document", "42/KH-UBND"), "the closest are 41/KH-UBND"),
        (("--due-before", "30/6/2025"), "%Y-%m-%d"),
        (("--format", "xlsx"), "--output FILE.xlsx"),
        (("--format", "csv", "--json"), "exclude each other"),
        (("--output", "no/such/folder/x.csv"), "choose another with --output"),
    ],
)
def test_wrong_usage_is_told(call: Call, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = call("obligations", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_table_is_what_people_get(call: Call) -> None:
    code, out, err = call("obligations", "--as-of", "2025-06-27", "--language", "vi")
    assert code == 0
    assert "Sở Khoa học và Công nghệ (Cà Mau)" in out
    assert "8 of 8 rows, as of 2025-06-27" in err


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.ics", "x.json"])
def test_the_file_s_name_tells_the_format(call: Call, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    code, out, err = call("obligations", "--output", file, "--sheet-per-unit")
    assert (code, out) == (0, "")
    content = file.read_bytes()
    start = {"xlsx": b"PK", "csv": b"\xef\xbb\xbf", "ics": b"BEGIN:VCALENDAR", "json": b"{"}
    assert content.startswith(start[name[2:]])
    if name == "x.xlsx":
        assert len(load_workbook(BytesIO(content)).worksheets) == 7
    if name == "x.ics":
        assert "4 rows have no day" in err


def test_people_record_what_they_know(call: Call) -> None:
    row = rows(call)[4]
    code, out, _ = call(
        *("record", row["id"], "--progress", "đã trình", "--status", "doing", "--owner", "Lan"),
        *("--set", "deadline=2025-07-01", "--by", "Hoa", "--json"),
    )
    assert (code, json.loads(out)["entry"]["by"]) == (0, "Hoa")
    after = rows(call)[4]
    assert (after["progress"], after["state"], after["owner"]) == ("đã trình", "doing", "Lan")
    assert after["deadline"]["end"] == "2025-07-01"
    assert after["original"]["deadline"]["end"] == "2025-06-30"
    code, out, _ = call("entries", "--json")
    [entry] = json.loads(out)["entries"]
    assert (code, entry["current_row_id"], entry["set"]) == (
        0,
        row["id"],
        {"deadline": "2025-07-01"},
    )
    assert "đã trình" in call("entries")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing", "--progress", "x", "--by", "Hoa"), "no row 'nothing'"),
        (("ROW", "--progress", "x"), "--by"),
        (("ROW", "--by", "Hoa"), "says nothing"),
        (("ROW", "--set", "deadline", "--by", "Hoa"), "FIELD=VALUE"),
        (("ROW", "--set", "deadline=soon", "--by", "Hoa"), "2025-06-30"),
        (("ROW", "--status", "perhaps", "--by", "Hoa"), "doing"),
    ],
)
def test_wrong_entries_are_told(call: Call, arguments: tuple[str, ...], said: str) -> None:
    row_id = rows(call)[0]["id"]
    code, _, err = call("record", *(row_id if a == "ROW" else a for a in arguments))
    assert code == 2
    assert said in err
