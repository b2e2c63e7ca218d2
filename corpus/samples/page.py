"""The pages around a sample article: a news site's furniture, and a plain sheet for printing."""

from __future__ import annotations

import html
from dataclasses import dataclass

PRINT_STYLE = """
@page { size: A4; margin: 22mm 20mm; }
body { font-family: "Noto Serif", "Noto Sans Bengali", serif; font-size: 11.5pt; line-height: 1.5;
       font-variant-ligatures: no-common-ligatures; }
h1, h2 { text-align: center; font-size: 13pt; }
h3, h4 { font-size: 12pt; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.5pt solid black; padding: 3pt; vertical-align: top; text-align: left; }
table.head td { border: none; text-align: center; width: 50%; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The words of one language that a news page puts around its article."""

    site: str
    menu: tuple[str, ...]
    share: tuple[str, ...]
    comments: str
    send: str
    source: str
    advertisement: str
    related: str
    links: tuple[str, ...]
    footer: str


FURNITURE = {
    "vi": Furniture(
        site="Trang tin mẫu",
        menu=("Trang chủ", "Thời sự", "Chuyển đổi số", "Kinh tế", "Đa phương tiện"),
        share=("Chia sẻ", "Facebook", "Zalo", "Sao chép liên kết", "In trang"),
        comments="Bình luận (0)",
        send="Gửi bình luận của bạn",
        source="Nguồn:",
        advertisement="[Quảng cáo]",
        related="Tin liên quan",
        links=("Lịch cúp điện tuần này", "Giá tôm nguyên liệu hôm nay"),
        footer="Giấy phép mẫu. Ghi rõ nguồn khi phát hành lại.",
    ),
    "bn": Furniture(
        site="নমুনা সংবাদপাতা",
        menu=("প্রচ্ছদ", "জাতীয়", "ডিজিটাল রূপান্তর", "অর্থনীতি", "মাল্টিমিডিয়া"),
        share=("শেয়ার করুন", "ফেসবুক", "লিংক কপি করুন", "প্রিন্ট"),
        comments="মন্তব্য (0)",
        send="আপনার মন্তব্য লিখুন",
        source="সূত্র:",
        advertisement="[বিজ্ঞাপন_২]",
        related="আরও পড়ুন",
        links=("আজকের আবহাওয়া", "সপ্তাহের ছবি"),
        footer="নমুনা পাতা। পুনঃপ্রকাশে সূত্র উল্লেখ করুন।",
    ),
    "en": Furniture(
        site="Sample News",
        menu=("Home", "Politics", "Digital transformation", "Business", "Multimedia"),
        share=("Share", "Facebook", "X", "Copy link", "Print"),
        comments="Comments (0)",
        send="Write a comment",
        source="Source:",
        advertisement="[Advertisement]",
        related="Related stories",
        links=("This week in pictures", "Weather in the delta"),
        footer="Sample page. Please name the source when you republish.",
    ),
}


def web_page(title: str, language: str, url: str, article: str) -> str:
    """A news page: `article` (HTML) between menu, share buttons, comments and source line."""
    words = FURNITURE[language]
    share = "".join(f"<button>{word}</button>" for word in words.share)
    parts = [
        f"<!DOCTYPE html>\n<html lang='{language}'>\n<head>\n<meta charset='utf-8'>",
        f"<title>{html.escape(title)}</title>",
        "<meta name='description' content='Sample page of the policy-assistant project'>",
        f"<link rel='canonical' href='{html.escape(url)}'>\n</head>\n<body>",
        f"<header><a href='/'>{words.site}</a></header>",
        f"<nav><ul>{_items(words.menu)}</ul></nav>",
        f"<main>\n<div class='share'>{share}</div>\n<article>\n{article}\n</article>",
        f"<p class='advertisement'>{words.advertisement}</p>",
        f"<p class='source'>{words.source} <a href='{url}'>{url}</a></p>",
        f"<section class='comments'><h3>{words.comments}</h3>",
        f"<form><textarea placeholder='{words.send}'></textarea></form></section>\n</main>",
        f"<aside><h3>{words.related}</h3><ul>{_items(words.links)}</ul></aside>",
        f"<footer><p>{words.footer}</p></footer>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def print_page(title: str, language: str, article: str) -> str:
    """A sheet for printing: `article` (HTML) with a style for A4 and nothing around it."""
    return (
        f"<!DOCTYPE html>\n<html lang='{language}'>\n<head>\n<meta charset='utf-8'>\n"
        f"<title>{html.escape(title)}</title>\n<style>{PRINT_STYLE}</style>\n</head>\n"
        f"<body>\n{article}\n</body>\n</html>\n"
    )


def _items(words: tuple[str, ...]) -> str:
    return "".join(f"<li><a href='#'>{word}</a></li>" for word in words)
