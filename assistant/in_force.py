"""Which documents an answer may quote on a day, and what it says of those not in force then."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.question import Question
from assistant.types import Answer, Citation
from corpus.languages import PROFILES
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.types import Language
from index.standing import Standing, Standings
from index.types import Hit

# What has been superseded still answers, behind what is in force.
_SUPERSEDED = 0.8


def in_force_first(
    hits: Sequence[Hit], question: Question, standings: Standings, day: datetime.date
) -> tuple[Hit, ...]:
    """The hits in order, those of a document behind those of the one that took its place.

    A document asked about by its number keeps its rank.
    """
    found = {hit.passage.document_id for hit in hits}
    lowered = {
        i
        for i in found
        if standings.standing(i, day).superseded_by in found - {i}
        and not any_same(find_document_numbers(standings.number(i) or ""), question.mentions)
    }
    if not lowered:
        return tuple(hits)
    scored = [
        replace(h, score=h.score * _SUPERSEDED) if h.passage.document_id in lowered else h
        for h in hits
    ]
    ranked = sorted(scored, key=lambda h: -h.score)
    return tuple(replace(h, rank=n) for n, h in enumerate(ranked, start=1))


def marked(
    answer: Answer, standings: Standings, day: datetime.date, *, as_of: datetime.date | None
) -> Answer:
    """The answer with each citation's validity, and a note for each document not in force."""
    states = {
        c.document_id: standings.standing(c.document_id, day)
        for c in (*answer.citations, *answer.nearest)
    }
    notes = tuple(_notes(answer.citations, states, answer.language))
    return replace(
        answer,
        citations=tuple(_with_state(c, states[c.document_id]) for c in answer.citations),
        nearest=tuple(_with_state(c, states[c.document_id]) for c in answer.nearest),
        notes=notes,
        text="\n".join([answer.text, *notes]),
        as_of=as_of,
    )


def _with_state(citation: Citation, state: Standing) -> Citation:
    return replace(
        citation,
        validity=state.validity,
        superseded_by=state.superseded_by or state.number,
    )


def _notes(
    citations: Sequence[Citation], states: dict[str, Standing], language: Language
) -> Iterator[str]:
    wording = PROFILES[language].wording
    seen: set[str] = set()
    for citation in citations:
        state = states[citation.document_id]
        if citation.document_id in seen or state.validity in (None, "in_force"):
            continue
        seen.add(citation.document_id)
        numbers = "".join(
            f"[{c.number}]" for c in citations if c.document_id == citation.document_id
        )
        name = citation.document_number or citation.title
        renewed = state.number is not None and state.number == citation.document_number
        key = "newer_version" if renewed else str(state.validity)
        by = state.number or ""
        yield wording[key].format(title=name, by=by, citations=numbers)
