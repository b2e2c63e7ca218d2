"""The product broken on purpose, one part at a time: each break turns the gate red and is named.

The product is the real one over the shipped samples, asked a part of the shipped cases.
"""

from __future__ import annotations

import contextlib
import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest
import regex

import assistant.compose
import assistant.llm.check
import assistant.pipeline
import assistant.verify.check
import corpus.normalise
import eval.run
from assistant.cite import Citer
from assistant.constraints import Scope
from assistant.guards import Guarded
from assistant.llm.writer import Writer
from assistant.pipeline import Assistant
from assistant.types import Answer, Citation, Statement
from assistant.verify.types import Verdict
from assistant.wiring import Parts
from corpus.types import Document, Language
from eval.cli.runs import BASELINE
from eval.compare import load_run
from eval.gate import failures, part_of
from eval.load import load_cases, take_part
from eval.report import report_json
from eval.run import run_cases
from eval.verifier.gold import gold_sentences
from eval.verifier.trial import pairs_of, trial_json
from index.retrieve import Retriever
from index.types import Hit
from tests.assistant.llm.scripted import Evidence, Scripted
from tests.eval.test_cases import ROOT

CASES = take_part(load_cases(ROOT / "eval" / "cases"), 4)
Report = dict[str, Any]


@dataclass
class Ranking:
    """The store's retriever, which remembers what it found, and changes it as told."""

    retriever: Retriever
    change: Callable[[Sequence[Hit]], Sequence[Hit]] = tuple
    found: dict[Any, Sequence[Hit]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.retriever, name)

    def search(self, query: str, *, k: int = 10, **options: Any) -> Sequence[Hit]:
        key = (query, k, *sorted(options.items()))
        if key not in self.found:
            self.found[key] = self.retriever.search(query, k=k + 1, **options)
        return tuple(self.change(self.found[key]))[:k]


@dataclass
class Product:
    """The assistant over the samples, and its retriever."""

    parts: Parts
    documents: list[Document]
    ranking: Ranking

    def run(
        self,
        ranking: Ranking | None = None,
        writer: Writer | None = None,
        *,
        is_respelt: bool = False,
    ) -> Report:
        """A run over CASES; each question is asked in a second spelling only where told."""
        retriever = cast(Retriever, ranking or self.ranking)
        asked = Assistant(self.parts.store.catalogue, retriever, writer)
        with pytest.MonkeyPatch.context() as patch:
            if not is_respelt:
                patch.setattr(eval.run, "respell", lambda question, _: question)
            results = list(run_cases(CASES, asked, retriever, self.documents))
        return report_json(results, {})


@pytest.fixture(scope="module")
def product(samples: Parts) -> Product:
    documents = samples.store.catalogue.documents()
    return Product(parts=samples, documents=documents, ranking=Ranking(samples.retriever))


@pytest.fixture(scope="module")
def sound(product: Product) -> Report:
    return product.run(is_respelt=True)


def assert_named(told: Sequence[str], metric: str, scopes: Sequence[str] = ()) -> None:
    """The gate is red, and its report names the metric, in each of the scopes."""
    for scope in scopes or ["all"]:
        assert any(line.startswith(f"{metric} fell in {scope}:") for line in told), told


LANGUAGES = [f"language {language.value}" for language in Language]


def test_the_same_run_twice_gives_the_same_scores(product: Product, sound: Report) -> None:
    again = product.run(Ranking(product.parts.retriever), is_respelt=True)
    assert failures(sound, again) == []
    assert untimed(again) == untimed(sound)


def untimed(report: Report) -> Report:
    """The report without what another machine may change."""
    timed = ("latency_ms",)
    return {
        "overall": {k: v for k, v in report["overall"].items() if k not in timed},
        "cases": [
            {**c, "scores": {k: v for k, v in c["scores"].items() if k not in timed}}
            for c in report["cases"]
        ],
    }


def test_the_product_passes_the_gate_on_this_part(sound: Report) -> None:
    assert failures(part_of(load_run(BASELINE), sound), sound) == []


@pytest.mark.parametrize("metric", ["citation_validity", "quote_fidelity"])
def test_what_is_promised_holds_in_every_language(metric: str, sound: Report) -> None:
    assert [scores[metric]["value"] for scores in sound["by_language"].values()] == [1.0] * 3


def test_faithfulness_can_be_worked_out_from_each_row(sound: Report) -> None:
    names = (
        "citation_validity",
        "quote_fidelity",
        "citation_recall",
        "particulars_precision",
        "polarity_agreement",
        "role_agreement",
    )
    for case in sound["cases"]:
        known = [v for name in names if (v := case["scores"][name]) is not None]
        refused = case["answer"]["status"] == "not_found"
        by_hand = None if refused else 0.0 if case["refuse"] else min(known)
        assert case["scores"]["faithfulness"] == by_hand, case["id"]


_FIGURE = regex.compile(r"\d+(?:[.,]\d+)*")


def exchanged(text: str) -> str:
    """The text with its first figure and the next other one in each other's place."""
    first, *rest = _FIGURE.finditer(text) or [None]
    other = next((m for m in rest if first and m[0] != first[0]), None)
    if first is None or other is None:
        return text
    between = text[first.end() : other.start()]
    return f"{text[: first.start()]}{other[0]}{between}{first[0]}{text[other.end() :]}"


