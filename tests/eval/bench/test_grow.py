from pathlib import Path

import numpy as np

from corpus.detect import detect_language
from corpus.load import find_files, hash_file, load_document
from corpus.types import Language
from eval.bench.grow import PASSAGES, grow
from eval.bench.mixed import MixedEmbedder
from tests.index.stand_in import StandIn


def texts(folder: Path) -> dict[str, str]:
    return {f.name: f.read_text(encoding="utf-8") for f in find_files(folder)}


def test_documents_come_in_every_language_with_numbers_of_their_own(tmp_path: Path) -> None:
    assert grow(tmp_path, 6 * PASSAGES) == 6
    found = [
        load_document(f, source=str(f), bytes_sha256=hash_file(f)).document
        for f in find_files(tmp_path)
    ]
    assert {d.language for d in found} == set(Language)
    assert len({d.identity.number for d in found}) == 6


def test_a_larger_collection_holds_the_smaller(tmp_path: Path) -> None:
    grow(tmp_path / "small", 2 * PASSAGES)
    grow(tmp_path / "large", 5 * PASSAGES)
    small, large = texts(tmp_path / "small"), texts(tmp_path / "large")
    assert small.items() < large.items()


def test_mixed_vectors_are_the_texts_own(tmp_path: Path) -> None:
    embedder = MixedEmbedder(StandIn())
    written = ["Sở Tài chính lập dự toán.", "অর্থ বিভাগ বাজেট তৈরি করবে।", "The office sets a budget."]
    assert [detect_language(t) for t in written] == list(Language)
    once, again = embedder.embed_passages(written), embedder.embed_passages(written[::-1])
    assert np.array_equal(once, again[::-1])
    assert np.allclose(np.linalg.norm(once, axis=1), 1.0, atol=1e-6)
    assert len({row.tobytes() for row in once}) == 3
