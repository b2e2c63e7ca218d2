"""Legacy text told by itself: as it stands no word can be right, decoded nearly every one is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from corpus.languages.spelling import SPELLINGS
from corpus.legacy import tcvn3, vni
from corpus.legacy.encodings import Encoding, decode
from corpus.legacy.latin import is_latin
from corpus.legacy.letters import one_form

_VIETNAMESE: Mapping[Encoding, frozenset[str]] = {
    Encoding.TCVN3: tcvn3.CODES,
    Encoding.VNI: vni.CODES,
}
# Evidence that is enough without any other: different words, shares of the words with marks.
_FEWEST_WORDS = 3
_FITTING = 0.9
_GAINED = 0.4
# Evidence that is enough in a document that has better elsewhere.
_FITTING_TOO = 0.75
_MODERN = 0.3
# Vowel signs among Bijoy's codes: a third of them in Bengali, v, w, x and y in English are 0.06.
_SIGN_SHARE = 0.15
_CODED = 0.3
_MIXED = 0.15
_MOST_LETTERS = 4000

_WORD = regex.compile(r"[\p{L}\p{M}\u00a1-\u00ff]+")
_STOP = regex.compile(r"(?:ch|[ckpt])$")
_MISPLACED = regex.compile(
    "(?:a[\u0302\u0306]?[iouy]|e\u0302?[ou]|o[\u0302\u031b]?i)[\u0300\u0301\u0303\u0309\u0323]"
)
_STOP_TONES = frozenset("\u0301\u0323")
_POSSIBLE = {code: regex.compile(SPELLINGS[code].possible) for code in ("vi", "bn")}
_BENGALI = regex.compile(r"[\u0980-\u09e3\u09f0\u09f1\u200c\u200d]+")
_SIGN = regex.compile(r"[vwxyz~†‡ˆ‰Šƒ„]")
_LETTER = regex.compile(r"[A-Za-z_`~†‡ˆ‰Šƒ„…‹Œ\u00a1-\u00d0Ö-ÿŸœš›˜™]")
_IN_WORD = r"[†‡ˆ‰Šƒ„©¨ª«¬®¯\u00ad°-ÿ¡-§Ÿœš›˜™Œ‹]"
_CODED_WORD = regex.compile(rf"[A-Za-z_`~]{_IN_WORD}|{_IN_WORD}[A-Za-z_`~]")


@dataclass(slots=True)
class Evidence:
    """What the words of a text say: those with marks, right as they stand, right when decoded.

    `modern` ones have letters of Unicode alone, `same` ones are right and the same either way.
    """

    marked: int = 0
    right: int = 0
    modern: int = 0
    decoded: Counter[Encoding] = field(default_factory=Counter)
    same: Counter[Encoding] = field(default_factory=Counter)
    words: dict[Encoding, set[str]] = field(default_factory=dict)

    def beside(self, encoding: Encoding) -> tuple[int, int]:
        """Give (marked, right) without the words that `encoding` leaves as they are."""
        return self.marked - self.same[encoding], self.right - self.same[encoding]


def find_encoding(text: str) -> Encoding | None:
    """Give the encoding that `text` is surely in, None where its words do not prove one."""
    text = one_form(text)
    evidence = weigh(text)
    for encoding, count in evidence.decoded.most_common(1):
        marked, right = evidence.beside(encoding)
        gain = count - right - evidence.modern
        if (
            len(evidence.words[encoding]) >= _FEWEST_WORDS
            and count >= _FITTING * marked
            and gain >= max(2, _GAINED * marked)
        ):
            return encoding
    return Encoding.BIJOY if _is_bijoy(text) else None


def find_among(text: str, common: Collection[Encoding], *, modern: bool) -> Encoding | None:
    """Give the encoding of `text` in a document that has others in `common`, None for Unicode.

    `modern` says that there is Unicode text too, so that words right as they stand are.
    """
    text = one_form(text)
    evidence = weigh(text)
    for encoding, count in evidence.decoded.most_common(1):
        marked, right = evidence.beside(encoding)
        enough = count >= _FITTING_TOO * marked
        better = count > right or (count == right and not modern)
        if encoding in common and enough and better:
            return encoding
    return Encoding.BIJOY if Encoding.BIJOY in common and _fits_bijoy(text) else None


def is_modern(text: str) -> bool:
    """Tell Unicode text, as in files whose fonts were never changed after its conversion."""
    bengali, letters = len(_BENGALI.findall(text)), len(_WORD.findall(text))
    if bengali > _MODERN * letters:
        return True
    evidence = weigh(one_form(text[:_MOST_LETTERS]))
    return evidence.modern > _MODERN * evidence.marked


def weigh(text: str) -> Evidence:
    """Count the words of a Vietnamese text that are right as they are or when decoded."""
    evidence = Evidence()
    if text.isascii():
        return evidence
    for word in _WORD.findall(text):
        # Letters of a list ("đ)") are no words.
        if word.isascii() or len(word) == 1:
            continue
        evidence.marked += 1
        if max(word) > "\xff":
            evidence.modern += 1
            continue
        right = is_syllable(word)
        evidence.right += right
        marks = {char for char in word if char > "\x7f"}
        for encoding, codes in _VIETNAMESE.items():
            if not marks <= codes:
                continue
            decoded = decode(word, encoding)
            if decoded == word:
                evidence.same[encoding] += right
            elif is_syllable(decoded):
                evidence.decoded[encoding] += 1
                evidence.words.setdefault(encoding, set()).add(word)
    return evidence


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Tell whether a Vietnamese syllable can be spelled like that."""
    marks = SPELLINGS["vi"].tones
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in letters if char in marks]
    bare = unicodedata.normalize("NFC", "".join(char for char in letters if char not in marks))
    if len(tones) > 1 or _MISPLACED.search(letters) or not _POSSIBLE["vi"].fullmatch(bare):
        return False
    return not _STOP.search(bare) or not tones or tones[0] in _STOP_TONES


