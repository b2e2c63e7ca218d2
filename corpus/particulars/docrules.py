"""The document-number data of all languages, compiled once for each kind of text."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from corpus.languages import PROFILES
from corpus.languages.particulars import DocumentNumberData
from corpus.particulars.lexicon import choices, data_of, ready, table
from corpus.particulars.view import BENGALI, unaccent
from corpus.types import Language

# Acts of the nineteenth century are still in force.
_ACT_YEAR = r"(?P<y>(?:1[789]|20)\d\d)(?!\d|[.,]\d)"
_LATIN_PART = r"[a-zđư]{1,12}\d{0,2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRules:
    """How one language mentions documents; see `DocumentNumberData` for what each is.

    `before` matches a type word and marker up to the digits, `after` a number with its marker and
    type word, `more` the next number of a list.
    """

    types: dict[str, str]
    weak: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    not_after: re.Pattern[str]
    more: re.Pattern[str]
    acts: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberParts:
    """The parts of official numbers, `codes` and `issuers` by their folded form.

    `separators` are those that an issuer writes before the type and after it.
    """

    codes: dict[str, str]
    issuers: dict[str, str]
    separators: dict[str, tuple[str, str]]
    aliases: dict[str, str]
    letters: dict[str, str]
    letter: re.Pattern[str]
    full: re.Pattern[str]
    short: re.Pattern[str]


@functools.cache
def mention_rules(language: Language, plain: bool) -> MentionRules:
    """The rules of a language for a view whose `plain` is this."""
    data = data_of(language).documents
    words, marks = choices(data.types), "|".join(data.markers)
    weak = frozenset(unaccent(word) if plain else word for word in data.weak)
    joins = choices(data.list_joins)
    follow = rf"(?=\s*(?:[,.;:)(।-]|$|(?:{data.list_after})(?![a-z<BN>])))"
    return MentionRules(
        types=table(data.types, plain=plain),
        weak=weak,
        before=ready(
            rf"(?P<type>{words})(?P<plural>e?s)?(?:\s*(?P<mark>{marks})\s*:?\s*|\s+)(?=\d)",
            plain=plain,
        ),
        after=ready(rf"(?P<n>\d{{1,5}})\s*(?P<mark>{marks})\s+(?P<type>{words})", plain=plain),
        not_after=ready(data.not_after, plain=plain),
        more=ready(
            rf"\s*(?:,|(?:,\s*)?(?:{joins})(?=\s))\s*(?:(?:{marks})\s*)?"
            rf"(?P<n>\d{{1,4}})(?![\d<BN>\w%/.]){follow}",
            plain=plain,
        ),
        acts=tuple(ready(_act(pattern, data), plain=plain) for pattern in data.acts),
    )


def _act(pattern: str, data: DocumentNumberData) -> str:
    marks = "|".join(data.markers)
    pattern = pattern.replace("<TYPE>", f"(?P<type>{choices(data.types)})")
    return pattern.replace("<MARK>", f"(?:{marks})").replace("<Y>", _ACT_YEAR)


@functools.cache
def number_parts() -> NumberParts:
    """The parts of official numbers of every language together."""
    every = [profile.particulars.documents for profile in PROFILES.values()]
    codes = {code for data in every for code in data.types.values()} - {"Luật"}
    letters = {name: latin for data in every for name, latin in data.letters.items()}
    spelt = rf"(?:(?:{choices(letters)}){{2,}}\d{{0,2}}(?![{BENGALI}]))"
    part = rf"(?:{_LATIN_PART}(?![^\W\d_])|{spelt})"
    longest_first = sorted({unaccent(code).lower() for code in codes}, key=len, reverse=True)
    return NumberParts(
        codes={unaccent(code).lower(): code for code in sorted(codes, reverse=True)},
        issuers={unaccent(i).lower(): i for data in every for i in data.issuers},
        separators={
            issuer: ("-", "/") if issuer in data.party_issuers else ("/", "-")
            for data in every
            for issuer in data.issuers
            if issuer not in data.either_issuers
        },
        aliases={key: value for data in every for key, value in data.aliases.items()},
        letters=letters,
        letter=re.compile(choices(letters) or "(?!)"),
        full=re.compile(
            r"(?<![\w/.,-])(?P<n>\d{1,5}[a-z]?)(?:\s?/\s?(?P<y>(?:19|20)\d\d)(?!\d))?"
            rf" ?(?P<s1>[-/])\s?(?P<c1>{part})"
            rf"(?:(?P<s2>[-/])\s?(?P<c2>{part}))?(?:(?P<s3>[-/])(?P<c3>{part}))?"
        ),
        short=re.compile(
            rf"(?<![\w/.-])(?P<code>{'|'.join(longest_first)}|qđ|nđ|cđ|đa|qyđ)"
            r"(?:(?P<mark>\s+(?:số|so|no\.?)\s*)| ?)(?P<n>\d{1,5})(?![\w/%]|[.,]\d|\.[a-z])"
        ),
    )
