"""The number data of a language, compiled for texts with and without diacritics."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.languages.particulars import NumberData
from corpus.particulars.lexicon import choices, data_of, ready, table
from corpus.types import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRules:
    """Compiled patterns and tables; see `NumberData` for what each is.

    `unit` matches a magnitude, percent sign and currency behind the digits, `until` what parts
    the ends of a range, `title` the name of a law or plan before its year.
    """

    words: Mapping[str, int]
    multipliers: Mapping[str, int]
    fillers: frozenset[str]
    never_alone: frozenset[str]
    articles: frozenset[str]
    magnitudes: Mapping[str, int]
    word_run: re.Pattern[str]
    word: re.Pattern[str]
    counter: re.Pattern[str]
    unit: re.Pattern[str]
    structure: re.Pattern[str]
    title: re.Pattern[str]
    percent: re.Pattern[str]
    measure: re.Pattern[str]
    until: re.Pattern[str]
    decimal_comma: bool


@functools.cache
def number_rules(language: Language, plain: bool) -> NumberRules:
    """The rules of a language for a view whose `plain` is this."""
    data = data_of(language).numbers
    return NumberRules(
        words=table(data.words, plain=plain),
        multipliers=table(data.multipliers, plain=plain),
        fillers=frozenset(table(dict.fromkeys(data.fillers, 1), plain=plain)),
        never_alone=frozenset(table(dict.fromkeys(data.never_alone, 1), plain=plain)),
        articles=data.articles,
        magnitudes=table(data.magnitudes, plain=plain),
        word_run=ready(_word_run(data), plain=plain),
        word=ready(choices((*data.words, *data.multipliers, *data.fillers)), plain=plain),
        counter=ready(rf"(?:{'|'.join(data.counters) or '(?!)'})", plain=plain),
        unit=ready(_unit(data), plain=plain),
        structure=ready(rf"(?<![\w<BN>])(?:{'|'.join(data.structure)})\s*$", plain=plain),
        title=ready(rf"(?:{choices(data_of(language).documents.types)}),?\s+$", plain=plain),
        percent=ready(rf"\s*(?:{choices(data.percent)})", plain=plain),
        measure=ready(
            rf"\s*(?P<measure>{'|'.join(data.measures) or '(?!)'})(?![\w<BN>])", plain=plain
        ),
        until=ready(rf"\s*(?:-|(?:{choices(data_of(language).dates.joins)}))\s*", plain=plain),
        decimal_comma=data.decimal_comma,
    )


def _word_run(data: NumberData) -> str:
    words = choices((*data.words, *data.multipliers))
    filler = choices(data.fillers)
    between = rf"[\s-]+(?:(?:{filler})\s+)?" if filler else r"\s+"
    end = rf"(?![\w<BN>])|(?={'|'.join(data.counters) or '(?!)'})"
    return rf"(?<![\w<BN>])(?:{words})(?:{between}(?:{words}))*(?:{end})"


def _unit(data: NumberData) -> str:
    magnitudes, percent = choices(data.magnitudes), choices(data.percent)
    return (
        rf"(?:\s*(?P<percent>{percent})(?!\w)"
        # Laws repeat the digits in words: "5 (five) million".
        rf"|(?:(?:\s*\([^()\d]{{1,20}}\))?\s*(?P<magnitude>{magnitudes})(?![\w<BN>]))?"
        rf"(?:\s*(?P<currency>{'|'.join(data.currencies)})(?![a-z]))?)"
    )
