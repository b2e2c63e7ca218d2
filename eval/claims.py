"""Scores third-party (source, claim, label) rows with the verifier of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from assistant.verify import verify
from corpus.types import Language
from eval.errors import EvalError

# A claim of more sentences is an answer, of which most must hold; a shorter one must hold whole.
_LONGEST_STATEMENT = 2
_LEAST_SCORE = 0.55
_SENTENCE = regex.compile(r"[^.!?।\n]{12,}(?:[.!?।](?=\s|$)|\n|$)")


class Claim(BaseModel):
    """One row of a claims file; further fields are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = Field(alias="_id")
    source: str
    claim: str
    label: str = Field(pattern="^(supported|unsupported)$")
    lang: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim with the verifier's view of it; `why` is empty where nothing was found wrong."""

    claim: Claim
    score: float
    supported: bool
    why: str


def load_claims(path: Path) -> list[Claim]:
    """The rows of a .jsonl file; EvalError names the line that is no claim."""
    claims = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                claims.append(Claim.model_validate_json(line))
            except ValidationError as error:
                raise EvalError(
                    f"{path}:{number}: {error.errors()[0]['msg']}; a row needs _id, source, claim,"
                    " label (supported or unsupported) and lang (vi, bn or en)"
                ) from error
    if not claims:
        raise EvalError(f"{path} holds no claims; give a .jsonl file with one claim a line")
    return claims


def judge(claim: Claim) -> JudgedClaim:
    """What the verifier says of one claim."""
    verdict = verify(claim.claim, [claim.source], language=claim.lang)
    long = len(_SENTENCE.findall(claim.claim)) > _LONGEST_STATEMENT
    return JudgedClaim(
        claim=claim,
        score=round(verdict.score, 4),
        supported=verdict.score >= _LEAST_SCORE if long else verdict.supported,
        why=verdict.why,
    )


def claims_json(judged: Sequence[JudgedClaim]) -> dict[str, Any]:
    """The contract's body; a measure that one kind of label alone cannot give is null."""
    languages = sorted({j.claim.lang.value for j in judged})
    return {
        "by_language": {
            code: _measures([j for j in judged if j.claim.lang.value == code]) for code in languages
        },
        "claims": [
            {"_id": j.claim.id, "score": j.score, "supported": j.supported, "why": j.why}
            for j in judged
        ],
    }


def _measures(judged: Sequence[JudgedClaim]) -> dict[str, float | int | None]:
    labels = [j.claim.label == "supported" for j in judged]
    both = len(set(labels)) == 2
    said, scores = [j.supported for j in judged], [j.score for j in judged]
    return {
        "n": len(judged),
        "balanced_accuracy": float(balanced_accuracy_score(labels, said)) if both else None,
        "auroc": float(roc_auc_score(labels, scores)) if both else None,
    }


def claims_text(report: dict[str, Any]) -> str:
    """One line a language."""
    rows = (
        f"{code}: n {m['n']}, balanced accuracy {_shown(m['balanced_accuracy'])},"
        f" AUROC {_shown(m['auroc'])}"
        for code, m in report["by_language"].items()
    )
    return "\n".join(rows)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
