"""Makes a collection of any size out of the project's own sentences, in three languages.

Words are real, numbers are drawn anew in every sentence, and every document has an official
number of its own, so that the lexical index, the facts and the identities grow as they would with
a country's documents. What the documents say is nonsense; only speed and size are measured on it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import regex

from corpus.names.places import places
from corpus.particulars.render import to_digits
from corpus.types import Language
from index.alignment import parallel_rows

# As the splitter cuts these texts: so many passages a document on average.
PASSAGES = 12
_SECTIONS, _SENTENCES = 4, 10
_NUMBER = regex.compile(r"(?<![\d/.,:-])(?!(?:19|20|১৯|২০))\d{3,4}(?![\d/.,:-])")
_HEADS: Mapping[Language, str] = {
    Language.VI: "ỦY BAN NHÂN DÂN {place}\nSố: {number}/KH-UBND\n"
    "{place}, ngày {day} tháng {month} năm {year}\n\nKẾ HOẠCH",
    Language.BN: "গণ কমিটি, {place}\nনং: {number}/KH-UBND\n"
    "{place}, {day}/{month}/{year}\n\nপরিকল্পনা",
    Language.EN: "PEOPLE'S COMMITTEE OF {place}\nNo. {number}/KH-UBND\n"
    "{place}, {day}/{month}/{year}\n\nPLAN",
}


def grow(folder: Path, passages: int, *, seed: int = 0) -> int:
    """Writes text files of about `passages` passages in all into `folder`; how many files."""
    pool, named = _pool(), sorted(places().values(), key=lambda p: p.en)
    files = max(1, round(passages / PASSAGES))
    for number in range(1, files + 1):
        # Each file depends on its own number alone: a larger collection contains the smaller.
        draw = random.Random(f"{seed}-{number}")
        language = list(Language)[number % len(Language)]
        place = getattr(draw.choice(named), language.value)
        text = "\n\n".join(_document(draw, language, number, place, pool[language]))
        path = folder / f"{number // 1000:03d}" / f"{number:07d}.{language.value}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return files


def _document(
    draw: random.Random, language: Language, number: int, place: str, pool: Sequence[str]
) -> Iterator[str]:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(2015, 2030)
    head = _HEADS[language]
    yield head.format(number=number, place=place, day=day, month=month, year=year)
    yield _varied(draw, language, draw.choice(pool)).rstrip(".।?").upper()
    for section in range(1, _SECTIONS + 1):
        yield to_digits(f"{section}. ", language) + draw.choice(pool).rstrip(".।?")[:60]
        yield " ".join(_varied(draw, language, draw.choice(pool)) for _ in range(_SENTENCES))


def _varied(draw: random.Random, language: Language, sentence: str) -> str:
    """The sentence with other numbers of as many digits."""
    return _NUMBER.sub(
        lambda found: to_digits(
            str(draw.randint(10 ** (len(found[0]) - 1), 10 ** len(found[0]) - 1)), language
        ),
        sentence,
    )


def _pool() -> dict[Language, list[str]]:
    """The texts of the parallel rows; the questions among them too, for their words."""
    return {language: [row[language.value] for row in parallel_rows()] for language in Language}
