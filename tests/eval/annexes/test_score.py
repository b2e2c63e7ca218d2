from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eval.annexes.make import FIELDS, make_tasks, merged, write_annex
from eval.annexes.score import score_tables, tables_text
from eval.errors import EvalError
from tests.eval.test_cli import call

SIZES = {"vi": 108, "bn": 36, "en": 36}
FORMATS = {"annex.docx", "annex.xlsx", "annex.html", "annex.txt", "annex-bars.txt"}
PRINTED = {"annex.pdf", "annex-chromium.pdf"}


@pytest.mark.parametrize("language", SIZES)
def test_the_same_annex_reads_alike_from_every_format(language: str, tmp_path: Path) -> None:
    write_annex(tmp_path, language, SIZES[language], prints=False)
    report = score_tables(tmp_path)
    assert report["rows"] == SIZES[language]
    assert report["files"].keys() == FORMATS
    assert [file["wrong"] for file in report["files"].values()] == [[]] * len(FORMATS)
    assert report["lowest"] == dict.fromkeys(FIELDS, 1.0)
    assert all(file["extra"] == 0 for file in report["files"].values())


@pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("soffice")), reason="needs Chromium and Office"
)
def test_printed_annexes_read_alike(tmp_path: Path) -> None:
    write_annex(tmp_path, "vi", 40)
    files = score_tables(tmp_path)["files"]
    assert [files[name]["wrong"] for name in sorted(PRINTED)] == [[]] * len(PRINTED)


@pytest.mark.parametrize("language", SIZES)
def test_annexes_have_groups_merged_cells_and_cells_of_several_lines(language: str) -> None:
    tasks = make_tasks(language, 36)
    assert len({task.group for task in tasks}) >= 3
    assert max(merged(tasks, "lead")) > 1
    assert any("\n" in task.coordinating for task in tasks)
    assert any(not task.coordinating for task in tasks)
    assert len({task.task for task in tasks}) == len(tasks)


def test_wrong_cells_are_counted_and_shown(tmp_path: Path) -> None:
    row = dict(zip(FIELDS, ("1", "Plan it", "Office", "", "Report", "2025"), strict=True))
    other = row | {"number": "2", "task": "Build it"}
    lines = "\n".join(json.dumps(known) for known in (row, other))
    (tmp_path / "table.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "No. | Task | Lead | Result | Deadline\n1 | Plan it | Bureau | Report | 2025\n"
        "7 | Other | Office | Report | 2025",
        encoding="utf-8",
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    report = score_tables(tmp_path)
    shares = report["files"]["a.txt"]["fields"]
    assert (shares["task"], shares["lead"], shares["deadline"]) == (0.5, 0.0, 0.5)
    assert report["files"]["a.txt"]["extra"] == 1
    assert report["files"]["b.pdf"]["fields"]["task"] is None
    assert "'Bureau' is 'Office'" in tables_text(report)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"table\.jsonl"):
        score_tables(tmp_path)
    (tmp_path / "table.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(EvalError, match="lacks rows"):
        score_tables(tmp_path)


def test_the_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--language", "en", "--rows", "6", "--no-pdf")
    assert call(monkeypatch, "annex", tmp_path, *options) == 0
    assert call(monkeypatch, "tables", tmp_path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 6
