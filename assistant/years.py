"""The years that a text names, days of issue left out."""

from __future__ import annotations

from functools import lru_cache

import regex

from corpus.normalise import ascii_digits
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.issue import is_issue_date

_YEAR = regex.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%/]|[.,-]\d)")


@lru_cache(maxsize=8192)
def named_years(text: str) -> tuple[tuple[int, int], ...]:
    """The first and last year of each time that a text names, in no order.

    A bare number counts where it can be a year ("targets for 2030").
    """
    dates, mentions = find_dates(text), find_document_numbers(text)
    named = [
        (d.first.year, (d.last or d.first).year)
        for d in dates
        if d.first and d.first.year > 1 and not is_issue_date(text, d, mentions)
    ]
    bare = [
        int(match[0])
        for match in _YEAR.finditer(ascii_digits(text))
        if not any(s.start <= match.start() < s.end for s in (*dates, *mentions))
    ]
    return (*named, *((year, year) for year in bare))
