"""Web pages: the main text, its headings and tables, and what the page says about itself.

Metadata: title, url, date, author, source (whom the page says that it copied from).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import regex
import trafilatura
from lxml import etree
from lxml import html as lxml_html

from corpus.errors import UnreadableSource
from corpus.languages import PROFILES
from corpus.readers.clean import clean_value
from corpus.readers.draft import BLANK, DraftPage, Line, assemble, row_text
from corpus.readers.html_tables import unfold_tables
from corpus.readers.text import decode
from corpus.types import Reading

# Below this many characters an extraction is distrusted when the page holds twice as many.
_LITTLE_TEXT = 200
_CHARSET = regex.compile(rb"<meta[^>]{1,200}?charset=[\"']?([\w-]{2,20})", regex.IGNORECASE)
_URL_PATHS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='date' or @name='DC.date']/@content",
    "//article//time/@datetime",
)
_PUBLISHED = regex.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_AUTHOR_PATHS = (
    "//meta[@name='author' or @property='article:author']/@content",
    "//*[@itemprop='author']/@content",
    "//*[@itemprop='author' or @rel='author']//text()",
)
_CAPTIONS = (
    "//figcaption|//*[self::p or self::span or self::td or self::em]"
    "[contains(translate(@class, 'CAPTION', 'caption'), 'caption')]"
)
# Below the text follow tags, counters and links, but not many.
_LAST_LINES = 12
_TITLE_PATHS = ("//meta[@property='og:title']/@content", "//title/text()", "//h1//text()")
_DROPPED = ("script", "style", "noscript", "template", "nav", "footer", "form", "svg", "head")
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "caption",
        "figure",
        "figcaption",
        "br",
        "hr",
        "address",
    )
)


def read_html(content: bytes, *, name: str) -> Reading:
    """Read the main text of a page; table rows are lines with " | " between their cells."""
    text, warnings = _decode(content, name=name)
    try:
        tree = lxml_html.document_fromstring(text.encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableSource(
            "empty", f"{name!r} holds no HTML content; save the page again."
        ) from error
    metadata = _metadata(tree)
    unfold_tables(tree)
    lines = _main_lines(tree)
    plain = _plain_lines(tree)
    if _size(lines) < _LITTLE_TEXT and _size(plain) >= 2 * _size(lines):
        lines = plain
    if not _size(lines):
        raise UnreadableSource("empty", f"{name!r} is a page without text; save it as rendered.")
    lines, source = _sourced(_without_captions(lines, tree))
    if source:
        metadata["source"] = source
    return assemble([DraftPage(lines=tuple(lines))], metadata=metadata, warnings=warnings)


def _without_captions(lines: list[Line], tree: Any) -> list[Line]:
    """Mark the captions of pictures as noise."""
    captions = {clean_value(str(c.text_content())) for c in tree.xpath(_CAPTIONS)}
    return [replace(line, noise=line.noise or line.text in captions) for line in lines]


def _sourced(lines: list[Line]) -> tuple[list[Line], str]:
    """Mark the line below the text that names whom the page copied from, and give the name."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST_LINES), -1):
        for pattern in _source_patterns():
            if found := pattern.fullmatch(lines[place].text):
                marked = replace(lines[place], noise=True)
                return [*lines[:place], marked, *lines[place + 1 :]], found["source"]
    return lines, ""


@cache
def _source_patterns() -> tuple[regex.Pattern[str], ...]:
    return tuple(regex.compile(p) for profile in PROFILES.values() for p in profile.source_lines)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _decode(content: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(declared[1].decode("ascii")), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, name=name)


def _metadata(tree: Any) -> dict[str, str]:
    found = {
        "title": _first(tree, _TITLE_PATHS),
        "url": _first(tree, _URL_PATHS),
        "date": _first(tree, _DATE_PATHS) or _published(tree),
        "author": _first(tree, _AUTHOR_PATHS),
    }
    return {key: value for key, value in found.items() if value}


def _published(tree: Any) -> str:
    """The day of publication as a page tells search engines (schema.org)."""
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    found = (_PUBLISHED.search(str(script)) for script in scripts)
    return next((match[1] for match in found if match), "")


def _first(tree: Any, paths: tuple[str, ...]) -> str:
    values = (clean_value(str(value)) for path in paths for value in tree.xpath(path))
    return next((value for value in values if value), "")


def _main_lines(tree: Any) -> list[Line]:
    document = trafilatura.bare_extraction(
        copy.deepcopy(tree),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
    )
    body = getattr(document, "body", None)
    return [] if body is None else [line for child in body for line in _element_lines(child)]


def _element_lines(element: Any) -> Iterator[Line]:
    if element.tag == "head":
        rank = str(element.get("rend", "h2"))[-1]
        yield BLANK
        yield Line(text=clean_value(_text(element)), level=int(rank) if rank.isdigit() else 2)
    elif element.tag == "table":
        yield BLANK
        for row in element.iter("row"):
            yield Line(text=row_text([" ".join(cell.itertext()) for cell in row.iter("cell")]))
        yield BLANK
    elif element.tag in ("list", "quote", "div"):
        yield from _flow_lines(element)
    else:
        for piece in _text(element).split("\n"):
            yield Line(text=clean_value(piece))


def _flow_lines(element: Any) -> Iterator[Line]:
    """Give the lines of an element that may hold text beside further blocks."""
    yield Line(text=clean_value(element.text or ""))
    for child in element:
        if child.tag == "item" and not len(child.xpath("./list|./table")):
            yield Line(text=clean_value(_text(child)))
        elif child.tag == "item":
            yield from _flow_lines(child)
        else:
            yield from _element_lines(child)
        yield Line(text=clean_value(child.tail or ""))


def _text(element: Any) -> str:
    """Give an element's text; only its line breaks end lines, not the file's own."""
    parts = [_flat(element.text)]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _text(child))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    return regex.sub(r"[\r\n\t ]+", " ", text or "")


def _plain_lines(tree: Any) -> list[Line]:
    parts: list[str] = []
    body = tree.find("body")
    _collect(tree if body is None else body, parts)
    lines = (clean_value(line) for line in "".join(parts).split("\n"))
    return [Line(text=line) for line in lines if line]


def _collect(element: Any, parts: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return
    cell = element.tag in ("td", "th") and element.getprevious() is not None
    edge = " | " if cell else "\n" if element.tag in _BLOCKS else ""
    parts += [edge, _flat(element.text)]
    for child in element:
        _collect(child, parts)
        parts.append(_flat(child.tail))
    parts.append("\n" if edge == "\n" else "")


def _size(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)
