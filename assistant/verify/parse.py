"""A text read for comparison: its words, clauses, and the particulars it states."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from assistant.verify.types import Fault
from corpus.detect import detect_language
from corpus.languages import PROFILES
from corpus.names.agencies import find_agencies
from corpus.names.places import find_places
from corpus.names.sound import find_names, sound_keys
from corpus.normalise import ascii_digits, fold, nfc
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.particulars.types import DocumentNumber, FoundDate, FoundNumber
from corpus.types import Language, Span
from index.words import stem

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*")
_CODE = regex.compile(r"\b(?=[\p{Latin}\d.]*[A-Z])[A-Za-z][\p{Latin}\d.]*[A-Z\d][\p{Latin}\d]*\b")
_INVISIBLE = {0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, 0x00AD: None, 0x09F7: "।"}
# A date without a year gets this one on both sides, so that its day and month can be compared.
_NO_YEAR = datetime.date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Span):
    """A word in its searched form; `clause` is the number of the clause that it stands in.

    A word of a date, a number or a document number `is_figure`, and never content.
    """

    stem: str
    clause: int
    is_content: bool
    is_figure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular(Span):
    """A date, number, document, body, place, name or code; `value` is what is compared."""

    fault: Fault
    as_written: str
    value: FoundDate | FoundNumber | DocumentNumber | str | tuple[str, ...]
    clause: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A text as compared: `low` is `text` in lower case with ASCII digits, letter by letter."""

    text: str
    low: str
    language: Language
    clauses: tuple[Span, ...]
    tokens: tuple[Token, ...]
    particulars: tuple[Particular, ...]

    @property
    def sounds(self) -> tuple[str, ...]:
        """The sound keys of all words in order."""
        return sound_keys(self.text)


@lru_cache(maxsize=256)
def parse(text: str, language: Language | None = None) -> Parsed:
    """Reads a text of a few sentences; `language` is detected where not given."""
    text = nfc(unicodedata.normalize("NFKC", text).translate(_INVISIBLE))
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    language = language or detect_language(text)
    low = ascii_digits(text.lower())
    if len(low) != len(text):
        low = ascii_digits("".join(c.lower() if len(c.lower()) == 1 else c for c in text))
    found = tuple(_particulars(text))
    clauses = tuple(_clauses(low, language, found))
    particulars = tuple(replace(p, clause=_clause_at(clauses, p.start)) for p in found)
    return Parsed(
        text=text,
        low=low,
        language=language,
        clauses=clauses,
        tokens=tuple(_tokens(text, language, clauses, particulars)),
        particulars=particulars,
    )


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern of the language data, ready for `Parsed.low`."""
    return regex.compile(nfc(pattern))


def _clauses(low: str, language: Language, particulars: tuple[Particular, ...]) -> Iterator[Span]:
    """Clauses from mark to mark; the marks inside a name or a date end none."""
    start = 0
    for end in compiled(PROFILES[language].statements.clause_ends).finditer(low):
        if any(p.start < end.start() < p.end for p in particulars):
            continue
        if end.start() > start and low[start : end.start()].strip():
            yield Span(start=start, end=end.start())
            start = end.start()
    if low[start:].strip():
        yield Span(start=start, end=len(low))


def _clause_at(clauses: tuple[Span, ...], at: int) -> int:
    return next((n for n, c in enumerate(clauses) if c.start <= at < c.end), len(clauses) - 1)


def _tokens(
    text: str, language: Language, clauses: tuple[Span, ...], particulars: tuple[Particular, ...]
) -> Iterator[Token]:
    stop = PROFILES[language].stop_words
    taken = {i for p in particulars if p.fault in _FIGURES for i in range(p.start, p.end)}
    for word in _WORD.finditer(text):
        spoken = fold(word[0])
        yield Token(
            start=word.start(),
            end=word.end(),
            stem=stem(spoken, language),
            clause=_clause_at(clauses, word.start()),
            is_content=spoken not in stop and word.start() not in taken and not spoken.isdigit(),
            is_figure=word.start() in taken,
        )


_FIGURES = frozenset({Fault.DATE, Fault.NUMBER, Fault.DOCUMENT})


def _particulars(text: str) -> Iterator[Particular]:
    def made(
        fault: Fault,
        found: Span,
        value: FoundDate | FoundNumber | DocumentNumber | str | tuple[str, ...],
    ) -> Particular:
        return Particular(
            start=found.start,
            end=found.end,
            fault=fault,
            as_written=text[found.start : found.end],
            value=value,
        )

    dates = find_dates(text, reference=_NO_YEAR)
    documents = find_document_numbers(text)
    yield from (made(Fault.DATE, d, d) for d in dates)
    yield from (made(Fault.DOCUMENT, d, d) for d in documents)
    yield from (made(Fault.NUMBER, n, n) for n in find_numbers(text, exclude=(*dates, *documents)))
    places, agencies = find_places(text), find_agencies(text)
    yield from (made(Fault.UNIT, a, a.agency_id) for a in agencies)
    yield from (made(Fault.UNIT, p, f"place:{p.place_id}") for p in places)
    for name in find_names(text):
        if not any(o.start < name.end and name.start < o.end for o in (*places, *agencies)):
            yield made(Fault.NAME, name, name.keys)
    for code in _CODE.finditer(text):
        span = Span(start=code.start(), end=code.end())
        if not any(
            o.start < span.end and span.start < o.end for o in (*documents, *agencies, *dates)
        ):
            yield made(Fault.NAME, span, code[0].casefold())
