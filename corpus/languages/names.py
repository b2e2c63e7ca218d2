"""The shape of a language's data about proper names."""

from __future__ import annotations

from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string parted by blanks."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesData:
    """Words around and inside names; all in NFC and lower case.

    `titles`: words before a person's name, where the script has no capitals. `family_names`,
    `middle_names`: parts of Vietnamese names as this language writes them. `not_names`: words that
    are no part of a name although they look like one (openers of sentences, parts of bodies'
    names, short words that follow a name). `place_words`: words beside a place's name.
    `case_endings`: what may be stuck to a name's last word.
    """

    titles: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    middle_names: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    case_endings: frozenset[str] = frozenset()
