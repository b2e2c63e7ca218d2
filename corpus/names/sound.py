"""One key for a name's syllable whatever its script, and the names that a text seems to hold.

The key is a coarse skeleton. A word is brought to Latin letters (`corpus.names.bengali`), loses
its marks, and is folded by these rules, in order:

1. e before ng at the start is silent ("এনগো" is Ngô); uye is ue; a whole "hue"
   is hiu ("হিউ" is Huế); giu before a or e is su ("জুয়ান" is Xuân).
2. ng, ngh and nh before a vowel are n, as is nh at the end; gh is g; ph is f.
3. qu is k with the glide o; c and q are k, as are ch and g at the end, but not ng.
4. x is s; w is v; j is gi; y is i; u is o; ie is i; a letter doubled is one letter.

So Nguyễn, Nguyen and নগুয়েন are "noen"; Quảng and কোয়াং are "koang".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from corpus.languages import PROFILES
from corpus.names.bengali import romanise
from corpus.names.match import Word, is_bengali, split_words, stems, word_forms
from corpus.names.places import find_places
from corpus.types import Language, Span

_RULES = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^e(?=ng)", ""),
        (r"uye", "ue"),
        (r"^hue$", "hiu"),
        (r"^giu(?=[ae])", "su"),
        (r"ngh?(?=[aeiouy])|nh(?=[aeiouy])|nh$", "n"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"qu(?=[aeioy])", "ko"),
        (r"ch$|(?<=[aeiouy])g$|c(?!h)|q", "k"),
        (r"x", "s"),
        (r"w", "v"),
        (r"j", "gi"),
        (r"y", "i"),
        (r"u", "o"),
        (r"ie", "i"),
        (r"(.)\1+", r"\1"),
    )
)
# A key that one Vietnamese syllable may have.
SYLLABLE = regex.compile(r"(?:ch|kh|th|tr|[bdfghklmnprstv])?[aeio]{1,3}(?:ng|[kmnpt])?")
_ROMAN = regex.compile(r"[IVXLC]+")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName(Span):
    """What looks like a person's or a place's name, with one sound key per word."""

    as_written: str
    keys: tuple[str, ...]


@lru_cache(maxsize=16384)
def sound_key(word: str) -> str:
    """Return the key of one written word of any of the three scripts; "" for a bare sign."""
    key = "".join(letter for letter in word_forms(romanise(word))[1] if "a" <= letter <= "z")
    for pattern, replacement in _RULES:
        key = pattern.sub(replacement, key)
    return key


def sound_keys(text: str) -> tuple[str, ...]:
    """Return the keys of a text's words in order, numbers and signs left out."""
    keys = (sound_key(word.text) for word in split_words(text))
    return tuple(key for key in keys if key)


def find_names(text: str, *, language: Language | None = None) -> tuple[FoundName, ...]:
    """Return what looks like a name, in order, at offsets into `text`.

    In Latin letters: two to five capitalised words, the first no ordinary opener of a sentence.
    In Bengali: the syllables after a title, or from a Vietnamese family name on. A name's last
    word loses its case ending in the key, not in the span. `language` limits the scripts looked at.
    """
    words = split_words(text)
    runs: list[tuple[int, int]] = []
    if language is not Language.BN:
        runs.extend(_latin_runs(words))
    if language in (None, Language.BN):
        runs.extend(_bengali_runs(text, words))
    return tuple(_found(text, words[first:last]) for first, last in sorted(runs))


def _latin_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and _continues(words, first, last):
            last += 1
        length = last - first
        if 2 <= length <= _LONGEST_NAME and _is_name_case(words[first:last]):
            yield first, last
        first = max(last, first + 1)


def _continues(words: Sequence[Word], first: int, position: int) -> bool:
    word = words[position]
    if not word.capitalised or len(word.text) < 2 or _ROMAN.fullmatch(word.text):
        return False
    if position > first and not word.joined:
        return False
    # After a family name any word may be a given name: "Phạm Minh Chính".
    inside_person = position > first and words[first].marked in _all("family_names")
    return inside_person or word.marked not in _all("not_names")


def _is_name_case(run: Sequence[Word]) -> bool:
    # Words all in capitals are headings and abbreviations, unless a family name opens them.
    if any(len(word.text) > 1 and word.text.isupper() for word in run):
        return run[0].marked in _all("family_names")
    return True


def _bengali_runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    places = frozenset(place.start for place in find_places(text, language=Language.BN))
    first = 0
    while first < len(words):
        after_title = first > 0 and words[first].joined and _is_title(words[first - 1])
        opens = words[first].marked in PROFILES[Language.BN].names.family_names
        last = _end_of_name(words, first, places) if after_title or opens else first
        if last - first >= (1 if after_title else 2):
            yield first, last
        first = max(last, first + 1)


def _is_title(word: Word) -> bool:
    return word.marked in PROFILES[Language.BN].names.titles


def _end_of_name(words: Sequence[Word], first: int, places: frozenset[int]) -> int:
    """Return where a name that starts at `first` ends; a place after two syllables is not its."""
    position = first
    while position < min(first + _LONGEST_NAME, len(words)):
        word = words[position]
        if position > first and not word.joined:
            break
        if position > first + 1 and word.start in places:
            break
        syllable = next((stem for stem in stems(word.marked) if _is_syllable(stem)), None)
        if syllable is None or word.marked in _all("not_names"):
            break
        position += 1
        if syllable != word.marked:
            break
    return position


def _is_syllable(form: str) -> bool:
    return is_bengali(form) and SYLLABLE.fullmatch(sound_key(form)) is not None


@cache
def _all(field: str) -> frozenset[str]:
    words = (word for profile in PROFILES.values() for word in getattr(profile.names, field))
    return frozenset(word_forms(word)[0] for word in words)


def _found(text: str, run: Sequence[Word]) -> FoundName:
    start, end = run[0].start, run[-1].end
    last = next((stem for stem in stems(run[-1].marked) if _is_syllable(stem)), run[-1].text)
    keys = (*(sound_key(word.text) for word in run[:-1]), sound_key(last))
    return FoundName(start=start, end=end, as_written=text[start:end], keys=keys)
