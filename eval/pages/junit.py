"""A run as JUnit XML: a suite a language, a test a case, as build servers show them."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as Xml

import regex

# What XML 1.0 does not allow.
_UNFIT = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def report_junit(report: dict[str, Any]) -> str:
    """A failure is a wrong answer or a wrong refusal, an error a case that could not be scored."""
    root = Xml.Element("testsuites", name="assistant-eval")
    for language in report["by_language"]:
        cases = [case for case in report["cases"] if case["language"] == language]
        suite = Xml.SubElement(
            root,
            "testsuite",
            name=language,
            tests=str(len(cases)),
            failures=str(sum(_wrong(c) is not None and not c["failure"] for c in cases)),
            errors=str(sum(bool(c["failure"]) for c in cases)),
        )
        for case in cases:
            _add(suite, case)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(suite: Xml.Element, case: dict[str, Any]) -> None:
    latency = case["scores"]["latency_ms"] or 0
    test = Xml.SubElement(
        suite,
        "testcase",
        classname=f"{case['language']}.{case['kind']}",
        name=case["id"],
        time=f"{latency / 1000:.3f}",
    )
    if case["failure"]:
        Xml.SubElement(test, "error", message=_fit(case["failure"]))
    elif why := _wrong(case):
        Xml.SubElement(test, "failure", message=why).text = _fit(_told(case))


def _wrong(case: dict[str, Any]) -> str | None:
    scores = case["scores"]
    if scores["abstention_correct"] == 0:
        return "answered, and should have refused" if case["refuse"] else "refused to answer"
    for metric in ("faithfulness", "citation_evidence", "fact_recall"):
        if scores[metric] is not None and scores[metric] < 1:
            return f"{metric} {scores[metric]:.2f}"
    return None


def _told(case: dict[str, Any]) -> str:
    said = case["answer"]["answer"] if case["answer"] else ""
    return f"{case['question']}\n\n{said}"


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
