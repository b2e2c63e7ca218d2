"""Embedders keep the port's promises, whichever model stands behind them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from corpus.types import Span
from index.embed import EmbeddedEmbedder, SentenceTransformerEmbedder, clean, make_embedder
from index.embedded import ensure_embedded_model
from index.errors import ModelUnavailable
from index.types import Embedder

PASSAGES = {
    "vi": "Sở Y tế hoàn thành hồ sơ sức khỏe điện tử trước ngày 15/7/2026.",
    "bn": "কৃষি বিভাগ বন্যার পরে ধানের বীজ বিতরণ করবে।",
    "en": "Schools close on the first Monday of September.",
}
QUESTIONS = {
    "vi": "Khi nào xong hồ sơ sức khỏe điện tử?",
    "bn": "ধানের বীজ কে বিতরণ করবে?",
    "en": "When do schools close?",
}
KINDS = ["embedded", "folder", "tiny"]


@pytest.fixture(scope="module")
def embedders(cache: Path, tiny_model: Path) -> dict[str, Embedder]:
    return {
        "embedded": EmbeddedEmbedder(cache, dtype="float32"),
        "folder": SentenceTransformerEmbedder(str(ensure_embedded_model(cache)), dtype="float32"),
        "tiny": SentenceTransformerEmbedder(str(tiny_model), dtype="float32"),
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["embed_queries", "embed_passages"])
def test_rows_are_unit_vectors_in_the_order_given(
    embedders: dict[str, Embedder], kind: str, method: str
) -> None:
    embedder = embedders[kind]
    embed = getattr(embedder, method)
    texts = [
        *PASSAGES.values(),
        "",
        "plan " * 40,
        "https://example.org/map.png",
        "plan",
        "kế hoạch",
    ]
    vectors = embed(texts)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(texts), embedder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for row, text in enumerate(texts):
        assert float(embed([text])[0] @ vectors[row]) > 0.99999


@pytest.mark.parametrize("kind", KINDS)
def test_no_texts_give_no_rows(embedders: dict[str, Embedder], kind: str) -> None:
    embedder = embedders[kind]
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert embedder.count_tokens([]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_others_choke_on_is_embedded(embedders: dict[str, Embedder], kind: str) -> None:
    texts = ["plan\0province", "plan\ud800"]
    assert np.isfinite(embedders[kind].embed_queries(texts)).all()
    assert np.isfinite(embedders[kind].embed_passages(texts)).all()
    assert min(embedders[kind].count_tokens(texts)) > 2


@pytest.mark.parametrize("kind", ["embedded", "folder"])
@pytest.mark.parametrize("language", QUESTIONS)
def test_a_question_finds_its_passage(
    embedders: dict[str, Embedder], kind: str, language: str
) -> None:
    passages = embedders[kind].embed_passages(list(PASSAGES.values()))
    scores = passages @ embedders[kind].embed_queries([QUESTIONS[language]])[0]
    assert list(PASSAGES)[int(np.argmax(scores))] == language


@pytest.mark.parametrize("kind", KINDS)
def test_parts_are_embedded_with_their_passage(embedders: dict[str, Embedder], kind: str) -> None:
    embedder = embedders[kind]
    text = " ".join(PASSAGES.values())
    starts = [text.index(passage) for passage in PASSAGES.values()]
    parts = [Span(start=s, end=s + len(p)) for s, p in zip(starts, PASSAGES.values(), strict=True)]
    vectors, own = embedder.embed_parts([text, "plan"], [parts, ()])
    np.testing.assert_allclose(vectors, embedder.embed_passages([text, "plan"]), atol=1e-5)
    assert [len(rows) for rows in own] == [3, 0]
    np.testing.assert_allclose(np.linalg.norm(own[0], axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_part_that_answers_is_nearest(embedders: dict[str, Embedder], language: str) -> None:
    text = " ".join(PASSAGES.values())
    parts = [
        Span(start=text.index(passage), end=text.index(passage) + len(passage))
        for passage in PASSAGES.values()
    ]
    embedder = embedders["embedded"]
    rows = embedder.embed_parts([text], [parts])[1][0]
    scores = rows @ embedder.embed_queries([QUESTIONS[language]])[0]
    assert list(PASSAGES)[int(np.argmax(scores))] == language


def test_a_nul_does_not_hide_the_rest_of_a_question(embedders: dict[str, Embedder]) -> None:
    one, other, blank = embedders["embedded"].embed_queries(["plan\0health", "plan", "plan health"])
    assert float(one @ blank) > 0.9999 > float(one @ other)


@pytest.mark.parametrize("kind", KINDS)
def test_composed_and_decomposed_text_are_the_same(
    embedders: dict[str, Embedder], kind: str
) -> None:
    text = "kế hoạch"
    forms = [unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)]
    one, other = embedders[kind].embed_queries(forms)
    assert float(one @ other) > 0.99999
    first, second = embedders[kind].count_tokens(forms)
    assert first == second


def test_both_routes_to_the_packaged_model_agree(embedders: dict[str, Embedder]) -> None:
    texts = list(QUESTIONS.values())
    engine, torch = embedders["embedded"], embedders["folder"]
    assert (engine.embed_queries(texts) * torch.embed_queries(texts)).sum(axis=1).min() > 0.999
    assert engine.count_tokens(texts) == torch.count_tokens(texts)
    assert engine.dimension == torch.dimension
    assert engine.max_tokens == torch.max_tokens


def test_bfloat16_stays_close_to_float32(cache: Path, embedders: dict[str, Embedder]) -> None:
    texts = [" ".join(PASSAGES.values()) * 5, *PASSAGES.values()]
    half = EmbeddedEmbedder(cache, dtype="bfloat16")
    assert half.dtype == "bfloat16"
    vectors = half.embed_passages(texts)
    assert vectors.dtype == np.float32
    assert (vectors * embedders["embedded"].embed_passages(texts)).sum(axis=1).min() > 0.9995
    assert half.fingerprint == embedders["embedded"].fingerprint


def test_a_model_brings_its_own_prompts_and_sizes(tiny_model: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(tiny_model), dtype="float32")
    assert (embedder.dimension, embedder.max_tokens) == (16, 24)
    assert embedder.count_tokens(["plan", "plan province", "plan " * 60]) == [3, 4, 62]
    # The query prompt is "find : ", and there is none for passages.
    query, passage = embedder.embed_queries(["plan"]), embedder.embed_passages(["find : plan"])
    np.testing.assert_allclose(query, passage, atol=1e-6)
    assert not np.allclose(query, embedder.embed_passages(["plan"]), atol=1e-3)


def test_fingerprints_tell_models_weights_and_prompts_apart(
    embedders: dict[str, Embedder], tiny_model: Path, tmp_path: Path
) -> None:
    copies = []
    for name in ("same", "weights", "prompts"):
        shutil.copytree(tiny_model, tmp_path / name / tiny_model.name)
        copies.append(tmp_path / name / tiny_model.name)
    weights = copies[1] / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-2] ^= 1
    weights.write_bytes(content)
    settings = copies[2] / "config_sentence_transformers.json"
    settings.write_text(settings.read_text("utf-8").replace("find", "seek"), encoding="utf-8")
    found = [SentenceTransformerEmbedder(str(copy)).fingerprint for copy in copies]
    assert found[0] == embedders["tiny"].fingerprint
    assert len({*found, embedders["embedded"].fingerprint}) == 4


@pytest.mark.parametrize("model", ["./no-such-folder", "/no/such/folder"])
def test_a_missing_folder_says_what_next(model: str) -> None:
    with pytest.raises(ModelUnavailable, match=r"no such folder.*ASSISTANT_EMBEDDING_MODEL"):
        SentenceTransformerEmbedder(model, dtype="float32").embed_passages(["plan"])


def test_a_hub_name_without_a_connection_says_what_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelUnavailable, match=r"(?s)'nobody/no-such-model'.*'embedded'") as raised:
        SentenceTransformerEmbedder("nobody/no-such-model", dtype="float32").embed_queries(["plan"])
    assert raised.value.__cause__ is not None


def test_a_folder_without_a_model_says_which(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=tmp_path.name):
        _ = SentenceTransformerEmbedder(str(tmp_path), dtype="float32").dimension


def test_the_setting_chooses_the_embedder(tmp_path: Path, tiny_model: Path) -> None:
    assert make_embedder("embedded", tmp_path).name == "embedded"
    assert isinstance(make_embedder("embedded", tmp_path), EmbeddedEmbedder)
    other = make_embedder(str(tiny_model), tmp_path)
    assert isinstance(other, SentenceTransformerEmbedder)
    assert other.name == str(tiny_model)


def test_one_question_needs_neither_torch_nor_the_rebuilt_folder(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from index.embed import make_embedder
embedder = make_embedder("embedded", Path({str(tmp_path)!r}))
assert embedder.embed_queries(["plan"]).shape == (1, embedder.dimension)
assert embedder.fingerprint
sys.exit(bool({{"torch", "transformers", "sentence_transformers"}} & {{*sys.modules}}))
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert not list(tmp_path.iterdir())


def test_clean_composes_and_drops_what_cannot_be_carried() -> None:
    assert clean("e\u0302\u0301\0x\udc80") == "ế x?"
