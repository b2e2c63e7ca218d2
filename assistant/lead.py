"""The short first sentence of an answer: the figure, day, name, number or body asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from assistant.evidence import issue_dates
from assistant.question import Kind, Question
from assistant.types import Citation, Statement
from assistant.verify import unstated
from corpus.languages import PROFILES
from corpus.names.agencies import agencies, find_agencies
from corpus.names.posts import find_posts
from corpus.names.sound import find_names
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.particulars.render import render_date, render_number
from corpus.particulars.types import FoundNumber
from corpus.types import Language
from index.analysis import query_terms
from index.words import folded_words, word_stems

_FIGURES = frozenset({Kind.COUNT, Kind.PROGRESS, Kind.TARGET})
_MOST = 3
_NEAR = 60  # letters around a figure in which words tell what it counts
_COUNTED = regex.compile(r"[\p{L}\p{M}’']+")
_LABEL = regex.compile(r"\s*(?:\d+(?:\.\d+)+|\d+\s*[.)|])\s")
_YEAR = regex.compile(r"(?:19|20|২০|১৯)\d\d")
_LEAST_SHARED = 0.5
_BETWEEN = 40  # letters between a name and its post


def lead(question: Question, cited: Sequence[Citation], language: Language) -> Statement | None:
    """What the first quotes say of what is asked, in a few words; None where that is unsure.

    Nothing is said that the rules which verify statements do not find in the quotes.
    """
    if not cited or not _speaks_of(question, cited):
        return None
    said = list(dict.fromkeys(_particulars(question, cited, language)))[:_MOST]
    quotes = [c.quote for c in cited]
    kept = [text for text in said if not unstated(text, quotes)]
    if not kept:
        return None
    end = PROFILES[language].wording["full_stop"]
    return Statement(text="; ".join(kept) + end, citations=tuple(c.number for c in cited))


def _speaks_of(question: Question, cited: Sequence[Citation]) -> bool:
    """Whether the quotes have half of the question's words; across languages that is not known."""
    if cited[0].language is not question.language:
        return True
    wanted = _wanted(question)
    text = " ".join(f"{' '.join(c.section)} {c.quote}" for c in cited)
    held = wanted & {*word_stems(text, question.language), *folded_words(text)}
    return len(held) >= len(wanted) * _LEAST_SHARED


def _particulars(
    question: Question, cited: Sequence[Citation], language: Language
) -> Iterator[str]:
    first = cited[0]
    match question.kind:
        case kind if kind in _FIGURES:
            yield from _figures(question, first, language)
        case Kind.ISSUED:
            dates = issue_dates(first.quote, question.mentions)
            yield from (render_date(d, language) for d in dates[:1])
        case Kind.REFERENCE:
            found = find_document_numbers(first.quote)
            yield from (
                m.number for m in found if m.number and not any_same([m], question.mentions)
            )
        case Kind.PERSON if not question.wants_unit:
            yield from _people(first, language)
        case _ if question.wants_unit:
            for citation in (*cited[1:], first):
                yield from _bodies(question, citation, language)


def _figures(question: Question, citation: Citation, language: Language) -> Iterator[str]:
    """The figures that the question does not name itself, with what they count."""
    quote = citation.quote
    asked = {v for n in find_numbers(question.text) for v in n.values}
    found = [n for n in figures(quote) if asked.isdisjoint(n.values)]
    if citation.language is not language:
        if len(found) < _MOST:
            yield from (_rendered(n, language) for n in found)
        return
    near = [(_shared_near(question, quote, n), n) for n in found]
    most = max((share for share, _ in near), default=0)
    if most:
        best = [n for share, n in near if share == most]
        for n, following in zip(best, (*best[1:], None), strict=True):
            yield _as_written(question, quote, n, following.start if following else len(quote))


def figures(quote: str) -> tuple[FoundNumber, ...]:
    """The quantities of a quote: neither its label nor a bare year."""
    label = _LABEL.match(quote)
    start = label.end() if label else 0
    found = find_numbers(quote, exclude=(*find_dates(quote), *find_document_numbers(quote)))
    return tuple(n for n in found if n.start >= start and not _YEAR.fullmatch(n.as_written))


def _shared_near(question: Question, quote: str, number: FoundNumber) -> int:
    around = quote[max(0, number.start - _NEAR // 2) : number.end + _NEAR]
    return len(_wanted(question) & frozenset(word_stems(around, question.language)))


def _wanted(question: Question) -> frozenset[str]:
    terms = query_terms(question.text, question.language)
    return question.content or frozenset(terms.words or terms.folded)


def _as_written(question: Question, quote: str, number: FoundNumber, end: int) -> str:
    """The figure with the words that say what it counts, as the quote has them.

    These are the first one or two behind it, and those after them that the question has.
    """
    profile = PROFILES[question.language]
    wanted, last = _wanted(question), number.end
    for count, word in enumerate(_COUNTED.finditer(quote, number.end, end)):
        if quote[last : word.start()].strip(" -+"):
            break
        known = wanted & {*word_stems(word[0], question.language), *folded_words(word[0])}
        if fold(word[0]) in profile.stop_words or (count >= profile.counted_words and not known):
            break
        last = word.end()
    return " ".join(quote[number.start : last].split())


def _rendered(number: FoundNumber, language: Language) -> str:
    wording = PROFILES[language].wording
    value = render_number(number.value, language)
    if number.total is not None:
        total = render_number(number.total, language)
        return wording["of_total"].format(done=value, total=total)
    if number.high is not None:
        value = f"{value}–{render_number(number.high, language)}"
    return value + ("%" if number.kind == "percent" else "")


def _people(citation: Citation, language: Language) -> Iterator[str]:
    """Names, each with the post that stands beside it, as the quote has them."""
    if citation.language is not language and Language.BN in (citation.language, language):
        return  # a name in another script would have to be spelt by ear
    quote = citation.quote
    posts = find_posts(quote)
    bodies = find_agencies(quote)
    for name in find_names(quote):
        if any(b.start < name.end and name.start < b.end for b in bodies):
            continue
        beside = [
            p
            for p in posts
            if -1 <= name.start - p.end <= _BETWEEN or -1 <= p.start - name.end <= _BETWEEN
        ]
        if beside and citation.language is language:
            start = min(name.start, beside[0].start)
            yield " ".join(quote[start : max(name.end, beside[0].end)].split())
        else:
            yield name.as_written


def _bodies(question: Question, citation: Citation, language: Language) -> Iterator[str]:
    for found in find_agencies(citation.quote):
        if found.agency_id in question.agencies:
            continue
        body = agencies().get(found.agency_id)
        named: str | None = getattr(body, language.value) if body else None
        if citation.language is language:
            yield " ".join(found.as_written.split())
        elif named:
            yield named
