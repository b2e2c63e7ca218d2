"""A run as files: nothing from the network, nothing that a document could run as a script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import regex

from corpus.types import Language
from eval.pages import save_pages, save_report
from eval.pages.marks import marked
from eval.pages.outcomes import OUTCOMES, outcome
from eval.pages.refusals import confusion
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
            "answer": f"2026: {said} [1]",
            "citations": [citation],
            "nearest": [],
            "language": language.value,
            "statements": [{"text": said, "citations": [1]}],
            "problems": [
                {
                    "statement": said,
                    "said": "2026",
                    "found": "Quote",
                    "why": "date: the statement has '2026'",
                }
            ],
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
    assert page.count("<q><mark>Quote</mark></q>") == 3
    assert page.count('class="case"') == 3
    assert page.count("not borne out</span>") == 3
    assert page.count("<svg") == len(METRICS) - 1
    assert "Trend over" not in page
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


def test_the_trend_has_a_point_a_run_and_language(saved: Path) -> None:
    report = json.loads((saved / "run.json").read_text("utf-8"))
    earlier = {**report, "run": {**MADE, "finished": "2026-01-02T03:04:05+00:00"}}
    save_pages(report, saved, [earlier, earlier])
    page = (saved / "report.html").read_text("utf-8")
    assert "Trend over 3 runs" in page
    [plot] = regex.findall(r'<svg class="plot trend"[^>]*faithfulness.*?</svg>', page, regex.DOTALL)
    assert plot.count("<circle") == 3 * (1 + len(Language))
    assert "<title>2026-01-02 03:04 r: 0.000, n 3</title>" in plot


def expecting(reasons: list[str], given: str | None) -> dict[str, Any]:
    answer = {"reason": given, "status": "not_found" if given else "answered"}
    return {"refuse": bool(reasons), "reasons": reasons, "answer": answer}


def test_refusals_are_counted_by_reason_expected_and_given() -> None:
    cases = [
        expecting([], None),
        expecting([], "not_stated"),
        expecting(["no_such_document"], None),
        expecting(["no_such_document"], "no_such_document"),
        expecting(["not_stated", "no_such_unit"], "no_such_unit"),
        {**expecting([], None), "answer": None},
    ]
    found = confusion(cases)
    assert found.columns == ("answered", "no_such_document", "no_such_unit", "not_stated")
    assert found.rows == {
        "answer": (1, 0, 0, 1),
        "refuse: no_such_document": (1, 1, 0, 0),
        "refuse: not_stated or no_such_unit": (0, 0, 1, 0),
    }
    assert ("refuse: not_stated or no_such_unit", "not_stated") in found.right
    assert ("answer", "not_stated") not in found.right


@pytest.mark.parametrize(
    ("text", "fact", "stated"),
    [
        ("hạn là ngày 30/6/2025 & nộp", "2025-06-30", "ngày 30/6/2025"),
        ("সময়সীমা ৩০ জুন, ২০২৫।", "2025-06-30", "৩০ জুন, ২০২৫"),
        ("১,১৩৯টি পদ্ধতি", "1,139", "১,১৩৯"),
        ("<b>1.139 thủ tục", "1,139", "1.139"),
        ("led by the Data\nDivision", "Planning | Data Division", "Data\nDivision"),
    ],
)
def test_facts_are_marked_however_they_are_written(text: str, fact: str, stated: str) -> None:
    assert f'<mark class="fact">{stated}</mark>' in marked(text, (), [fact])
    assert "<b>" not in marked(text, (), [fact])


def test_a_disagreement_counts_before_a_fact() -> None:
    assert marked("by 30 June 2025", ["30 June 2025"], ["2025-06-30"]) == (
        "by <mark>30 June 2025</mark>"
    )


@pytest.mark.parametrize(
    ("scores", "refuse", "expected"),
    [
        ({"abstention_correct": 0.0}, True, "answered in error"),
        ({"abstention_correct": 0.0}, False, "refused in error"),
        ({"abstention_correct": 1.0, "fact_recall": 0.5}, False, "facts missing"),
        ({"abstention_correct": 1.0, "fact_recall": 1.0}, False, "right"),
    ],
)
def test_the_gravest_fault_is_the_outcome(
    scores: dict[str, float], refuse: bool, expected: str
) -> None:
    case = {"scores": scores, "refuse": refuse, "failure": None}
    assert outcome(case) == expected
    assert outcome({**case, "failure": "x"}) == "failed"
    assert expected in OUTCOMES
