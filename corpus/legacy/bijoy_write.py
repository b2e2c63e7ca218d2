"""Unicode Bengali as Bijoy codes, as a typist of that keyboard would have written it."""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from corpus.legacy.bijoy import BASES, HALVES, SIGNED, TAILS

_HASANTA = "্"
_CONSONANT = "(?:[ক-হ\u09dc\u09dd\u09df]\u09bc?|ৎ)"
_SYLLABLE = regex.compile(
    rf"(?P<letters>{_CONSONANT}(?:\u200d?্{_CONSONANT})*|[অ-ঔ](?:্য)?)(?P<end>্?)"
    r"(?P<sign>[\u09be-\u09c4\u09c7\u09c8\u09cb\u09cc]?)(?P<marks>[ঁংঃ]*)"
)
_SIGNS = {
    "া": ("", "v"), "ি": ("w", ""), "ী": ("", "x"), "ু": ("", "y"), "ূ": ("", "~"), "ৃ": ("", "„"),
    "ে": ("‡", ""), "ৈ": ("ˆ", ""), "ো": ("‡", "v"), "ৌ": ("‡", "Š"), "": ("", ""),
}  # fmt: skip
_MARKS = str.maketrans("ংঃঁ", "stu")
_OTHERS = str.maketrans("।“”‘’—৳০১২৩৪৫৬৭৮৯", "|ÒÓÔÕÑ$0123456789")


def _inverse(table: dict[str, str]) -> dict[str, str]:
    # The first code for a cluster is the common one.
    return {unicodedata.normalize("NFC", text): code for code, text in reversed(table.items())}


_BASES, _HALVES, _TAILS = _inverse(BASES), _inverse(HALVES), _inverse(TAILS)
_BASE_COST = {"start": 1.0, "base": 1.0, "half": 1.1, "left": 1.2}
# Other halves are drawn before whole letters only.
_WITH_TAILS = "নমষস"
_SIGNED = {pair: code for code, pair in SIGNED.items()}


def encode(text: str) -> str:
    """Give the codes of a Bengali text; joiners, which Bijoy does not have, are left out."""
    text = unicodedata.normalize("NFC", text).replace("\u200c", "")
    coded = _SYLLABLE.sub(_syllable, text.translate(_OTHERS)).replace("\u200d", "")
    # The sign has a form of its own at the start of a word.
    return regex.sub(r"(?<![^\s(\"'])‡", "†", coded).translate(_MARKS)


def _syllable(match: regex.Match[str]) -> str:
    letters, sign = match["letters"], match["sign"]
    if letters == "আ" or letters.startswith("আ্"):
        return "A" + ("¨" if len(letters) > 1 else "") + "v" + match["marks"]
    parts = letters.replace("\u200d", "").split(_HASANTA)
    reph = ""
    if parts[0] == "র" and len(parts) > 1 and "র\u200d" not in letters:
        parts, reph = parts[1:], "©"
    whole = _SIGNED.get((_HASANTA.join(parts), sign))
    if whole:
        return whole + reph + match["marks"]
    before, after = _SIGNS[sign]
    end = "&" if match["end"] else ""
    return before + _cluster(tuple(parts), "start")[1] + reph + end + after + match["marks"]


@cache
def _cluster(parts: tuple[str, ...], state: str) -> tuple[float, str]:
    """Give (cost, codes) of the fewest glyphs for the consonants that are left."""
    if not parts:
        return (100.0, "") if state in ("half", "left") else (0.0, "")
    options = []
    for size in range(1, len(parts) + 1):
        letters = _HASANTA.join(parts[:size])
        for table, cost, after in (
            (_BASES if state != "base" else {}, _BASE_COST[state], "base"),
            (_TAILS if state in ("base", "half") else {}, 1.0, "base"),
        ):
            if letters in table:
                rest = _cluster(parts[size:], after)
                options.append((cost + rest[0], table[letters] + rest[1]))
    if state != "base" and parts[0] in _HALVES and len(parts) > 1:
        rest = _cluster(parts[1:], "half" if parts[0] in _WITH_TAILS else "left")
        options.append((0.9 + rest[0], _HALVES[parts[0]] + rest[1]))
    if state == "base":
        rest = _cluster(parts, "start")
        options.append((3.0 + rest[0], "&" + rest[1]))
    return min(options) if options else (100.0, "".join(parts))
