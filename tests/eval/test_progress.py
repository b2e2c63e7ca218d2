"""An interrupted run goes on where it stopped, and only where nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.types import Language
from eval.progress import Kept
from eval.types import Case, CaseResult

CASES = [Case(id=str(n), language=Language.BN, question=f"{n}?", kind="count") for n in range(4)]
RUN = {"revision": "a"}


def results(cases: list[Case], *, stop_at: str | None = None) -> Iterator[CaseResult]:
    for case in cases:
        if case.id == stop_at:
            raise KeyboardInterrupt
        yield CaseResult(case=case, scores={"fact_recall": 1.0}, answer={"answer": "৩টি"})


def interrupted(folder: Path) -> None:
    kept = Kept(folder, RUN)
    with pytest.raises(KeyboardInterrupt):
        list(kept.results(CASES, results(kept.missing(CASES), stop_at="2")))


def test_only_what_is_missing_is_asked_again(tmp_path: Path) -> None:
    interrupted(tmp_path)
    kept = Kept(tmp_path, RUN)
    assert [case.id for case in kept.missing(CASES)] == ["2", "3"]
    found = list(kept.results(CASES, results(kept.missing(CASES))))
    assert found == list(results(CASES))
    kept.finish()
    assert Kept(tmp_path, RUN).missing(CASES) == CASES


def test_a_run_made_otherwise_starts_anew(tmp_path: Path) -> None:
    interrupted(tmp_path)
    assert Kept(tmp_path, {"revision": "b"}).missing(CASES) == CASES


def test_half_a_line_is_no_row(tmp_path: Path) -> None:
    interrupted(tmp_path)
    file = tmp_path / "rows.jsonl"
    file.write_text(file.read_text("utf-8") + '{"id": "2", "sco', "utf-8")
    assert [case.id for case in Kept(tmp_path, RUN).missing(CASES)] == ["2", "3"]
