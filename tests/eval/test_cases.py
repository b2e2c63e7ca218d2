"""The shipped cases: sound, balanced, and true to the texts of the sample corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Language
from eval.cli.runs import BASELINE
from eval.compare import load_run
from eval.lint import lint, read_documents
from eval.load import case_schema, load_cases

ROOT = Path(__file__).parents[2]
CASES = load_cases(ROOT / "eval" / "cases")
KINDS = {
    "deadline",
    "obligation",
    "target",
    "progress",
    "person",
    "reference",
    "definition",
    "list",
    "comparison",
    "yes_no",
    "count",
    "issued",
    "near_miss",
    "follow_up",
}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return lint(CASES, read_documents(ROOT / "corpus" / "samples" / "documents"))


def test_no_case_has_a_problem(report: dict[str, Any]) -> None:
    assert report["problems"] == []


def test_there_are_enough_of_each_sort(report: dict[str, Any]) -> None:
    balance = report["balance"]
    assert balance["cases"] >= 350
    assert min(balance["by_language"].values()) >= 115
    assert min(balance["by_kind"].values()) >= 12
    assert balance["follow_ups"] >= 30
    assert set(balance["by_kind"]) == KINDS
    assert balance["near_misses"] >= 60
    assert balance["across_languages"] >= 60
    assert balance["groups"] >= 24
    assert len(balance["by_pair"]) == len(Language) ** 2


@pytest.mark.parametrize("language", list(Language))
def test_each_language_asks_every_kind(language: Language) -> None:
    assert {c.kind for c in CASES if c.language is language} == KINDS
    assert all(c.id.startswith(f"{language.value}-") for c in CASES if c.language is language)


def test_the_baseline_is_of_these_cases() -> None:
    run = load_run(BASELINE)
    # Cases may be newer than the baseline: `assistant-eval check` counts them.
    assert {case["id"] for case in run["cases"]} <= {case.id for case in CASES}
    assert {language.value for language in Language} == set(run["verifier"]["by_language"])


def test_the_schema_beside_the_cases_is_that_of_the_reader() -> None:
    written = json.loads((ROOT / "eval" / "cases" / "schema.json").read_text("utf-8"))
    assert written == case_schema()
