"""Bijoy: codes for the glyphs of Bengali in the order in which they are drawn; ...MJ fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from corpus.legacy.latin import is_latin, split_edges

_HASANTA = "্"
_RA = "র"


def _pairs(rows: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in rows.split()}


# Letters and clusters that end a cluster on their own.
BASES = _pairs(
    "Aঅ Bই Cঈ Dউ Eঊ Fঋ Gএ Hঐ Iও Jঔ "
    "Kক Lখ Mগ Nঘ Oঙ Pচ Qছ Rজ Sঝ Tঞ Uট Vঠ Wড Xঢ Yণ Zত _থ `দ aধ bন cপ dফ eব fভ gম hয iর jল kশ "
    "lষ mস nহ oড় pঢ় qয় rৎ "
    "°ক্ক ±ক্ট ²ক্ষ্ম ³ক্ত ´ক্ম µক্র ¶ক্ষ ·ক্স ¹জ্ঞ ºগ্দ »গ্ধ ¼ঙ্ক ½ঙ্গ ¾জ্জ Àজ্ঝ Áজ্ঞ Âঞ্চ Ãঞ্ছ Äঞ্জ Åঞ্ঝ "
    "Æট্ট Çড্ড Èণ্ট Éণ্ঠ Êণ্ড Ëত্ত Ìত্থ Îত্র Ïদ্দ Ðণ্ড ×দ্ধ Øদ্ব Ùদ্ম Úন্ঠ Ûন্ড Üন্ধ Ýন্স Þপ্ট ßপ্ত àপ্প "
    "áপ্স âব্জ ãব্দ äব্ধ åভ্র çম্ফ éল্ক êল্গ ëল্ট ìল্ড íল্প îল্ফ ðশ্চ ñশ্ছ òষ্ণ óষ্ট ôষ্ঠ õষ্ফ öস্খ ÷স্ট "
    "ùস্ফ ýহ্ন þহ্ম ÿক্ষ"
)
# A cluster with its vowel sign in one glyph.
SIGNED = {"¸": ("গ", "ু"), "ï": ("শ", "ু"), "û": ("হ", "ু"), "ü": ("হ", "ৃ")}
# Left halves: the cluster goes on.
HALVES = _pairs("”চ •ঙ ˜দ ™দ šন ›ন ¤ম ®ষ ¯স")
# Right halves and signs below: they go on with the cluster before.
TAILS = _pairs("‹ক Œক্র —ত ’থ ‘তু Ÿব ¡ব ¢ভ £ভ্র ¥ম ¦ব §ম ¨য ªর «র ¬ল \xadল ¿ত্র Íত Öর èণ øল úপ ^ব œন")
SIGNS = _pairs("vা xী yু zু “ু æু ~ূ ‚ূ ƒূ –ূ „ৃ …ৃ Šৗ")
BEFORE = _pairs("wি †ে ‡ে ˆৈ ‰ৈ")
MARKS = _pairs("sং tঃ uঁ")
_REPH, _BREAK = "©", "&"
# Quotation marks and dashes that are signs as well: signs only where their letter fits.
_OTHERS = _pairs("|। Ò“ Ó” Ô‘ Õ’ Ñ— $৳") | dict(zip("0123456789", "০১২৩৪৫৬৭৮৯", strict=True))
# Older fonts of the family draw these otherwise, after a left half and where no sign fits.
_AFTER_HALF = {"•": "প", "„": "তু"}
_CLUSTERS = BASES | HALVES | {"æ": "ম্ন"}
_BEFORE_NUMBERS = ("of", "section")
_TYPOGRAPHIC = frozenset("”•“–—’‘")

CODES = frozenset(
    "".join([*BASES, *SIGNED, *HALVES, *TAILS, *SIGNS, *BEFORE, *MARKS, _REPH, _BREAK])
)


@dataclass(slots=True)
class _Syllable:
    """What is drawn as one block: signs before, a cluster, signs and marks after."""

    before: str = ""
    cluster: str = ""
    reph: bool = False
    signs: str = ""
    marks: str = ""

    def is_open(self) -> bool:
        """Whether the next consonant belongs to the cluster."""
        return not self.cluster or self.cluster.endswith(_HASANTA)

    def text(self) -> str:
        """The syllable as it is spoken; `before` and a sign after make one sign in NFC."""
        reph = _RA + _HASANTA if self.reph else ""
        whole = reph + self.cluster + self.before + self.signs + self.marks
        return "আ" + whole[2:] if whole.startswith("অা") else whole


@dataclass(slots=True)
class _Decoder:
    done: list[str] = field(default_factory=list)
    now: _Syllable = field(default_factory=_Syllable)

    def flush(self) -> None:
        self.done.append(self.now.text())
        self.now = _Syllable()

    def add(self, char: str, following: str) -> None:
        """Take the next code; `following` is the one after it, "" at the end."""
        if (char == "|" and following == " " and self._is_apart()) or (
            char in _TYPOGRAPHIC and not self._is_sign(char, following)
        ):
            self.flush()
            self.done.append(char)
        elif char in BEFORE:
            self.flush()
            self.now.before = BEFORE[char]
        elif char in _AFTER_HALF and self.now.cluster.endswith(_HASANTA):
            self._tail(_AFTER_HALF[char])
        elif self._is_base(char):
            self._base(char)
        elif not self._continue(char):
            if self._is_unknown(char):
                self.now.cluster = char
                return
            self.flush()
            self.done.append(_other(char))

    def _is_unknown(self, char: str) -> bool:
        """Whether a sign waits for its letter and a font of its own has one here."""
        waits = bool(self.now.before) and not self.now.cluster
        return waits and char > "\x7f" and _other(char) == char

    def _is_base(self, char: str) -> bool:
        if char == "æ":
            return self.now.cluster[-1:] not in ("র", "ল")
        return char in SIGNED or char in _CLUSTERS

    def _continue(self, char: str) -> bool:
        """Add what goes on with the syllable; False where it cannot."""
        now = self.now
        if char in SIGNS and (now.cluster or now.before):
            now.signs += "" if now.signs.endswith(SIGNS[char]) else SIGNS[char]
        elif not now.cluster:
            return False
        elif char in TAILS:
            self._tail(TAILS[char])
        elif char in MARKS:
            now.marks += MARKS[char]
        elif char == _REPH:
            now.reph = True
        elif char == _BREAK:
            now.cluster += "" if now.cluster.endswith(_HASANTA) else _HASANTA
        else:
            return False
        return True

    def _is_apart(self) -> bool:
        """Whether a blank stands before: a bar between blanks divides cells."""
        self.flush()
        return "".join(self.done[-2:]).endswith(" ")

    def _base(self, char: str) -> None:
        if not self.now.is_open() or self.now.signs or self.now.marks:
            self.flush()
        cluster, sign = SIGNED.get(char) or (_CLUSTERS[char], "")
        self.now.cluster += cluster + (_HASANTA if char in HALVES else "")
        self.now.signs += sign

    def _tail(self, letters: str) -> None:
        now = self.now
        if letters.endswith("ু"):
            letters, now.signs = letters[:-1], "ু" + now.signs
        if letters == "য" and now.cluster == _RA:
            now.cluster += "\u200d"  # র‍্য: otherwise the র would become a reph
        now.cluster = now.cluster.removesuffix(_HASANTA) + _HASANTA + letters

    def _is_sign(self, char: str, following: str) -> bool:
        closed = bool(self.now.cluster) and not self.now.cluster.endswith(_HASANTA)
        match char:
            case "”":
                return following in "PQT" and following != ""
            case "•":
                return bool(self.now.cluster) or following.isalpha() or following in ("¶", "ÿ")
            case "–" if not following.isalpha():
                return False
            case "“" | "–":
                return closed and not self.now.signs and not self.now.cluster.endswith("ৎ")
            case _:
                return bool(self.now.cluster) and not closed


def _other(char: str) -> str:
    for table in (TAILS, SIGNS, MARKS):
        if char in table and char > "\x7f":
            return _HASANTA * (table is TAILS) + table[char]
    return MARKS.get(char) or SIGNS.get(char) or _OTHERS.get(char, char)


def decode(text: str) -> str:
    """Give Unicode for Bijoy codes, signs and reph in the order of speech; digits too."""
    decoder = _Decoder()
    for place, char in enumerate(text):
        decoder.add(char, text[place + 1 : place + 2])
    decoder.flush()
    return unicodedata.normalize("NFC", "".join(decoder.done))


def decode_mixed(text: str) -> str:
    """The same for text without fonts, which may have Latin words in it: those stay.

    Marks around a Latin word are in Bijoy; a number belongs to the words that it stands between.
    """
    done, coded = [], ""
    parts = regex.split(r"(\s+)", text)
    for part, latin in zip(parts, _latin_parts(parts), strict=True):
        if latin:
            before, core, after = split_edges(part)
            done += [decode(coded + before), core.replace("Õ", "’")]
            coded = after
        else:
            coded += part
    return "".join([*done, decode(coded)])


def _latin_parts(parts: Sequence[str]) -> list[bool]:
    """Which of the words are Latin; every other part is the blank between two of them."""
    words = parts[::2]
    sure = [is_latin(word) for word in words]
    found = list(sure)
    for n, word in enumerate(words):
        earlier = n > 0 and found[n - 1] and words[n - 1][-1:] not in ";|"
        later = n + 1 < len(words) and sure[n + 1]
        core = split_edges(word)[1]
        if core.isdigit():
            # "Act, 1898 (Act V" and "Order, 1972)", but not "GOV.UK 12 |".
            counted = words[n - 1].endswith((",", ".")) or words[n - 1] in _BEFORE_NUMBERS
            found[n] = earlier and (later or counted or word[-1] in ",)")
        elif not found[n] and (earlier or later):
            # A single letter is a word or a label in Bengali, but for "Act V of 1898".
            numeral = len(core) == 1 and earlier and later and words[n + 1] == "of"
            found[n] = numeral or is_latin(word, beside=True)
    latin = [False] * len(parts)
    latin[::2] = found
    return latin
