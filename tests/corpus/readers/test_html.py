from __future__ import annotations

import pytest

from corpus.errors import UnreadableSource
from corpus.readers.html import read_html

HEAD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Kế hoạch 02</title>
<link rel="canonical" href="https://example.org/ke-hoach-02">
<meta property="article:published_time" content="2025-06-20T08:00:00+07:00"></head>"""
BODY = """<body><nav><a href="/">Trang chủ</a></nav><article><h1>Kế hoạch 02</h1>
<p>Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành trình
Ủy ban nhân dân tỉnh trước ngày 30/6/2025 theo quy định.</p>
<h2>II. Nhiệm vụ</h2><p>পরিকল্পনা নং ০২ বাস্তবায়নের <b>সময়সীমা</b> ৩০ জুন।</p>
<p>Plan 02 sets out the duties of each department in detail and in full.</p>
<table><tr><th>TT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Xây <b>dựng</b> cổng</td></tr></table>
<ul><li>Một mục cần làm</li><li>Hai mục cần làm</li></ul></article>
<footer>© Báo</footer></body></html>"""


def test_main_text_headings_tables_and_metadata() -> None:
    reading = read_html((HEAD + BODY).encode(), name="a.html")
    found = reading.text.split("\n")
    assert (
        "Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ngành trình "
        "Ủy ban nhân dân tỉnh trước ngày 30/6/2025 theo quy định."
    ) in found
    assert "পরিকল্পনা নং ০২ বাস্তবায়নের সময়সীমা ৩০ জুন।" in found
    assert [line for line in found if " | " in line] == ["TT | Nhiệm vụ", "1 | Xây dựng cổng"]
    assert {"Một mục cần làm", "Hai mục cần làm"} <= set(found)
    assert "Trang chủ" not in reading.text
    assert [(reading.text[h.start : h.end], h.level) for h in reading.headings] == [
        ("Kế hoạch 02", 1),
        ("II. Nhiệm vụ", 2),
    ]
    assert reading.metadata == {
        "title": "Kế hoạch 02",
        "url": "https://example.org/ke-hoach-02",
        "date": "2025-06-20T08:00:00+07:00",
    }


def test_merged_cells_stand_in_every_row_that_they_span() -> None:
    table = (
        "<table><tr><th rowspan=2>TT</th><th colspan=2>Cơ quan</th></tr><tr><th>Chủ trì</th>"
        "<th>Phối hợp</th></tr><tr><td colspan=3>I. Thể chế</td></tr><tr><td>1</td>"
        "<td rowspan=0>Sở A|B</td><td></td></tr><tr><td>2</td><td>Sở C<br>Sở D</td></tr></table>"
    )
    text = read_html(f"<html><body>{table}</body></html>".encode(), name="a.html").text
    assert text.split("\n") == [
        *("TT | Cơ quan |", "TT | Chủ trì | Phối hợp", "I. Thể chế"),
        *("1 | Sở A/B |", "2 | Sở A/B | Sở C Sở D"),
    ]


def test_a_declared_encoding_is_used() -> None:
    page = "<html><head><meta charset='utf-16'></head><body><p>Kế hoạch</p></body></html>"
    assert read_html(page.encode("utf-16"), name="a.html").text == "Kế hoạch"


def test_pages_without_main_text_keep_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: None)
    page = "<html><body><div>আইন<br>ধারা ১</div><table><tr><td>a</td><td>b</td></tr></table></body>"
    assert read_html(page.encode(), name="a.html").text == "আইন\nধারা ১\na | b"


@pytest.mark.parametrize(
    "page", [b"<html></html>", b"<html><body><script>x</script></body></html>"]
)
def test_a_page_without_text_is_empty(page: bytes) -> None:
    with pytest.raises(UnreadableSource) as caught:
        read_html(page, name="a.html")
    assert caught.value.code == "empty"


PARAGRAPHS = {
    "vi": "Tỉnh đã hoàn thành ba mươi tám nhiệm vụ được giao trong sáu tháng đầu năm nay.",
    "bn": "প্রদেশটি বছরের প্রথম ছয় মাসে পরিকল্পনা অনুযায়ী আটত্রিশটি কাজ শেষ করেছে বলে জানানো হয়েছে।",
    "en": "The province has finished thirty-eight of the tasks that it was given this half year.",
}


@pytest.mark.parametrize(
    ("language", "caption", "line", "source"),
    [
        ("vi", "Quang cảnh hội nghị", "Nguồn: Báo Nhân Dân", "Báo Nhân Dân"),
        ("vi", "Quang cảnh hội nghị", "Theo TTXVN", "TTXVN"),
        ("bn", "সম্মেলনের দৃশ্য", "সূত্র: বাসস", "বাসস"),
        ("en", "The conference", "Source: VNA", "VNA"),
    ],
)
def test_captions_and_sources_are_no_content(
    language: str, caption: str, line: str, source: str
) -> None:
    text = PARAGRAPHS[language]
    page = (
        "<html><head><meta name='author' content='An Bình'>"
        '<script type="application/ld+json">{"datePublished": "2025-06-19T08:00:00"}</script>'
        f"</head><body><article><p>{text}</p><p class='Photo_Caption'>{caption}</p>"
        f"<p>{text} 2</p><p>{text} 3</p><p>{line}</p></article></body></html>"
    )
    reading = read_html(page.encode(), name="a.html")
    noise = [reading.text[n.start : n.end] for n in reading.noise]
    assert line in noise
    assert caption in noise or caption not in reading.text
    assert text in reading.text
    assert reading.metadata == {
        "date": "2025-06-19T08:00:00",
        "author": "An Bình",
        "source": source,
    }


@pytest.mark.parametrize(
    "line",
    [
        "Nguồn vốn: ngân sách tỉnh",
        "Theo đó, các sở báo cáo hằng tháng.",
        "The source: all",
        "Theo Kế hoạch 02, hạn là tháng 6.",
    ],
)
def test_what_only_looks_like_a_source_stays(line: str) -> None:
    page = f"<html><body><p>{PARAGRAPHS['vi'] * 3}</p><p>{line}</p></body></html>"
    assert read_html(page.encode(), name="a.html").noise == ()
