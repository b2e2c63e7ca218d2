"""Writes dates and numbers in each language so that nobody can misread them."""

from __future__ import annotations

import datetime
import functools
from decimal import Decimal

from corpus.languages.particulars import WrittenForms
from corpus.particulars.lexicon import data_of
from corpus.particulars.types import FoundDate
from corpus.types import Language

_ASCII = "0123456789"


def to_digits(text: str, language: Language) -> str:
    """The text with every ASCII and Bengali digit in the digits of the language."""
    return text.translate(_digits(data_of(language).forms.digits))


def render_number(value: Decimal | int, language: Language) -> str:
    """The number with the language's digits, thousands in threes, no exponent."""
    forms = data_of(language).forms
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    marks = str.maketrans({",": forms.group, ".": forms.decimal})
    return to_digits(written.translate(marks), language)


def render_day(day: datetime.date, language: Language) -> str:
    """One day in the form that answers use, the month by name where a language writes it so."""
    return _fill("day", day, language)


def render_date(found: FoundDate, language: Language) -> str:
    """A found time in words of the language; a date without a year stays as it was written."""
    forms = data_of(language).forms
    match found.precision:
        case "ongoing":
            return forms.dates["ongoing"]
        case "recurring":
            return forms.dates.get(f"every_{found.period}", forms.dates["recurring"])
        case "relative":
            return _relative(found, language)
    if found.first is None or found.last is None:
        return to_digits(found.as_written, language)
    if found.precision == "range":
        return _range(found.first, found.last, language)
    written = _fill(found.precision, found.first, language)
    if found.edge is None:
        return written
    key = f"{found.edge}_{found.precision}"
    form = forms.dates.get(key, forms.dates[found.edge])
    return to_digits(form.format(date=written, year=found.first.year), language)


def _relative(found: FoundDate, language: Language) -> str:
    forms = data_of(language).forms
    if found.amount is None or found.period is None:
        return to_digits(found.as_written, language)
    one, many = forms.periods[found.period]
    period = one if found.amount == 1 else many
    amount = render_number(found.amount, language)
    return forms.dates["relative"].format(amount=amount, period=period)


def _range(first: datetime.date, last: datetime.date, language: Language) -> str:
    whole_years = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    form = "year" if whole_years else "day"
    return (
        data_of(language)
        .forms.dates["range"]
        .format(start=_fill(form, first, language), end=_fill(form, last, language))
    )


def _fill(form: str, day: datetime.date, language: Language) -> str:
    forms = data_of(language).forms
    written = _template(forms, form, day).format(
        day=day.day, month=forms.months[day.month - 1], month_number=day.month, year=day.year
    )
    return to_digits(written, language)


def _template(forms: WrittenForms, form: str, day: datetime.date) -> str:
    return forms.quarters[(day.month - 1) // 3] if form == "quarter" else forms.dates[form]


@functools.cache
def _digits(digits: str) -> dict[int, str]:
    bengali = {0x09E6 + n: digits[n] for n in range(10)}
    return bengali | {ord(_ASCII[n]): digits[n] for n in range(10)}
