"""Puts an answer into words: short, in the question's language, each statement with its quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.cite import Citer
from assistant.deadlines import Milestone
from assistant.evidence import Evidence, issue_dates
from assistant.question import Kind, Question
from assistant.types import Answer, Citation, DeadlineRow, Reason, Statement
from assistant.verify import unstated
from corpus.languages import PROFILES
from corpus.names.places import find_places, places
from corpus.normalise import fold
from corpus.particulars.dates import find_dates
from corpus.particulars.docnumbers import find_document_numbers
from corpus.particulars.numbers import find_numbers
from corpus.particulars.render import render_date, render_number, to_digits
from corpus.types import Language

_MOST_FACTS = 8


def compose_deadlines(
    question: Question, milestones: Sequence[Milestone], citer: Citer, language: Language
) -> Answer | None:
    """Rows of date and what; None where no milestone could be cited."""
    statements, rows = [], []
    for milestone in milestones:
        cited = citer.cite_all(milestone.evidence[:3])
        if not cited:
            continue
        date = render_date(milestone.date, language)
        text = _say(language, "row", date=date, quote=_quoted(cited[0]))
        statements.append(Statement(text=text, citations=tuple(c.number for c in cited)))
        rows.append(
            DeadlineRow(
                what=cited[0].quote,
                as_written=milestone.date.as_written,
                start=milestone.date.first,
                end=milestone.date.last,
                precision=milestone.date.precision,
                citation=cited[0].number,
            )
        )
    if not statements:
        return None
    count = to_digits(str(len(rows)), language)
    subject = _subject(question, language)
    lead = _say(
        language, "deadline" if len(rows) == 1 else "deadlines", subject=subject, count=count
    )
    return _answer(question, language, statements, citer, lead=lead, rows=rows)


def compose_evidence(
    question: Question,
    evidence: Sequence[Evidence],
    citer: Citer,
    language: Language,
    beside: Mapping[Evidence, Evidence] | None = None,
) -> Answer | None:
    """One statement a quote; None where none could be cited.

    `beside` gives for a quote the sentence that says what it is about, cited with it.
    """
    statements = []
    for sentence in evidence:
        if (citation := citer.cite(sentence)) is None:
            continue
        facts = _facts(question, citation, language)
        numbers = [citation.number]
        if beside and sentence in beside and (other := citer.cite(beside[sentence])):
            numbers.append(other.number)
            facts += [p for p in _named_places(other.quote, language) if p not in facts]
        text = _say(
            language,
            "found_fact" if facts else "found",
            title=_title(citation, language),
            quote=_quoted(citation),
            fact="; ".join(facts),
        )
        statements.append(Statement(text=text, citations=tuple(numbers)))
    return _answer(question, language, statements, citer) if statements else None


def refuse(
    question: Question,
    reason: Reason,
    language: Language,
    nearest: Sequence[Citation],
    *,
    subject: str = "",
    detail: str = "",
    closest: Sequence[str] = (),
) -> Answer:
    """A typed "no" with what came closest; `closest` are numbers that may have been meant."""
    wording = PROFILES[language].wording
    text = wording[reason.value].format(subject=subject, detail=detail, pages=subject)
    if closest:
        text += wording["closest"].format(numbers=", ".join(closest))
    return Answer(
        question=question.text, language=language, text=text, reason=reason, nearest=tuple(nearest)
    )


def _answer(
    question: Question,
    language: Language,
    statements: Sequence[Statement],
    citer: Citer,
    *,
    lead: str = "",
    rows: Sequence[DeadlineRow] = (),
) -> Answer:
    lines = [
        f"{'- ' if lead else ''}{s.text} {''.join(f'[{n}]' for n in s.citations)}"
        for s in statements
    ]
    return Answer(
        question=question.text,
        language=language,
        text="\n".join([lead, *lines] if lead else lines),
        statements=tuple(statements),
        citations=citer.citations,
        rows=tuple(rows),
    )


def _say(language: Language, key: str, **values: str) -> str:
    return PROFILES[language].wording[key].format(**values)


def _quoted(citation: Citation) -> str:
    """The quote on one line; the citation keeps it letter by letter."""
    return " ".join(citation.quote.split())


def _title(citation: Citation, language: Language) -> str:
    if citation.document_number or not citation.title.endswith("…"):
        return citation.document_number or citation.title
    # A title cut from the first sentence is none.
    return PROFILES[language].wording["untitled"]


def _subject(question: Question, language: Language) -> str:
    if question.mentions:
        return question.mentions[0].number or question.mentions[0].as_written
    return PROFILES[language].wording["documents"]


def _facts(question: Question, citation: Citation, language: Language) -> list[str]:
    """The quote's facts in the answer's own spelling, where the quote itself is spelt otherwise."""
    quote = citation.quote
    if question.kind is Kind.ISSUED:
        dates = issue_dates(quote, question.mentions)
    else:
        dates = find_dates(quote)
    written = [m.number for m in find_document_numbers(quote) if m.number]
    facts = [*written, *(render_date(d, language) for d in dates if d.first)]
    if citation.language is not language:
        facts.extend(
            render_number(value, language) + ("%" if n.kind == "percent" else "")
            for n in find_numbers(quote)
            for value in n.values
        )
        facts.extend(_named_places(quote, language))
    spelt = fold(quote)
    new = (
        f for f in dict.fromkeys(facts) if fold(f) not in spelt or citation.language is not language
    )
    return _borne_out(list(new)[:_MOST_FACTS], citation)


def _borne_out(facts: list[str], citation: Citation) -> list[str]:
    """The facts that the quote states, by the rules that verify statements.

    A bare figure has lost the quote's currency and is held against its values alone.
    """
    values = {v for n in find_numbers(citation.quote) for v in n.values}
    return [
        fact
        for fact in facts
        if any(not values.isdisjoint(n.values) for n in find_numbers(fact))
        or not unstated(fact, [citation.quote])
    ]


def _named_places(quote: str, language: Language) -> list[str]:
    named = (places().get(p.place_id) for p in find_places(quote))
    return list(dict.fromkeys(getattr(place, language.value) for place in named if place))
