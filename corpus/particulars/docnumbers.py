"""Reads mentions of numbered documents, from "57-NQ/TW" to "২ নং পরিকল্পনা", as canonical keys."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from corpus.particulars.docrules import MentionRules, NumberParts, mention_rules, number_parts
from corpus.particulars.lexicon import languages_in, squeeze
from corpus.particulars.overlaps import longest
from corpus.particulars.types import DocumentNumber
from corpus.particulars.view import View, bounded, look, unaccent
from corpus.types import Language

_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"(?P<n>\d{1,5})(?:/(?P<y>(?:19|20)\d\d))?(?![\d%/]|[.,]\d)")
_ENDING = re.compile(r"-?(?:এর|এ|তে|র)?(?![\u0980-\u09e3])")
# Single digits are all one slip apart.
_FEWEST_DIGITS = 2
# The Party writes "QĐ" in the number of a decision and of a regulation alike.
_SAME_TYPE = {"QyĐ": "QĐ"}
# Short forms that people also type in small letters; others are words or table headings then.
_SMALL_CODES = frozenset({"nq", "kh", "nđ", "qđ", "nd", "qd"})


def find_document_numbers(
    text: str, *, language: Language | None = None
) -> tuple[DocumentNumber, ...]:
    """All mentions of numbered documents in an NFC text, in order, one for each mention.

    A word for the kind belongs to the mention. `language` is no limit: texts mix languages, so
    the words and letters of all three are read everywhere.
    """
    return _find(text)


@functools.lru_cache(maxsize=32)
def _find(text: str) -> tuple[DocumentNumber, ...]:
    view = look(text)
    if not _DIGIT.search(view.text):
        return ()
    parts = number_parts()
    rules = [mention_rules(language, view.plain) for language in languages_in(view)]
    found = list(_full(view, parts, rules))
    found += _short(view, parts)
    for rule in rules:
        found += _typed(view, rule)
        found += _acts(view, rule)
    return longest(found)


def same_document(a: DocumentNumber, b: DocumentNumber) -> bool:
    """Whether two mentions can name one document: what both say agrees.

    The same number can exist twice with other issuers or years; only a mention that tells them
    apart is refused.
    """
    if a.number and b.number and a.loose_key == b.loose_key:
        return True
    if str(a.ordinal).lower() != str(b.ordinal).lower():
        return False
    pairs = (
        (_SAME_TYPE.get(a.type or "", a.type), _SAME_TYPE.get(b.type or "", b.type)),
        (a.year, b.year),
        (a.issuer, b.issuer),
    )
    return all(left is None or right is None or left == right for left, right in pairs)


def any_same(found: Iterable[DocumentNumber], wanted: Iterable[DocumentNumber]) -> bool:
    """Whether any of the mentions found may be one of the documents wanted."""
    wanted = tuple(wanted)
    return any(same_document(a, b) for a in found for b in wanted)


def _full(view: View, parts: NumberParts, rules: list[MentionRules]) -> Iterator[DocumentNumber]:
    starts = {
        match.end(): (match.start(), rule.types[squeeze(match["type"])])
        for rule in rules
        for match in rule.before.finditer(view.text)
        if bounded(view.text, match.start(), match.end())
    }
    for match in parts.full.finditer(view.text):
        names = [_official(view, match, group, parts) for group in ("c1", "c2", "c3")]
        if not names[0] or not _credible(view, match, names[0], parts):
            continue
        start, kind = starts.get(match.start(), (match.start(), None))
        written = unaccent(names[0]).lower()
        if written in parts.codes:
            kind, issuer = parts.codes[written], "-".join(n for n in names[1:] if n)
        else:
            kind = kind or ("CV" if match["c2"] and not match["y"] else None)
            issuer = "-".join(n for n in names if n)
        year = f"/{match['y']}" if match["y"] else ""
        marks = _marks(match, names, parts)
        tail = "".join(mark + n for mark, n in zip(marks, names, strict=True) if n)
        yield _mention(
            view,
            (_type_start(view, parts, start), match.end()),
            number=f"{match['n']}{year}{tail}",
            kind=kind,
            ordinal=match["n"],
            year=int(match["y"]) if match["y"] else None,
            issuer=unaccent(issuer).lower() or None,
        )


def _marks(match: re.Match[str], names: list[str | None], parts: NumberParts) -> tuple[str, ...]:
    """The separators as the issuer writes them: "57/NQ-TW" is a slip for 57-NQ/TW."""
    written = tuple(match[f"s{i}"] or "" for i in (1, 2, 3))
    kind, issuer, more = names
    if match["y"] or more or not issuer or unaccent(kind or "").lower() not in parts.codes:
        return written
    official = parts.separators.get(issuer.rstrip("0123456789"))
    return (*official, "") if official else written


def _type_start(view: View, parts: NumberParts, start: int) -> int:
    """Where "NQ 57-NQ/TW" begins: a type code right before the number belongs to it."""
    match = re.search(r"(?<!\w)([a-zđ]{2,4}) $", view.text[max(0, start - 6) : start])
    if match and unaccent(match[1]) in parts.codes:
        return start - len(match[0])
    return start


def _official(view: View, match: re.Match[str], group: str, parts: NumberParts) -> str | None:
    part = match[group]
    if not part:
        return None
    if not part[0].isascii() and part[0] not in "đư":
        part = parts.letter.sub(lambda letter: parts.letters[letter[0]], part)
    name = part.rstrip("0123456789")
    digits = part[len(name) :]
    folded = unaccent(name).lower()
    known = parts.aliases.get(name.lower()) or parts.issuers.get(folded)
    if group == "c1":
        known = parts.codes.get(folded) or known
    if known:
        return known + digits
    written = view.written(*match.span(group))
    return written if written[:1].isupper() else part.upper()


def _credible(view: View, match: re.Match[str], name: str, parts: NumberParts) -> bool:
    """Whether digits, separators and letters are a document's number rather than "5/km"."""
    written = view.written(*match.span("c1"))
    capital = sum(char.isupper() for char in written) >= 2 or not written.isascii()
    if unaccent(name).lower() in parts.codes:
        return capital or bool(match["c2"])
    return capital and bool(match["y"] or match["c2"])


