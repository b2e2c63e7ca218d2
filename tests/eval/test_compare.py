"""Paired differences, their significance, and the gate."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from eval.cli import cli
from eval.compare import compare_json, compare_text, differences, flips, load_run
from eval.errors import EvalError
from eval.gate import baseline_json, baseline_text, failures, new_cases, part_of
from eval.report import METRICS


def run(
    right: Mapping[str, Sequence[float | None]], metric: str = "abstention_correct"
) -> dict[str, Any]:
    """A run with one metric set for each case of each language."""
    return {
        "run": {"revision": "x"},
        "cases": [
            {
                "id": f"{language}-{n}",
                "language": language,
                "kind": "deadline" if n % 2 else "count",
                "scores": {**dict.fromkeys(METRICS), metric: value},
                "failure": None,
            }
            for language, values in right.items()
            for n, value in enumerate(values)
        ],
    }


GOOD = {"vi": [1.0] * 20, "bn": [1.0] * 20, "en": [1.0] * 20}
WORSE_IN_ONE = {**GOOD, "bn": [0.0] * 8 + [1.0] * 12}


def test_a_drop_in_one_language_closes_the_gate_and_names_it() -> None:
    said = failures(run(GOOD), run(WORSE_IN_ONE))
    assert any("abstention_correct fell in language bn: 1.000 to 0.600" in line for line in said)
    assert not any("language vi" in line for line in said)
    assert [f.id for f in flips(run(GOOD), run(WORSE_IN_ONE))] == [f"bn-{n}" for n in range(8)]


def test_no_change_and_a_gain_open_it() -> None:
    assert failures(run(GOOD), run(GOOD)) == []
    assert failures(run(WORSE_IN_ONE), run(GOOD)) == []


def test_one_case_of_twenty_is_chance_but_not_where_it_is_promised() -> None:
    one = {**GOOD, "vi": [0.0] + [1.0] * 19}
    assert failures(run(GOOD), run(one)) == []
    said = failures(run(GOOD, "quote_fidelity"), run(one, "quote_fidelity"))
    assert any("quote_fidelity fell in language vi" in line for line in said)


def test_mcnemar_counts_discordant_pairs_alone() -> None:
    [found] = [d for d in differences(run(GOOD), run(WORSE_IN_ONE)) if d.scope == "language bn"]
    assert found.p == pytest.approx(2 * 0.5**8)
    assert found.change == pytest.approx(-0.4)
    assert found.low < found.change < found.high
    assert found.loss == pytest.approx(0.4)


def test_few_cases_are_chance_whatever_they_score() -> None:
    few = {"vi": [1.0] * 5, "bn": [1.0] * 5, "en": [1.0]}
    fewer = {"vi": [0.5] * 5, "bn": [1.0] * 5, "en": [0.3]}
    found = {d.scope: d for d in differences(run(few, "fact_recall"), run(fewer, "fact_recall"))}
    assert found["language en"].p == 1.0
    assert found["language vi"].p == pytest.approx(2 / 2**5)
    assert found["language bn"].p == 1.0
    assert failures(run(few, "fact_recall"), run(fewer, "fact_recall")) != []  # all six together
    many = run({"vi": [0.9, 0.8] * 20}, "fact_recall"), run({"vi": [0.5, 0.7] * 20}, "fact_recall")
    [found_vi] = [
        d for d in differences(*many) if d.metric == "fact_recall" and d.scope == "language vi"
    ]
    assert found_vi.p < 0.001


def test_what_is_most_certain_and_what_got_worse_come_first() -> None:
    mixed = {**GOOD, "vi": [0.0] + [1.0] * 19, "bn": [0.0] * 12 + [1.0] * 8}
    second = {**GOOD, "bn": [1.0] * 20, "en": [0.0] + [1.0] * 19}
    text = compare_text(compare_json(run(mixed), run(second)))
    lines = text.splitlines()
    values = [float(line.split(" p ")[1].split()[0]) for line in lines if " p " in line]
    assert values == sorted(values)
    told = [line.split()[:2] for line in lines if line.startswith("  ")]
    assert told[0] == ["worse", "en-0"]
    assert {kind for kind, _ in told[1:]} == {"better"}


def test_a_part_of_the_cases_is_held_against_its_own_baseline() -> None:
    whole, part = rated("bn", 0.95, 0.0, 1.0), run({**GOOD, "en": [1.0] * 3})
    assert any("was not run" in line for line in failures(whole, part))
    assert failures(part_of(whole, part), part) == []
    part["cases"].append({**part["cases"][0], "id": "vi-new"})
    assert new_cases(whole, part) == ["vi-new"]


def test_a_rate_of_errors_is_better_when_it_falls() -> None:
    [found] = [
        d
        for d in differences(run(GOOD, "error_rate"), run(WORSE_IN_ONE, "error_rate"))
        if d.scope == "all"
    ]
    assert found.loss < 0


def test_scores_that_do_not_apply_are_left_out() -> None:
    some: Mapping[str, Sequence[float | None]] = {
        "vi": [1.0, None, 0.0],
        "bn": [None],
        "en": [None],
    }
    found = {d.scope: d.n for d in differences(run(some), run(some))}
    assert found["all"] == 2
    assert "language bn" not in found


def test_cases_left_out_or_failed_close_the_gate() -> None:
    fewer = run({**GOOD, "en": [1.0] * 19})
    assert "case en-19 was not run" in failures(run(GOOD), fewer)
    broken = run(GOOD)
    broken["cases"][0]["failure"] = "TimeoutError: slow"
    assert "case vi-0 failed: TimeoutError: slow" in failures(run(GOOD), broken)


def rated(language: str, kill: float, rejected: float, negations: float) -> dict[str, Any]:
    rates = {
        "kill_rate": kill,
        "mutations": 50,
        "false_rejection_rate": rejected,
        "rewordings": 50,
        "by_kind": {
            "negation": {"n": 20, "rejected": negations},
            "digits": {"n": 20, "rejected": rejected},
        },
    }
    return run(GOOD) | {"verifier": {"by_language": {language: rates}}}


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_a_verifier_that_misses_more_closes_the_gate(language: str) -> None:
    before = rated(language, 0.95, 0.0, 1.0)
    assert failures(before, rated(language, 0.95, 0.0, 1.0)) == []
    assert failures(before, rated(language, 0.97, 0.0, 1.0)) == []
    blind = failures(before, rated(language, 0.85, 0.0, 0.4))
    assert f"the verifier's kill_rate went from 0.950 to 0.850 in {language}" in blind
    assert f"the verifier rejects 0.400 of negation in {language}, 1.000 before" in blind
    strict = failures(before, rated(language, 0.95, 0.3, 1.0))
    assert f"the verifier rejects 0.300 of digits in {language}, 0.000 before" in strict


def test_a_baseline_has_a_case_a_line_and_no_folder_of_this_machine() -> None:
    made = rated("bn", 0.9, 0.0, 1.0)
    made["run"]["store"] = "/somewhere"
    text = baseline_text(made)
    assert json.loads(text) == baseline_json(made)
    assert "/somewhere" not in text
    assert sum('"id"' in line for line in text.splitlines()) == len(made["cases"])


def test_runs_of_other_cases_cannot_be_compared() -> None:
    other = run({"vi": [1.0]})
    other["cases"][0]["id"] = "another"
    with pytest.raises(EvalError, match="share no case"):
        differences(run(GOOD), other)


def test_the_commands_exit_1_on_a_drop(tmp_path: Path) -> None:
    for name, content in (("a", run(GOOD)), ("b", run(WORSE_IN_ONE))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(json.dumps(content))
    a, b = str(tmp_path / "a"), str(tmp_path / "b")
    baseline = tmp_path / "baseline.json"
    baseline.write_text(json.dumps(baseline_json(load_run(Path(a)))))
    call = CliRunner().invoke
    worse = call(cli, ["check", b, "--baseline", str(baseline)], standalone_mode=False)
    assert worse.return_value == 1
    assert "  worse   bn-3  bn deadline  abstention_correct 1 -> 0" in worse.stdout
    same = call(cli, ["check", a, "--baseline", str(baseline), "--json"], standalone_mode=False)
    assert (same.return_value, json.loads(same.stdout)["passed"]) == (0, True)
    part = call(cli, ["check", a, "--baseline", str(baseline), "--part"], standalone_mode=False)
    assert part.return_value == 0
    page = call(cli, ["report", str(tmp_path)], standalone_mode=False)
    assert "no run.json" in str(page.exception)  # these hold scores alone
    shown = call(cli, ["compare", a, b, "--json"], standalone_mode=False)
    assert len(json.loads(shown.stdout)["flips"]) == 8


@pytest.mark.parametrize("content", ["{}", "no json", '{"cases": [1]}'])
def test_what_is_no_run_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "run.json").write_text(content)
    with pytest.raises(EvalError, match="is no run"):
        load_run(tmp_path)
    with pytest.raises(EvalError, match="does not exist"):
        load_run(tmp_path / "other.json")
