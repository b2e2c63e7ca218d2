"""Brings the three languages of an embedding model together, so that only meaning counts.

Vectors of one language lie close together, so a Vietnamese question ranks Bengali passages by
noise. Two steps, per language and apart for queries and passages: the language's mean vector is
subtracted (Yang et al. 2021, arXiv 2109.11406, remove language directions alike), then a linear
map, learned by ridge regression towards the identity, moves each text to the average of its three
translations. Both come from the parallel text written for this project (parallel.jsonl), never
from the user's corpus: a corpus of one language, or of ten documents, is ranked as steadily as a
large one, and adding a document changes no vector but its own.

`python -m index.alignment` writes the shipped file anew after parallel.jsonl has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile

import numpy as np

from corpus.types import Language
from index.types import Embedder, Vectors

Side = Literal["query", "passage"]
SIDES: tuple[Side, ...] = ("query", "passage")
SHIPPED = Path(str(files("index"))) / "alignment.npz"
# How strongly the map is held to the identity, per parallel text; chosen on held-out rows.
_RIDGE = 0.003


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one side of one language needs: vectors minus `mean`, at unit length, times `map`."""

    mean: Vectors
    map: Vectors


class Alignment:
    """Moves vectors of all languages into one space; a language without a step stays."""

    def __init__(self, steps: Mapping[tuple[Side, Language], Step]) -> None:
        self._steps = dict(steps)

    @cached_property
    def fingerprint(self) -> str:
        """A short text that changes when any step does: vectors of two alignments do not mix."""
        digest = hashlib.sha256()
        for key, step in sorted(self._steps.items()):
            digest.update(repr(key).encode() + step.mean.tobytes() + step.map.tobytes())
        return digest.hexdigest()[:8]

    def align(self, vectors: Vectors, side: Side, language: Language) -> Vectors:
        """The aligned vectors, one a row, at unit length."""
        step = self._steps.get((side, language))
        if step is None or not len(vectors):
            return vectors
        return _unit(_unit(vectors - step.mean) @ step.map)


def load_alignment(embedder: Embedder, cache: Path) -> Alignment:
    """The alignment of this model: shipped for the embedded one, else learned once and cached."""
    digest = hashlib.sha256((embedder.fingerprint + _digest()).encode()).hexdigest()[:16]
    cached = cache / f"alignment-{digest}.npz"
    for path in (SHIPPED, cached):
        if steps := _load(path, embedder.fingerprint):
            return Alignment(steps)
    steps = learn(embedder)
    save(steps, embedder.fingerprint, cached)
    # As the next process will read it: vectors of one store must not differ by a rounding.
    return Alignment(_load(cached, embedder.fingerprint))


def learn(embedder: Embedder) -> dict[tuple[Side, Language], Step]:
    """Means and maps of a model from the parallel text; embeds every row six times."""
    rows = parallel_rows()
    vectors: dict[tuple[Side, Language], Vectors] = {}
    for language in Language:
        texts = [row[language.value] for row in rows]
        vectors["query", language] = embedder.embed_queries(texts)
        vectors["passage", language] = embedder.embed_passages(texts)
    return fit(vectors)


def fit(vectors: Mapping[tuple[Side, Language], Vectors]) -> dict[tuple[Side, Language], Step]:
    """Means and maps from vectors whose rows are translations of each other."""
    means = {key: _mean(rows) for key, rows in vectors.items()}
    centred = {key: _unit(rows - means[key]).astype(np.float64) for key, rows in vectors.items()}
    target = np.mean(list(centred.values()), axis=0)
    steps = {}
    for key, rows in centred.items():
        ridge = _RIDGE * len(rows) * np.eye(rows.shape[1])
        mapped = np.linalg.solve(rows.T @ rows + ridge, rows.T @ target + ridge)
        steps[key] = Step(mean=means[key], map=mapped.astype(np.float32))
    return steps


def parallel_rows() -> list[dict[str, str]]:
    """The rows of parallel.jsonl: one text in all three languages each."""
    lines = (SHIPPED.parent / "parallel.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def save(steps: Mapping[tuple[Side, Language], Step], fingerprint: str, path: Path) -> None:
    """Writes the steps, in half precision, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    arrays: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]] = {
        "fingerprint": np.array(fingerprint)
    }
    for (side, language), step in steps.items():
        arrays[f"{side}-{language.value}-mean"] = step.mean.astype(np.float32)
        arrays[f"{side}-{language.value}-map"] = step.map.astype(np.float16)
    with part.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    part.replace(path)


def _load(path: Path, fingerprint: str) -> dict[tuple[Side, Language], Step]:
    """The steps stored for this model; none where the file is missing, damaged or another's."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            if str(stored["fingerprint"]) != fingerprint:
                return {}
            return {
                (side, language): Step(
                    mean=stored[f"{side}-{language.value}-mean"],
                    map=stored[f"{side}-{language.value}-map"].astype(np.float32),
                )
                for side in SIDES
                for language in Language
            }
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _digest() -> str:
    return hashlib.sha256((SHIPPED.parent / "parallel.jsonl").read_bytes()).hexdigest()


def _mean(vectors: Vectors) -> Vectors:
    return np.asarray(vectors.mean(axis=0), dtype=np.float32)


def _unit(vectors: Vectors) -> Vectors:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)


def _main() -> None:
    import argparse

    from index.embed import make_embedder

    parser = argparse.ArgumentParser(description="Learn the shipped alignment anew.")
    parser.add_argument("cache", type=Path, help="folder of built models (ASSISTANT_CACHE)")
    embedder = make_embedder("embedded", parser.parse_args().cache)
    save(learn(embedder), embedder.fingerprint, SHIPPED)


if __name__ == "__main__":
    _main()
