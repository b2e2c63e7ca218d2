"""Vectors of the parts of a text, pooled from its tokens where the model gives them.

A part pooled inside its text knows what stands around it (Günther et al. 2024, arXiv 2409.04701)
and costs nothing beyond the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus.types import Span
from index.types import Vectors


def pooled(
    outputs: Mapping[str, Any], encoding: Any, parts: Sequence[Span], shift: int
) -> Vectors | None:
    """One row for each part: the mean of its tokens, that of all where it has none.

    `outputs` are those of one text, `encoding` its tokens with their offsets, `shift` the letters
    before the text that `parts` count from. None where the model gives no tokens.
    """
    tokens = outputs.get("token_embeddings")
    if tokens is None or encoding is None:
        return None
    kept = outputs["attention_mask"].bool()
    rows = tokens[kept].float().cpu().numpy()
    offsets = np.asarray(encoding.offsets)[: len(rows)] - shift
    if len(offsets) != len(rows):
        return None
    pooled_rows = []
    for part in parts:
        inside = (offsets[:, 0] < part.end) & (offsets[:, 1] > part.start)
        inside &= offsets[:, 1] > offsets[:, 0]
        pooled_rows.append((rows[inside] if inside.any() else rows).mean(axis=0))
    return np.asarray(pooled_rows, np.float32).reshape(len(parts), rows.shape[1])
