"""A run as files for people and machines: run.json, report.html, report.md, junit.xml."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.pages.html import report_html
from eval.pages.junit import report_junit
from eval.pages.markdown import report_markdown

__all__ = ["save_pages", "save_report"]


def save_report(report: dict[str, Any], folder: Path) -> None:
    """Writes the report into the folder in all its forms; OSError where that cannot be done."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
    (folder / "run.json").write_text(whole + "\n", encoding="utf-8")
    save_pages(report, folder)


def save_pages(
    report: dict[str, Any], folder: Path, earlier: Sequence[dict[str, Any]] = ()
) -> None:
    """The same but for run.json; `earlier` are other runs, the oldest first, for the trend."""
    for name, text in (
        ("report.html", report_html(report, earlier)),
        ("report.md", report_markdown(report)),
        ("junit.xml", report_junit(report)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
