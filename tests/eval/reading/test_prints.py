from __future__ import annotations

from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.reading.prints import load_texts


def test_texts_are_found_below_a_folder_with_their_language(tmp_path: Path) -> None:
    (tmp_path / "bn").mkdir()
    (tmp_path / "a.txt").write_text("Sở Nội vụ   báo cáo.\n\nTrước ngày 30/6.\n", "utf-8")
    (tmp_path / "bn" / "b.txt").write_text("গণ কমিটি প্রতিবেদন দেবে।\nজুন মাসে।\n", "utf-8")
    texts = load_texts(tmp_path, characters=30)
    assert [(text.language, text.paragraphs) for text in texts] == [
        ("vi", ["Sở Nội vụ báo cáo."]),
        ("bn", ["গণ কমিটি প্রতিবেদন দেবে।"]),
    ]


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"no \.txt files"):
        load_texts(tmp_path)
