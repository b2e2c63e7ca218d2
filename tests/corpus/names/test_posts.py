from __future__ import annotations

import unicodedata

import pytest

from corpus.names.posts import find_posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc Sở Tư pháp và Phó Giám đốc", [("director", False), ("director", True)]),
        ("ai la pho chu tich uy ban", [("chair", True)]),
        ("Trưởng Ban Chỉ đạo họp về tăng trưởng", [("head", False)]),
        ("Thứ trưởng thay mặt Bộ trưởng", [("minister", True), ("minister", False)]),
        (
            "Deputy Prime Minister and Minister",
            [("prime-minister", True), ("minister", False)],
        ),
        ("who is the head of the office", [("head", False)]),
        ("they head to the hall and chair it", []),
        ("Vice-Chairwoman and Chief Inspector", [("chair", True), ("chief-inspector", False)]),
        ("উপ-পরিচালক ও পরিচালকের মত", [("director", True), ("director", False)]),
        ("কমিটির উপ\u200c-প্রধান বলেন", [("head", True)]),
        ("উপ-প্রধানমন্ত্রী এবং প্রধানমন্ত্রী", [("prime-minister", True), ("prime-minister", False)]),
    ],
)
def test_a_post_is_told_from_its_deputy(text: str, expected: list[tuple[str, bool]]) -> None:
    for form in ("NFC", "NFD"):
        found = find_posts(unicodedata.normalize(form, text))
        assert [p.key for p in found] == expected, form
