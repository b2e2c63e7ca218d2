"""Puts an answer into words: short, in the question's language, each statement with its quote."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.cite import Citer
from assistant.deadlines import Milestone
from assistant.evidence import issue_dates
from assistant.gather import Found
from assistant.lead import figures, lead
from assistant.question import Kind, Question
from assistant.types import Answer, Citation, DeadlineRow, Reason, Statement
from assistant.verify import unstated
from corpus.languages import PROFILES
from corpus.names.agencies import agencies, find_agencies
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
    if len(rows) == 1:
        return _answer(question, language, statements, citer, rows=rows)
    count = to_digits(str(len(rows)), language)
    subject = _subject(question, language)
    head = _say(language, "deadlines", subject=subject, count=count)
    bullets = range(len(statements))
    return _answer(question, language, statements, citer, head=head, bullets=bullets, rows=rows)


def compose_evidence(
    question: Question, found: Found, citer: Citer, language: Language
) -> Answer | None:
    """What is asked for in a few words where that is sure, then the quotes; None without any.

    The document is named before the first of its quotes; the items of a list follow as such, and
    are counted where the list has no sentence that leads to it.
    """
    quoted = [(e, c) for e in found.evidence if (c := citer.cite(e)) is not None]
    if not quoted:
        return None
    beside = dict(found.beside)
    statements: list[Statement] = []
    bullets: list[int] = []
    named = ""
    for evidence, citation in quoted:
        others = [o for e in beside.get(evidence, ()) if (o := citer.cite(e)) is not None]
        is_item = evidence in found.items
        is_known = citation.document_id == named or (is_item and _is_headless(found))
        if is_item:
            bullets.append(len(statements))
        statements.append(_statement(question, (citation, *others), language, is_known=is_known))
        named = citation.document_id
    first = [quoted[0][1], *(c for c in citer.citations if c.number in statements[0].citations[1:])]
    said = lead(question, first, language)
    if said:
        statements.insert(0, said)
        bullets = [n + 1 for n in bullets]
    head = ""
    if _is_headless(found):
        count = to_digits(str(len(found.items)), language)
        head = _say(language, "listed", title=_title(quoted[0][1], language), count=count)
    return _answer(question, language, statements, citer, head=head, bullets=bullets)


def _is_headless(found: Found) -> bool:
    """Whether the answer is a list that no sentence leads to."""
    return len(found.items) > 1 and found.evidence[0] in found.items


def _statement(
    question: Question, cited: Sequence[Citation], language: Language, *, is_known: bool
) -> Statement:
    citation, *others = cited
    facts = _facts(question, citation, language)
    for other in others:
        facts += [n for n in _named(other.quote, language) if n not in facts]
    key = "more" if is_known else "found"
    text = _say(language, key, title=_title(citation, language), quote=_quoted(citation))
    if facts:
        text = f"{text} ({'; '.join(facts)})"
    return Statement(text=text, citations=tuple(c.number for c in cited))


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
    head: str = "",
    bullets: Collection[int] = (),
    rows: Sequence[DeadlineRow] = (),
) -> Answer:
    lines = [
        f"{'- ' if n in bullets else ''}{s.text} {''.join(f'[{c}]' for c in s.citations)}"
        for n, s in enumerate(statements)
    ]
    return Answer(
        question=question.text,
        language=language,
        text="\n".join([head, *lines] if head else lines),
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
    mentions = find_document_numbers(quote)
    written = [m.number for m in mentions if m.number]
    facts = [*written, *(render_date(d, language) for d in dates if d.first)]
    if citation.language is not language:
        facts.extend(
            render_number(value, language) + ("%" if n.kind == "percent" else "")
            for n in figures(quote)
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
    quote = citation.quote
    values = {v for n in find_numbers(quote, exclude=find_dates(quote)) for v in n.values}
    return [
        fact
        for fact in facts
        if any(not values.isdisjoint(n.values) for n in find_numbers(fact))
        or not unstated(fact, [citation.quote])
    ]


def _named(quote: str, language: Language) -> list[str]:
    """The bodies and places that a quote names, by the names that the language has for them."""
    bodies = (agencies().get(a.agency_id) for a in find_agencies(quote))
    names = [name for body in bodies if body and (name := getattr(body, language.value))]
    return list(dict.fromkeys([*names, *_named_places(quote, language)]))


def _named_places(quote: str, language: Language) -> list[str]:
    named = (places().get(p.place_id) for p in find_places(quote))
    return list(dict.fromkeys(getattr(place, language.value) for place in named if place))
