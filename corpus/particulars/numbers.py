"""Reads quantities out of text: grouped digits, percentages, fractions, money, number words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.lexicon import languages_in
from corpus.particulars.numberrules import NumberRules, number_rules
from corpus.particulars.overlaps import longest, overlaps
from corpus.particulars.types import FoundNumber, NumberKind
from corpus.particulars.view import BENGALI, View, bounded, look
from corpus.types import Language, Span

_DIGITS = re.compile(
    # A dash after a digit is a range, after a letter a name ("COVID-19").
    rf"(?<![\w./+])(?<![^\W\d_{BENGALI}]-)(?<![{BENGALI}]-)"
    r"(?P<n>\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}(?:[.,]\d{1,4})?|\d+[.,]\d+|\d+)"
    r"(?:/(?P<total>\d{1,9}))?(?![\d/]|[.,]\d|-?[a-z]{1,3}\d)"
)
_PHONE = re.compile(r"(?<![\d.,])(?:\+\d{1,3}|0\d{1,3})(?:[ .-]\d{2,4}){2,4}(?!\d)|(?<!\d)0\d{6,}")
_LIST_MARK = re.compile(r"(?:^|[\n।])[\s*#>-]*$")
_AFTER_LIST_MARK = re.compile(r"[.)।\u09f7](?:[\s*]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
# "5G", "3D": one letter makes a name of the digit.
_NAME_TAIL = re.compile(r"[a-z](?![a-z])")
_DOLLAR = re.compile(r"(?:us)?[$€£]\s?$")
# The upper end of a range; the next part of "2 tỷ 500 triệu".
_PLAIN_DIGITS = re.compile(r"(?P<n>\d{1,3}(?:[.,]\d{3})+|\d+[.,]\d+|\d+)(?![\d/]|[.,]\d)")
_NEXT_DIGITS = re.compile(r"\s+(?P<n>\d{1,4})(?![\d.,/])")
_REACH = 24
_AROUND_THE_CLOCK = "24/7"


def find_numbers(
    text: str, *, language: Language | None = None, exclude: Iterable[Span] | None = None
) -> tuple[FoundNumber, ...]:
    """All quantities in an NFC text, in order; not those of dates, documents, articles or phones.

    `language` decides whether "1.139" is a thousand or a fraction of two; without it the script
    and the diacritics do. `exclude` are the spans of dates and document numbers where the caller
    already has them.
    """
    found = _find(text, language)
    taken = exclude
    if taken is None:
        taken = (*find_dates(text), *find_document_numbers(text))
    taken = tuple(taken)
    return tuple(number for number in found if not overlaps(number, taken))


@functools.lru_cache(maxsize=32)
def _find(text: str, language: Language | None) -> tuple[FoundNumber, ...]:
    view = look(text)
    rules = tuple(number_rules(known, view.plain) for known in languages_in(view))
    main = number_rules(language or _guess(view), view.plain)
    phones = [match.span() for match in _PHONE.finditer(view.text)]
    found = list(_in_digits(view, rules, main, phones))
    for rule in rules:
        found += _in_words(view, rule)
    return longest(found)


def _guess(view: View) -> Language:
    if re.search(f"[{BENGALI}]", view.text):
        return Language.BN
    return Language.EN if view.plain else Language.VI


def _in_digits(
    view: View,
    rules: tuple[NumberRules, ...],
    main: NumberRules,
    phones: list[tuple[int, int]],
) -> Iterator[FoundNumber]:
    for match in _DIGITS.finditer(view.text):
        if any(start < match.end() and match.start() < end for start, end in phones):
            continue
        before = view.text[max(0, match.start() - _REACH) : match.start()]
        if _is_label(view.text, match, before, rules):
            continue
        number = _read(view, match, before, rules, main)
        if number is not None:
            yield number


def _is_label(text: str, match: re.Match[str], before: str, rules: tuple[NumberRules, ...]) -> bool:
    """Whether the digits count a part of the text: "Article 5", "(2)", "2." at a line's start."""
    if any(rule.structure.search(before) for rule in rules):
        return True
    if before.endswith("(") and text[match.end() :][:1] == ")" and len(match[0]) < 3:
        return True
    if _YEAR.fullmatch(match[0]) and any(rule.title.search(before) for rule in rules):
        return True
    starts_line = match.start() <= _REACH or "\n" in before
    return bool(
        starts_line and _LIST_MARK.search(before) and _AFTER_LIST_MARK.match(text, match.end())
    )


