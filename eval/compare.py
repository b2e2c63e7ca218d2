"""Two runs of the same cases side by side: paired differences, and the gate that they must pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import binomtest

from eval.errors import EvalError
from eval.metrics.table import GATED, LOWER_IS_BETTER, NAMES, PROMISED
from eval.report import RESAMPLES, SEED
from eval.verifier.mutations import REWORDINGS

TOLERANCE = 0.02
SIGNIFICANCE = 0.05
_LEAST_OF_KIND = 10
_LEAST_CHANGE = 0.1
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A metric over the cases that both runs scored; `change` is the second less the first.

    `p` is that of McNemar's exact test (1947) where all scores are 0 or 1, else twice the share of
    paired bootstrap means on the other side of zero (Efron and Tibshirani 1993).
    """

    scope: str
    metric: str
    first: float
    second: float
    change: float
    low: float
    high: float
    p: float
    n: int

    @property
    def loss(self) -> float:
        """How much worse the second run is; negative where it is better."""
        return self.change if self.metric in LOWER_IS_BETTER else -self.change


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A case whose score changed."""

    id: str
    language: str
    kind: str
    metric: str
    first: float
    second: float


def load_run(path: Path) -> Json:
    """A run's report, from its file or the folder that holds its run.json."""
    file = path / "run.json" if path.is_dir() else path
    try:
        run: Json = json.loads(file.read_text("utf-8"))
        _ = [(case["id"], case["scores"]) for case in run["cases"]]
    except FileNotFoundError as error:
        raise EvalError(
            f"{str(file)!r} does not exist; assistant-eval run --out writes it"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise EvalError(f"{str(file)!r} is no run of assistant-eval ({error!r})") from error
    return run


def differences(first: Json, second: Json) -> list[Difference]:
    """Every metric over all cases, per language, per kind; EvalError where no case is shared."""
    pairs = _pairs(first, second)
    if not pairs:
        raise EvalError("the two runs share no case; compare runs of the same cases")
    scopes: dict[str, list[tuple[Json, Json]]] = {"all": pairs}
    for a, b in pairs:
        names = [f"language {a['language']}", f"kind {a['kind']}"]
        if a.get("pair"):
            names.append(f"pair {a['pair']}")
        for name in names:
            scopes.setdefault(name, []).append((a, b))
    found = (_difference(scope, m, rows) for scope, rows in scopes.items() for m in NAMES)
    return [d for d in found if d is not None]


def flips(first: Json, second: Json, metrics: Sequence[str] = GATED) -> Iterator[Flip]:
    """The cases whose score in one of the metrics changed."""
    for a, b in _pairs(first, second):
        for metric in metrics:
            old, new = a["scores"].get(metric), b["scores"].get(metric)
            if old is not None and new is not None and old != new:
                yield Flip(
                    id=a["id"],
                    language=a["language"],
                    kind=a["kind"],
                    metric=metric,
                    first=old,
                    second=new,
                )


def missing_cases(first: Json, second: Json) -> list[str]:
    """Ids of the first run's cases that the second did not run."""
    present = {case["id"] for case in second["cases"]}
    return [case["id"] for case in first["cases"] if case["id"] not in present]


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
            worse = 1 if kind in REWORDINGS else -1
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


def _pairs(first: Json, second: Json) -> list[tuple[Json, Json]]:
    others = {case["id"]: case for case in second["cases"]}
    return [(case, others[case["id"]]) for case in first["cases"] if case["id"] in others]


def _difference(scope: str, metric: str, rows: Sequence[tuple[Json, Json]]) -> Difference | None:
    scored = [
        (a["scores"].get(metric), b["scores"].get(metric))
        for a, b in rows
        if a["scores"].get(metric) is not None and b["scores"].get(metric) is not None
    ]
    if not scored:
        return None
    old, new = np.asarray(scored, dtype=np.float64).T
    change = new - old
    chosen = np.random.default_rng(SEED).integers(0, len(change), (RESAMPLES, len(change)))
    means = change[chosen].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Difference(
        scope=scope,
        metric=metric,
        first=float(old.mean()),
        second=float(new.mean()),
        change=float(change.mean()),
        low=float(low),
        high=float(high),
        p=_p(change, means, binary=set(np.unique([old, new])) <= {0.0, 1.0}),
        n=len(change),
    )


def _p(change: Any, means: Any, *, binary: bool) -> float:
    better, worse = int((change > 0).sum()), int((change < 0).sum())
    if not better + worse:
        return 1.0
    if binary:
        return float(binomtest(better, better + worse).pvalue)
    return float(min(1.0, 2 * min((means <= 0).mean(), (means >= 0).mean())))


def compare_json(first: Json, second: Json) -> Json:
    """All differences and flips as data."""
    return {
        "differences": [
            {name: getattr(d, name) for name in Difference.__dataclass_fields__}
            for d in differences(first, second)
        ],
        "flips": [
            {name: getattr(f, name) for name in Flip.__dataclass_fields__}
            for f in flips(first, second)
        ],
        "missing": missing_cases(first, second),
    }


def compare_text(report: Mapping[str, Any]) -> str:
    """What changed, the largest p last; then the cases that flipped."""
    changed = [d for d in report["differences"] if d["change"]]
    lines = [
        f"{d['scope']:16} {d['metric']:22} {d['first']:8.3f} {d['second']:8.3f}"
        f" {d['change']:+8.3f} ({d['low']:+.3f} to {d['high']:+.3f})  p {d['p']:.3f}  n {d['n']}"
        for d in changed
        if d["metric"] != "latency_ms"
    ]
    lines = lines or ["no metric changed"]
    lines += [
        f"  {f['id']}  {f['language']} {f['kind']}  {f['metric']} {f['first']:g} -> {f['second']:g}"
        for f in report["flips"]
    ]
    return "\n".join([*lines, *(f"  {name}  not run" for name in report["missing"])])


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
