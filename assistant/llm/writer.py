"""Puts an answer into a language model's words, as far as its quotes bear them out."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.cite import Citer
from assistant.evidence import sentences_of
from assistant.llm.check import Checked, Likeness, check
from assistant.llm.model import stream_text
from assistant.llm.prompt import Messages, repair, task
from assistant.llm.reply import read_drafts
from assistant.llm.types import Draft, ModelFailed
from assistant.types import Answer, Citation, Statement
from corpus.languages import PROFILES
from corpus.languages.machines import speaks_to_machines
from corpus.particulars.render import to_digits
from corpus.types import Language
from index.catalogue import Catalogue
from index.retrieve import Retriever
from index.types import Filter

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_HITS = 6
_MOST_QUOTES = 20
_MOST_CHARACTERS = 8_000
_SHORTEST_QUOTE = 24
_MOST_STATEMENTS = 12
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes answers with a chat model; `name` is told in them, `seconds` is for one answer."""

    model: BaseChatModel
    name: str
    seconds: float
    catalogue: Catalogue
    retriever: Retriever
    likeness: Likeness

    def write(self, answer: Answer) -> Iterator[Statement | Answer]:
        """Statements as they are verified, last the whole answer; rows stay as they were.

        `answer` is the extractive one: its quotes, and others of the documents that it cites, are
        the model's evidence, and it is the answer, with a warning, where the model fails or
        nothing that it says holds.
        """
        evidence = self._evidence(answer)
        asked = task(answer.question, evidence, answer.language)
        until = time.monotonic() + self.seconds
        work = _Work(evidence=evidence, language=answer.language, likeness=self.likeness)
        if answer.rows:  # they cite by number
            work.numbered.update({_key(c): c for c in answer.citations})
        try:
            yield from self._statements(work, asked, until)
            if work.failed:
                yield from self._repaired(work, repair(asked, work.failed), until)
        except ModelFailed as error:
            _LOG.warning("the chat model %s: %s", self.name, error)
            yield from _extractive(answer, f"model_{error.failure}")
            return
        if work.statements:
            yield work.answer(answer, self.name)
        else:
            yield from _extractive(answer, "model_unsupported")

    def _statements(self, work: _Work, messages: Messages, until: float) -> Iterator[Statement]:
        for draft in read_drafts(stream_text(self.model, messages, until=until)):
            if statement := work.take(draft):
                yield statement
            if len(work.statements) == _MOST_STATEMENTS:
                return

    def _repaired(self, work: _Work, messages: Messages, until: float) -> Iterator[Statement]:
        """Those of the failed statements that hold once corrected; the others are dropped."""
        dropped = len(work.failed)
        work.failed.clear()
        before = len(work.statements)
        try:
            yield from self._statements(work, messages, until)
        except ModelFailed as error:
            _LOG.warning("the chat model %s, asked to correct: %s", self.name, error)
        work.dropped = max(0, dropped - (len(work.statements) - before))

    def _evidence(self, answer: Answer) -> tuple[Citation, ...]:
        """The answer's own quotes, then the sentences found near them, as exact quotes."""
        cited = tuple(dict.fromkeys(c.document_id for c in answer.citations))
        hits = self.retriever.search(answer.question, k=_HITS, where=Filter(documents=cited))
        around = [e for hit in hits for e in sentences_of(hit) if len(e.text) >= _SHORTEST_QUOTE]
        quotes = [*answer.citations, *Citer(self.catalogue).cite_all(around)]
        chosen: dict[str, Citation] = {}
        left = _MOST_CHARACTERS
        for quote in quotes:
            text = " ".join(quote.quote.split())
            heading = text == quote.title or text in quote.section
            if heading or text in chosen or speaks_to_machines(text) or len(text) > left:
                continue
            chosen[text] = quote
            left -= len(text)
        return tuple(chosen.values())[:_MOST_QUOTES]


@dataclass(slots=True, kw_only=True)
class _Work:
    """What one answer has so far: statements that hold, the citations they number, the rest."""

    evidence: tuple[Citation, ...]
    language: Language
    likeness: Likeness
    statements: list[Statement] = field(default_factory=list)
    numbered: dict[tuple[str, int, int], Citation] = field(default_factory=dict)
    failed: list[tuple[Draft, Sequence[str]]] = field(default_factory=list)
    dropped: int = 0

    def take(self, draft: Draft) -> Statement | None:
        """The draft as a cited statement, if it holds and says something new."""
        if any(draft.text == s.text for s in self.statements):
            return None
        checked: Checked = check(draft, self.evidence, self.language, self.likeness)
        if checked.problems:
            self.failed.append((draft, checked.problems))
            return None
        numbers = tuple(self._number(citation) for citation in checked.citations)
        statement = Statement(text=draft.text, citations=numbers)
        self.statements.append(statement)
        return statement

    def _number(self, citation: Citation) -> int:
        numbered = replace(citation, number=len(self.numbered) + 1)
        return self.numbered.setdefault(_key(citation), numbered).number

    def answer(self, extractive: Answer, name: str) -> Answer:
        """The extractive answer with these statements instead of its own."""
        lines = [
            f"{s.text} {''.join(f'[{number}]' for number in s.citations)}" for s in self.statements
        ]
        count = to_digits(str(self.dropped), self.language)
        warning = PROFILES[self.language].wording["model_dropped"].format(count=count)
        return replace(
            extractive,
            text="\n".join(lines),
            statements=tuple(self.statements),
            citations=tuple(self.numbered.values()),
            warnings=(*extractive.warnings, *([warning] if self.dropped else [])),
            model=name,
        )


def _extractive(answer: Answer, warning: str) -> Iterator[Statement | Answer]:
    yield from answer.statements
    said = PROFILES[answer.language].wording[warning]
    yield replace(answer, warnings=(*answer.warnings, said))


def _key(citation: Citation) -> tuple[str, int, int]:
    return citation.document_id, citation.start, citation.end
