"""The shape of a language's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.languages.identity import IdentityData
from corpus.languages.names import NamesData
from corpus.languages.particulars import ParticularsData
from corpus.languages.questions import QuestionData
from corpus.languages.register import RegisterData
from corpus.languages.relations import RelationData
from corpus.languages.statements import StatementData
from corpus.languages.structure import StructureData


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageProfile:
    """Data of one language; all patterns are applied to NFC text, line by line, with `regex`.

    `source_lines`: how the end of a web page names, as group `source`, whom it copied from.
    `structure`: how documents are divided, and lines that are no content.
    `function_words`: the commonest words, folded, Vietnamese without diacritics: they tell the
    languages apart. `stop_words`: words, folded, that carry no topic in a question. `latin_words`:
    the commonest words as typed in Latin letters, where that is not the script. `suffixes`:
    endings that a search drops from words, longest first. `deadline_words` head a column or
    open a phrase whose date is a deadline; `duration_words` are patterns of units of time, which
    follow a number. `signing_words` ask for who signed. `counted_words`: how many words behind a
    figure name what it counts. `wording` holds the sentences of answers.
    """

    code: str
    sentence_end: str
    abbreviations: frozenset[str]
    structure: StructureData
    function_words: frozenset[str]
    stop_words: frozenset[str]
    latin_words: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    particulars: ParticularsData
    register: RegisterData
    statements: StatementData
    questions: QuestionData
    identity: IdentityData
    relations: RelationData
    deadline_words: tuple[str, ...] = ()
    duration_words: tuple[str, ...] = ()
    signing_words: tuple[str, ...] = ()
    counted_words: int = 1
    source_lines: tuple[str, ...] = ()
    question_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)
    names: NamesData = field(default_factory=NamesData)
