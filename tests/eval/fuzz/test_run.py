from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus.types import Page, Reading, Span
from eval.fuzz import run as fuzzing
from eval.fuzz.mutate import mutate
from eval.fuzz.run import READ, fuzz_json, fuzz_text, make_inputs, probe, run
from eval.fuzz.seeds import large_files, small_files


@pytest.mark.parametrize("name", sorted(small_files()))
def test_the_files_are_valid_before_they_are_damaged(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(small_files()[name])
    expected = {".zip": "unsupported_type", ".rtf": "missing_tool", ".odt": "missing_tool"}
    assert probe(path, tools=False) == expected.get(path.suffix, READ)


def test_samples_are_among_the_files() -> None:
    assert {Path(name).suffix for name in large_files()} >= {".pdf", ".docx", ".txt", ".html"}


def test_the_same_number_makes_the_same_file() -> None:
    whole = list(make_inputs(6, seed=3))
    assert list(make_inputs(1, seed=3, first=5)) == whole[5:]
    assert list(make_inputs(6, seed=4)) != whole


@pytest.mark.parametrize("content", [b"", b"x", small_files()["plan.docx"]])
def test_any_file_can_be_damaged(content: bytes) -> None:
    dice = random.Random(1)
    assert len({mutate(content, dice) for _ in range(50)}) > 10


def test_readers_stand_damaged_files() -> None:
    report = fuzz_json(run(make_inputs(250, seed=11), processes=0, tools=False, keep=None))
    assert report["inputs"] == 250
    assert report["failures"] == []


def test_a_broken_reader_is_reported_and_its_file_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> Reading:
        raise IndexError("no such line")

    monkeypatch.setattr(fuzzing, "read", broken)
    inputs = [item for item in make_inputs(40, seed=1) if item.name == "plain.txt"][:1]
    report = fuzz_json(run(inputs, processes=0, tools=False, keep=tmp_path))
    assert "IndexError: no such line" in report["failures"][0]["error"]
    assert "IndexError" in fuzz_text(report)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [inputs[0].content]


@pytest.mark.parametrize(
    ("reading", "promise"),
    [
        (Reading(text="e\u0301", pages=()), "NFC"),
        (Reading(text="a", pages=(Page(start=0, end=2, number=1),)), "after the text"),
        (Reading(text="a", pages=(), noise=(Span(start=1, end=3),)), "after the text"),
        (
            Reading(
                text="ab", pages=(Page(start=0, end=2, number=1), Page(start=1, end=2, number=2))
            ),
            "overlap",
        ),
    ],
)
def test_broken_promises_are_failures(
    reading: Reading, promise: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    monkeypatch.setattr(fuzzing, "read", lambda _: reading)
    assert promise in probe(path, tools=False)
