"""Holds a model's statement to the quotes that it cites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.llm.prompt import LANGUAGE_NAMES
from assistant.llm.types import Draft
from assistant.types import Citation
from assistant.verify import verify
from corpus.detect import detect_language
from corpus.types import Language
from index.alignment import Alignment
from index.types import Embedder

_LONGEST = 600
# Across languages words cannot be compared, so the meaning must be near as well.
_LEAST_LIKENESS = 0.35
Likeness = Callable[[str, Language, str, Language], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The citations that bear a statement out, or what is wrong with it: exactly one of the two."""

    citations: tuple[Citation, ...] = ()
    problems: tuple[str, ...] = ()


def check(
    draft: Draft, evidence: Sequence[Citation], language: Language, likeness: Likeness
) -> Checked:
    """Whether the cited quotes bear a draft out; ids that were not sent count for nothing.

    Quotes that do so each alone are kept, and the others let go; else all of them together.
    """
    cited = [evidence[n - 1] for n in draft.evidence if 1 <= n <= len(evidence)]
    if wrong := _form(draft.text, language):
        return Checked(problems=(wrong,))
    if not cited:
        return Checked(problems=("it lists no id of a quote that was given",))
    alone = [c for c in cited if not _problems(draft.text, [c], language, likeness)]
    if alone:
        return Checked(citations=tuple(alone))
    if problems := _problems(draft.text, cited, language, likeness):
        return Checked(problems=problems)
    return Checked(citations=tuple(cited))


def _form(text: str, language: Language) -> str:
    if not any(char.isalnum() for char in text):
        return "it has no words"
    if len(text) > _LONGEST:
        return f"it has {len(text)} characters, {_LONGEST} are allowed"
    if detect_language(text, default=language) is not language:
        return f"it is not in {LANGUAGE_NAMES[language]}"
    return ""


def _problems(
    text: str, cited: Sequence[Citation], language: Language, likeness: Likeness
) -> tuple[str, ...]:
    languages = [c.language for c in cited]
    # One quote in the answer's own language makes its words comparable.
    source_language = language if language in languages else languages[0]
    verdict = verify(
        text, [c.quote for c in cited], language=language, source_language=source_language
    )
    problems = [str(problem) for problem in verdict.problems]
    if source_language is not language and not any(
        likeness(text, language, c.quote, c.language) >= _LEAST_LIKENESS for c in cited
    ):
        problems.append("its meaning is not that of the quotes")
    return tuple(problems)


def likeness_of(embedder: Embedder, alignment: Alignment) -> Likeness:
    """The cosine of two texts' aligned vectors, as the search computes them."""

    def likeness(a: str, a_language: Language, b: str, b_language: Language) -> float:
        first, second = (
            alignment.align(embedder.embed_passages([text]), "passage", language)[0]
            for text, language in ((a, a_language), (b, b_language))
        )
        return float(first @ second)

    return likeness
