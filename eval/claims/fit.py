"""Learns the weights of a claim's figures: logistic regression whose signs are given.

A weight may not say the opposite of what its figure means ("more words found, less support"): such
signs are how a few hundred claims of one kind mislead about claims of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.claims.features import DIRECTIONS, Features
from eval.claims.model import Weights
from eval.claims.reading import Shape

_PENALTY = 0.01  # on squared weights of standardised figures
_OWN_SHARE = 0.25  # what generated claims count for against claims that people labelled
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """The claims of one set as figures; `is_generated` where no person wrote and labelled them."""

    name: str
    claims: Sequence[Features]
    labels: Sequence[bool]
    is_generated: bool = False

    def of_shape(self, shape: Shape) -> tuple[Floats, NDArray[np.bool_]]:
        """Rows of figures and their labels."""
        kept = [n for n, claim in enumerate(self.claims) if claim.shape == shape]
        width = len(DIRECTIONS[shape])
        rows = np.array([self.claims[n].values for n in kept], float).reshape(len(kept), width)
        return rows, np.array([self.labels[n] for n in kept], bool)


def fit(sets: Sequence[Labelled], shape: Shape) -> Weights:
    """The weights for one shape of claim; a set counts by the root of its size, labels alike."""
    kept = [(s, *s.of_shape(shape)) for s in sets]
    kept = [(s, rows, labels) for s, rows, labels in kept if 0 < labels.sum() < len(labels)]
    rows = np.concatenate([r for _, r, _ in kept])
    labels = np.concatenate([y for _, _, y in kept])
    shares = np.concatenate([_shares(s, y) for s, _, y in kept])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread < 1e-6] = 1.0
    directions = list(DIRECTIONS[shape].values())
    found = _minimum((rows - mean) / spread, labels, shares / shares.sum(), directions)
    weights = found[:-1] / spread
    return Weights(
        by_name={
            name: round(float(w), 5) for name, w in zip(DIRECTIONS[shape], weights, strict=True)
        },
        start=round(float(found[-1] - weights @ mean), 5),
    )


def _shares(own: Labelled, labels: NDArray[np.bool_]) -> Floats:
    each = np.where(labels, 0.5 / labels.sum(), 0.5 / (~labels).sum())
    scale = float(np.sqrt(len(labels))) * (_OWN_SHARE if own.is_generated else 1.0)
    shares: Floats = each * scale
    return shares


def _minimum(
    rows: Floats, labels: NDArray[np.bool_], shares: Floats, directions: Sequence[int]
) -> Floats:
    signs = np.where(labels, 1.0, -1.0)

    def loss(at: Floats) -> tuple[float, Floats]:
        margins = signs * (rows @ at[:-1] + at[-1])
        value = float(shares @ np.logaddexp(0, -margins)) + _PENALTY * float(at[:-1] @ at[:-1])
        pull = -signs * shares / (1 + np.exp(np.clip(margins, -50, 50)))
        return value, np.append(rows.T @ pull + 2 * _PENALTY * at[:-1], pull.sum())

    bounds = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
    found = minimize(
        loss,
        np.zeros(rows.shape[1] + 1),
        jac=True,
        method="L-BFGS-B",
        bounds=[*(bounds[d] for d in directions), (None, None)],
        options={"maxiter": 5000},
    )
    return np.asarray(found.x, float)
