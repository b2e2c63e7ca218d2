"""A run as files for people and machines: run.json, report.html, report.md, junit.xml."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.pages.html import report_html
from eval.pages.junit import report_junit
from eval.pages.markdown import report_markdown

__all__ = ["save_report"]


def save_report(report: dict[str, Any], folder: Path) -> None:
    """Writes the report into the folder in all its forms; OSError where that cannot be done."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = json.dumps(report, ensure_ascii=False, indent=2, allow_nan=False)
    for name, text in (
        ("run.json", whole + "\n"),
        ("report.html", report_html(report)),
        ("report.md", report_markdown(report)),
        ("junit.xml", report_junit(report)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
