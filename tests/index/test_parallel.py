"""The parallel sentences are whole, in the right script and different from each other."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import regex

import index

LANGUAGES = ("vi", "bn", "en")
KEYS = {"id", "kind", "topic", *LANGUAGES}
ROWS: list[dict[str, str]] = [
    json.loads(line)
    for line in (Path(index.__file__).parent / "parallel.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def share_of_script(script: str, text: str) -> float:
    """The share of letters and marks of `text` that belong to a script."""
    letters = regex.findall(r"[\p{L}\p{M}]", text)
    return len(regex.findall(rf"\p{{Script={script}}}", "".join(letters))) / max(1, len(letters))


def script_errors(row: dict[str, str]) -> list[str]:
    """The languages of a row whose text is not written in their script."""
    errors = []
    if share_of_script("Bengali", row["bn"]) < 0.6:
        errors.append("bn")
    if not regex.search(r"[^\x00-\x7f]", row["vi"]) or regex.search(r"\p{Bengali}", row["vi"]):
        errors.append("vi")
    if share_of_script("Latin", row["en"]) < 1.0:
        errors.append("en")
    return errors


def row_errors(row: dict[str, str]) -> list[str]:
    """What is wrong with one row; empty when nothing is."""
    if set(row) != KEYS or not all(isinstance(value, str) for value in row.values()):
        return ["keys"]
    errors = [key for key in KEYS if not row[key].strip() or row[key] != row[key].strip()]
    errors += [key for key in KEYS if not unicodedata.is_normalized("NFC", row[key])]
    if row["kind"] not in ("passage", "query"):
        errors.append("kind")
    if row["kind"] == "passage":
        errors += [language for language in LANGUAGES if not 60 <= len(row[language]) <= 350]
    return errors + script_errors(row)


def test_every_row_is_valid() -> None:
    assert {row["id"]: errors for row in ROWS if (errors := row_errors(row))} == {}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"bn": "Who must report?"}, "bn"),
        ({"vi": "Who must report?"}, "vi"),
        ({"en": "কে প্রতিবেদন দেবে?"}, "en"),
        ({"en": " "}, "en"),
        ({"vi": unicodedata.normalize("NFD", "Ai phải báo cáo?")}, "vi"),
        ({"kind": "passage"}, "en"),
        ({"kind": "note"}, "kind"),
        ({"more": "x"}, "keys"),
    ],
)
def test_a_bad_row_is_seen(change: dict[str, str], error: str) -> None:
    good = {"id": "p1", "kind": "query", "topic": "who", "en": "Who must report?"}
    good |= {"vi": "Ai phải báo cáo?", "bn": "কাকে প্রতিবেদন দিতে হবে?"}
    assert row_errors(good) == []
    assert error in row_errors(good | change)


@pytest.mark.parametrize("key", ["id", *LANGUAGES])
def test_no_two_rows_are_the_same(key: str) -> None:
    counts = Counter(row[key].casefold() for row in ROWS)
    assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(("kind", "least"), [("passage", 400), ("query", 200)])
def test_there_are_enough_of_each_kind(kind: str, least: int) -> None:
    assert sum(row["kind"] == kind for row in ROWS) >= least
