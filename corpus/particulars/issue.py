"""Which dates are the issue dates of documents named beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from corpus.languages import PROFILES
from corpus.particulars.types import DocumentNumber, FoundDate
from corpus.types import Span

# Between a document's number and its date stand a few words at the most, in either order.
_NEAR = 40
# "Resolution 57 and, of 14 March, Conclusion 130": what "and" parts belongs less together.
_PARTED = 30


def dated_document(
    text: str, date: Span, mentions: Sequence[DocumentNumber]
) -> DocumentNumber | None:
    """The document whose issue date a date is, by its place in the text; None if none is near."""
    distances = []
    for number, mention in enumerate(mentions):
        start, end = min(mention.end, date.end), max(mention.start, date.start)
        parted = _joins().search(text, start, end) is not None
        distances.append((max(0, end - start) + (_PARTED if parted else 0), number))
    near = min(distances, default=None)
    return mentions[near[1]] if near is not None and near[0] <= _NEAR else None


def is_issue_date(text: str, date: FoundDate, mentions: Sequence[DocumentNumber]) -> bool:
    """Whether a date tells when a document was issued, and so is no deadline and no period."""
    if date.precision != "day" or date.cue in ("by", "until", "before") or date.edge == "end":
        return False
    return dated_document(text, date, mentions) is not None


@cache
def _joins() -> regex.Pattern[str]:
    words = {w.strip() for p in PROFILES.values() for w in p.particulars.documents.list_joins}
    joins = "|".join(regex.escape(w) for w in sorted(words) if w.isalpha() or len(w) > 1)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{joins})(?![\p{{L}}\p{{M}}])|;")
