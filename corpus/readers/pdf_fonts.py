"""Character codes of a PDF font as text and widths, on top of pypdf's parsed fonts."""

from __future__ import annotations

from typing import Any, cast

import regex
from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

UNKNOWN = "\ufffd"
# Drawn glyphs that the file explains as nothing that can be written.
_NOTHING = regex.compile(r"[\p{Cc}\p{Cs}--\t\n\r]", regex.VERSION1)


class GlyphFont:
    """One font of a page; codes that the file does not explain become U+FFFD."""

    def __init__(self, resource: DictionaryObject) -> None:
        self._font = Font.from_font_resource(resource)
        self.name = str(resource.get("/BaseFont", "")).rpartition("+")[2].lstrip("/")
        self._composite = resource.get("/Subtype") == "/Type0"
        # Unicode CMaps: the codes themselves are UTF-16.
        encoding = str(resource.get("/Encoding", ""))
        self._direct = encoding.startswith("/Uni") or "-UCS2-" in encoding
        self._unit = _width_unit(resource)
        self._known: dict[int, tuple[str, float]] = {}

    @property
    def space(self) -> float:
        """Width of a blank in text space for size 1."""
        return float(self._font.space_width or 250) * self._unit

    def decode(self, codes: bytes) -> list[tuple[str, float, bool]]:
        """Give (text, width for size 1, is the single-byte blank) for each code."""
        if not self._composite:
            return [(*self._glyph(code), code == 32) for code in codes]
        if not isinstance(self._font.encoding, str) or self._font.encoding == "utf-16-be":
            pairs = zip(codes[0::2], codes[1::2], strict=False)
            return [(*self._glyph(high << 8 | low), False) for high, low in pairs]
        text = codes.decode(self._font.encoding, errors="replace")
        return [(char, 500 * self._unit, False) for char in text]

    def _glyph(self, code: int) -> tuple[str, float]:
        if code not in self._known:
            widths = self._font.character_widths
            width = float(widths.get(chr(code), widths.get("default", 500)))
            text = _NOTHING.sub(UNKNOWN, self._text(code))
            self._known[code] = (text, width * self._unit)
        return self._known[code]

    def _text(self, code: int) -> str:
        known = cast("dict[Any, str]", self._font.character_map)
        if self._composite:
            return known.get(chr(code), chr(code) if self._direct else UNKNOWN)
        encoding = self._font.encoding
        char = encoding.get(code, UNKNOWN) if isinstance(encoding, dict) else chr(code)
        text = known.get(chr(code)) or known.get(char) or char
        # A glyph name that pypdf could not translate.
        return UNKNOWN if len(text) > 1 and text.startswith("/") else text


def _width_unit(resource: DictionaryObject) -> float:
    if resource.get("/Subtype") == "/Type3" and "/FontMatrix" in resource:
        matrix = cast("list[float]", resource["/FontMatrix"])
        return abs(float(matrix[0])) or 0.001
    return 0.001
