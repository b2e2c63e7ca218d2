from __future__ import annotations

import unicodedata

import pytest

from corpus.errors import UnreadableSource
from corpus.readers.text import read_text

PLAN = "Kế hoạch số 02 giao Sở Khoa học và Công nghệ chủ trì trước ngày 30/6/2025."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read(encoding: str) -> None:
    for text in (PLAN, "পরিকল্পনা নং ০২ জুনের মধ্যে শেষ হবে।", "Plan 02 ends in June."):
        reading = read_text(text.encode(encoding), name="a.txt", markdown=False)
        assert reading.text == unicodedata.normalize("NFC", text)


def test_windows_1258_keeps_vietnamese_tones() -> None:
    apart = "".join(_cp1258(char) for char in PLAN)
    reading = read_text(apart.encode("cp1258"), name="a.txt", markdown=False)
    assert reading.text == PLAN
    assert "windows-1258" in reading.warnings[0]


def _cp1258(char: str) -> str:
    """Split off the tone, as windows-1258 does, and keep the vowel's own mark."""
    parts = unicodedata.normalize("NFD", char)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    rest = "".join(part for part in parts if part not in tones)
    return unicodedata.normalize("NFC", rest) + tones


def test_western_text_is_not_taken_for_vietnamese() -> None:
    text = "The committee's résumé of naïve façades was published in the café. " * 3
    assert read_text(text.encode("cp1252"), name="a.txt", markdown=False).text == text.strip()


def test_a_file_cut_inside_a_character_stays_utf8() -> None:
    reading = read_text((PLAN * 20 + "ế").encode()[:-1], name="a.txt", markdown=False)
    assert reading.text.startswith(PLAN)
    assert reading.warnings


def test_markdown_headings_escapes_and_emphasis() -> None:
    source = (
        "# Nghị quyết 57\\-NQ/TW\n\n## **I. Mục tiêu** ##\n\n*Hà Nội, ngày 22\ntháng 12* a*b\n* c"
    )
    reading = read_text(source.encode(), name="a.md", markdown=True)
    assert reading.text == (
        "Nghị quyết 57-NQ/TW\n\nI. Mục tiêu\n\nHà Nội, ngày 22\ntháng 12 a*b\n* c"
    )
    assert [(reading.text[h.start : h.end], h.level) for h in reading.headings] == [
        ("Nghị quyết 57-NQ/TW", 1),
        ("I. Mục tiêu", 2),
    ]


def test_plain_text_has_no_hash_headings_but_loses_escapes() -> None:
    reading = read_text(b"# 5\nNQ 57\\-NQ/TW", name="a.txt", markdown=False)
    assert reading.text == "# 5\nNQ 57-NQ/TW"
    assert reading.headings == ()


def test_form_feeds_split_pages() -> None:
    reading = read_text("một\fhai\f".encode(), name="a.txt", markdown=False)
    assert [reading.text[page.start : page.end] for page in reading.pages] == ["một", "hai"]


def test_blank_text_is_empty() -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_text(b"\xef\xbb\xbf \n", name="a.txt", markdown=False)
    assert caught.value.code == "empty"
