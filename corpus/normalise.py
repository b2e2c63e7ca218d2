"""Brings text to one form: `nfc` before it is stored, the others for matching only."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

BENGALI_DIGITS = "০১২৩৪৫৬৭৮৯"
_TO_ASCII = str.maketrans(BENGALI_DIGITS, "0123456789")
# Zero-width joiners choose a glyph, not a letter; the old danda and the danda end a sentence alike.
_FOLDED = {0x200C: None, 0x200D: None, 0xFEFF: None, 0x00AD: None, 0x09F7: "।"}
_PLAIN: dict[int, str | None] = {0x200C: None, 0x200D: None, 0xFEFF: None, 0x00AD: None}
_PLAIN |= {0x00A0: " ", 0x202F: " ", 0x2018: "'", 0x2019: "'"}
_LATIN_MARKS = re.compile("[̀-ͯ]")
# Vietnamese writes the tone of an open oa, oe, uy on either vowel: one form for both (hoà, hòa).
_TONE = r"[\u0300\u0301\u0303\u0309\u0323]"
_NEW_STYLE_TONE = re.compile(rf"(?<!q)([ou])([aey])({_TONE})(?![a-z\u0300-\u036f])")


def nfc(text: str) -> str:
    """The text in Unicode NFC, the only form in which text is stored."""
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """NFC without joiners and soft hyphens, blanks and apostrophes plain: a question as read."""
    return nfc(text.translate(_PLAIN))


def ascii_digits(text: str) -> str:
    """The text with Bengali digits as ASCII digits; its length does not change."""
    return text.translate(_TO_ASCII)


def fold(text: str) -> str:
    """A form in which spellings of one word agree: case, digits, joiners, nukta, tone placement."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)
    return _one_tone_place(ascii_digits(folded)) if not folded.isascii() else folded


def _one_tone_place(text: str) -> str:
    if not _LATIN_MARKS.search(decomposed := unicodedata.normalize("NFD", text)):
        return nfc(text)
    return nfc(_NEW_STYLE_TONE.sub(r"\1\3\2", decomposed))


@cache
def _base_letter(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    if len(decomposed) > 1 and decomposed[0].isascii():
        return decomposed[0]
    return {"đ": "d", "Đ": "D"}.get(char, char)


def strip_diacritics(text: str) -> str:
    """Latin letters without their marks (đ becomes d); other scripts stay as they are."""
    return text if text.isascii() else "".join(map(_base_letter, nfc(text)))
