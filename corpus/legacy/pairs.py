"""Makes `pairs.json`: `python -m corpus.legacy.pairs ENGLISH BENGALI`, two files of plain text."""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import regex

from corpus.legacy import bijoy_write, latin

_SMOOTH = 0.5
_WORD = regex.compile(r"[A-Za-z]{2,}")
_EDGES = "()[]{}<>.,;:!?/\"'*-–—“”‘’|ÒÓÔÕÑ"
# A Bengali word that looks English is Bengali, unless English has it so much more often.
_SEEN, _RARER = 3, 20


def count_pairs(words: Mapping[str, int]) -> dict[str, int]:
    """The table of a language from its words with their frequencies; "" is any other pair."""
    pairs: dict[str, float] = {}
    before: dict[str, float] = {}
    for word, count in words.items():
        weight = math.log2(1 + count)
        whole = latin.START + word + latin.END
        for n in range(len(whole) - 1):
            pairs[whole[n : n + 2]] = pairs.get(whole[n : n + 2], 0) + weight
            before[whole[n]] = before.get(whole[n], 0) + weight
    kinds = len(before) + 1
    table = {
        pair: round(10 * math.log2((count + _SMOOTH) / (before[pair[0]] + _SMOOTH * kinds)))
        for pair, count in sorted(pairs.items())
    }
    return {"": min(table.values()) - 10, **table}


def make_table(english: str, bengali: str) -> dict[str, object]:
    """The tables of both and the Bengali words that would be taken for English."""
    latins = Counter(w for w in _WORD.findall(english) if latin.shape_of(w))
    small: Counter[str] = Counter()
    for word, count in latins.items():
        if count > 1:
            small[word.lower()] += count
    coded: Counter[str] = Counter()
    for word in unicodedata.normalize("NFC", bengali).split():
        if not regex.search(r"[A-Za-z]", word):
            coded[bijoy_write.encode(word).strip(_EDGES)] += 1
    coded = Counter({w: count for w, count in coded.items() if _WORD.fullmatch(w)})
    tables = latin.Tables(english=count_pairs(small), bijoy=count_pairs(coded), words=frozenset())
    words = sorted(
        word
        for word, count in coded.items()
        if count >= _SEEN
        and small.get(word.lower(), 0) < _RARER * count
        and latin.is_likely(word, tables)
    )
    return {"english": tables.english, "bijoy": tables.bijoy, "words": words}


def main() -> None:
    """Writes the table beside this module."""
    english, bengali = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    table = make_table(english, bengali)
    written = json.dumps(table, separators=(",", ":"), sort_keys=True)
    latin.TABLE.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
