"""The plain look for a date in a text."""

from __future__ import annotations

import pytest

from eval.given import writes


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 02 tháng 3 năm 2025", "2025-03-02"),
        ("ngày 2/3/2025 và", "2025-03-02"),
        ("ngày 2\ntháng 3, năm 2025", "2025-03-02"),
        ("২ মার্চ, ২০২৫", "2025-03-02"),
        ("২রা মার্চ ২০২৫ তারিখে", "2025-03-02"),
        ("on 2nd of March 2025", "2025-03-02"),
        ("March 2, 2025", "2025-03-02"),
        ("tháng 3/2025", "2025-03"),
        ("in March 2025", "2025-03"),
        ("২০২৫ সনের ২ নং আইন", "2025"),
    ],
)
def test_a_date_is_found_in_any_form(text: str, date: str) -> None:
    assert writes(text, date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("ngày 12 tháng 3 năm 2025", "2025-03-02"),
        ("2/3/2024", "2025-03-02"),
        ("March 2025", "2025-03-02"),
        ("১২০২৫", "2025"),
    ],
)
def test_what_is_not_written_is_not_found(text: str, date: str) -> None:
    assert not writes(text, date)
