"""The packaged weight file is read exactly, or refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.packed import read_architecture, read_model
from tests.index.packed_file import PIECES, REWRITES, write_packed


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "weights.bin"
    write_packed(path)
    return path


def test_sizes_come_from_the_head(packed: Path) -> None:
    sizes = read_architecture(packed)
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.positions) == (32, 1, 2, 8)
    assert sizes == read_model(packed).sizes


def test_vocabulary_keeps_ids_scores_and_rewrites(packed: Path) -> None:
    vocabulary = read_model(packed).vocabulary
    assert [piece for piece, _ in vocabulary.pieces] == PIECES
    assert vocabulary.pieces[4] == ("▁plan", -1.0)
    assert vocabulary.unknown == 3
    assert vocabulary.rewrites == REWRITES


def test_plain_tensors_are_copied_in_shape(packed: Path) -> None:
    positions = read_model(packed).tensors["embeddings.position_embeddings.weight"]
    assert positions.shape == (8, 32)
    assert positions[1, 0] == 32


def test_blocks_hold_low_nibbles_first(packed: Path) -> None:
    name = "encoder.layer.0.intermediate.dense.weight"
    first = np.random.default_rng(len("l0.fi.w")).bytes(16)
    expected = [((byte & 15) - 8) * 0.5 for byte in first]
    expected += [((byte >> 4) - 8) * 0.5 for byte in first]
    weights = read_model(packed).tensors[name]
    assert weights.shape == (64, 32)
    assert weights.dtype == np.float32
    assert weights[0].tolist() == expected


@pytest.mark.parametrize("size", [0, 3, 20, 60, 400, -1])
def test_a_cut_file_is_refused(packed: Path, size: int) -> None:
    packed.write_bytes(packed.read_bytes()[:size])
    with pytest.raises(ValueError, match=r".+"):
        read_model(packed)


def test_an_unknown_version_is_refused(packed: Path) -> None:
    content = bytearray(packed.read_bytes())
    content[4] = 2
    packed.write_bytes(content)
    with pytest.raises(ValueError, match="E5S1"):
        read_architecture(packed)


def test_a_missing_tensor_is_named(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    write_packed(path, leave_out="l0.fo.b")
    with pytest.raises(ValueError, match=r"l0\.fo\.b"):
        read_model(path)
