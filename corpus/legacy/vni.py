"""VNI for Windows: a plain vowel and a code for its marks; the fonts VNI-Times, VNI-Helve, ..."""

from __future__ import annotations

import unicodedata

import regex

# Codes for marks after a vowel: combining characters in the order of canonical decomposition.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_SHORT = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_SINGLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
_HORNED = {"ô": "ơ", "ö": "ư"}


def _table() -> dict[str, str]:
    pairs = dict(_SINGLE)
    for base in "aeouyôö":
        pairs |= {base + code: _HORNED.get(base, base) + tone for code, tone in _TONES.items()}
    for base in "aeo":
        pairs |= {base + code: base + "\u0302" + tone for code, tone in _ROUND.items()}
    pairs |= {"a" + code: "a\u0306" + tone for code, tone in _SHORT.items()}
    return {code: unicodedata.normalize("NFC", letter) for code, letter in pairs.items()}


_LETTERS = _table()
_ENCODE = {letter: code for code, letter in _LETTERS.items()}
_ENCODE |= {letter.upper(): code.upper() for letter, code in _ENCODE.items()}
CODES = frozenset(char for code in _LETTERS for char in code + code.upper() if char > "\x7f")
_PATTERN = regex.compile("|".join(sorted(_LETTERS, key=len, reverse=True)), flags=regex.IGNORECASE)


def decode(text: str) -> str:
    """Give Unicode (NFC) for VNI codes."""
    return _PATTERN.sub(_letter, text)


def _letter(match: regex.Match[str]) -> str:
    letter = _LETTERS[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter


def encode(text: str) -> str:
    """Give the codes of a Unicode text."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_ENCODE.get(char, char) for char in composed)
