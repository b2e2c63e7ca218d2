"""Plain text and Markdown, in whatever encoding they come."""

from __future__ import annotations

import unicodedata

import charset_normalizer
import regex

from corpus.errors import UnreadableSource
from corpus.legacy.letters import one_form
from corpus.legacy.lines import convert_lines, find_encodings
from corpus.readers.clean import short_lines
from corpus.readers.draft import DraftPage, Line, assemble
from corpus.readers.pdf_pages import make_way, mark_noise
from corpus.types import Reading

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Other 8-bit encodings serve languages that are not read here, and would be confused with these.
_LIKELY = ["utf_16_le", "utf_16_be", "cp1252"]
# A file cut in the middle of a character is still UTF-8.
_MOST_BAD_UTF8 = 0.005
_HEADING = regex.compile(r"^ {0,3}(#{1,6})\s+(.+?)(?:\s+#+)?\s*$")
_ESCAPE = regex.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = regex.compile(r"(\*\*|__)(?=[^\s*_])((?:(?!\n\s*\n)[^*]){1,600}?)(?<=\S)\1")
_EMPHASIS = regex.compile(
    r"(?<![\w*\\])\*(?=[^\s*])((?:(?!\n\s*\n)[^*]){1,600}?)(?<=[^\s\\])\*(?!\w)"
)


def read_text(content: bytes, *, name: str, markdown: bool) -> Reading:
    """Read text; `#` lines are headings in Markdown, escapes and emphasis marks are undone."""
    text, warnings = decode(content, name=name)
    lines, legacy = convert_lines(short_lines(text))
    text = "\n".join(lines)
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    pages = [_page(page, markdown=markdown) for page in text.split("\f")]
    while len(pages) > 1 and not any(line.text.strip() for line in pages[-1].lines):
        pages.pop()
    reading = assemble(make_way(mark_noise(pages)), warnings=warnings, legacy=legacy)
    if not reading.text:
        raise UnreadableSource("empty", f"{name!r} holds only blanks; check the file.")
    return reading


def decode(content: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """Give the text of `content` and a warning where its encoding had to be guessed."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    mixed = _by_line(content)
    if any(find_encodings(mixed.split("\n"))):
        return mixed, ()
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if damaged <= len(text) * _MOST_BAD_UTF8:
        return text, (f"{name!r} has {damaged} damaged characters",)
    return _guess(content, name=name)


def _by_line(content: bytes) -> str:
    """Decode each line on its own: text in legacy fonts may stand among UTF-8."""
    return "\n".join(map(_line_text, content.split(b"\n")))


def _line_text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return one_form(line.decode("latin-1"))


def _guess(content: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    vietnamese = _windows_1258(content)
    if vietnamese is not None:
        return vietnamese, (f"{name!r} was read as windows-1258",)
    best = charset_normalizer.from_bytes(content, cp_isolation=_LIKELY).best()
    if best is None:
        raise UnreadableSource(
            "corrupt", f"{name!r} is in no known encoding; save it as UTF-8 and try again."
        )
    return str(best), (f"{name!r} was read as {best.encoding}",)


def _windows_1258(content: bytes) -> str | None:
    """Decode where the tone marks fall on vowels, as they do in no other 8-bit encoding."""
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError:
        return None
    marks = [place for place, char in enumerate(text) if unicodedata.combining(char)]
    fitting = sum(text[place - 1].lower() in "aăâeêioôơuưy" for place in marks if place)
    return text if len(marks) >= 3 and fitting >= 0.95 * len(marks) else None


def _page(text: str, *, markdown: bool) -> DraftPage:
    return DraftPage(lines=tuple(_line(line, markdown=markdown) for line in text.splitlines()))


def _line(text: str, *, markdown: bool) -> Line:
    heading = _HEADING.match(text) if markdown else None
    if heading:
        return Line(text=_ESCAPE.sub(r"\1", heading[2]), level=len(heading[1]))
    return Line(text=_ESCAPE.sub(r"\1", text))
