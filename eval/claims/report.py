"""Judges the rows of a claims file, and measures it beside the baselines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from eval.claims.baselines import Baseline
from eval.claims.features import features
from eval.claims.model import shipped_weights
from eval.claims.rows import Claim

_SUPPORTED_FROM = 0.5
Measures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim with its score; `why` says what the verifier found wrong, if anything."""

    claim: Claim
    score: float
    supported: bool
    why: str
    baselines: Mapping[str, float] = field(default_factory=dict)


def judge(claim: Claim, baselines: Mapping[str, Baseline] | None = None) -> JudgedClaim:
    """What the model makes of one claim, and what the baselines make of it."""
    found = features(claim.claim, claim.source, claim.lang)
    score = shipped_weights()[found.shape].score(found)
    supported = score >= _SUPPORTED_FROM
    why = found.verdict.why
    if not supported and not why:
        why = "words: the source has the statement's words, but not together as it puts them"
    return JudgedClaim(
        claim=claim,
        score=round(score, 4),
        supported=supported,
        why=why,
        baselines={name: score_of(claim) for name, score_of in (baselines or {}).items()},
    )


def claims_json(judged: Sequence[JudgedClaim]) -> dict[str, Any]:
    """The contract's body; a measure that one kind of label alone cannot give is null."""
    languages = sorted({j.claim.lang.value for j in judged})
    by_language = {code: [j for j in judged if j.claim.lang.value == code] for code in languages}
    names = list(dict.fromkeys(name for j in judged for name in j.baselines))
    return {
        "by_language": {code: _measures(rows) for code, rows in by_language.items()},
        "baselines": {
            name: {code: _baseline(rows, name) for code, rows in by_language.items()}
            for name in names
        },
        "claims": [
            {"_id": j.claim.id, "score": j.score, "supported": j.supported, "why": j.why}
            for j in judged
        ],
    }


def _measures(judged: Sequence[JudgedClaim]) -> Measures:
    labels = [j.claim.is_supported for j in judged]
    return measures(labels, [j.score for j in judged])


def measures(labels: Sequence[bool], scores: Sequence[float]) -> Measures:
    """Balanced accuracy at one half, and AUROC."""
    both = len(set(labels)) == 2
    said = [score >= _SUPPORTED_FROM for score in scores]
    return {
        "n": len(labels),
        "balanced_accuracy": float(balanced_accuracy_score(labels, said)) if both else None,
        "auroc": float(roc_auc_score(labels, scores)) if both else None,
    }


def _baseline(judged: Sequence[JudgedClaim], name: str) -> Measures:
    """At the threshold that serves the baseline best on these very rows: more than it can have."""
    labels = [j.claim.is_supported for j in judged]
    scores = [j.baselines[name] for j in judged]
    if len(set(labels)) < 2:
        return {"n": len(judged), "balanced_accuracy": None, "auroc": None}
    best = max(
        balanced_accuracy_score(labels, [score >= least for score in scores])
        for least in set(scores)
    )
    return {
        "n": len(judged),
        "balanced_accuracy": float(best),
        "auroc": float(roc_auc_score(labels, scores)),
    }


def claims_text(report: Mapping[str, Any]) -> str:
    """One line a language, and one for each baseline below it."""
    lines = []
    for code, own in report["by_language"].items():
        lines.append(f"{code}: n {own['n']}, {_shown(own)}")
        lines += [
            f"    {name.replace('_', ' ')}, threshold chosen on these rows: {_shown(row[code])}"
            for name, row in report["baselines"].items()
        ]
    return "\n".join(lines)


def _shown(row: Mapping[str, float | None]) -> str:
    parts: Iterable[str] = (
        f"{name} {'–' if (value := row[key]) is None else f'{value:.3f}'}"
        for key, name in (("balanced_accuracy", "balanced accuracy"), ("auroc", "AUROC"))
    )
    return ", ".join(parts)
