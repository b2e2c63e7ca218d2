from __future__ import annotations

import threading

from corpus.types import Language
from index import words
from index.words import stem


def test_questions_at_the_same_time_have_each_their_own_stemmer() -> None:
    """A stemmer works on one word inside itself: two questions would mix theirs."""
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(words._OWN.english)) for _ in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] is not found[1]
    assert stem("nations", Language.EN) == stem("nation", Language.EN) == "nation"
