"""Ingestion beside the bare model and a plain LangChain and Chroma chain, on the same texts.

The bare model embeds the very passages that ingestion made, in the same arithmetic: what it takes
is what no ingestion can be faster than. The chain cuts the same files as its tutorials do.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.passages import embedded_text
from eval.bench.clock import Clock, alone, peak_megabytes
from eval.bench.grow import grow

_CHUNK, _OVERLAP = 1000, 100


class _Plain(Embeddings):
    """A sentence-transformers model as the chain's tutorials use it: float32, as it comes."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._model.encode(texts, prompt_name="passage").tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self._model.encode(text, prompt_name="query").tolist()
        return row


def measure_ingest(passages: int, cache: Path) -> dict[str, Any]:
    """Throughput and memory of ingestion, of the bare model and of the chain, each alone."""
    with tempfile.TemporaryDirectory(prefix="assistant-bench-") as scratch:
        folder = Path(scratch)
        grow(folder / "files", passages)
        ours = alone(_ours, folder / "files", folder / "store", cache)
        bare = alone(_bare, folder / "store", cache)
        chain = alone(_chain, folder / "files", folder / "chain", cache)
    return {
        "passages": ours["passages"],
        "documents": ours["documents"],
        "ours": ours,
        "bare_model": bare,
        "plain_chain": chain,
        "of_bare_model": ours["passages_per_second"] / bare["passages_per_second"],
        # Their chunks are longer: what can be compared is the text taken in.
        "times_plain_chain": ours["characters_per_second"] / chain["characters_per_second"],
    }


def _ours(files: Path, store: Path, cache: Path) -> dict[str, Any]:
    parts = Parts(Settings(store=store, cache=cache, chroma_url="", embedding_model="embedded"))
    ingestion, clock = parts.ingestion, Clock()
    embedder = parts.embedder
    embedder.embed_passages(["warm"])
    for owner, method, stage in (
        (embedder, "embed_parts", "embed"),
        (embedder, "count_tokens", "count tokens"),
        (parts.store.vectors, "add", "write vectors"),
        (parts.store.catalogue, "put", "write catalogue"),
    ):
        clock.watch(owner, method, stage)
    started = time.perf_counter()
    failed = [r.source for r in ingestion.run([files]) if r.error]
    seconds = time.perf_counter() - started
    catalogue = parts.store.catalogue
    characters = sum(len(d.text) for d in catalogue.documents())
    clock.seconds["other"] = seconds - sum(clock.seconds.values())
    return {
        **_rates(catalogue.passage_count(), characters, seconds),
        "documents": len(catalogue.titles()),
        "failed": len(failed),
        "dtype": embedder.dtype,
        "stages": {name: round(spent / seconds, 3) for name, spent in clock.seconds.items()},
        "store_bytes": sum(f.stat().st_size for f in store.rglob("*") if f.is_file()),
    }


def _bare(store: Path, cache: Path) -> dict[str, Any]:
    import torch
    from sentence_transformers import SentenceTransformer

    from index.dtype import fastest_dtype
    from index.embedded import ensure_embedded_model

    parts = Parts(Settings(store=store, cache=cache, chroma_url=""))
    catalogue = parts.store.catalogue
    texts = [embedded_text(p) for d in catalogue.titles() for p in catalogue.passages_of(d)]
    model = SentenceTransformer(
        str(ensure_embedded_model(cache)),
        device="cpu",
        model_kwargs={"dtype": getattr(torch, fastest_dtype(cache))},
    )
    model.encode(["warm"], prompt_name="passage")
    started = time.perf_counter()
    model.encode(texts, prompt_name="passage", show_progress_bar=False, convert_to_numpy=False)
    return _rates(len(texts), sum(map(len, texts)), time.perf_counter() - started)


def _chain(files: Path, store: Path, cache: Path) -> dict[str, Any]:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    from index.embedded import ensure_embedded_model

    model = SentenceTransformer(str(ensure_embedded_model(cache)), device="cpu")
    model.encode(["warm"], prompt_name="passage")
    started = time.perf_counter()
    whole = [
        Document(page_content=f.read_text(encoding="utf-8"), metadata={"source": str(f)})
        for f in sorted(files.rglob("*.txt"))
    ]
    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP)
    chunks = splitter.split_documents(whole)
    Chroma.from_documents(chunks, _Plain(model), persist_directory=str(store))
    characters = sum(len(d.page_content) for d in whole)
    return _rates(len(chunks), characters, time.perf_counter() - started)


def _rates(passages: int, characters: int, seconds: float) -> dict[str, Any]:
    return {
        "passages": passages,
        "seconds": round(seconds, 2),
        "passages_per_second": round(passages / seconds, 2),
        "characters_per_second": round(characters / seconds),
        "peak_megabytes": round(peak_megabytes()),
    }
