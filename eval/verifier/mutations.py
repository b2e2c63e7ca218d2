"""False and reworded statements, made from true sentences by edits whose effect is known."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import regex

from corpus.names.agencies import agencies, find_agencies
from corpus.names.places import find_places, places
from corpus.normalise import BENGALI_DIGITS, ascii_digits
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.particulars.render import render_day, render_number, to_digits
from corpus.particulars.types import FoundDate, FoundNumber
from corpus.types import Language, Span
from eval.verifier.templates import party_pairs, written_pairs
from eval.verifier.types import Pair

_DATA = Path(__file__).parent
_DIGITS = regex.compile(r"\p{Nd}+")
_CLAUSE = regex.compile(r"(?<=,)\s+")
_LIST_MARK = regex.compile(r"^[\s*+#-]*(?:[\p{Nd}.]+|\p{L})[.)।]\s+")
_LONGEST = 400
_SHORTEST = 40


@cache
def _edits() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = json.loads((_DATA / "edits.json").read_text("utf-8"))
    return read


def make_pairs(sentences: Sequence[str], language: Language, *, seed: int = 0) -> list[Pair]:
    """All pairs that the sentences and the party templates give, in a fixed order."""
    chance = random.Random(seed)
    pairs = [*party_pairs(language, chance), *written_pairs(language)]
    for sentence in sentences:
        text = _LIST_MARK.sub("", " ".join(sentence.split()))
        if "|" in text or not _SHORTEST <= len(text) <= _LONGEST:
            continue
        for true, makers in ((False, _FALSE), (True, _TRUE)):
            for kind, maker in makers.items():
                pairs += [
                    Pair(source=text, statement=made, true=true, kind=kind, language=language)
                    for made in maker(text, language, chance)
                    if made != text
                ]
    return list(dict.fromkeys(pairs))


def _replaced(text: str, span: Span, by: str) -> str:
    return text[: span.start] + by + text[span.end :]


# --- false ----------------------------------------------------------------------------------


def _digits_changed(text: str, span: Span, chance: random.Random) -> str:
    """Another number in one run of digits, as long and in the same script."""
    runs = list(_DIGITS.finditer(text, span.start, span.end))
    run = chance.choice(runs)
    value = int(ascii_digits(run[0]))
    other = str(value + 1 if value % 10 < 9 else value - 1).zfill(len(run[0]))
    if run[0][0] in BENGALI_DIGITS:
        other = other.translate(str.maketrans("0123456789", BENGALI_DIGITS))
    return text[: run.start()] + other + text[run.end() :]


def _other_date(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for date in find_dates(text):
        if date.first and _DIGITS.search(date.as_written):
            made = _digits_changed(text, date, chance)
            if any(d.first and d.first != date.first for d in find_dates(made)[:8]):
                yield made


def _other_number(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for number in find_numbers(text):
        if _DIGITS.search(number.as_written):
            yield _digits_changed(text, number, chance)


def _other_document(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for mention in find_document_numbers(text):
        if _DIGITS.search(mention.as_written):
            yield _digits_changed(text, mention, chance)


def _other_unit(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    named = {a.agency_id for a in find_agencies(text)}
    for found in find_agencies(text):
        own = agencies()[found.agency_id]
        others = [
            a
            for a in agencies().values()
            if a.level == own.level
            and a.id not in named
            and getattr(a, language.value)
            and own.successor != a.id
            and a.successor != own.id
        ]
        if others:
            yield _replaced(text, found, getattr(chance.choice(others), language.value))
    stated = {p.place_id for p in find_places(text)}
    for place in find_places(text):
        others_ = [p for p in places().values() if p.id not in stated]
        yield _replaced(text, place, getattr(chance.choice(others_), language.value))


def _edit(kind: str) -> Any:
    def made(text: str, language: Language, chance: random.Random) -> Iterator[str]:
        for old, new in _edits()[language.value][kind]:
            found = regex.search(
                rf"(?<![\p{{L}}\p{{M}}]){regex.escape(old)}(?![\p{{L}}\p{{M}}])", text
            )
            if found and not _fixed(text, found, language):
                yield text[: found.start()] + new + text[found.end() :]
                return

    return made


def _fixed(text: str, found: Span | regex.Match[str], language: Language) -> bool:
    """Whether the word is part of a set phrase or is denied already, so that an edit is unclear."""
    start, end = found.span() if isinstance(found, regex.Match) else (found.start, found.end)
    before, after = text[max(0, start - 14) : start].lower(), text[end : end + 8].lower()
    if language is Language.VI:
        unclear = r"(?:không|chưa|cần|chính|đều|cũng|nếu|khi|hay|lẽ ra|mà|vì)\s*$"
        return bool(regex.search(unclear, before)) or after.lstrip().startswith("không")
    return bool(regex.search(r"(?:not|no|if|unless|when|whether)\s*$", before)) or bool(
        regex.match(r"\s*(?:not|no|never|না)\b", after)
    )


def _swapped_particulars(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    """Two figures, or two dates, that change places."""
    numbers = [n for n in find_numbers(text) if _DIGITS.search(n.as_written) and n.value > 1]
    dates = [d for d in find_dates(text) if d.precision == "day" and d.first]
    for found in (cast("list[FoundNumber | FoundDate]", numbers), dates):
        for a, b in pairwise(found):
            words = text[a.end : b.start].strip(" ,;-–/")
            same = getattr(a, "value", None) == getattr(b, "value", 0)
            if (
                len(words.split()) >= 2
                and not same
                and getattr(a, "kind", 0) == getattr(b, "kind", 0)
            ):
                yield (
                    text[: a.start]
                    + b.as_written
                    + text[a.end : b.start]
                    + a.as_written
                    + text[b.end :]
                )
                return


# --- true -----------------------------------------------------------------------------------


def _as_is(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    yield text.rstrip(".।")


def _same_date(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for date in find_dates(text):
        if date.precision == "day" and date.first and not date.assumed_year and not date.cue:
            day = date.first
            lead = "ngày " if date.as_written.lower().startswith("ngày") else ""
            yield _replaced(text, date, lead + render_day(day, language))
            if language is not Language.EN:
                yield _replaced(text, date, f"{lead}{day.day:02d}/{day.month:02d}/{day.year}")


def _same_number(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for number in find_numbers(text):
        plain = number.kind == "plain" and number.total is None
        if plain and _DIGITS.fullmatch(number.as_written.replace(".", "").replace(",", "")):
            yield _replaced(text, number, render_number(number.value, language))
            yield _replaced(text, number, f"{number.value:f}")


def _other_digits(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    if language is Language.BN:
        yield ascii_digits(text) if ascii_digits(text) != text else to_digits(text, language)


def _spelt(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    for old, new in _edits()[language.value]["spellings"]:
        for a, b in ((old, new), (new, old)):
            if a in text:
                yield text.replace(a, b)


def _decomposed(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    yield unicodedata.normalize("NFD", text)


def _shouted(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    yield "  ".join(text.split())


def _percent(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    old, new = _edits()[language.value]["percent"]
    if regex.search(rf"\p{{Nd}}{old}", text):
        yield text.replace(old, new)


def _turned(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    """The sentence's last clause first."""
    parts = _CLAUSE.split(text.rstrip(".।;"))
    if len(parts) == 2 and all(len(p.split()) >= 3 for p in parts):
        yield f"{parts[1]}, {parts[0].rstrip(',')}."


