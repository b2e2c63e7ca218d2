"""The same question as another keyboard types it: nothing in the answer may change.

An invariance test (CheckList, Ribeiro et al. 2020): Unicode has several spellings of one text, and
input methods differ in which they write.
"""

from __future__ import annotations

import unicodedata

import regex

from assistant.types import Answer
from corpus.types import Language

# Letters with a dot below that NFC takes apart; Bengali keyboards type them as one character.
_NUKTA = {"\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd", "\u09af\u09bc": "\u09df"}
# A joiner after a hasanta chooses how a conjunct is drawn.
_CONJUNCT = regex.compile("(?<=[\u0995-\u09b9]\u09cd)(?=[\u0995-\u09b9])")
_JOINER = "\u200c"
_NO_BREAK = "\u00a0"


def respell(question: str, language: Language) -> str:
    """The question in other code points, which look the same or nearly so."""
    match language:
        case Language.VI:
            return unicodedata.normalize("NFD", question)
        case Language.BN:
            for two, one in _NUKTA.items():
                question = question.replace(two, one)
            return _CONJUNCT.sub(_JOINER, question)
        case Language.EN:
            return question.replace("'", "\u2019").replace(" ", _NO_BREAK)


def says_the_same(first: Answer, second: Answer) -> bool:
    """Whether both refuse for one reason, or cite the same places."""
    return first.reason is second.reason and _cited(first) == _cited(second)


def _cited(answer: Answer) -> list[tuple[str, int, int]]:
    return [(c.document_id, c.start, c.end) for c in answer.citations]
