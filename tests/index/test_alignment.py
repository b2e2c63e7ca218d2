"""Alignment brings translations together and keeps the order within one language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

import index.alignment
from corpus.types import Language
from index.alignment import SHIPPED, SIDES, Alignment, Side, Step, fit, load_alignment, save
from index.embed import EmbeddedEmbedder
from index.types import Vectors
from tests.index.stand_in import StandIn

ROWS, DIMENSION = 120, 16
Sides = Mapping[tuple[Side, Language], Vectors]


def unit(rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def rotations(seed: int = 0) -> dict[tuple[Side, Language], Vectors]:
    """The same meanings, turned and moved aside differently for each language."""
    random = np.random.default_rng(seed)
    meanings = random.normal(size=(ROWS, DIMENSION))
    turned: dict[tuple[Side, Language], Vectors] = {}
    for language in Language:
        turn, _ = np.linalg.qr(
            np.eye(DIMENSION) + 0.35 * random.normal(size=(DIMENSION, DIMENSION))
        )
        aside = random.normal(size=DIMENSION) * 2
        for side in SIDES:
            turned[side, language] = unit(meanings @ turn + aside)
    return turned


def share_found(queries: Vectors, passages: Vectors) -> float:
    """How often a row's nearest row in the other language is its translation."""
    return float(np.mean((queries @ passages.T).argmax(axis=1) == np.arange(len(queries))))


def test_translations_that_are_rotations_come_together() -> None:
    vectors = rotations()
    alignment = Alignment(fit({key: rows[:90] for key, rows in vectors.items()}))
    for a in Language:
        for b in Language:
            queries, passages = vectors["query", a][90:], vectors["passage", b][90:]
            after = share_found(
                alignment.align(queries, "query", a), alignment.align(passages, "passage", b)
            )
            assert after == 1.0, (a, b)
            if a is not b:
                assert share_found(queries, passages) < 0.6, "the test would prove nothing"


def test_aligned_vectors_have_unit_length_and_one_row_a_text() -> None:
    vectors = rotations()
    alignment = Alignment(fit(vectors))
    aligned = alignment.align(vectors["passage", Language.BN][:5], "passage", Language.BN)
    assert aligned.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(aligned, axis=1), 1, atol=1e-5)
    alone = alignment.align(vectors["passage", Language.BN][3:4], "passage", Language.BN)
    np.testing.assert_allclose(alone[0], aligned[3], atol=1e-6)
    assert alignment.align(aligned[:0], "query", Language.VI).shape == (0, DIMENSION)


def test_a_language_without_a_step_stays() -> None:
    rows = rotations()["query", Language.EN]
    assert Alignment({}).align(rows, "query", Language.EN) is rows


def test_steps_come_back_as_they_were_saved(tmp_path: Path) -> None:
    embedder, vectors = StandIn(), rotations()
    save(fit(vectors), embedder.fingerprint, tmp_path / "steps.npz")
    index_steps = index.alignment._load(tmp_path / "steps.npz", embedder.fingerprint)
    for (side, language), step in fit(vectors).items():
        kept = index_steps[side, language]
        np.testing.assert_array_equal(kept.mean, step.mean)
        np.testing.assert_allclose(kept.map, step.map, atol=2e-3)
    assert [f.name for f in tmp_path.iterdir()] == ["steps.npz"]


def steps_of(alignment: Alignment) -> Mapping[tuple[Side, Language], Step]:
    return alignment._steps


def same(one: Alignment, two: Alignment) -> bool:
    a, b = steps_of(one), steps_of(two)
    return a.keys() == b.keys() and all(
        np.array_equal(a[k].mean, b[k].mean) and np.array_equal(a[k].map, b[k].map) for k in a
    )


