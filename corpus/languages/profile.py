"""The shape of a language's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.languages.identity import IdentityData
from corpus.languages.names import NamesData
from corpus.languages.particulars import ParticularsData
from corpus.languages.register import RegisterData
from corpus.languages.statements import StatementData


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageProfile:
    """Data of one language; all patterns are applied to NFC text, line by line, with `regex`.

    `headings`: (pattern, level), level 1 the highest; the group `label` names the part ("Điều 5").
    `noise_lines`: lines that are not content, such as comment counters and captions.
    `source_lines`: how the end of a web page names, as group `source`, whom it copied from.
    `closing_lines`: lines that open the recipients and signature block at a document's end.
    `function_words`: the commonest words, folded, Vietnamese without diacritics: they tell the
    languages apart. `stop_words`: words, folded, that carry no topic in a question. `suffixes`:
    endings that a search drops from words, longest first. `deadline_words` head a column or
    open a phrase whose date is a deadline. `wording` holds the sentences of answers.
    """

    code: str
    sentence_end: str
    abbreviations: frozenset[str]
    headings: tuple[tuple[str, int], ...]
    noise_lines: tuple[str, ...]
    closing_lines: tuple[str, ...]
    function_words: frozenset[str]
    stop_words: frozenset[str]
    suffixes: tuple[str, ...] = ()
    particulars: ParticularsData
    register: RegisterData
    statements: StatementData
    identity: IdentityData
    deadline_words: tuple[str, ...] = ()
    source_lines: tuple[str, ...] = ()
    question_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)
    names: NamesData = field(default_factory=NamesData)