def test_two_figures_exchanged_by_the_composer(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = Assistant._compose

    def broken(self: Assistant, *arguments: Any) -> Answer | None:
        answer = compose(self, *arguments)
        if answer is None:
            return None
        statements = (replace(s, text=exchanged(s.text)) for s in answer.statements)
        return replace(answer, statements=tuple(statements))

    monkeypatch.setattr(Assistant, "_compose", broken)
    told = failures(sound, product.run())
    assert_named(told, "faithfulness", LANGUAGES)
    assert_named(told, "particulars_precision", LANGUAGES)


def lie(evidence: Evidence) -> str:
    """A model's reply: its first quote with every figure one higher."""
    quote = evidence[0]["quote"]
    raised = _FIGURE.sub(lambda m: str(int(regex.sub(r"\D", "", m[0])) + 1), quote)
    return json.dumps({"statements": [{"text": raised, "evidence": [1]}]}, ensure_ascii=False)


class Liar(Scripted):
    """A chat model that lies at every call."""

    replies: Sequence[Any] = ()

    def _generate(self, messages: Any, *arguments: Any, **options: Any) -> Any:
        self.replies = (*self.replies, lie)
        return super()._generate(messages, *arguments, **options)


def writer_of(product: Product) -> Writer:
    return Writer(
        model=Liar(),
        name="liar",
        seconds=60,
        catalogue=product.parts.store.catalogue,
        retriever=cast(Retriever, product.ranking),
        likeness=lambda *_: 1.0,
    )


def test_a_lying_model_is_caught_by_the_verifier_and_not_without_it(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught = product.run(writer=writer_of(product))
    assert failures(sound, caught) == []
    yes = Verdict(supported=True, score=1.0, coverage=1.0)
    monkeypatch.setattr(assistant.llm.check, "verify", lambda *_, **__: yes)
    told = failures(sound, product.run(writer=writer_of(product)))
    assert_named(told, "faithfulness", LANGUAGES)
    assert_named(told, "particulars_precision", LANGUAGES)


def test_the_second_best_passage_returned_for_the_best(product: Product, sound: Report) -> None:
    worse = Ranking(
        product.parts.retriever, change=lambda hits: hits[1:], found=product.ranking.found
    )
    told = failures(sound, product.run(worse))
    assert_named(told, "evidence_success@3", LANGUAGES)
    assert_named(told, "citation_evidence")
    assert_named(told, "fact_recall")


def test_near_misses_answered(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts: Mapping[str, Any] = {
        "find_scope": lambda *_: Scope(),
        "guard": lambda _, hits, bearing: Guarded(hits=tuple(hits)),
        "_is_in_scope": lambda *_: True,
    }
    for name, part in parts.items():
        monkeypatch.setattr(assistant.pipeline, name, part)
    monkeypatch.setattr(Assistant, "_paired", lambda self, question, scope, every: scope)
    told = failures(sound, product.run())
    assert_named(told, "abstention_correct", ["all", "kind near_miss"])


def test_quotes_off_by_ten_characters(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    cite = Citer.cite

    def broken(self: Citer, evidence: Any) -> Citation | None:
        found = cite(self, evidence)
        if found is None:
            return None
        moved = replace(found, start=found.start + 10, end=found.end + 10)
        for key, citation in self._citations.items():
            if citation is found:
                self._citations[key] = moved
        return moved

    monkeypatch.setattr(Citer, "cite", broken)
    told = failures(sound, product.run())
    assert_named(told, "quote_fidelity", LANGUAGES)


_BENGALI = regex.compile(r"\p{Bengali}")
_PRODUCT = ("corpus", "index", "assistant")


def forget() -> None:
    """Clears what the product's modules remember of texts that they brought to one form."""
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").split(".")[0] in _PRODUCT:
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


@contextlib.contextmanager
def without_bengali_normalisation(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bengali as it was typed, wherever the product would bring it to one form."""
    for name in ("fold", "nfc", "visible"):
        whole = getattr(corpus.normalise, name)

        def skip(text: str, whole: Callable[[str], str] = whole) -> str:
            return text if _BENGALI.search(text) else whole(text)

        for module in list(sys.modules.values()):
            package = getattr(module, "__name__", "").split(".")[0]
            if package in _PRODUCT and getattr(module, name, None) is whole:
                monkeypatch.setattr(module, name, skip)
    forget()
    try:
        yield
    finally:
        monkeypatch.undo()
        forget()


def test_bengali_not_normalised(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with without_bengali_normalisation(monkeypatch):
        told = failures(sound, product.run(Ranking(product.parts.retriever), is_respelt=True))
    assert_named(told, "spelling_invariance", ["language bn"])


@pytest.mark.parametrize("language", list(Language))
def test_negation_ignored(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    cases = load_cases(ROOT / "eval" / "cases")
    sentences = {language: gold_sentences(cases, product.documents)[language]}
    negated = [p for p in pairs_of(sentences, most=250) if "negation" in p.kind]
    before = {**sound, "verifier": trial_json(negated)}
    assert failures(before, before) == []
    monkeypatch.setattr(assistant.verify.check, "denied", lambda *_: iter(()))
    told = failures(before, {**sound, "verifier": trial_json(negated)})
    assert any("negation" in line and line.endswith("before") for line in told), told
    assert any("kill_rate" in line and f"in {language.value}" in line for line in told), told


def test_words_that_no_quote_bears_out(
    product: Product, sound: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = product.documents[0].text.strip().split("\n")[0]
    compose = Assistant._compose

    def broken(self: Assistant, *arguments: Any) -> Answer | None:
        answer = compose(self, *arguments)
        if answer is None:
            return None
        numbers = answer.statements[0].citations
        return replace(answer, statements=(Statement(text=f"{other} 4711", citations=numbers),))

    monkeypatch.setattr(Assistant, "_compose", broken)
    assert_named(failures(sound, product.run()), "citation_recall", LANGUAGES)
