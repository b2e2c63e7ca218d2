"""Aggregates: means over the cases that a metric applies to, with steady intervals."""

from __future__ import annotations

import json

import pytest

from corpus.types import Language
from eval.report import METRICS, aggregate, interval, report_json, report_text
from eval.types import Case, CaseResult, Interval


def result(
    identifier: str,
    language: Language,
    *,
    kind: str = "count",
    group: str | None = None,
    failure: str | None = None,
    **scores: float | None,
) -> CaseResult:
    return CaseResult(
        case=Case(id=identifier, language=language, question="?", kind=kind, group=group),
        scores={**dict.fromkeys(METRICS), **scores},
        failure=failure,
    )


RESULTS = [
    result("vi-1", Language.VI, group="g", fact_recall=1.0),
    result("vi-2", Language.VI, kind="near_miss", hallucination_rate=0.0),
    result("bn-1", Language.BN, group="g", fact_recall=0.0),
    result("bn-2", Language.BN, failure="ValueError: x"),
    result("en-1", Language.EN, group="g", fact_recall=0.5),
    result("en-2", Language.EN, group="only-english", fact_recall=0.25),
]


def test_interval_of_nothing_is_nothing() -> None:
    assert interval([]) == Interval(value=None, low=None, high=None, n=0)


def test_interval_of_equal_values_has_no_width() -> None:
    assert interval([0.5, 0.5]) == Interval(value=0.5, low=0.5, high=0.5, n=2)


def test_interval_is_seeded_and_holds_the_mean() -> None:
    found = interval([0.0, 1.0] * 50)
    assert found == interval([0.0, 1.0] * 50)
    assert found.value == 0.5
    # The exact binomial gives 0.40 to 0.60 for 50 of 100.
    assert found.low == pytest.approx(0.4, abs=0.02)
    assert found.high == pytest.approx(0.6, abs=0.02)


def test_none_counts_neither_as_0_nor_as_1() -> None:
    found = aggregate(RESULTS)
    assert (found["fact_recall"].value, found["fact_recall"].n) == (0.4375, 4)
    assert (found["hallucination_rate"].value, found["hallucination_rate"].n) == (0.0, 1)
    assert (found["error_rate"].value, found["error_rate"].n) == (None, 0)


def test_report_has_the_fields_of_the_contract() -> None:
    report = report_json(RESULTS, {"revision": None})
    assert report["run"] == {"revision": None}
    assert set(report["overall"]) == set(METRICS)
    assert set(report["overall"]["fact_recall"]) == {"value", "low", "high", "n"}
    assert list(report["by_language"]) == ["vi", "bn", "en"]
    assert report["by_language"]["bn"]["fact_recall"]["n"] == 1
    assert report["by_kind"]["near_miss"]["fact_recall"]["value"] is None
    assert [c["id"] for c in report["cases"]] == [r.case.id for r in RESULTS]
    assert report["cases"][3]["failure"] == "ValueError: x"
    assert report["cases"][3]["scores"] == dict.fromkeys(METRICS)
    json.dumps(report, allow_nan=False)


def test_same_questions_are_those_asked_in_every_language() -> None:
    same = report_json(RESULTS, {})["same_questions"]
    assert {code: own["fact_recall"]["value"] for code, own in same.items()} == {
        "vi": 1.0,
        "bn": 0.0,
        "en": 0.5,
    }


def test_text_shows_each_language_failures_and_the_worst_first() -> None:
    text = report_text(report_json(RESULTS, {}))
    header, *rows = text.splitlines()
    assert header.split() == ["all", "vi", "bn", "en"]
    assert next(r for r in rows if r.startswith("error_rate")).split()[1:] == ["-"] * 4
    assert "bn-2  ValueError: x" in text
    worst = text.split("Worst:")[1]
    assert worst.index("bn-1") < worst.index("en-2") < worst.index("en-1")
    assert "vi-1" not in worst
