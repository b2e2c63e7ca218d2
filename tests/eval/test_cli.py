"""The command line: one JSON document on standard output, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.wiring import Parts
from eval.cli import main

BRIDGE = "ঠিকাদারকে ১৫ নভেম্বর ২০২৫ তারিখের মধ্যে কাজ শেষ করতে হবে।"
CASE = {
    "id": "bridge",
    "language": "bn",
    "question": "ঠিকাদারকে সেতু মেরামতের কাজ কবের মধ্যে শেষ করতে হবে?",
    "kind": "deadline",
    "evidence": [{"quote": BRIDGE}],
    "facts": ["2025-11-15"],
}


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["assistant-eval", *map(str, arguments)])
    with pytest.raises(SystemExit) as exit_info:
        main()
    assert isinstance(exit_info.value.code, int)
    return exit_info.value.code


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return path


def test_run_prints_one_document_and_writes_it(
    parts: Parts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cases = write(tmp_path / "cases.jsonl", CASE)
    store, out = parts.settings.store, tmp_path / "a" / "b"
    options: list[str | Path] = ["--cases", cases, "--store", store, "--out", out, "--json"]
    assert call(monkeypatch, "run", *options) == 0
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert report["cases"][0]["failure"] is None
    assert report["cases"][0]["scores"]["quote_fidelity"] in (None, 1.0)
    assert json.loads((out / "run.json").read_text("utf-8")) == report
    assert "cases" in captured.err
    assert call(monkeypatch, "report", tmp_path / "a") == 0
    assert "the latest of 1 runs" in capsys.readouterr().out
    assert "Bengali" in (tmp_path / "a" / "report.html").read_text("utf-8")


def test_run_with_a_failing_case_exits_1_and_names_it(
    parts: Parts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lost = {**CASE, "id": "lost", "evidence": [{"quote": "নেই এমন বাক্য"}]}
    cases = write(tmp_path / "cases.jsonl", CASE, lost)
    assert call(monkeypatch, "run", "--cases", cases, "--store", parts.settings.store) == 1
    captured = capsys.readouterr()
    assert "নেই এমন বাক্য" in captured.err
    assert captured.out.splitlines()[0].split() == ["all", "bn"]
    assert "lost" in captured.out.split("Failed:")[1]


def test_wrong_usage_exits_2_and_says_what_next(
    parts: Parts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = write(tmp_path / "good.jsonl", CASE)
    bad = write(tmp_path / "bad.jsonl", {**CASE, "language": "fr"})
    (tmp_path / "empty").mkdir()
    store = parts.settings.store
    calls: list[tuple[list[str | Path], str]] = [
        (["run", "--store", store], "--cases"),
        (["run", "--cases", tmp_path / "none.jsonl", "--store", store], "none.jsonl"),
        (["run", "--cases", bad, "--store", store], "line 1: language"),
        (["run", "--cases", good, "--store", tmp_path / "nowhere"], "assistant ingest"),
        (["run", "--cases", good, "--store", tmp_path / "empty"], "assistant ingest"),
        (["run", "--cases", good, "--store", store, "--out", good / "x"], "--out"),
        (["retrieval", tmp_path / "empty"], "corpus.jsonl"),
        (["unknown"], "unknown"),
    ]
    for arguments, named in calls:
        assert call(monkeypatch, *arguments) == 2, arguments
        captured = capsys.readouterr()
        assert named in captured.err
        assert captured.out == ""
        assert "Traceback" not in captured.err
    assert not (tmp_path / "nowhere").exists()


def test_retrieval_prints_the_fields_of_the_contract(
    stand_in: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path / "corpus.jsonl", {"_id": "b", "title": "", "text": BRIDGE})
    write(tmp_path / "queries.jsonl", {"_id": "q", "text": CASE["question"], "lang": "bn"})
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\n", "utf-8")
    assert call(monkeypatch, "retrieval", tmp_path, "--json") == 0
    full = {"recall@10": 1.0, "ndcg@10": 1.0, "mrr@10": 1.0}
    assert json.loads(capsys.readouterr().out) == {
        **full,
        "queries": 1,
        "passages": 1,
        "by_language": {"bn": full},
    }
    assert call(monkeypatch, "retrieval", tmp_path, "--limit", "1") == 0
    assert capsys.readouterr().out.startswith("1 queries, 1 passages")
    assert call(monkeypatch, "retrieval", tmp_path, "--compare", "--typed") == 0
    shown = capsys.readouterr().out
    assert "ndcg@10 vectors alone: 1.0000" in shown
    assert "ndcg@10 one typo, 1 queries: 1.0000, clean 1.0000" in shown


def test_retrieval_counts_what_should_not_have_been_answered_or_refused(
    stand_in: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path / "corpus.jsonl", {"_id": "b", "title": "", "text": BRIDGE})
    write(tmp_path / "queries.jsonl", {"_id": "q", "text": CASE["question"], "lang": "bn"})
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\n", "utf-8")
    lacking = {"_id": "u", "text": "What does Plan 99-KH/TW ask?", "lang": "en"}
    write(tmp_path / "queries_unanswerable.jsonl", lacking)
    assert call(monkeypatch, "retrieval", tmp_path, "--refusals", "--json") == 0
    rates = json.loads(capsys.readouterr().out)["refusals"]
    assert (rates["hallucination_rate"], rates["error_rate"]) == (0.0, 0.0)
    by_language = rates["by_language"]
    assert by_language["en"]["hallucination_rate"] == 0.0
    assert by_language["en"]["error_rate"] is None
    assert by_language["bn"]["answerable"] == 1
    assert call(monkeypatch, "retrieval", tmp_path, "--refusals") == 0
    assert "of 1 without and 0 with an answer" in capsys.readouterr().out
