"""Which of the three languages a text is in."""

from __future__ import annotations

import regex

from corpus.languages import PROFILES
from corpus.normalise import fold
from corpus.types import Language

_BENGALI = regex.compile(r"[\u0980-\u09ff]")
_LATIN = regex.compile(r"\p{Latin}")
_VIETNAMESE = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýĩũÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ]")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def detect_language(text: str, *, default: Language = Language.EN) -> Language:
    """The language of `text`: by script, then by Vietnamese letters, then by function words.

    Vietnamese typed without diacritics is told from English by its function words. `default` is
    returned where nothing speaks for any language (digits alone, an empty text).
    """
    bengali, latin = len(_BENGALI.findall(text)), len(_LATIN.findall(text))
    if not bengali and not latin:
        return default
    # A Bengali letter often carries a vowel sign of its own, so Bengali needs less than half.
    if bengali * 2 >= latin:
        return Language.BN
    marked = len(_VIETNAMESE.findall(text))
    if marked >= max(2, latin * 0.06):
        return Language.VI
    words = [fold(w) for w in _WORD.findall(text)]
    votes = {
        language: sum(w in PROFILES[language].function_words for w in words)
        for language in (Language.VI, Language.EN)
    }
    if votes[Language.VI] == votes[Language.EN]:
        return Language.VI if marked else Language.EN
    return max(votes, key=lambda language: votes[language])
