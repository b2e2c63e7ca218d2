"""The weights of a claim's figures: learned once, kept in a small file, read here."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from eval.claims.features import DIRECTIONS, Features
from eval.claims.reading import Shape

WEIGHTS_FILE = Path(__file__).parent / "weights.json"
# What the source contradicts is no matter of degree: such a statement is never called supported.
_CONTRADICTED = (
    *(f"fault_{fault}" for fault in ("number", "date", "document", "unit")),
    *(f"fault_{fault}" for fault in ("negation", "opposite", "mood", "role")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic model of one shape of claim: what each figure adds, and what there is before."""

    by_name: Mapping[str, float]
    start: float

    def score(self, claim: Features) -> float:
        """How likely a claim is to be called supported, from 0 to 1; half that if contradicted."""
        named = claim.named()
        added = self.start + sum(self.by_name[name] * value for name, value in named.items())
        likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, added))))
        contradicted = claim.shape == "statement" and any(named[name] for name in _CONTRADICTED)
        return likely / 2 if contradicted else likely


@cache
def shipped_weights() -> Mapping[Shape, Weights]:
    """The weights that this program ships, by the shape of a claim."""
    read = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return {
        shape: Weights(by_name=read[shape]["weights"], start=read[shape]["start"])
        for shape in DIRECTIONS
    }