def learnt(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the models that are learnt from now on."""
    calls: list[str] = []
    real = index.alignment.learn

    def counted(embedder: StandIn) -> dict[tuple[Side, Language], Step]:
        calls.append(embedder.name)
        return real(embedder)

    monkeypatch.setattr(index.alignment, "learn", counted)
    return calls


def test_another_model_is_learnt_once_and_is_the_same_ever_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = learnt(monkeypatch)
    first = load_alignment(StandIn(), tmp_path / "new")
    again = load_alignment(StandIn(), tmp_path / "new")
    assert calls == ["stand-in"]
    assert same(first, again)
    load_alignment(StandIn("other"), tmp_path / "new")
    assert calls == ["stand-in", "other"]


@pytest.mark.parametrize("damage", ["stale", "cut", "text", "empty", "keys"])
def test_a_stale_or_damaged_file_is_learnt_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    good = load_alignment(StandIn(), tmp_path)
    [path] = tmp_path.iterdir()
    content = path.read_bytes()
    if damage == "stale":
        save(steps_of(good), "another fingerprint", path)
    elif damage == "keys":
        np.savez_compressed(path, fingerprint=np.array(StandIn().fingerprint))
    else:
        path.write_bytes({"cut": content[:-200], "text": b"text", "empty": b""}[damage])
    calls = learnt(monkeypatch)
    assert same(load_alignment(StandIn(), tmp_path), good)
    assert calls == ["stand-in"]


def test_new_parallel_text_is_learnt_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_alignment(StandIn(), tmp_path)
    calls = learnt(monkeypatch)
    monkeypatch.setattr(index.alignment, "_digest", lambda: "other text")
    load_alignment(StandIn(), tmp_path)
    assert calls == ["stand-in"]


@pytest.fixture(scope="module")
def embedder(cache: Path) -> EmbeddedEmbedder:
    return EmbeddedEmbedder(cache, dtype="float32")


@pytest.fixture(scope="module")
def shipped(embedder: EmbeddedEmbedder) -> Alignment:
    return Alignment(index.alignment._load(SHIPPED, embedder.fingerprint))


def test_the_shipped_file_is_of_the_embedded_model(
    embedder: EmbeddedEmbedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.alignment, "learn", lambda _: pytest.fail("had to learn"))
    steps = steps_of(load_alignment(embedder, tmp_path))
    assert set(steps) == {(side, language) for side in SIDES for language in Language}
    for step in steps.values():
        assert step.mean.shape == (embedder.dimension,)
        assert step.map.shape == (embedder.dimension, embedder.dimension)


# Written for this test; none stands in parallel.jsonl.
TRANSLATIONS = {
    Language.VI: [
        "Trạm bơm ngừng hoạt động vào ban đêm.",
        "Người nuôi ong phải đăng ký số đàn với xã.",
        "Chợ nổi họp vào sáng chủ nhật.",
        "Thợ điện kiểm tra đèn đường mỗi quý.",
        "Trường mẫu giáo nhận trẻ từ ba tuổi.",
        "Xe buýt số bảy đổi lộ trình qua cầu mới.",
        "Bảo tàng miễn vé cho cựu chiến binh.",
        "Không được phơi lúa trên quốc lộ.",
    ],
    Language.BN: [
        "পাম্প স্টেশন রাতে বন্ধ থাকে।",
        "মৌমাছি পালনকারীদের ইউনিয়নে মৌচাকের সংখ্যা নিবন্ধন করতে হবে।",
        "ভাসমান বাজার রবিবার সকালে বসে।",
        "বিদ্যুৎ মিস্ত্রি প্রতি ত্রৈমাসিকে রাস্তার বাতি পরীক্ষা করেন।",
        "শিশু বিদ্যালয়ে তিন বছর বয়স থেকে ভর্তি করা হয়।",
        "সাত নম্বর বাস নতুন সেতু হয়ে পথ বদলায়।",
        "প্রাক্তন সৈনিকদের জন্য জাদুঘরের টিকিট লাগে না।",
        "মহাসড়কে ধান শুকানো যাবে না।",
    ],
    Language.EN: [
        "The pumping station does not run at night.",
        "Beekeepers must register their hives with the commune.",
        "The floating market meets on Sunday mornings.",
        "Electricians check the street lamps every quarter.",
        "The nursery school takes children from the age of three.",
        "Bus number seven is rerouted over the new bridge.",
        "The museum is free for veterans.",
        "Rice must not be dried on the highway.",
    ],
}


def first_among_all(
    queries: Mapping[Language, Vectors], passages: Mapping[Language, Vectors]
) -> float:
    """How often both translations of a text come before all else in the two other languages."""
    hits = []
    for asked, rows in queries.items():
        others = np.vstack([passages[lang] for lang in Language if lang is not asked])
        best = np.argsort(-(rows @ others.T), axis=1)[:, :2]
        hits += [set(b % len(rows)) == {n} for n, b in enumerate(best)]
    return float(np.mean(hits))


def test_the_shipped_alignment_ranks_by_meaning_not_by_language(
    embedder: EmbeddedEmbedder, shipped: Alignment
) -> None:
    raw = {lang: embedder.embed_passages(texts) for lang, texts in TRANSLATIONS.items()}
    asked = {lang: embedder.embed_queries(texts) for lang, texts in TRANSLATIONS.items()}
    before = first_among_all(asked, raw)
    after = first_among_all(
        {lang: shipped.align(rows, "query", lang) for lang, rows in asked.items()},
        {lang: shipped.align(rows, "passage", lang) for lang, rows in raw.items()},
    )
    assert after >= before
    assert after >= 0.85


QUESTIONS = {
    Language.VI: ["Ai phải đăng ký đàn ong?", "Khi nào chợ nổi họp?", "Phơi lúa ở đâu bị cấm?"],
    Language.BN: ["মৌচাক কাদের নিবন্ধন করতে হয়?", "ভাসমান বাজার কবে বসে?", "কোথায় ধান শুকানো নিষেধ?"],
    Language.EN: [
        "Who registers hives?",
        "When is the floating market?",
        "Where is drying banned?",
    ],
}


@pytest.mark.parametrize("language", Language)
def test_the_shipped_alignment_keeps_the_order_within_a_language(
    embedder: EmbeddedEmbedder, shipped: Alignment, language: Language
) -> None:
    asked = embedder.embed_queries(QUESTIONS[language])
    texts = embedder.embed_passages(TRANSLATIONS[language])
    aligned = shipped.align(asked, "query", language) @ (
        shipped.align(texts, "passage", language).T
    )
    assert aligned.argmax(axis=1).tolist() == [1, 2, 7]
