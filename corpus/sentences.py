"""Cuts a unit of text into sentences with exact offsets, by the rules of its language."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import regex

from corpus.languages import PROFILES
from corpus.types import Language, Span

_INNER = regex.compile(r"[^\s*_|#>](?:.*[^\s*_|])?", regex.DOTALL)
_LAST_WORD = regex.compile(r"([\p{L}\p{M}.]+)\.$")
_ENUMERATOR = regex.compile(r"[\s*_(]*[\p{L}\p{M}\p{N}]{1,4}(?:\.\p{N}{1,2})*[\s.)।৷*_]*")
# "TD.Office" is one name; a sentence that lacks its blank ends in a small letter.
_DOTTED = regex.compile(r"(?<=\p{Lu})\.\p{Lu}")
# "Điều 5." and "Section 5." number the title that follows.
_NUMBERED_PART = regex.compile(r"[\s*_]*\p{L}[\p{L}\p{M}]*\s+\p{N}{1,4}\p{L}?[\s.।৷:*_]*")
_CLOSERS = r"[\"'”’»)\]*_]*"


def split_sentences(text: str, span: Span, language: Language) -> tuple[Span, ...]:
    """The sentences of `text[span.start:span.end]`, as absolute spans without outer blanks."""
    if language is Language.VI:
        cuts = _vietnamese_cuts(text[span.start : span.end])
    else:
        cuts = _cuts(text[span.start : span.end], language)
    # "2." or "(ক)" alone numbers the sentence that follows.
    cuts = [c for c in cuts if not _is_number(text, span.start, span.start + c)]
    bounds = [0, *cuts, span.end - span.start]
    pieces = (_trim(text, span.start + a, span.start + b) for a, b in pairwise(bounds))
    return tuple(p for p in pieces if p.end > p.start)


def _is_number(text: str, start: int, end: int) -> bool:
    return any(p.fullmatch(text, start, end) for p in (_ENUMERATOR, _NUMBERED_PART))


def _trim(text: str, start: int, end: int) -> Span:
    found = _INNER.search(text, start, end)
    return Span(start=found.start(), end=found.end()) if found else Span(start=start, end=start)


@cache
def _boundary(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{PROFILES[language].sentence_end})+{_CLOSERS}(?=\s|$|\p{{Lu}})")


def _cuts(text: str, language: Language) -> list[int]:
    """Offsets after each sentence end; a full stop after an abbreviation or initial is none."""
    abbreviations = PROFILES[language].abbreviations
    cuts = []
    for found in _boundary(language).finditer(text):
        if word := _LAST_WORD.search(text, 0, found.start() + 1):
            name = word[1].casefold()
            if name in abbreviations or (len(name) == 1 and name.isalpha()):
                continue
        if regex.match(r"\s*[a-z]", text, pos=found.end()) or _DOTTED.match(text, found.start()):
            continue
        cuts.append(found.end())
    return cuts


def _vietnamese_cuts(text: str) -> list[int]:
    """Sentence ends as underthesea finds them, located in the text as it stands."""
    # Imported here: it takes seconds, and only reading documents needs it.
    from underthesea import sent_tokenize

    cuts, at = [], 0
    for sentence in sent_tokenize(text):
        found = text.find(sentence, at)
        if found < 0:  # the tokenizer changed a character: keep the rest whole
            break
        at = found + len(sentence)
        cuts.append(at)
    return cuts[:-1] if cuts and cuts[-1] >= len(text.rstrip()) else cuts