def _read(
    view: View,
    match: re.Match[str],
    before: str,
    rules: tuple[NumberRules, ...],
    main: NumberRules,
) -> FoundNumber | None:
    if match["total"]:
        return _fraction(view, match, rules)
    dollar = _DOLLAR.search(before) is not None
    high = _high(view.text, match, rules)
    number = _read_range(view, match, high, rules, main) if high else None
    if number is None or number.high is None or number.value >= number.high:
        number = _read_range(view, match, None, rules, main)
    return replace(number, kind="money") if number and dollar else number


def _read_range(
    view: View,
    match: re.Match[str],
    high: re.Match[str] | None,
    rules: tuple[NumberRules, ...],
    main: NumberRules,
) -> FoundNumber | None:
    last_digit = high.end("n") if high else match.end()
    end, magnitude, kind = _unit(view.text, last_digit, rules)
    counted = any(rule.counter.match(view.text, last_digit) for rule in rules)
    values = [
        _value(m["n"], main, percent=kind == "percent", counted=counted) for m in (match, high) if m
    ]
    if None in values or (end == last_digit and _NAME_TAIL.match(view.text, end)):
        return None
    amounts = [_whole(value * magnitude) for value in values if value is not None]
    if len(amounts) == 1:
        end, more, kind = _smaller(view.text, (end, magnitude, kind), rules)
        amounts[0] += more
    return _number(view, (match.start(), end), amounts, kind, rules)


def _number(
    view: View,
    place: tuple[int, int],
    amounts: list[Decimal],
    kind: NumberKind,
    rules: tuple[NumberRules, ...],
) -> FoundNumber:
    start, last = view.span(*place)
    return FoundNumber(
        start=start,
        end=last,
        as_written=view.source[start:last],
        value=amounts[0],
        kind=kind,
        high=amounts[1] if len(amounts) > 1 else None,
        measure=_measure(view, place[1], rules),
    )


def _measure(view: View, end: int, rules: tuple[NumberRules, ...]) -> str | None:
    for rule in rules:
        if found := rule.measure.match(view.text, end):
            return view.written(*found.span("measure"))
    return None