def _shortened(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    """One of the sentence's longer clauses alone."""
    parts = [p for p in _CLAUSE.split(text) if len(p.split()) >= 6]
    if len(parts) >= 2:
        yield chance.choice(parts).rstrip(",")


def _other_name(text: str, language: Language, chance: random.Random) -> Iterator[str]:
    """A body under another of its names in the same language."""
    for found in find_agencies(text):
        own = agencies()[found.agency_id]
        name = getattr(own, language.value)
        if name and found.as_written != name and name.startswith(found.as_written[:1]):
            yield _replaced(text, found, name)


_FALSE: dict[str, Any] = {
    "date": _other_date,
    "number": _other_number,
    "document": _other_document,
    "unit": _other_unit,
    "negation added": _edit("deny"),
    "negation dropped": _edit("affirm"),
    "mood": _edit("moods"),
    "opposite": _edit("opposites"),
    "figures exchanged": _swapped_particulars,
}
_TRUE: dict[str, Any] = {
    "verbatim": _as_is,
    "date format": _same_date,
    "number format": _same_number,
    "digits": _other_digits,
    "spelling": _spelt,
    "normal form": _decomposed,
    "blanks": _shouted,
    "percent": _percent,
    "word order": _turned,
    "shortened": _shortened,
    "other name": _other_name,
}


def is_rewording(kind: str) -> bool:
    """Whether statements of a kind are true, so that rejecting more of them is worse."""
    return kind in _TRUE or kind.endswith("reworded")