def _short(view: View, parts: NumberParts) -> Iterator[DocumentNumber]:
    for match in parts.short.finditer(view.text):
        written, marked = view.written(*match.span("code")), match["mark"]
        small = not any(char.isupper() for char in written)
        if small and match["code"] not in _SMALL_CODES:
            continue
        # "TT 1" heads a table; "BC 2025" is a year.
        spaced = match.end("code") < match.start("n")
        if not marked and ((spaced and len(match["n"]) < 2) or _is_year(match["n"])):
            continue
        kind = parts.codes[unaccent(match["code"])]
        yield _mention(view, match.span(), number=None, kind=kind, ordinal=match["n"])


def _typed(view: View, rule: MentionRules) -> Iterator[DocumentNumber]:
    for match in rule.before.finditer(view.text):
        ordinal = _ORDINAL.match(view.text, match.end())
        if ordinal and _names_document(view, match, ordinal, rule):
            kind = rule.types[squeeze(match["type"])]
            year = int(ordinal["y"]) if ordinal["y"] else None
            span = (match.start(), ordinal.end())
            yield _mention(view, span, number=None, kind=kind, ordinal=ordinal["n"], year=year)
            yield from _listed(view, rule, kind, ordinal)
    for match in rule.after.finditer(view.text):
        if bounded(view.text, *match.span()):
            kind = rule.types[squeeze(match["type"])]
            yield _mention(view, match.span(), number=None, kind=kind, ordinal=match["n"])


def _names_document(
    view: View, match: re.Match[str], ordinal: re.Match[str], rule: MentionRules
) -> bool:
    if not bounded(view.text, match.start(), ordinal.end()):
        return False
    if not _ENDING.match(view.text, ordinal.end()) or rule.not_after.match(
        view.text, ordinal.end()
    ):
        return False
    if match["mark"]:
        return True
    capital = view.written(*match.span("type"))[:1].isupper()
    weak = squeeze(match["type"]) in rule.weak
    return (capital or not weak) and (bool(ordinal["y"]) or not _is_year(ordinal["n"]))


def _listed(
    view: View, rule: MentionRules, kind: str, first: re.Match[str]
) -> Iterator[DocumentNumber]:
    """The further numbers of "notices 523 and 524"; counts of other things have other lengths."""
    end = first.end()
    while match := rule.more.match(view.text, end):
        if len(match["n"]) != len(first["n"]) or _is_year(match["n"]):
            return
        yield _mention(view, match.span("n"), number=None, kind=kind, ordinal=match["n"])
        end = match.end()


def _acts(view: View, rule: MentionRules) -> Iterator[DocumentNumber]:
    for pattern in rule.acts:
        for match in pattern.finditer(view.text):
            if bounded(view.text, *match.span()):
                kind = rule.types[squeeze(match["type"])]
                number, year = match["n"].upper(), int(match["y"])
                yield _mention(
                    view, match.span(), number=None, kind=kind, ordinal=number, year=year
                )


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _mention(
    view: View,
    place: tuple[int, int],
    *,
    number: str | None,
    kind: str | None,
    ordinal: str,
    year: int | None = None,
    issuer: str | None = None,
) -> DocumentNumber:
    start, end = view.span(*place)
    called = int(ordinal) if ordinal.isdigit() else ordinal.lstrip("0")
    key = number or "-".join(str(part) for part in (kind, called, year) if part is not None)
    key = unaccent(key).lower()
    loose = f"{called}{year or ''}{kind or ''}" if number is None else number.lstrip("0")
    return DocumentNumber(
        start=start,
        end=end,
        as_written=view.source[start:end],
        number=number,
        type=kind,
        ordinal=called,
        year=year,
        issuer=issuer,
        key=key,
        loose_key=re.sub(r"[^a-z0-9]", "", unaccent(loose).lower()),
    )


def close_document(a: DocumentNumber, b: DocumentNumber) -> bool:
    """Whether two different documents' numbers are one slip apart: a digit more, less or other,
    or two changed places, in a number of at least two digits; what else both say agrees."""
    one, other = str(a.ordinal), str(b.ordinal)
    if a.type != b.type or one == other or min(len(one), len(other)) < _FEWEST_DIGITS:
        return False
    pairs = ((a.year, b.year), (a.issuer, b.issuer))
    agree = all(None in pair or pair[0] == pair[1] for pair in pairs)
    return agree and OSA.distance(one, other) <= 1
