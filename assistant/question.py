"""What a question asks: its language, the kind of fact wanted, and the constraints on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import regex

from corpus.detect import detect_language
from corpus.languages import PROFILES
from corpus.names.places import find_places
from corpus.names.sound import FoundName, find_names
from corpus.normalise import fold, nfc, strip_diacritics
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.types import DocumentNumber
from corpus.types import Language, Span
from index.analysis import query_terms


class Kind(StrEnum):
    """The kind of fact that a question wants."""

    ISSUED = "issued"
    DEADLINE = "deadline"
    COUNT = "count"
    PERSON = "person"
    REFERENCE = "reference"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as understood.

    `mentions` are the documents it names, `places` ids, `years` years, `names` personal
    names, `sites` topics of web sites.
    `content`: the search terms beyond documents, places and asking words. `is_general`: beyond
    the documents nothing but the kind of fact is asked ("Plan 02's deadlines").
    """

    text: str
    language: Language
    kind: Kind
    mentions: tuple[DocumentNumber, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]
    names: tuple[FoundName, ...]
    sites: tuple[str, ...]
    content: frozenset[str]
    is_general: bool


def understand(text: str, language: Language | None = None) -> Question:
    """Reads a question; `language` is its own, detected where not given."""
    text = nfc(text).strip()
    language = language or detect_language(text)
    mentions = find_document_numbers(text, language=language)
    dates = find_dates(text, language=language)
    places = find_places(text, language=language)
    return Question(
        text=text,
        language=language,
        kind=_kind(text, language),
        mentions=mentions,
        places=tuple(dict.fromkeys(p.place_id for p in places)),
        years=tuple(dict.fromkeys(d.first.year for d in dates if d.first and d.first.year > 1)),
        names=tuple(n for n in find_names(text, language=language) if _is_personal(n)),
        sites=tuple(t for t in query_terms(text, language).topics if t.startswith("web:")),
        content=_content(text, language, [*mentions, *places]),
        is_general=_is_general(text, language, mentions),
    )


def _kind(text: str, language: Language) -> Kind:
    asked = {kind for kind in Kind if kind != Kind.OTHER and _asks(text, language, kind.value)}
    if Kind.DEADLINE not in asked:
        asked.discard(Kind.ISSUED)  # "issued" alone asks for no date
    return next((kind for kind in Kind if kind in asked), Kind.OTHER)


def _asks(text: str, language: Language, kind: str) -> bool:
    return bool(_cues(language, kind, plain=text.isascii()).search(fold(text)))


@cache
def _cues(language: Language, kind: str, *, plain: bool) -> regex.Pattern[str]:
    words = [fold(w) for w in PROFILES[language].question_words.get(kind, ())]
    if plain:
        words = [strip_diacritics(w) for w in words]
    # A Bengali noun may carry a case ending; a short word may not, or "কে" is everywhere.
    endings = r"[\p{L}\p{M}]*" if language is Language.BN else ""
    choices = "|".join(
        regex.escape(w) + (endings if len(w) > 4 else "") for w in sorted(words, key=len)[::-1]
    )
    if not choices:
        return regex.compile(r"(?!)")
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{choices})(?![\p{{L}}\p{{M}}])")


def _is_personal(name: FoundName) -> bool:
    """Whether it starts as Vietnamese personal names do; other capitals may be anything."""
    first = fold(name.as_written.split()[0])
    families = frozenset[str]().union(*(p.names.family_names for p in PROFILES.values()))
    return len(name.keys) >= 3 and (first in families or strip_diacritics(first) in families)


def _content(text: str, language: Language, spans: Sequence[Span]) -> frozenset[str]:
    rest = _without(text, spans)
    for kind in PROFILES[language].question_words:
        rest = _cues(language, kind, plain=text.isascii()).sub(" ", rest)
    terms = query_terms(rest, language)
    words = (w for w in terms.words or terms.folded if "_" not in w and not w.isdigit())
    return frozenset(w for w in words if len(w) > 1)


def _is_general(text: str, language: Language, mentions: Sequence[DocumentNumber]) -> bool:
    rest = _without(text, mentions)
    for kind in ("deadline", "list", "general"):
        rest = _cues(language, kind, plain=text.isascii()).sub(" ", rest)
    stop = PROFILES[language].stop_words
    words = regex.findall(r"[\p{L}\p{M}]{2,}", rest)
    bare = {strip_diacritics(w) for w in stop}
    return not [w for w in words if w not in stop and strip_diacritics(w) not in bare]


def _without(text: str, spans: Sequence[Span]) -> str:
    """The folded text without some of its parts."""
    for span in sorted(spans, key=lambda s: -s.start):
        text = text[: span.start] + " " + text[span.end :]
    return fold(text)
