"""The whole of answering, in order. Start reading here."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.bearing import Bearing
from assistant.cite import Citer
from assistant.compose import compose_deadlines, compose_evidence, refuse
from assistant.constraints import Scope, belongs_together, closest_numbers, find_scope, named
from assistant.deadlines import Milestone, find_milestones, list_milestones
from assistant.errors import BadQuestion, QuestionTooLong, UnknownDocument
from assistant.evidence import Evidence, own_first
from assistant.explain import Trace, explain
from assistant.gather import Found, find_phase, gather
from assistant.guards import boosted, guard
from assistant.in_force import in_force_first, marked
from assistant.question import Kind, Question, understand
from assistant.types import Answer, Reason, Statement
from assistant.unread import with_unread_pages
from corpus.languages import PROFILES
from corpus.normalise import nfc
from corpus.particulars.docnumbers import any_same, find_document_numbers
from corpus.particulars.render import to_digits
from corpus.types import Language
from index.catalogue import Catalogue
from index.retrieve import Retriever
from index.types import Filter, Hit

if TYPE_CHECKING:
    from assistant.llm.writer import Writer

LONGEST_QUESTION = 5_000
_HITS = 24
_MILESTONE_HITS = 60
_NEAREST = 3
# Aligned cosines of questions about something else stay below this: the 95th percentile of four
# public question sets against policy documents is 0.20, the 5th of answerable ones 0.12 to 0.23.
_LEAST_COSINE = 0.18
# A question of fewer words says too little of what it is about.
_FEWEST_WORDS = 2
_FOREIGN_SHARE = 0.6
# What a refusal says more of, where it is known to be lacking.
_DETAILED = frozenset(
    {"post", "ordinal", "lack", "attribute", "part", "label", "thing", "place", "document", "body"}
)


class Assistant:
    """Answers questions from the documents of one store."""

    def __init__(
        self, catalogue: Catalogue, retriever: Retriever, writer: Writer | None = None
    ) -> None:
        self._catalogue = catalogue
        self._retriever = retriever
        self._writer = writer

    def ask(
        self,
        text: str,
        *,
        language: Language | None = None,
        documents: tuple[str, ...] = (),
        as_of: datetime.date | None = None,
        history: Sequence[str] = (),
        explained: bool = False,
    ) -> Answer:
        """An answer whose every statement is cited, or a refusal with its reason.

        `language` is that of the answer, the question's own where not given; `documents` limits
        the sources; `as_of` asks for what was in force on that day, today where not given.
        Documents that are not are marked. `history` are the questions before this one, the latest
        last: a follow-up takes from them what it leaves out. `explained` adds how the answer came
        about. Raises BadQuestion and UnknownDocument.
        """
        steps = self.stream(
            text,
            language=language,
            documents=documents,
            as_of=as_of,
            history=history,
            explained=explained,
        )
        return next(step for step in steps if isinstance(step, Answer))

    def stream(
        self,
        text: str,
        *,
        language: Language | None = None,
        documents: tuple[str, ...] = (),
        as_of: datetime.date | None = None,
        history: Sequence[str] = (),
        explained: bool = False,
    ) -> Iterator[Statement | Answer]:
        """The statements of `ask` as they are verified, then the answer, which alone counts.

        Where a language model fails midway, the answer has other statements than were sent.
        """
        started = time.perf_counter()
        self.check(text, documents)
        for earlier in history:
            self.check(earlier, ())
        typed = self._retriever.read(text)
        previous = [self._retriever.read(earlier).text for earlier in history]
        question = understand(typed.text, typed.language, previous)
        trace = Trace(question)
        answer = self._answer(question, language or question.language, documents, as_of, trace)
        writes = self._writer is not None and answer.reason is None
        steps = self._writer.write(answer) if self._writer and writes else _steps(answer)
        for step in steps:
            if isinstance(step, Answer):
                standings = self._retriever.standings()
                step = marked(step, standings, as_of or datetime.date.today(), as_of=as_of)
                step = with_unread_pages(step, self._catalogue)
                elapsed = (time.perf_counter() - started) * 1000
                step = replace(
                    step,
                    question=nfc(text).strip(),
                    explanation=explain(trace, step) if explained else None,
                    timings={"total_ms": round(elapsed, 1)},
                )
            yield step

    def check(self, text: str, documents: Sequence[str]) -> None:
        """Raises BadQuestion and UnknownDocument where `ask` would, before any work is done."""
        if text != text.encode("utf-8", "ignore").decode():
            raise BadQuestion("the question is not valid Unicode; type it again")
        if not text.strip():
            raise BadQuestion("the question is empty; type a question")
        if len(text) > LONGEST_QUESTION:
            raise QuestionTooLong(
                f"the question has {len(text)} characters, {LONGEST_QUESTION} are allowed; shorten"
                " it, or ingest the text as a document and ask about it"
            )
        for identifier in documents:
            if not self._catalogue.has_document(identifier):
                raise UnknownDocument(
                    f"there is no document {identifier!r}; assistant documents lists the ids"
                )

    def _answer(
        self,
        question: Question,
        language: Language,
        documents: tuple[str, ...],
        as_of: datetime.date | None,
        trace: Trace,
    ) -> Answer:
        if not self._catalogue.passage_count():
            return refuse(question, Reason.EMPTY_STORE, language, ())
        topics = self._retriever.topics()
        standings = self._retriever.standings()
        hidden = standings.hidden(as_of)
        topics = {d: topics[d] for d in documents or topics if documents or d not in hidden}
        if as_of is not None and not documents:
            documents = tuple(topics)
        if not topics:
            return refuse(question, Reason.NOT_STATED, language, ())
        scope = find_scope(question, topics, self._catalogue.known_facts)
        scope = trace.scope = self._paired(question, scope, tuple(topics))
        if scope.reason is not None:
            hits = self._retriever.search(
                question.text, k=_NEAREST, where=Filter(documents=documents)
            )
            return self._refuse(question, language, scope, hits)
        where = Filter(documents=scope.documents if scope.documents is not None else documents)
        hits = self._retriever.search(question.text, k=_MILESTONE_HITS, where=where)
        trace.hits = hits = in_force_first(
            hits, question, standings, as_of or datetime.date.today()
        )
        if not _is_in_scope(scope, hits) or self._is_foreign(question, scope, hits):
            return self._refuse(question, language, Scope(reason=Reason.OUT_OF_SCOPE), hits)
        bearing = Bearing(question=question, numbers=self._catalogue.numbers(), topics=topics)
        kept = guard(question, boosted(question, hits), bearing)
        trace.kept = kept.hits
        if kept.reason is not None:
            missing = Scope(reason=kept.reason, subject=kept.subject, requirement=kept.requirement)
            trace.scope = replace(scope, requirement=kept.requirement)
            return self._refuse(question, language, missing, hits)
        if answer := self._compose(question, kept.hits, language, documents):
            return answer
        missing = self._unstated(question, scope, documents, language)
        return self._refuse(question, language, missing, hits)

    def _is_foreign(self, question: Question, scope: Scope, hits: Sequence[Hit]) -> bool:
        """Whether most words of the question stand nowhere, in a store that has its language."""
        own = any(hit.passage.language is question.language for hit in hits)
        if scope.is_named or not own or len(question.content) < _FEWEST_WORDS:
            return False
        columns = ("words", "folded")
        found = self._catalogue.frequencies((c, w) for c in columns for w in question.content)
        unknown = question.content - {word for _, word in found}
        return len(unknown) >= _FOREIGN_SHARE * len(question.content)

    def _compose(
        self,
        question: Question,
        hits: Sequence[Hit],
        language: Language,
        documents: tuple[str, ...],
    ) -> Answer | None:
        """An answer out of the hits, by the kind of fact wanted; None where they do not hold it."""
        citer = Citer(self._catalogue)
        hits = own_first(hits, self._own(question, documents))
        if phase := next((o for o in question.ordinals if o.is_phase), None):
            evidence = find_phase(phase.place, hits, self._catalogue)
            return compose_evidence(question, Found(evidence=evidence), citer, language)
        if question.kind is Kind.DEADLINE:
            milestones = self._milestones(question, hits, language, documents)
            if answer := compose_deadlines(question, milestones, citer, language):
                return answer
        near = hits if question.is_across else hits[:_HITS]
        found = gather(question, near, self._catalogue, self._own(question, documents))
        return compose_evidence(question, found, citer, language)

    def _unstated(
        self,
        question: Question,
        scope: Scope,
        documents: tuple[str, ...],
        language: Language,
    ) -> Scope:
        """Not stated, as far as the pages of the documents in question could be read."""
        unread = self._catalogue.unread_pages(scope.documents or documents)
        if unread:
            count = str(sum(map(len, unread.values())))
            return Scope(reason=Reason.UNREADABLE, subject=to_digits(count, language))
        phase = next((o.as_written for o in question.ordinals if o.is_phase), "")
        return Scope(
            reason=Reason.NOT_STATED, subject=phase, requirement="ordinal" if phase else ""
        )

    def _paired(self, question: Question, scope: Scope, every: tuple[str, ...]) -> Scope:
        """Leaves out documents that name the document and the place asked about, but not as one."""
        if scope.reason is not None or not (question.mentions and question.places):
            return scope
        paired = tuple(
            d
            for d in (every if scope.documents is None else scope.documents)
            if belongs_together(question, self._catalogue.passages_of(d))
        )
        if paired:
            return replace(scope, documents=paired)
        return Scope(reason=Reason.NO_SUCH_DOCUMENT, subject=named(question))

    def _milestones(
        self,
        question: Question,
        hits: Sequence[Hit],
        language: Language,
        documents: tuple[str, ...],
    ) -> tuple[Milestone, ...]:
        """Those of the document asked about itself, where the store has it; else of all hits."""
        own = self._own(question, documents)
        if not own:
            return find_milestones(question, hits)
        inside = self._retriever.search(
            question.text, k=_MILESTONE_HITS, where=Filter(documents=own)
        )
        if question.is_general:
            return list_milestones(question, inside, hits, language)
        every = {h.passage.id: h for h in (*inside, *hits)}
        return find_milestones(question, sorted(every.values(), key=lambda h: -h.score))

    def _own(self, question: Question, documents: tuple[str, ...]) -> tuple[str, ...]:
        """The documents that the question names by number, of those allowed."""
        numbers = self._catalogue.numbers()
        asked = (
            d for d, n in numbers.items() if any_same(find_document_numbers(n), question.mentions)
        )
        return tuple(d for d in asked if not documents or d in documents)

    def _refuse(
        self, question: Question, language: Language, scope: Scope, hits: Sequence[Hit]
    ) -> Answer:
        nearest = Citer(self._catalogue).cite_all([_whole(hit) for hit in hits[:_NEAREST]])
        return refuse(
            question,
            scope.reason or Reason.NOT_STATED,
            language,
            nearest,
            subject=scope.subject,
            detail=_detail(question, scope, language),
            closest=closest_numbers(question, self._catalogue.numbers().values())
            if scope.reason is Reason.NO_SUCH_DOCUMENT
            else (),
        )


def _steps(answer: Answer) -> Iterator[Statement | Answer]:
    yield from answer.statements
    yield answer


def _is_in_scope(scope: Scope, hits: Sequence[Hit]) -> bool:
    """Whether any passage is about the question's subject, by name or by meaning."""
    return bool(hits) and (scope.is_named or max(hit.dense for hit in hits) >= _LEAST_COSINE)


def _whole(hit: Hit) -> Evidence:
    passage = hit.passage
    return Evidence(start=passage.start, end=passage.end, passage=passage, score=hit.score)


def _detail(question: Question, scope: Scope, language: Language) -> str:
    wording = PROFILES[language].wording
    if scope.requirement in _DETAILED:
        return wording[f"detail_{scope.requirement}"].format(subject=scope.subject)
    if question.kind in (Kind.DEADLINE, Kind.ISSUED):
        return wording["detail_date"]
    return wording["detail_number"] if question.kind is Kind.COUNT else ""
