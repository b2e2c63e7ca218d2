"""What a word of each language can look like; words that cannot are the marks of damaged text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """Patterns for NFC words: which are judged, and which of those, in lower case, can be right.

    `tones` are combining marks of which a word has one at most; they are taken off before
    `possible` is tried on the whole word. `marks` are the letters and signs that a font loses
    first; in whole text there are at least `fewest_marks` of them for each match of `letters`.
    """

    word: str
    possible: str
    tones: str = ""
    letters: str = ""
    marks: str = ""
    fewest_marks: float = 0.0


_VI_MARKED = "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
_VI_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx]"
_VI_VOWELS = (
    "uyê|uya|uyu|iêu|yêu|uôi|ươi|ươu|oai|oao|oay|oeo|uây|uêu|"
    "iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uơ|uy|ai|ao|au|ay|âu|ây|eo|êu|ia|ya|iu|oi|ôi|ơi|oo|ôô|"
    "ua|ue|ui|uo|uu|ưa|ưi|ưu|[aăâeêioôơuưy]"
)

_BN_CONSONANT = "(?:[\u0995-\u09b9\u09dc\u09dd\u09df\u09f0\u09f1]\u09bc?)"
_BN_JOINER = "[\u200c\u200d]*"
_BN_HASANTA = f"{_BN_JOINER}\u09cd{_BN_JOINER}"

SPELLINGS = {
    # Syllables with one of the letters or tones that only Vietnamese has, most words have one.
    "vi": Spelling(
        word=rf"(?=\p{{Ll}}*{_VI_MARKED}|{_VI_MARKED.upper()})\p{{L}}\p{{Ll}}+",
        possible=f"(?:{_VI_ONSETS})?(?:{_VI_VOWELS})(?:ch|ng|nh|[ckmnpt])?",
        tones="\u0300\u0301\u0303\u0309\u0323",
        letters=r"\p{Latin}+",
        marks=f"(?i:{_VI_MARKED})",
        fewest_marks=0.5,
    ),
    # Each syllable is a letter or a cluster with one vowel sign at most.
    "bn": Spelling(
        word="[\u0980-\u09e3\u09f0\u09f1\u200c\u200d]+",
        possible=(
            f"{_BN_JOINER}(?:(?:{_BN_CONSONANT}(?:{_BN_HASANTA}{_BN_CONSONANT})*(?:{_BN_HASANTA})?"
            f"|[\u0985-\u0994\u09e0\u09e1](?:{_BN_HASANTA}\u09af)?|\u09ce)"
            f"{_BN_JOINER}[\u09be-\u09cc\u09d7\u09e2\u09e3]?[\u0981-\u0983]*{_BN_JOINER})+"
        ),
        letters="[\u0985-\u09b9\u09ce\u09dc-\u09e1]",
        marks="[\u09be-\u09cd\u09d7]",
        # In 16 laws and reports there are 51 to 56 for 100 letters.
        fewest_marks=0.5,
    ),
    # Only a word without any vowel can be told; units of measure and ordinals have none.
    "en": Spelling(
        word="[a-z]{2,}",
        possible="[a-z]*[aeiouy][a-z]*|[kcm]?m|kg|km|th|st|nd|rd|vs|pp|hz|ml|www|html|nq|qđ|tp|vv",
    ),
}
