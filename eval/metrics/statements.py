"""Metrics of statements: do their quotes bear them out, in words, figures, polarity and roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Answer, Citation, Statement
from assistant.verify import Fault, Verdict, verify_quoting
from assistant.verify.parse import parse
from eval.metrics.facts import share_stated
from eval.types import Case, Scores

_POLARITY = frozenset({Fault.NEGATION, Fault.OPPOSITE, Fault.MOOD})
_ROLES = frozenset({Fault.ROLE, Fault.BINDING})
_PARTICULARS = frozenset({Fault.DATE, Fault.NUMBER, Fault.DOCUMENT, Fault.UNIT, Fault.NAME})
_FAITHFUL = (
    "citation_validity",
    "quote_fidelity",
    "citation_recall",
    "particulars_precision",
    "polarity_agreement",
    "role_agreement",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement with the verdict on it; `needed` says so of each of its citations."""

    statement: Statement
    verdict: Verdict
    needed: tuple[bool, ...]

    @property
    def is_checked(self) -> bool:
        """Whether its words were compared: it quotes, or it and its quotes are in one language."""
        return self.verdict.coverage is not None


def judge(answer: Answer) -> tuple[Judged, ...]:
    """Every statement against the quotes that it cites and the names of their documents."""
    known = {citation.number: citation for citation in answer.citations}
    return tuple(
        _judge(s, [known[n] for n in s.citations if n in known], answer) for s in answer.statements
    )


def _judge(statement: Statement, cited: Sequence[Citation], answer: Answer) -> Judged:
    verdict = _verdict(statement, cited, answer)
    needed = []
    for own in cited:
        if len(cited) == 1 or not verdict.supported:
            needed.append(verdict.supported)
            continue
        others = [citation for citation in cited if citation is not own]
        needed.append(
            _verdict(statement, [own], answer).supported
            or not _verdict(statement, others, answer).supported
        )
    return Judged(statement=statement, verdict=verdict, needed=tuple(needed))


def _verdict(statement: Statement, cited: Sequence[Citation], answer: Answer) -> Verdict:
    languages = {citation.language for citation in cited}
    return verify_quoting(
        statement.text,
        [c.quote for c in cited],
        list(dict.fromkeys(_names(cited))),
        language=answer.language,
        source_language=languages.pop() if len(languages) == 1 else None,
    )


def _names(cited: Iterable[Citation]) -> Iterable[str]:
    """A statement may say which document its quote is from."""
    for citation in cited:
        yield from (part for part in (citation.title, citation.document_number) if part)


def statement_scores(
    case: Case, answer: Answer, judged: Sequence[Judged], texts: Mapping[str, str]
) -> Scores:
    """All metrics of an answer's statements; None of an answer that refuses."""
    checked = [j for j in judged if j.is_checked]
    return {
        "citation_validity": citation_validity(answer, texts),
        "citation_precision": _share(n for j in judged for n in j.needed),
        "citation_recall": _share(j.verdict.supported for j in judged),
        "statement_support": _share(j.verdict.supported for j in checked),
        "statements_checked": _share(j.is_checked for j in judged),
        "particulars_precision": _particulars_precision(judged),
        "particulars_recall": _particulars_recall(case, answer),
        "polarity_agreement": _share(not _faults(j) & _POLARITY for j in checked),
        "role_agreement": _share(not _faults(j) & _ROLES for j in checked),
    }


def citation_validity(answer: Answer, texts: Mapping[str, str]) -> float | None:
    """The share of the numbers in statements that lead to a stored document."""
    known = {c.number for c in answer.citations if c.document_id in texts}
    return _share(number in known for s in answer.statements for number in s.citations)


def faithfulness(case: Case, answer: Answer, scores: Scores) -> float | None:
    """The least of what makes an answer faithful; 0 where none is right; None of a refusal."""
    if answer.reason is not None:
        return None
    if case.refuse:
        return 0.0
    return min(value for name in _FAITHFUL if (value := scores[name]) is not None)


def _particulars_precision(judged: Sequence[Judged]) -> float | None:
    said = sum(len(parse(j.statement.text).particulars) for j in judged)
    wrong = sum(p.fault in _PARTICULARS for j in judged for p in j.verdict.problems)
    return max(0.0, 1 - wrong / said) if said else None


def _particulars_recall(case: Case, answer: Answer) -> float | None:
    facts = [fact for fact in case.facts if any(char.isdigit() for char in fact)]
    if not facts:
        return None
    return share_stated([answer.text], facts) if answer.reason is None else 0.0


def _faults(judged: Judged) -> set[Fault]:
    return {problem.fault for problem in judged.verdict.problems}


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
