"""Compares a statement with the text it cites: particulars, clauses, polarity, parties, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from assistant.verify.agree import is_borne_out, written_instead
from assistant.verify.binding import misbound
from assistant.verify.measures import is_ordinal, mismeasured, misordered
from assistant.verify.parse import Parsed, parse
from assistant.verify.parties import swapped
from assistant.verify.polarity import denied, moods, opposed
from assistant.verify.types import Fault, Problem, Verdict
from assistant.verify.words import coverage, is_verbatim, locality
from corpus.languages import PROFILES
from corpus.types import Language

# Below this share of its content words in the source a statement says something else.
LEAST_COVERAGE = 0.6
_QUOTED = regex.compile(r"[“«]([^“”«»]+)[”»]")
_PENALTY = 0.6  # for a problem in each clause


def verify(
    statement: str,
    sources: Sequence[str],
    *,
    language: Language | None = None,
    source_language: Language | None = None,
) -> Verdict:
    """Whether the sources together bear the statement out.

    Dates, numbers, document numbers, bodies, places and names must be the source's own, in the
    clause that the source puts them in; negation, obligation and who does what to whom must agree.
    Another spelling, script or date format, and another order of words, are no difference. Across
    languages only particulars and negation can be compared.
    """
    said = parse(statement, language)
    source = parse("\n".join(sources), source_language)
    if is_verbatim(said, source):
        return Verdict(supported=True, score=1.0, coverage=1.0)
    own = parse(_own_words(statement, source), said.language)
    problems, words = list(_unstated(own, source)), 1.0
    covered = coverage(said, source) if said.language is source.language else None
    if covered is not None:
        problems += _differences(own, source)
        together = locality(said, source)
        least = PROFILES[said.language].statements.least_together
        if covered < LEAST_COVERAGE or together < least * covered:
            problems.append(Problem(fault=Fault.WORDS, said=statement))
        words = (covered + together) / 2
    score = max(0.0, words - _PENALTY * len(problems) / max(1, len(said.clauses)))
    return Verdict(
        supported=not problems, score=score, coverage=covered, problems=tuple(_once(problems))
    )


def _own_words(statement: str, source: Parsed) -> str:
    """The statement without what it quotes word for word: that needs no comparison."""
    return _QUOTED.sub(
        lambda q: "" if is_verbatim(parse(q[1], source.language), source) else q[0], statement
    )


def verify_quoting(
    statement: str,
    quotes: Sequence[str],
    names: Sequence[str] = (),
    *,
    language: Language | None = None,
    source_language: Language | None = None,
) -> Verdict:
    """Like `verify`, of a statement that may hold its quotes whole, and say what they are from.

    A whole quote is borne out; the words around it may add no particular that neither the quotes
    nor the `names` of their documents have.
    """
    own = statement
    for quote in quotes:
        own = own.replace(" ".join(quote.split()), " ")
    sources = [*quotes, *names]
    if own == statement:
        return verify(statement, sources, language=language, source_language=source_language)
    problems = unstated(own, sources)
    return Verdict(
        supported=not problems, score=float(not problems), coverage=1.0, problems=problems
    )


def unstated(statement: str, sources: Sequence[str]) -> tuple[Problem, ...]:
    """The statement's dates, numbers, documents, bodies and names that no source states."""
    return tuple(_unstated(parse(statement), parse("\n".join(sources))))


def _unstated(said: Parsed, source: Parsed) -> Iterator[Problem]:
    for particular in said.particulars:
        if not is_borne_out(particular, source) and not is_ordinal(particular, said, source):
            yield Problem(
                fault=particular.fault,
                said=particular.as_written,
                found=written_instead(particular, source),
            )


def _differences(said: Parsed, source: Parsed) -> Iterator[Problem]:
    yield from misbound(said, source)
    yield from mismeasured(said, source)
    yield from misordered(said, source)
    yield from denied(said, source)
    yield from opposed(said, source)
    yield from moods(said, source)
    yield from swapped(said, source)


def _once(problems: Sequence[Problem]) -> Iterator[Problem]:
    return iter(dict.fromkeys(problems))
