from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import watch


def test_files_are_given_once_they_stop_growing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happens to the folder in each pause, and what is given after it."""
    file, other = tmp_path / "kế hoạch.txt", tmp_path / "প্রতিবেদন.md"
    happens: list[tuple[Callable[[], object], list[Path] | None]] = [
        (lambda: file.write_text("a"), None),
        (lambda: file.write_text("ab"), None),
        (lambda: (tmp_path / "picture.png").write_text("a"), [file]),
        (lambda: other.write_text("b"), None),
        (lambda: None, [other]),
        (lambda: file.write_text("abc"), None),
        (lambda: None, [file]),
        (lambda: file.unlink(), None),
        (lambda: file.write_text("abcd"), None),
        (lambda: None, [file]),
    ]
    expected = [given for _, given in happens if given]
    left = iter(happens)

    def pause(_: float) -> None:
        next(left)[0]()

    monkeypatch.setattr("time.sleep", pause)
    found = watch.settled([tmp_path])
    assert [next(found) for _ in expected] == expected
    assert next(left, None) is None


def test_files_that_are_there_are_given_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert next(watch.settled([tmp_path], seconds=0)) == [tmp_path / "a.txt"]
