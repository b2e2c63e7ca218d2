"""Loads a sentence-transformers model, and tells which exact model that is."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.dtype import Dtype
from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_MODEL_FILES = frozenset({".safetensors", ".bin", ".json", ".txt", ".model"})


def load_model(name: str, *, device: str, dtype: Dtype) -> SentenceTransformer:
    """The model of that hub name or folder (never by network); raises ModelUnavailable.

    In bfloat16 only the transformer computes so. What pools its tokens gets them in float32,
    which brings vectors from cosine 0.9965 to 0.9999 of the float32 ones at no cost.
    """
    local = Path(name).is_dir()
    if local:
        # Read by the hub's client when it is imported; the user's own setting wins.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    elif name.startswith((".", "/", "~")) or "\\" in name:
        raise _unavailable(name, "there is no such folder")
    try:
        model = _load(name, device=device, dtype=dtype, local=local)
    # Configuration, weights, tokenizer and network each fail in their own library's ways.
    except Exception as error:
        raise _unavailable(name, f"{type(error).__name__}: {error}") from error
    if dtype != "float32" and len(model) > 1:
        model[1].register_forward_pre_hook(_in_float32)
    return model


def identify_weights(name: str) -> str:
    """SHA-256 over a folder's model files, or the commit of a hub model that is already here."""
    if Path(name).is_dir():
        return _digest(Path(name))
    from huggingface_hub import snapshot_download

    # sentence-transformers looks up names without an owner under its own.
    full = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(full, local_files_only=True)).name
    except (OSError, ValueError) as error:
        raise _unavailable(name, f"its copy in the hub's cache cannot be found: {error}") from error


def _load(name: str, *, device: str, dtype: Dtype, local: bool) -> SentenceTransformer:
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    torch.set_num_threads(min(torch.get_num_threads(), os.cpu_count() or 1))
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(
        name,
        device=device,
        local_files_only=local,
        model_kwargs={"dtype": getattr(torch, dtype)},
    )


def _in_float32(_module: object, inputs: tuple[dict[str, Any], ...]) -> None:
    features = inputs[0]
    if "token_embeddings" in features:
        features["token_embeddings"] = features["token_embeddings"].float()


def _digest(folder: Path) -> str:
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in _MODEL_FILES:
            total.update(path.relative_to(folder).as_posix().encode())
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _unavailable(name: str, why: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"The embedding model {name!r} cannot be loaded ({why}); set ASSISTANT_EMBEDDING_MODEL "
        f"to 'embedded', to a folder that sentence-transformers has saved, or, with a "
        f"connection, to a name on the model hub."
    )
