"""The gate: a run may not be worse than the committed baseline, anywhere."""

from __future__ import annotations

import json
from typing import Any

from eval.compare import Difference, differences, missing_cases
from eval.metrics.table import GATED, PROMISED
from eval.verifier.mutations import is_rewording

TOLERANCE = 0.02
SIGNIFICANCE = 0.05
_LEAST_OF_KIND = 10
_LEAST_CHANGE = 0.1
Json = dict[str, Any]


def failures(baseline: Json, run: Json) -> list[str]:
    """Why the gate does not open, in words; empty where it does."""
    found = [f"case {i} was not run" for i in missing_cases(baseline, run)]
    found += [
        f"case {case['id']} failed: {case['failure']}" for case in run["cases"] if case["failure"]
    ]
    found += verifier_failures(baseline.get("verifier"), run.get("verifier"))
    return found + [
        f"{d.metric} fell in {d.scope}: {d.first:.3f} to {d.second:.3f}"
        f" (n {d.n}, p {d.p:.3f}, 95% interval of the change {d.low:+.3f} to {d.high:+.3f})"
        for d in differences(baseline, run)
        if _is_drop(d)
    ]


def verifier_failures(before: Json | None, now: Json | None) -> list[str]:
    """Where the verifier lets more false statements pass, or rejects more true ones, than before.

    A kind counts from `_LEAST_OF_KIND` statements on, with a change of a tenth of them.
    """
    if not before or not now:
        return []
    found = []
    for code, old in before["by_language"].items():
        new = now["by_language"].get(code, {"by_kind": {}})
        for rate, worse in (("kill_rate", -1), ("false_rejection_rate", 1)):
            if _rose(old[rate], new.get(rate), worse) > TOLERANCE:
                found.append(
                    f"the verifier's {rate} went from {old[rate]:.3f} to {new[rate]:.3f} in {code}"
                )
        for kind, own in old["by_kind"].items():
            other = new["by_kind"].get(kind, {"rejected": None})
            worse = 1 if is_rewording(kind) else -1
            if own["n"] < _LEAST_OF_KIND:
                continue
            if _rose(own["rejected"], other["rejected"], worse) > _LEAST_CHANGE:
                found.append(
                    f"the verifier rejects {other['rejected']:.3f} of {kind} in {code},"
                    f" {own['rejected']:.3f} before"
                )
    return found


def _rose(before: float | None, now: float | None, worse: int) -> float:
    return 0.0 if before is None or now is None else worse * (now - before)


def _is_drop(d: Difference) -> bool:
    if d.metric in PROMISED:
        return d.loss > 0
    return d.metric in GATED and d.loss > TOLERANCE and d.p < SIGNIFICANCE


def new_cases(baseline: Json, run: Json) -> list[str]:
    """Ids of the run's cases that the baseline does not know, which no gate holds yet."""
    return missing_cases(run, baseline)


def part_of(baseline: Json, run: Json) -> Json:
    """The baseline of the cases that the run has, and without the verifier where it was not tried.

    For a run of a part of the cases: the gate then asks nothing of the others.
    """
    present = {case["id"] for case in run["cases"]}
    return {
        **baseline,
        "verifier": baseline.get("verifier") if run.get("verifier") else None,
        "cases": [case for case in baseline["cases"] if case["id"] in present],
    }


def baseline_json(run: Json) -> Json:
    """What of a run a later one is held against: the scores, and what produced them."""
    kept = ("id", "language", "kind", "pair", "scores", "failure")
    scores = [{name: case.get(name) for name in kept} for case in run["cases"]]
    for case in scores:
        case["scores"] = {m: case["scores"].get(m) for m in GATED}
    verifier = run.get("verifier")
    rates = verifier and {"by_language": verifier["by_language"]}
    made = {name: value for name, value in run["run"].items() if name != "store"}
    return {"run": made, "verifier": rates, "cases": scores}


def baseline_text(run: Json) -> str:
    """The baseline as JSON with a case a line, so that a change of one reads as one."""
    parts = baseline_json(run)
    cases = ",\n".join(json.dumps(case, ensure_ascii=False) for case in parts.pop("cases"))
    head = json.dumps(parts, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "cases": [\n{cases}\n]}}\n'
