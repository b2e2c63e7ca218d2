from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from corpus.types import Language
from index.words import stem

_ENDINGS = ("", "s", "al", "ally", "isation", "ised", "ional", "ionally", "ities", "fulness")


def test_questions_at_the_same_time_have_each_their_own_stems() -> None:
    words = [f"{a}{b}" for a in ("nation", "admin", "relat", "organ") for b in _ENDINGS]
    stem.cache_clear()
    alone = [stem(word, Language.EN) for word in words]
    for _ in range(20):
        stem.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda word: stem(word, Language.EN), words * 8))
        assert together == alone * 8
