"""A run as Markdown, for a pull request or a build's summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.metrics.table import NAMES
from eval.report import cell, worst

_WORST = 15


def report_markdown(report: dict[str, Any]) -> str:
    """The scores a language, the verifier's own rates, and the worst cases."""
    columns = {"all": report["overall"], **report["by_language"]}
    lines = [
        "# Evaluation",
        "",
        f"{len(report['cases'])} cases, revision `{report['run'].get('revision')}`",
        "",
        *_table(
            ["metric", *columns], [[m, *(cell(c[m]) for c in columns.values())] for m in NAMES]
        ),
    ]
    if report["verifier"]:
        rows = [
            [
                code,
                _share(own["kill_rate"]),
                str(own["mutations"]),
                _share(own["false_rejection_rate"]),
                str(own["rewordings"]),
            ]
            for code, own in report["verifier"]["by_language"].items()
        ]
        head = ["verifier", "kill rate", "mutations", "false rejections", "rewordings"]
        lines += ["", *_table(head, rows)]
    lines += ["", "## Worst cases", ""]
    lines += [_line(share, case) for share, case in worst(report["cases"])[:_WORST]]
    return "\n".join(lines) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        "| " + " | ".join(head) + " |",
        "|" + " --- |" * len(head),
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def _line(share: float, case: Mapping[str, Any]) -> str:
    said = case["answer"]["answer"] if case["answer"] else case["failure"]
    return f"- `{case['id']}` {share:.2f}: {_flat(case['question'])} → {_flat(said)[:200]}"


def _flat(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
