"""Posts that people hold, found in text in the three languages, told from their deputies'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.names import table
from corpus.names.match import Gazetteer, Match, Spelling, Word, marks_optional, split_words
from corpus.types import Language, Span

_DEPUTY = "deputy:"
# Posts that are ordinary words, or syllables of them, in lower case.
_ORDINARY = frozenset({"truong", "head", "chief", "chair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost(Span):
    """A post named in a text; `text[start:end]` is `as_written`, with its case ending if any."""

    post: str
    is_deputy: bool
    as_written: str

    @property
    def key(self) -> tuple[str, bool]:
        """The post, and whether it is its holder's deputy: what two mentions have in common."""
        return self.post, self.is_deputy


@lru_cache(maxsize=4096)
def find_posts(text: str, *, language: Language | None = None) -> tuple[FoundPost, ...]:
    """Return the posts that a text names, in order, at offsets into `text`.

    The longest spelling counts, so that a deputy director is no director.
    """
    words = split_words(text)
    matches = _gazetteer().find(
        words,
        bare=marks_optional(text, language),
        accept=lambda match: _is_post(words, match),
    )
    return tuple(_found(text, words, match) for match in matches)


@cache
def _gazetteer() -> Gazetteer:
    found = []
    for row in table.read_rows("posts.tsv"):
        for code in ("vi", "en", "bn"):
            found += [Spelling(id=row["id"], text=s) for s in table.spellings(row[code])]
            deputies = table.spellings(row[f"{code}_deputy"])
            found += [Spelling(id=_DEPUTY + row["id"], text=s) for s in deputies]
    return Gazetteer.build(found, ())


def _is_post(words: Sequence[Word], match: Match) -> bool:
    """Not the second syllable of another word: "tăng trưởng", "head to"."""
    word = words[match.first]
    if match.last - match.first > 1 or word.bare not in _ORDINARY or word.capitalised:
        return True
    following = words[match.last].bare if match.last < len(words) else ""
    return following in ("of", "ban", "phong")


def _found(text: str, words: Sequence[Word], match: Match) -> FoundPost:
    start, end = words[match.first].start, words[match.last - 1].end
    return FoundPost(
        start=start,
        end=end,
        post=match.id.removeprefix(_DEPUTY),
        is_deputy=match.id.startswith(_DEPUTY),
        as_written=text[start:end],
    )
