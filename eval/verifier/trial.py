"""Tries the verifier on false and on reworded statements, per language and kind of change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.verify import verify
from corpus.load import find_files, load_document
from corpus.passages import split_passages
from corpus.types import Language
from eval.verifier.mutations import make_pairs
from eval.verifier.types import Pair


def sentences_in(folder: Path) -> dict[Language, list[str]]:
    """The sentences of all readable documents below a folder, by language, each once."""
    found: dict[Language, dict[str, None]] = {language: {} for language in Language}
    for path in find_files(folder):
        loaded = load_document(path, source=str(path), bytes_sha256="0" * 64)
        for passage in split_passages(loaded.document, loaded.units):
            for span in passage.sentences:
                found[passage.language][loaded.document.text[span.start : span.end]] = None
    return {language: list(texts) for language, texts in found.items()}


def pairs_of(
    sentences: Mapping[Language, Sequence[str]], *, most: int, seed: int = 0
) -> Iterable[Pair]:
    """False and reworded statements about up to `most` sentences of each language, evenly taken."""
    for language, texts in sentences.items():
        step = max(1, len(texts) // most)
        yield from make_pairs(texts[::step][:most], language, seed=seed)


def trial_json(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Mutation kill rate and false-rejection rate; null where nothing of a kind was made."""
    rows: dict[Language, dict[tuple[bool, str], list[bool]]] = defaultdict(
        lambda: defaultdict(list)
    )
    mistakes = []
    for pair in pairs:
        verdict = verify(
            pair.statement, [pair.source], language=pair.language, source_language=pair.language
        )
        rows[pair.language][pair.true, pair.kind].append(verdict.supported)
        if verdict.supported is not pair.true:
            mistakes.append(
                {
                    "language": pair.language.value,
                    "kind": pair.kind,
                    "true": pair.true,
                    "source": pair.source,
                    "statement": pair.statement,
                    "why": verdict.why,
                }
            )
    return {
        "by_language": {language.value: _rates(kinds) for language, kinds in rows.items()},
        "mistakes": mistakes,
    }


def _rates(kinds: Mapping[tuple[bool, str], Sequence[bool]]) -> dict[str, Any]:
    false = {kind: passed for (true, kind), passed in kinds.items() if not true}
    reworded = {kind: passed for (true, kind), passed in kinds.items() if true}
    return {
        "kill_rate": _share_rejected(false.values()),
        "mutations": sum(map(len, false.values())),
        "false_rejection_rate": _share_rejected(reworded.values()),
        "rewordings": sum(map(len, reworded.values())),
        "by_kind": {
            kind: {"n": len(passed), "rejected": _share_rejected([passed])}
            for kind, passed in sorted({**false, **reworded}.items())
        },
    }


def _share_rejected(groups: Iterable[Sequence[bool]]) -> float | None:
    passed = [p for group in groups for p in group]
    return 1 - sum(passed) / len(passed) if passed else None


def trial_text(report: Mapping[str, Any]) -> str:
    """A table a language: kill rate, false rejections, and both by kind."""
    lines = []
    for code, rates in report["by_language"].items():
        lines.append(
            f"{code}: kill rate {_shown(rates['kill_rate'])} of {rates['mutations']} mutations,"
            f" false rejections {_shown(rates['false_rejection_rate'])} of"
            f" {rates['rewordings']} rewordings"
        )
        lines += [
            f"    {kind:20} n {kind_rates['n']:4}  rejected {_shown(kind_rates['rejected'])}"
            for kind, kind_rates in rates["by_kind"].items()
        ]
    return "\n".join(lines)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
