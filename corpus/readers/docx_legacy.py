"""Text of a Word document in fonts of legacy encodings, as Unicode."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from docx.oxml.ns import qn

from corpus.legacy.detect import is_modern
from corpus.legacy.encodings import FontCode, code_of_font, decode

_PARAGRAPH, _RUN, _TEXT = qn("w:p"), qn("w:r"), qn("w:t")
_BREAKS = frozenset(map(qn, ("w:tab", "w:br", "w:cr")))
_LONGEST_CHAIN = 10


class LegacyFonts:
    """Finds out the font of each run of one document; `found` names the encodings met."""

    def __init__(self, document: Any) -> None:
        self.found: set[str] = set()
        self._styles = document.styles.element
        self._known: dict[str | None, str] = {}
        plain = self._styles.xpath("w:style[@w:type='paragraph' and @w:default='1']")
        self._default = (self._look_up(plain[0].get(qn("w:styleId"))) if plain else "") or _named(
            self._styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        )

    def modernise(self, root: Any) -> None:
        """Turn the legacy text below `root` into Unicode, where it stands."""
        parts = [part for paragraph in root.iter(_PARAGRAPH) for part in self._parts(paragraph)]
        texts: dict[str, list[str]] = {}
        for font, elements in parts:
            texts.setdefault(font, []).append("".join(part.text or "" for part in elements))
        codes = {font: _code(font, " ".join(pieces)) for font, pieces in texts.items()}
        for font, elements in parts:
            code = codes[font]
            if code is not None:
                self.found.add(code.encoding)
                _rewrite(elements, code)

    def _parts(self, paragraph: Any) -> Iterator[tuple[str, list[Any]]]:
        """The texts of a paragraph up to the next change of font or break, with their font."""
        pieces = [
            (self._font(part, paragraph) if part.tag == _TEXT else "", part)
            for part in paragraph.iter(_TEXT, *_BREAKS)
            if next(part.iterancestors(_PARAGRAPH), None) is paragraph
        ]
        for font, group in groupby(pieces, key=lambda piece: piece[0]):
            if font:
                yield font, [part for _, part in group]

    def _font(self, text: Any, paragraph: Any) -> str:
        run = next(text.iterancestors(_RUN), None)
        own = None if run is None else run.find(qn("w:rPr"))
        style = None if own is None else own.find(qn("w:rStyle"))
        above = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return _named_in(own) or self._of_style(style) or self._of_style(above) or self._default

    def _of_style(self, reference: Any) -> str:
        """The font that a style or one that it builds on names, "" where none does."""
        identifier = None if reference is None else reference.get(qn("w:val"))
        if identifier not in self._known:
            self._known[identifier] = self._look_up(identifier)
        return self._known[identifier]

    def _look_up(self, identifier: str | None) -> str:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get_by_id(identifier) if identifier else None
            if style is None:
                return ""
            if font := _named(style):
                return font
            based = style.find(qn("w:basedOn"))
            identifier = None if based is None else based.get(qn("w:val"))
        return ""


def _named(holder: Any) -> str:
    return "" if holder is None else _named_in(holder.find(qn("w:rPr")))


def _named_in(properties: Any) -> str:
    fonts = None if properties is None else properties.find(qn("w:rFonts"))
    if fonts is None:
        return ""
    # A theme's fonts, which are never old ones, win over a name beside them.
    keys = ("w:asciiTheme", "w:ascii", "w:hAnsi")
    return next((name for key in keys if (name := fonts.get(qn(key)))), "")


def _code(font: str, text: str) -> FontCode | None:
    code = code_of_font(font)
    # Documents that were converted once often keep the name of the old font.
    return None if code is None or is_modern(text) else code


def _rewrite(elements: list[Any], code: FontCode) -> None:
    # Codes go by words, and words may be cut into several runs.
    text = "".join(part.text or "" for part in elements)
    elements[0].text = decode(text, code.encoding, capitals=code.capitals)
    for part in elements[1:]:
        part.text = ""
