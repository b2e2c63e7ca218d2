"""Two runs of the same cases side by side: paired differences and the cases that flipped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest

from eval.errors import EvalError
from eval.metrics.table import GATED, LOWER_IS_BETTER, NAMES
from eval.report import RESAMPLES, SEED

_ALL_SWAPS = 13
_SWAPS = 10_000
FloatArray = npt.NDArray[np.float64]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A metric over the cases that both runs scored; `change` is the second less the first.

    `p` is that of McNemar's exact test (1947) where all scores are 0 or 1, else that of the paired
    randomisation test (Fisher 1935; Smucker et al. 2007): the share of ways to swap the runs case
    by case that change the mean as much. Neither can find few cases significant by chance.
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


def load_runs(folder: Path) -> list[Json]:
    """The whole reports of all runs at or below a folder, the oldest first; at least one."""
    files = sorted(folder.rglob("run.json"), key=lambda file: file.stat().st_mtime)
    runs = [run for file in files if "overall" in (run := load_run(file))]
    if not runs:
        raise EvalError(f"no run.json below {str(folder)!r}; assistant-eval run --out writes it")
    # Files may have been copied: what a run says of its time counts before the file's.
    return sorted(runs, key=lambda run: str(run["run"].get("finished") or ""))


def differences(first: Json, second: Json) -> list[Difference]:
    """Every metric over all cases, per language, per kind; EvalError where no case is shared."""
    pairs = pairs_of(first, second)
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
    for a, b in pairs_of(first, second):
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


def pairs_of(first: Json, second: Json) -> list[tuple[Json, Json]]:
    """The rows of the cases that both runs have, side by side."""
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
        p=_p(change, binary=set(np.unique([old, new])) <= {0.0, 1.0}),
        n=len(change),
    )


def _p(change: FloatArray, *, binary: bool) -> float:
    changed = change[change != 0]
    if not len(changed):
        return 1.0
    if binary:
        return float(binomtest(int((changed > 0).sum()), len(changed)).pvalue)
    swapped = np.abs(_signs(len(changed)) @ changed)
    # Sums of the same numbers in another order differ in their last digits.
    return float((swapped >= abs(changed.sum()) - 1e-9).mean())


def _signs(n: int) -> FloatArray:
    """Ways to swap `n` pairs as rows of 1 and -1: all where they are few, else a seeded sample."""
    if n <= _ALL_SWAPS:
        bits = np.arange(2**n)[:, None] >> np.arange(n) & 1
    else:
        bits = np.random.default_rng(SEED).integers(0, 2, (_SWAPS, n))
    return np.asarray(2 * bits - 1, dtype=np.float64)


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


def _is_better(flip: Mapping[str, Any]) -> bool:
    rose: bool = flip["second"] > flip["first"]
    return rose is not (flip["metric"] in LOWER_IS_BETTER)


def compare_text(report: Mapping[str, Any]) -> str:
    """What changed, the largest p last; then the cases that flipped, those that got worse first."""
    changed = sorted((d for d in report["differences"] if d["change"]), key=lambda d: d["p"])
    lines = [
        f"{d['scope']:16} {d['metric']:22} {d['first']:8.3f} {d['second']:8.3f}"
        f" {d['change']:+8.3f} ({d['low']:+.3f} to {d['high']:+.3f})  p {d['p']:.3f}  n {d['n']}"
        for d in changed
        if d["metric"] != "latency_ms"
    ]
    lines = lines or ["no metric changed"]
    lines += [
        f"  {'better' if better else 'worse '}  {f['id']}  {f['language']} {f['kind']}"
        f"  {f['metric']} {f['first']:g} -> {f['second']:g}"
        for better, f in sorted(
            ((_is_better(f), f) for f in report["flips"]), key=lambda pair: pair[0]
        )
    ]
    return "\n".join([*lines, *(f"  {name}  not run" for name in report["missing"])])
