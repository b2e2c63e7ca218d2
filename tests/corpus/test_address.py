from __future__ import annotations

import pytest

from corpus.address import address_places, host_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nguồn: https://tin.example.org/so/quang-ninh-day-manh-so-hoa.html", ["vn-quang-ninh"]),
        ("সূত্র: https://khobor.example.org/a/ca-mau-ogrogoti", ["vn-ca-mau"]),
        ("Source: https://news.example.org/2025/bac-giang-goes-digital/", ["vn-bac-giang"]),
        # A folder is the paper's own order, not the headline.
        ("Source: https://news.example.org/ca-mau/half-of-the-tasks-done.html", []),
        ("Source: https://news.example.org/", []),
        ("Source: https://ca-mau.example.org", []),
        ("A text about Ca Mau without an address.", []),
        ("", []),
    ],
)
def test_the_headline_in_an_address_names_places(text: str, places: list[str]) -> None:
    assert address_places(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Nguồn: https://baoquangninh.vn/tin/abc", ["vn-quang-ninh"]),
        ("সূত্র: https://www.baocamau.com.vn/xyz/", ["vn-ca-mau"]),
        ("Source: https://longan.gov.vn/tin-ca-mau/12.html", ["vn-long-an"]),
        ("Source: https://news.example.org/quangninh.html", []),
        # Names of a few letters stand inside too many other words.
        ("Source: https://hue.example.org/tin", []),
        ("No address here, only baocamau.", []),
        ("", []),
    ],
)
def test_a_host_names_the_province_of_its_paper(text: str, places: list[str]) -> None:
    assert host_places(text) == places


def test_the_last_address_near_the_end_counts() -> None:
    first = "https://news.example.org/ca-mau-opens\n"
    last = "Source: https://news.example.org/bac-giang-opens"
    assert address_places(first + last) == ["vn-bac-giang"]
    assert address_places(first + "word " * 200) == []
