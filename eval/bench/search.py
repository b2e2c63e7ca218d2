"""Search and answers as a collection grows, beside what people would use instead.

The vectors are mixtures (`eval.bench.mixed`): a collection of a hundred thousand passages would
take the better part of an hour to embed, and search cannot tell. Systems take turns question by
question, so that whatever else the machine does falls on all of them alike.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from eval.bench.clock import alone, peak_megabytes, quantiles
from eval.bench.grow import grow
from eval.bench.mixed import MixedEmbedder
from eval.bench.rivals import open_rivals
from index.types import Filter

_K = 10
_WARM = 3
# Questions for which the approximate index is held against all vectors.
_CHECKED = 30


def measure_search(
    sizes: Sequence[int], questions: Sequence[str], cache: Path, *, with_rivals: bool
) -> list[dict[str, Any]]:
    """A row a size: building, memory, disk, times of search and of answers, recall of the index."""
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="assistant-bench-") as scratch:
            folder = Path(scratch)
            grow(folder / "files", size)
            built = alone(_build, folder / "files", folder / "store", cache)
            found = alone(_measure, folder / "store", cache, questions, with_rivals=with_rivals)
            rows.append({"size": size, "built": built, **found})
    return rows


def _parts(store: Path, cache: Path) -> Parts:
    return Parts(Settings(store=store, cache=cache, chroma_url="", embedding_model="embedded"))


def _build(files: Path, store: Path, cache: Path) -> dict[str, Any]:
    parts = _parts(store, cache)
    parts.__dict__["embedder"] = MixedEmbedder(parts.embedder)  # what the property would make
    started = time.perf_counter()
    failed = sum(result.error is not None for result in parts.ingestion.run([files]))
    seconds = time.perf_counter() - started
    catalogue = parts.store.catalogue
    passages = catalogue.passage_count()
    size = sum(f.stat().st_size for f in store.rglob("*") if f.is_file())
    return {
        "passages": passages,
        "documents": len(catalogue.titles()),
        "failed": failed,
        "seconds": round(seconds, 1),
        "passages_per_second_without_model": round(passages / seconds, 1),
        "peak_megabytes": round(peak_megabytes()),
        "disk_bytes_a_passage": round(size / passages),
    }


def _measure(
    store: Path, cache: Path, questions: Sequence[str], *, with_rivals: bool
) -> dict[str, Any]:
    started = time.perf_counter()
    parts = _parts(store, cache)
    parts.retriever.search(questions[0], k=_K)
    first = time.perf_counter() - started
    for question in questions[:_WARM]:
        parts.assistant.ask(question)
    memory = peak_megabytes()
    systems: dict[str, Callable[[str], object]] = {
        "this search": lambda question: parts.retriever.search(question, k=_K),
        "this answer": parts.assistant.ask,
    }
    missing: dict[str, str] = {}
    if with_rivals:
        rivals, missing = open_rivals(parts, store.parent / "rivals")
        systems.update(rivals)
    times: dict[str, list[float]] = {name: [] for name in systems}
    for question in questions:
        for name, system in systems.items():
            started = time.perf_counter()
            system(question)
            times[name].append(time.perf_counter() - started)
    return {
        "opened_ms": round(first * 1000, 1),
        "peak_megabytes": round(memory),
        "times": {name: quantiles(seconds[_WARM:]) for name, seconds in times.items()},
        "index_recall@10": _index_recall(parts, questions[:_CHECKED]),
        "not_installed": missing,
    }


def _index_recall(parts: Parts, questions: Sequence[str]) -> float:
    """Share of the ten exactly nearest vectors a language that the index returns."""
    queries = parts.retriever.vectors_of(questions)
    shares = []
    for language in Language:
        ids = parts.store.catalogue.vector_ids(Filter(language=language)).get(language, [])
        if not ids:
            continue
        stored = parts.store.vectors.vectors(language, ids)
        matrix = np.array([stored[i] for i in ids])
        for query in queries:
            exact = np.argsort(-(matrix @ query), kind="stable")[:_K]
            nearest = {i for i, _ in parts.store.vectors.nearest(language, query, _K)}
            shares.append(len(nearest & {ids[n] for n in exact}) / len(exact))
    return round(float(np.mean(shares)), 4)
