"""A stand-in for the model, and what the tests of stores have in common: files, states, runs."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.types import Language, Span
from index.alignment import Alignment
from index.build import Ingested, Ingestion
from index.retrieve import Retriever
from index.store import Store
from index.types import Filter, Vectors

DIMENSION = 24
NO_ALIGNMENT = Alignment({})

PLAN = """SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số: 41/KH-STTTT
Hà Giang, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Số hóa sổ hộ tịch của các xã

1. Mục tiêu
Các xã hoàn thành việc quét sổ hộ tịch giấy trước ngày 30/9/2025.
2. Phân công
Phòng Tư pháp hướng dẫn cán bộ xã nhập dữ liệu và kiểm tra kết quả hằng tuần.
"""
NOTICE = """# সেতু মেরামতের বিজ্ঞপ্তি

জেলা পরিষদ পুরোনো কাঠের সেতুটি ভেঙে নতুন সেতু তৈরি করবে।
কাজ চলার সময় ভারী যানবাহন বিকল্প সড়ক দিয়ে যাবে।
ঠিকাদারকে ১৫ নভেম্বর ২০২৫ তারিখের মধ্যে কাজ শেষ করতে হবে।
"""
GUIDE = """# Guide to the village libraries

Every village library opens on four afternoons a week.
Children may borrow three books for fourteen days without a fee.
The librarian sends a list of lost books to the district office by 5 May 2025.
"""
GUIDE_CHANGED = GUIDE.replace("three books", "five books").replace("5 May", "9 June")
FILES: Mapping[str, str] = {"plan.txt": PLAN, "notice.md": NOTICE, "guide.md": GUIDE}


class StandIn:
    """An Embedder that hashes runs of three characters: fast, and alike on every machine."""

    dimension = DIMENSION
    max_tokens = 90
    dtype = "float32"

    def __init__(self, name: str = "stand-in") -> None:
        self.name = name
        self.fingerprint = f"{name}|{DIMENSION}"

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(max(1, len(text) - 2)):
                row[zlib.crc32(text[at : at + 3].casefold().encode()) % DIMENSION] += 1
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        own = [
            self.embed_passages([text[p.start : p.end] for p in spans])
            for text, spans in zip(texts, parts, strict=True)
        ]
        return self.embed_passages(texts), own

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) + 2 for text in texts]


def write_files(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Writes the files below `folder`, made where missing, and returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ingest(store: Store, *paths: Path, model: str = "stand-in") -> list[Ingested]:
    """One whole run with the stand-in."""
    return list(Ingestion(store, StandIn(model), NO_ALIGNMENT).run(paths))


def statuses(results: Sequence[Ingested]) -> dict[str, str]:
    """What became of each file, by its name."""
    return {Path(r.source).name: r.status for r in results}


def found(store: Store, query: str, where: Filter | None = None) -> list[tuple[str, float]]:
    """What a search with the stand-in gives."""
    hits = Retriever(store, StandIn(), NO_ALIGNMENT).search(query, where=where)
    return [(hit.passage.text, round(hit.score, 6)) for hit in hits]


def state(store: Store) -> dict[str, Any]:
    """All that a store holds, for comparison; fails where a vector has no passage."""
    catalogue = store.catalogue
    documents = catalogue.documents()
    passages = {d.id: catalogue.passages_of(d.id) for d in documents}
    ids = catalogue.vector_ids(Filter())
    vectors = {
        (language, i): row.tolist()
        for language in Language
        for i, row in store.vectors.vectors(language, ids.get(language, ())).items()
    }
    assert store.vectors.count() == len(vectors) == catalogue.passage_count()
    assert catalogue.unfinished() == []
    return {
        "documents": documents,
        "passages": passages,
        "topics": catalogue.topics(),
        "vectors": vectors,
        "originals": {f.name: f.read_bytes() for f in store.originals.iterdir()},
        "found": [found(store, text) for text in ("sổ hộ tịch", "সেতু মেরামত", "library books")],
    }