def _whole(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _high(text: str, match: re.Match[str], rules: tuple[NumberRules, ...]) -> re.Match[str] | None:
    """The upper end of "10-15%", "10% đến 15%"."""
    for rule in rules:
        percent = rule.percent.match(text, match.end())
        until = rule.until.match(text, percent.end() if percent else match.end())
        high = _PLAIN_DIGITS.match(text, until.end()) if until else None
        if high and not _YEAR.fullmatch(high["n"]):
            return high
    return None


def _smaller(
    text: str, unit: tuple[int, int, NumberKind], rules: tuple[NumberRules, ...]
) -> tuple[int, Decimal, NumberKind]:
    """Where "2 tỷ 500 triệu đồng" ends, what it adds to its first part, and its kind."""
    end, magnitude, kind = unit
    more = _NEXT_DIGITS.match(text, end) if magnitude > 1 else None
    if more is None:
        return end, Decimal(0), kind
    following = _unit(text, more.end(), rules)
    amount = int(more["n"]) * following[1]
    if not 1 < following[1] < magnitude or amount >= magnitude:
        return end, Decimal(0), kind
    last, rest, kind = _smaller(text, following, rules)
    return last, amount + rest, kind


def _fraction(
    view: View, match: re.Match[str], rules: tuple[NumberRules, ...]
) -> FoundNumber | None:
    done, total = match["n"], match["total"]
    if not done.isdigit() or int(done) > int(total) or match[0] == _AROUND_THE_CLOCK:
        return None
    start, end = view.span(*match.span())
    return FoundNumber(
        start=start,
        end=end,
        as_written=view.source[start:end],
        value=Decimal(done),
        kind="fraction",
        total=Decimal(total),
        measure=_measure(view, match.end(), rules),
    )


def _unit(text: str, end: int, rules: tuple[NumberRules, ...]) -> tuple[int, int, NumberKind]:
    """The end of the longest unit behind digits, its magnitude and the kind that it makes."""
    best: tuple[int, int, NumberKind] = (end, 1, "plain")
    for rule in rules:
        match = rule.unit.match(text, end)
        if match and match.end() > best[0]:
            name = " ".join((match["magnitude"] or "").split())
            kind: NumberKind = (
                "percent" if match["percent"] else "money" if match["currency"] else "plain"
            )
            best = (match.end(), rule.magnitudes.get(name, 1), kind)
    return best


def _value(digits: str, rule: NumberRules, *, percent: bool, counted: bool) -> Decimal | None:
    """The value of digits with separators; None where they are no number, such as a version."""
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        decimal = "." if digits.rfind(".") > digits.rfind(",") else ","
        if digits.count(decimal) > 1:
            return None
        return _decimal(digits, decimal)
    if not points and not commas:
        return Decimal(digits)
    mark = "." if points else ","
    head, *groups = re.split("[.,]", digits)
    if len(groups) > 1:
        grouped = len(groups[-1]) == 3 and (mark == "," or all(len(g) == 3 for g in groups))
        return Decimal(digits.replace(mark, "")) if grouped else None
    is_group = len(groups[0]) == 3 and not head.startswith("0") and len(head) <= 3
    own_decimal = "," if rule.decimal_comma else "."
    if is_group and (counted or (mark != own_decimal and not percent)):
        return Decimal(head + groups[0])
    return _decimal(digits, mark)


def _decimal(digits: str, mark: str) -> Decimal:
    other = "," if mark == "." else "."
    return Decimal(digits.replace(other, "").replace(mark, "."))


def _in_words(view: View, rule: NumberRules) -> Iterator[FoundNumber]:
    for match in rule.word_run.finditer(view.text):
        words = [word[0] for word in rule.word.finditer(match[0])]
        counted = bool(rule.counter.match(view.text, match.end()))
        if len(words) == 1 and not _alone(view, match, words[0], rule, counted=counted):
            continue
        value = _sum(words, rule)
        if value is None or not bounded(view.text, *match.span()):
            continue
        end, magnitude, kind = _unit(view.text, match.end(), (rule,))
        amounts = [Decimal(value * magnitude)]
        yield _number(view, (match.start(), end), amounts, kind, (rule,))


def _alone(
    view: View, match: re.Match[str], word: str, rule: NumberRules, *, counted: bool
) -> bool:
    """Whether a single word is a number: not a name ("Ba"), an article or another word."""
    if word in rule.never_alone:
        return counted and word not in rule.articles
    before = view.text[max(0, match.start() - _REACH) : match.start()]
    after = view.text[match.end() : match.end() + 2]
    capital = view.written(*match.span())[:1].isupper()
    next_capital = len(after) == 2 and view.written(match.end() + 1, match.end() + 2).isupper()
    is_name = capital and (before.strip()[-1:].isalnum() or next_capital)
    return not is_name and not rule.structure.search(before)


def _sum(words: list[str], rule: NumberRules) -> int | None:
    """The value of number words; None where they do not build one number ("two three")."""
    total, current = 0, 0
    for word in words:
        if word in rule.fillers:
            continue
        if word in rule.multipliers:
            factor = rule.multipliers[word]
            low = current % factor
            current += (low or 1) * factor - low
            if factor >= 1000:
                total, current = total + current, 0
            continue
        value = rule.words[word]
        if current % (10 if value < 10 else 100):
            return None
        current += value
    return total + current
