from __future__ import annotations

import unicodedata

import pytest

from assistant.jobs.names import MOST_BYTES, safe_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("ke-hoach.pdf", "ke-hoach.pdf"),
        ("Kế hoạch số 02.docx", "Kế hoạch số 02.docx"),
        (unicodedata.normalize("NFD", "Kế hoạch.txt"), "Kế hoạch.txt"),
        ("পরিকল্পনা ০২।.txt", "পরিকল্পনা ০২।.txt"),
        ("র‍্যাব.txt", "র‍্যাব.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lan\\plan.docx", "plan.docx"),
        (".bashrc", "bashrc"),
        ("..", "document"),
        ("", "document"),
        ("/", "document"),
        ("plan\r\nX-Header: 1.txt", "planX-Header: 1.txt"),
        ("plan\u202etxt.exe", "plantxt.exe"),
        ("a\x00.txt", "a.txt"),
    ],
)
def test_a_name_is_a_label_and_no_path(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@pytest.mark.parametrize("letter", ["a", "ế", "ক"])
def test_a_long_name_keeps_its_suffix(letter: str) -> None:
    kept = safe_name(letter * 300 + ".docx")
    assert kept.endswith(letter + ".docx")
    assert len(kept.encode()) <= MOST_BYTES
