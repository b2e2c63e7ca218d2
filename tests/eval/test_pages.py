"""A run as files: nothing from the network, nothing that a document could run as a script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import regex

from corpus.types import Language
from eval.pages import save_report
from eval.report import METRICS, report_json
from eval.types import Case, CaseResult, Evidence, Quote

MADE = {"revision": "r", "model": "m", "documents": 3, "cases": "c", "corpus": "d"} | {
    "seed": 1,
    "resamples": 2,
    "python": "3",
}
SAID = {
    Language.VI: "Hạn là ngày 16/3/2026 <script>alert(1)</script>",
    Language.BN: "সময়সীমা ১৬ মার্চ ২০২৬",
    Language.EN: "The report is due on 16 March 2026",
}


def result(language: Language) -> CaseResult:
    said = SAID[language]
    citation = {
        "number": 1,
        "title": "T",
        "page": 2,
        "start": 3,
        "end": 9,
        "language": language.value,
        "quote": "Quote",
        "before": "Before",
        "after": "After",
    }
    return CaseResult(
        case=Case(
            id=f"{language.value}-1",
            language=language,
            question=f"{language.value}?",
            kind="deadline",
            evidence=(Evidence(alternatives=(Quote(quote="Gold"),)),),
            facts=("2026-03-15",),
        ),
        scores={**dict.fromkeys(METRICS), "faithfulness": 0.0, "abstention_correct": 1.0},
        pair=f"{language.value}-vi",
        answer={
            "status": "answered",
            "reason": None,
            "answer": said,
            "citations": [citation],
            "nearest": [],
            "problems": [{"said": "2026", "why": "date: the statement has '2026'"}],
        },
    )


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    rates: dict[str, Any] = {
        "kill_rate": 0.9,
        "mutations": 10,
        "false_rejection_rate": None,
        "rewordings": 0,
        "by_kind": {},
    }
    verifier = {"by_language": {code.value: rates for code in Language}}
    report = report_json([result(language) for language in Language], MADE, verifier)
    save_report(report, tmp_path)
    assert json.loads((tmp_path / "run.json").read_text("utf-8")) == report
    return tmp_path


def test_the_page_stands_alone(saved: Path) -> None:
    page = (saved / "report.html").read_text("utf-8")
    assert not regex.search(r"(?:src|href)\s*=|@import|url\(|https?://(?!www\.w3\.org)", page)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert page.count("<mark>2026</mark>") == 2
    assert page.count('class="case"') == 3
    assert page.count("<svg") == len(METRICS) - 1
    for shown in ("সময়সীমা", "Before", "After", "Gold", "deadline", "bn-vi"):
        assert shown in page


def test_markdown_has_a_column_a_language(saved: Path) -> None:
    text = (saved / "report.md").read_text("utf-8")
    assert "| metric | all | vi | bn | en |" in text
    assert "| vi | 0.900 | 10 | – | 0 |" in text
    assert "`en-1`" in text


def test_junit_has_a_suite_a_language(saved: Path) -> None:
    root = Xml.fromstring((saved / "junit.xml").read_text("utf-8"))
    assert [(s.get("name"), s.get("failures")) for s in root] == [
        ("vi", "1"),
        ("bn", "1"),
        ("en", "1"),
    ]
    failure = root.find("./testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == "faithfulness 0.00"
