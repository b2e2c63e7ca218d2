"""The product broken on purpose, one way at a time: each turns the gate red and is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

import assistant.verify.check
from assistant.types import Answer, Citation, Reason, Statement
from assistant.verify.types import Problem
from corpus.types import Document, Language
from eval.compare import failures
from eval.lint import read_documents
from eval.report import report_json
from eval.run import run_cases
from eval.types import Case, Evidence, Quote
from eval.verifier.gold import try_verifier
from index.types import Hit

TEXTS = {
    Language.VI: "Sở {n} phải gửi báo cáo về Ủy ban trước ngày {d}/3/2026, và không được chậm.",
    Language.BN: "{n} নম্বর দপ্তরকে {d} মার্চ ২০২৬ তারিখের মধ্যে প্রতিবেদন পাঠাতে হবে, দেরি করা যাবে না।",
    Language.EN: "Office {n} must send its report to the council by {d} March 2026, and not later.",
}
OTHER = {
    Language.VI: "Thư viện của huyện mở cửa từ thứ hai đến thứ sáu cho mọi bạn đọc.",
    Language.BN: "জেলার গ্রন্থাগার সোমবার থেকে শুক্রবার সব পাঠকের জন্য খোলা থাকে।",
    Language.EN: "The library of the district is open to all readers from Monday to Friday.",
}
EACH = 10


def said(language: Language, number: int) -> str:
    return TEXTS[language].format(n=number + 10, d=number + 11)


CASES = [
    Case(
        id=f"{language.value}-{n}",
        language=language,
        question=said(language, n),
        kind="deadline",
        evidence=(Evidence(alternatives=(Quote(quote=said(language, n)),)),),
        facts=(f"2026-03-{n + 11}",),
    )
    for language in Language
    for n in range(EACH)
] + [
    Case(
        id=f"{language.value}-no-{n}",
        language=language,
        question=f"{language.value} {n}?",
        kind="near_miss",
        refuse=True,
        reasons=(Reason.NOT_STATED,),
    )
    for language in Language
    for n in range(EACH)
]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Document]:
    folder = tmp_path_factory.mktemp("documents")
    for language in Language:
        lines = [said(language, n) for n in range(EACH)]
        text = "\n\n".join([*lines, OTHER[language]])
        (folder / f"{language.value}.txt").write_text(text, "utf-8")
    return read_documents(folder)


class Product:
    """Quotes the sentence that it is asked for and refuses other questions; breaks as told."""

    def __init__(self, documents: list[Document], broken: str = "") -> None:
        self._documents = {d.language: d for d in documents}
        self._broken = broken

    def ask(self, text: str, /) -> Answer:
        found = next((d for d in self._documents.values() if text in d.text), None)
        language = found.language if found else Language(text[:2])
        if found is None and self._broken != "answers near misses":
            return Answer(question=text, language=language, text="-", reason=Reason.NOT_STATED)
        document = found or self._documents[language]
        quote = text if found and self._broken != "second-best passage" else OTHER[language]
        start = document.text.index(quote)
        if self._broken == "quote off by ten":
            start += 10
        citation = Citation(
            number=1,
            document_id=document.id,
            title="",
            document_number=None,
            language=language,
            page=1,
            section=(),
            start=start,
            end=start + len(quote),
            quote=quote,
        )
        worded = self._worded(quote)
        return Answer(
            question=text,
            language=language,
            text=f"{worded} [1]",
            statements=(Statement(text=worded, citations=(1,)),),
            citations=(citation,),
        )

    def _worded(self, quote: str) -> str:
        if self._broken == "swapped figures":
            return quote.translate(str.maketrans("12", "21"))
        if self._broken == "uncited words":
            return next(text for text in OTHER.values() if text not in quote)
        return quote

    def search(self, query: str, /, *, k: int) -> Sequence[Hit]:
        return ()


def run(documents: list[Document], broken: str = "") -> dict[str, Any]:
    product = Product(documents, broken)
    results = list(run_cases(CASES, product, product, documents))
    return report_json(results, {}, try_verifier(CASES, documents))


@pytest.fixture(scope="module")
def sound(documents: list[Document]) -> dict[str, Any]:
    return run(documents)


def test_a_sound_run_passes(sound: Mapping[str, Any]) -> None:
    assert failures(dict(sound), dict(sound)) == []
    for scores in sound["by_language"].values():
        assert scores["faithfulness"]["value"] == 1.0
        assert scores["abstention_correct"]["value"] == 1.0


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ("swapped figures", "particulars_precision"),
        ("uncited words", "citation_recall"),
        ("second-best passage", "citation_evidence"),
        ("answers near misses", "abstention_correct"),
        ("quote off by ten", "quote_fidelity"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_each_break_is_named_in_each_language(
    broken: str,
    named: str,
    language: Language,
    sound: dict[str, Any],
    documents: list[Document],
) -> None:
    told = failures(sound, run_once(documents, broken))
    assert any(line.startswith(f"{named} fell in language {language.value}") for line in told), told


_RUNS: dict[str, dict[str, Any]] = {}


def run_once(documents: list[Document], broken: str) -> dict[str, Any]:
    if broken not in _RUNS:
        _RUNS[broken] = run(documents, broken)
    return _RUNS[broken]


def _nothing(*_: object) -> Iterator[Problem]:
    return iter(())


@pytest.mark.parametrize(("part", "named"), [("denied", "negation"), ("_unstated", "kill_rate")])
def test_a_verifier_that_looks_away_is_named(
    part: str,
    named: str,
    sound: dict[str, Any],
    documents: list[Document],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assistant.verify.check, part, _nothing)
    told = failures(sound, run(documents))
    assert any("the verifier" in line and named in line for line in told), told


def test_the_same_run_twice_gives_the_same_scores(
    sound: dict[str, Any], documents: list[Document]
) -> None:
    again = run(documents)
    assert again["overall"] == sound["overall"]
    assert again["cases"] == sound["cases"]
    product = Product(documents)
    side = list(run_cases(CASES, product, product, documents, workers=4))
    assert [replace(r, answer=None) for r in side] == [
        replace(r, answer=None) for r in run_cases(CASES, product, product, documents)
    ]
