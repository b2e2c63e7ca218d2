"""Three documents about bridges, one a language, in a store with the real embedding model."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from assistant.llm.check import Likeness, likeness_of
from assistant.llm.writer import Writer
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.wiring import Parts
from corpus.types import Language
from index.alignment import load_alignment
from index.embed import make_embedder
from tests.assistant.llm.scripted import Scripted

TEXTS = {
    Language.EN: """# Order on village bridges

The Department of Roads must repair 14 bridges in Ca Mau before 30 September 2025.
Heavy lorries may not cross a bridge while it is being repaired.
Each commune sends its list of damaged bridges to the Department of Roads by 5 May 2025.
""",
    Language.VI: """# Kế hoạch sửa cầu nông thôn

Sở Xây dựng phải sửa chữa 14 cây cầu ở Cà Mau trước ngày 30/9/2025.
Xe tải nặng không được đi qua cầu trong thời gian sửa chữa.
Mỗi xã gửi danh sách cầu hư hỏng về Sở Xây dựng trước ngày 05/5/2025.
""",
    Language.BN: """# গ্রামীণ সেতু মেরামতের পরিকল্পনা

সড়ক বিভাগকে ৩০ সেপ্টেম্বর ২০২৫ তারিখের মধ্যে কা মাউ প্রদেশে ১৪টি সেতু মেরামত করতে হবে।
মেরামত চলাকালে ভারী ট্রাক সেতু পার হতে পারবে না।
প্রতিটি কমিউন ৫ মে ২০২৫ তারিখের মধ্যে ক্ষতিগ্রস্ত সেতুর তালিকা সড়ক বিভাগে পাঠাবে।
""",
}


def ingested(folder: Path, texts: dict[str, str], cache: Path) -> Parts:
    """Parts of a store that holds these files."""
    files = folder / "files"
    files.mkdir()
    for name, text in texts.items():
        (files / name).write_text(text, encoding="utf-8")
    parts = Parts(Settings(store=folder / "store", cache=cache, workers=1, chat_model=""))
    assert {r.status for r in parts.ingestion.run([files])} == {"added"}
    return parts


@pytest.fixture(scope="session")
def bridges(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Parts:
    """The store with the three documents."""
    texts = {f"{language.value}.md": text for language, text in TEXTS.items()}
    return ingested(tmp_path_factory.mktemp("bridges"), texts, cache)


def with_model(parts: Parts, model: Scripted, *, seconds: float = 30) -> Assistant:
    """The assistant of these parts, writing with this model."""
    writer = Writer(
        model=model,
        name="scripted:model",
        seconds=seconds,
        catalogue=parts.store.catalogue,
        retriever=parts.retriever,
        likeness=_likeness(parts.settings.cache),
    )
    return Assistant(parts.store.catalogue, parts.retriever, writer)


@lru_cache(maxsize=1)
def _likeness(cache: Path) -> Likeness:
    embedder = make_embedder("embedded", cache)
    return likeness_of(embedder, load_alignment(embedder, cache))
