"""Can the scores be trusted: the verifier tried on what the cases' own evidence says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.sentences import split_sentences
from corpus.types import Document, Language, Span
from eval.load import locate
from eval.types import Case
from eval.verifier.trial import pairs_of, trial_json

_MOST = 250


def gold_sentences(
    cases: Sequence[Case], documents: list[Document]
) -> dict[Language, tuple[str, ...]]:
    """The sentences that the cases' quotes stand in, by language, each once."""
    known = {document.id: document for document in documents}
    found: dict[Language, dict[str, None]] = {language: {} for language in Language}
    for case in cases:
        for place in (p for places in locate(case, documents).evidence for p in places):
            document = known[place.document_id]
            for sentence in _sentences(document, place):
                found[document.language][document.text[sentence.start : sentence.end]] = None
    return {language: tuple(sentences) for language, sentences in found.items()}


def _sentences(document: Document, place: Span) -> list[Span]:
    text = document.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    line = Span(start=start, end=end if end >= 0 else len(text))
    sentences = split_sentences(text, line, document.language)
    return [s for s in sentences if s.start < place.end and place.start < s.end]


def try_verifier(cases: Sequence[Case], documents: list[Document]) -> dict[str, Any]:
    """Mutation kill rate and false-rejection rate per language and kind of change."""
    return trial_json(pairs_of(gold_sentences(cases, documents), most=_MOST))
