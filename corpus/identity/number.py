"""A document's own official number: from its head, else from the file's name or later words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from corpus.identity.head import Head, data_of, lines_of, plain
from corpus.normalise import ascii_digits
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.docrules import number_parts
from corpus.particulars.types import DocumentNumber
from corpus.particulars.view import unaccent
from corpus.types import Language

# "( ২০১৮ সনের ৪৬ নং আইন )" and "[৮ অক্টোবর, ২০১৮]" stand below the name of an act of Bangladesh.
BRACKETED = regex.compile(r"(?m)^[\s*_#]*[(\[]\s*([^()\[\]]{6,60}?)\s*[)\]][\s*_]*$")
_ABOUT = regex.compile(r"(?i)\s*(?:$|[—–:-]|về\b|ngày\b|on\b|সম্পর্কে)")
_PARTY = frozenset({"TW", "TU", "BCĐTW", "VPTW", "ĐU", "VPTU", "BTGTW", "BTCTW", "ĐĐQH"})
# Their numbers always hold the year.
_YEARLY = frozenset({"NĐ", "TT", "TTLT"})
_DOUBT = "the number {number} was taken from {where}: the head {head}; check it"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNumber:
    """The number with its type code; `doubt` says where it was found if not in the head."""

    number: str
    code: str | None = None
    doubt: str | None = None


def own_number(
    text: str, head: Head, language: Language, *, name: str, code: str | None, year: int | None
) -> OwnNumber | None:
    """The number that a document calls its own, or None.

    `name` is the file's; `code` and `year`, where known, complete the number that it gives.
    """
    named = _from_name(name, code, year)
    garbled = False
    for number, clean in _in_head(head, language):
        if clean and not (named and _lost_digit(number.number, named.number)):
            return number
        garbled = True
    fails = "has it unreadable" if garbled else "does not give it"
    for where, found in (
        (f"the file's name {name!r}", named),
        ("what the text says of itself", _annexed(text, language)),
    ):
        if found is not None:
            doubt = _DOUBT.format(number=found.number, where=where, head=fails)
            return OwnNumber(number=found.number, code=found.code, doubt=doubt)
    return next((number for number, _ in _in_head(head, language)), None)


def _lost_digit(read: str, whole: str) -> bool:
    """Whether a number that was read is the other one without its first digits."""
    return read != whole and whole.endswith(read)


def _in_head(head: Head, language: Language) -> Iterator[tuple[OwnNumber, bool]]:
    """Candidates in the order of their weight, each with whether its line reads well."""
    if value := head.fields.get("number"):
        yield from ((n, True) for n in _read(value, language))
    for line in _label(language).finditer(head.letterhead):
        written = plain(line[1])
        digits = regex.search(r"\p{Nd}", written)
        clean = not digits or not regex.search(r"[^\s\p{L}\p{M}.:]", written[: digits.start()])
        yield from ((n, clean) for n in _read(written, language))
    for act in BRACKETED.finditer(head.text):
        written = " ".join(act[1].split())
        for mention in find_document_numbers(written):
            if mention.as_written == written:
                yield OwnNumber(number=written, code=mention.type), True
    yield from ((n, True) for n in _alone(head, language))
    if annexed := _annexed(head.text, language):
        yield annexed, True
    for mention in _titled(head):
        yield OwnNumber(number=mention.number or mention.as_written, code=mention.type), True


def _alone(head: Head, language: Language) -> Iterator[OwnNumber]:
    """Numbers that have a line to themselves, as an act's has above its name in a gazette."""
    lines = lines_of(head.text)
    # Below a list of sections it stands above the day of the act.
    dated = [a for a, b in pairwise(lines) if BRACKETED.fullmatch(b)]
    for line in [*lines_of(head.letterhead), *dated]:
        for mention in find_document_numbers(line):
            if mention.as_written == line and mention.year and not mention.number:
                yield OwnNumber(number=line, code=mention.type)
        if _reference(language).fullmatch(ascii_digits(line)):
            yield OwnNumber(number=ascii_digits(line))


def _read(written: str, language: Language) -> Iterator[OwnNumber]:
    for mention in find_document_numbers(written):
        if mention.number:
            yield OwnNumber(number=mention.number, code=mention.type)
            return
    if found := _reference(language).match(ascii_digits(written)):
        yield OwnNumber(number=" ".join(found[0].split()))


def _titled(head: Head) -> Iterator[DocumentNumber]:
    """The number that a first line opens with, as its title: "Nghị định 30/2020/NĐ-CP – …"."""
    line = next((line for line in lines_of(head.text) if line), "")
    for mention in find_document_numbers(line):
        rest = line[mention.end :]
        if mention.start == 0 and mention.number and _ABOUT.match(rest):
            yield mention


def _annexed(text: str, language: Language) -> OwnNumber | None:
    """The decision that a regulation or annex says it was issued with."""
    for found in _with(language).finditer(text):
        written = plain(text[found.end() : found.end() + 120])
        mention = next(iter(find_document_numbers(written)), None)
        if mention and mention.number and mention.start <= 4:
            return OwnNumber(number=mention.number, code=mention.type)
    return None


def _from_name(name: str, code: str | None, year: int | None) -> OwnNumber | None:
    """The number that a name such as "153-tb-vpcp.signed.pdf" spells out, where it is whole."""
    parts = number_parts()
    tokens = re.findall(r"\d+|[a-z]+", unaccent(name.rsplit("/", 1)[-1]).lower())
    place = next((n for n, t in enumerate(tokens) if t.isdigit() and len(t) <= 5), None)
    if place is None:
        return None
    after = tokens[place + 1 :]
    written = int(after[0]) if after and re.fullmatch(r"(?:19|20)\d\d", after[0]) else None
    after = after[1:] if written else after
    own = parts.codes.get(tokens[place - 1]) if place else None
    if own is None and after and after[0] in parts.codes and after[0] not in parts.issuers:
        own, after = parts.codes[after[0]], after[1:]
    issuer = parts.issuers.get(after[0]) if after else None
    kind = own or code
    if issuer is None or kind is None or (own and code and own != code):
        return None
    year = written or (year if kind in _YEARLY else None)
    first = f"{tokens[place].zfill(2)}{f'/{year}' if year else ''}"
    number = f"{first}-{kind}/{issuer}" if issuer in _PARTY else f"{first}/{kind}-{issuer}"
    return OwnNumber(number=number, code=kind)


@cache
def _label(language: Language) -> regex.Pattern[str]:
    labels = "|".join(data_of(language).number_labels)
    capital = "" if language is Language.BN else r"(?-i:(?=\p{Lu}))"
    return regex.compile(
        rf"(?im)(?:(?:^|[|]|\t|  )[\s*_#|>]*{capital}(?:{labels})[\s*_]*[:.ঃ–-]*"
        rf"|(?<=[\s_]){capital}(?:{labels})\s*:)\s*([^|]{{2,60}})"
    )


@cache
def _reference(language: Language) -> regex.Pattern[str]:
    choices = "|".join(data_of(language).references) or "(?!)"
    return regex.compile(rf"(?i)(?:{choices})")


@cache
def _with(language: Language) -> regex.Pattern[str]:
    return regex.compile(rf"(?im)(?:^[\s*_#|>]*|(?<=\())(?:{data_of(language).annexed})")
