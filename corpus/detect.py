"""Which of the three languages a text is in."""

from __future__ import annotations

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold, nfc
from corpus.types import Language

_BENGALI = regex.compile(r"[\u0980-\u09ff]")
_LATIN = regex.compile(r"\p{Latin}")
_VIETNAMESE = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýĩũÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ]")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def detect_language(text: str, *, default: Language = Language.EN) -> Language:
    """The language of `text`: by script, then by words that only one of the languages has.

    Vietnamese typed without diacritics is told from English by its function words. `default` is
    returned where nothing speaks for any language (digits alone, an empty text).
    """
    text = nfc(text)
    bengali, latin = len(_BENGALI.findall(text)), len(_LATIN.findall(text))
    if not bengali and not latin:
        return default
    # A Bengali letter often carries a vowel sign of its own, so Bengali needs less than half.
    if bengali * 2 >= latin:
        return Language.BN
    words = _WORD.findall(text)
    # Names keep their marks in English text, so a capital letter makes a marked word no evidence.
    vietnamese = sum(bool(_VIETNAMESE.search(w)) for w in words if w.islower())
    vietnamese += sum(fold(w) in PROFILES[Language.VI].function_words for w in words)
    english = sum(fold(w) in PROFILES[Language.EN].function_words for w in words)
    if vietnamese == english:
        return Language.VI if _VIETNAMESE.search(text) else Language.EN
    return Language.VI if vietnamese > english else Language.EN
