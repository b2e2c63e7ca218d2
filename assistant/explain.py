"""Says how an answer came about: constraints read, candidates, why each passed or fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.constraints import Scope
from assistant.evidence import has_wanted_fact, is_on_topic, sentences_of
from assistant.question import Question
from assistant.types import Answer, Candidate, Checked, Explanation
from assistant.verify import verify
from index.types import Hit

_SHOWN = 12


@dataclass(slots=True)
class Trace:
    """What answering went through, filled in as it goes; `kept` is None before the guards."""

    question: Question
    scope: Scope = field(default_factory=Scope)
    hits: Sequence[Hit] = ()
    kept: Sequence[Hit] | None = None


def explain(trace: Trace, answer: Answer) -> Explanation:
    """The explanation of an answer that came about as traced."""
    return Explanation(
        question=trace.question.text,
        constraints=dict(_constraints(trace.question)),
        documents=trace.scope.documents,
        refused_for=trace.scope.requirement or None,
        candidates=tuple(
            c
            for n, hit in enumerate(trace.hits)
            if (c := _candidate(trace, hit, answer)) and (n < _SHOWN or c.verdict == "quoted")
        ),
        statements=tuple(_checked(answer)),
    )


def _constraints(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "language", (question.language.value,)
    yield "kinds", tuple(sorted(kind.value for kind in question.kinds))
    yield "documents", tuple(m.number or m.as_written for m in question.mentions)
    yield "places", question.places
    yield "bodies", question.agencies
    yield "years", tuple(str(year) for year in question.years)
    yield "names", tuple(name.as_written for name in question.names)
    yield "posts", tuple(post.as_written for post in question.posts)
    yield "sites", question.sites
    yield "ordinals", tuple(str(ordinal.place) for ordinal in question.ordinals)
    yield "words", tuple(sorted(question.content))


def _candidate(trace: Trace, hit: Hit, answer: Answer) -> Candidate:
    passage = hit.passage
    return Candidate(
        document_id=passage.document_id,
        start=passage.start,
        end=passage.end,
        scores={
            "score": hit.score,
            "dense": hit.dense,
            "lexical": hit.lexical,
            "facts": hit.facts,
            "about": hit.about,
            "concepts": hit.concepts,
        },
        verdict=_verdict(trace, hit, answer),
    )


def _verdict(trace: Trace, hit: Hit, answer: Answer) -> str:
    """The first check that the passage fails, "quoted" where it backs the answer."""
    question, passage = trace.question, hit.passage
    for cited in answer.citations:
        same = cited.document_id == passage.document_id
        if same and cited.start < passage.end and passage.start < cited.end:
            return "quoted"
    kept = {h.passage.id for h in trace.kept or ()}
    if trace.kept is not None and passage.id not in kept:
        return "lacks a required particular"
    sentences = sentences_of(hit)
    if not any(has_wanted_fact(question, s.text) for s in sentences):
        return f"states no {question.kind.value}"
    if sentences and not is_on_topic(question, sentences[0]):
        return "off topic"
    return "scores below those quoted"


def _checked(answer: Answer) -> Iterator[Checked]:
    quoted = {c.number: c for c in answer.citations}
    for statement in answer.statements:
        cited = [quoted[n] for n in statement.citations]
        sources = [f"{c.title} {c.document_number or ''} {c.quote}" for c in cited]
        verdict = verify(statement.text, sources)
        yield Checked(
            text=statement.text,
            supported=verdict.supported,
            score=round(verdict.score, 3),
            why=verdict.why,
        )
