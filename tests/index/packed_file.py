"""Writes a weight file in the packaged model's format, but with 32 dimensions."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁plan", "▁", "<mask>"]
HIDDEN, DEEP = 32, 64
REWRITES = {"\x01": "", "\u200b": " ", "ﬁ": "fi"}


def _matrix(rows: int, columns: int, seed: int) -> bytes:
    random = np.random.default_rng(seed)
    blocks = []
    for _ in range(rows * columns // 32):
        blocks.append(struct.pack("<e", 0.5) + random.bytes(16))
    return b"".join(blocks)


def _tensors() -> list[tuple[str, int, int, bytes]]:
    def floats(name: str, count: int) -> tuple[str, int, int, bytes]:
        return name, 0, count, np.arange(count, dtype="<f4").tobytes()

    def blocks(name: str, rows: int, columns: int) -> tuple[str, int, int, bytes]:
        return name, 1, rows * columns, _matrix(rows, columns, seed=len(name))

    tensors = [
        blocks("emb.word", len(PIECES), HIDDEN),
        floats("emb.pos", 8 * HIDDEN),
        floats("emb.type", 2 * HIDDEN),
        floats("emb.ln.w", HIDDEN),
        floats("emb.ln.b", HIDDEN),
    ]
    shapes = {"q": (32, 32), "k": (32, 32), "v": (32, 32), "ao": (32, 32)}
    for part, (rows, columns) in {**shapes, "fi": (DEEP, 32), "fo": (32, DEEP)}.items():
        tensors += [blocks(f"l0.{part}.w", rows, columns), floats(f"l0.{part}.b", rows)]
    for part in ("aln", "oln"):
        tensors += [floats(f"l0.{part}.w", HIDDEN), floats(f"l0.{part}.b", HIDDEN)]
    return tensors


def write_packed(path: Path, *, leave_out: str = "") -> None:
    """Writes the file; `leave_out` names a tensor to forget."""
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, DEEP, len(PIECES), 8, 2, 1e-12, 32)
    pieces = [piece.encode() for piece in PIECES]
    bounds = np.cumsum([0, *map(len, pieces)]).astype("<u4").tobytes()
    scores = np.array([0, 0, 0, 0, -1, -2, 0], "<f4").tobytes()
    blob = b"".join(pieces)
    vocabulary = struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(blob)) + bounds + scores + blob
    rewrites = b"".join(
        struct.pack(f"<IB{len(to)}I", ord(old), len(to), *map(ord, to))
        for old, to in REWRITES.items()
    )
    table = struct.pack("<iI", len(REWRITES), len(rewrites)) + rewrites
    tensors = [tensor for tensor in _tensors() if tensor[0] != leave_out]
    entries = sum(2 + len(name) + 21 for name, *_ in tensors)
    offset = len(head + vocabulary + table) + 4 + entries
    directory = struct.pack("<i", len(tensors))
    for name, kind, count, content in tensors:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, offset, len(content))
        offset += len(content)
    body = b"".join(content for *_, content in tensors)
    path.write_bytes(head + vocabulary + table + directory + body)