def _is_bijoy(text: str) -> bool:
    # Cheap to see in nearly every text.
    if len(_CODED_WORD.findall(text)) < 2:
        return False
    words = _bijoy_words(text)
    coded = {word for word in words if _CODED_WORD.search(word)}
    if len(coded) < 2 or len(coded) < _CODED * len(set(words)):
        return False
    return _sign_share(words) >= _SIGN_SHARE and _share_bengali(words) >= _FITTING


def may_be_bijoy(text: str) -> bool:
    """Whether a line between lines in Bijoy can be in it too: no word of it is anything else."""
    words = [word for word in one_form(text).split() if _LETTER.search(word)]
    latin = any(is_latin(word, beside=True) for word in words)
    return bool(words) and not latin and _share_bengali(words) == 1.0


def _fits_bijoy(text: str) -> bool:
    # In such a document a line that is English for the greater part has its coded words, too.
    words = _bijoy_words(text, share=_MIXED if _CODED_WORD.search(text) else 0.5)
    if not words or _share_bengali(words) < _FITTING:
        return False
    # A single sign may be a Latin letter ("Annex").
    signed = _sign_share(words) >= _SIGN_SHARE and len(_SIGN.findall("".join(words))) > 1
    return signed or any(map(_CODED_WORD.search, words))


def _bijoy_words(text: str, *, share: float = 0.5) -> list[str]:
    """The words that can be in Bijoy; none where they are no more than this share of all."""
    words = [word for word in text.split() if _LETTER.search(word)]
    coded = [word for word in words if not is_latin(word)]
    return coded if len(coded) > share * len(words) else []


def _sign_share(words: list[str]) -> float:
    text = "".join(words)
    letters = len(_LETTER.findall(text))
    return len(_SIGN.findall(text)) / letters if letters else 0.0


def _share_bengali(words: list[str]) -> float:
    return sum(map(_becomes_bengali, words)) / len(words)


def _becomes_bengali(word: str) -> bool:
    decoded = decode(word, Encoding.BIJOY)
    parts = _BENGALI.findall(decoded)
    return bool(parts) and all(_POSSIBLE["bn"].fullmatch(part) for part in parts)
