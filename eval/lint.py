"""Checks a set of cases against the documents that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from corpus.load import find_files, hash_file, load_document
from corpus.types import Document, Language
from eval.load import find_quote, locate, pair_of
from eval.metrics.facts import plain_form, share_stated
from eval.types import Case

# The same share in each language, but for this part of the largest.
_LEAST_SHARE = 0.9


def read_documents(folder: Path) -> list[Document]:
    """The documents below a folder as ingestion reads them."""
    return [
        load_document(path, source=str(path), bytes_sha256=hash_file(path)).document
        for path in find_files(folder)
    ]


def lint(cases: Sequence[Case], documents: list[Document]) -> dict[str, Any]:
    """The problems of a set, by case, and its balance.

    Every quote must stand exactly once in the document that it names, the quotes must state the
    facts, no question may come twice in a language, a group must ask the same in each language.
    """
    problems = [
        {"case": case.id, "problem": problem}
        for case in cases
        for problem in chain(_of_evidence(case, documents), _of_answer(case))
    ]
    problems += [{"case": name, "problem": problem} for name, problem in _of_set(cases)]
    return {"problems": problems, "balance": balance(cases, documents)}


def _of_evidence(case: Case, documents: list[Document]) -> Iterator[str]:
    for quote in (quote for piece in case.evidence for quote in piece.alternatives):
        times = len(list(find_quote(quote, documents)))
        if times != 1:
            where = quote.document or "all documents"
            yield f"the quote {quote.quote!r} stands {times} times in {where}; quote what is unique"


def _of_answer(case: Case) -> Iterator[str]:
    if case.refuse:
        if not case.reasons:
            yield "is to be refused for no reason; name one in `reason`"
        return
    if not case.evidence or not case.facts:
        yield "is to be answered and lacks evidence or facts; add them, or `refuse`"
        return
    quotes = [quote.quote for piece in case.evidence for quote in piece.alternatives]
    if share_stated(quotes, case.facts) != 1.0:
        yield f"its quotes do not state all of {list(case.facts)}; correct one or the other"


def _of_set(cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    asked: dict[tuple[Language, str, tuple[str, ...]], str] = {}
    for case in cases:
        key = (case.language, plain_form(case.question), case.history)
        if (first := asked.setdefault(key, case.id)) != case.id:
            yield case.id, f"asks the same as {first}; remove one"
    groups: dict[str, list[Case]] = {}
    for case in cases:
        if case.group is not None:
            groups.setdefault(case.group, []).append(case)
    for name, members in groups.items():
        if Counter(c.language for c in members) != Counter(Language):
            yield members[0].id, f"the group {name!r} does not ask once in each language"
        if len({(c.kind, c.evidence, c.facts, c.reasons) for c in members}) > 1:
            yield members[0].id, f"the cases of the group {name!r} differ in more than language"
    counts = Counter(case.language for case in cases)
    for language, count in counts.items():
        if count < _LEAST_SHARE * max(counts.values()):
            yield "(all)", f"{language.value} has {count} cases, fewer than others; add some"


def balance(cases: Sequence[Case], documents: list[Document]) -> dict[str, Any]:
    """How many cases there are of each sort."""
    pairs = Counter(pair_of(c, locate(c, documents), documents) for c in cases)
    return {
        "cases": len(cases),
        "by_language": dict(Counter(case.language.value for case in cases)),
        "by_kind": dict(sorted(Counter(case.kind for case in cases).items())),
        "by_pair": {pair: n for pair, n in sorted(pairs.items(), key=str) if pair},
        "follow_ups": sum(bool(case.history) for case in cases),
        "near_misses": sum(case.refuse for case in cases),
        "across_languages": sum(n for p, n in pairs.items() if p and p[:2] != p[-2:]),
        "groups": len({case.group for case in cases if case.group is not None}),
    }


def lint_text(report: dict[str, Any]) -> str:
    """The balance in lines, then the problems."""
    shown = report["balance"]
    lines = [
        f"{name.replace('_', ' '):18}"
        + (
            ", ".join(f"{k} {n}" for k, n in value.items())
            if isinstance(value, dict)
            else f"{value}"
        )
        for name, value in shown.items()
    ]
    lines += [f"{row['case']}: {row['problem']}" for row in report["problems"]]
    return "\n".join([*lines, "" if report["problems"] else "no problems"]).rstrip()
