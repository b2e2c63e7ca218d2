"""The shape of a language's data about proper names."""

from __future__ import annotations

from dataclasses import dataclass, field


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string parted by blanks."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsData:
    """Patterns around the words that name units; `regex` syntax, case ignored.

    `each` ends before a collective word ("all the"); `opener` ends before a list of them that
    has no such word. `join` is all that may part two of a list. `not_units` are phrases that
    start with such a word and name no unit. `plural` is the ending of a word that names several.
    `bodies_before` and `bodies_after` name the bodies of a list's places ("People's Committees
    of the communes"). `post_before` and `post_after` are a post and what ties it to its unit.
    `place_before` and `place_after` part a unit from the name of its place before or after it.
    """

    each: str = ""
    opener: str = ""
    join: str = r"\s*,\s*"
    not_units: str = ""
    plural: str = ""
    bodies_before: str = ""
    bodies_after: str = ""
    post_before: str = ""
    post_after: str = ""
    place_before: str = ""
    place_after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesData:
    """Words around and inside names; all in NFC and lower case.

    `titles`: words before a person's name, where the script has no capitals. `family_names`,
    `middle_names`: parts of Vietnamese names as this language writes them. `not_names`: words that
    are no part of a name although they look like one (openers of sentences, parts of bodies'
    names, short words that follow a name). `place_words`: words beside a place's name.
    `case_endings`: what may be stuck to a name's last word. `units`: see there. `not_bodies`:
    phrases with a body's name in them that name none ("e-government"); `regex`, case ignored.
    """

    titles: frozenset[str] = frozenset()
    family_names: frozenset[str] = frozenset()
    middle_names: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    case_endings: frozenset[str] = frozenset()
    not_bodies: str = ""
    units: UnitsData = field(default_factory=UnitsData)
