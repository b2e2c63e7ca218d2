"""Cases and collections: both forms of cases are read, and every mistake is named with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.types import Document, Identity, Language, Page
from eval.errors import BadCases, BadCollection
from eval.load import load_cases, load_collection, locate, take_part
from eval.types import Case, Evidence, Place, Quote

NATIVE = {
    "id": "bn-1",
    "language": "bn",
    "question": "সময়সীমা কবে?",
    "kind": "deadline",
    "evidence": [
        {"quote": "৩০ জুন", "document": "bn/a.txt", "alternatives": [{"quote": "ngày 30/6"}]}
    ],
    "facts": ["2025-06-30"],
    "refuse": False,
    "group": "deadline",
}
FOREIGN = {
    "id": "gs-1",
    "lang": "vi",
    "question": "Thời hạn?",
    "kind": "deadline",
    "seed": "any further field",
    "evidence": ["৩০ জুন", "ngày 30/6"],
    "answer_facts": ["2025-06-30", "a | b"],
    "answerable": True,
}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return path


def document(identifier: str, source: str, text: str) -> Document:
    return Document(
        id=identifier,
        source=source,
        media_type="text/plain",
        language=Language.BN,
        identity=Identity(title=""),
        text=text,
        pages=(Page(start=0, end=len(text), number=1),),
        sections=(),
    )


def case(*evidence: Evidence) -> Case:
    return Case(id="c", language=Language.EN, question="?", kind="other", evidence=evidence)


def test_native_case(tmp_path: Path) -> None:
    assert load_cases(write(tmp_path / "cases.jsonl", NATIVE)) == (
        Case(
            id="bn-1",
            language=Language.BN,
            question="সময়সীমা কবে?",
            kind="deadline",
            evidence=(
                Evidence(
                    alternatives=(
                        Quote(quote="৩০ জুন", document="bn/a.txt"),
                        Quote(quote="ngày 30/6"),
                    )
                ),
            ),
            facts=("2025-06-30",),
            group="deadline",
        ),
    )


def test_foreign_cases_are_converted(tmp_path: Path) -> None:
    near_miss = {**FOREIGN, "id": "gs-2", "answerable": False}
    answerable, refusal = load_cases(write(tmp_path / "cases.jsonl", FOREIGN, near_miss))
    assert [e.alternatives[0].quote for e in answerable.evidence] == ["৩০ জুন", "ngày 30/6"]
    assert answerable.facts == ("2025-06-30", "a | b")
    assert not answerable.refuse
    assert refusal == Case(
        id="gs-2", language=Language.VI, question="Thời hạn?", kind="deadline", refuse=True
    )


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    write(tmp_path / "vi.jsonl", FOREIGN)
    write(tmp_path / "bn.jsonl", NATIVE)
    (tmp_path / "notes.txt").write_text("no case", "utf-8")
    assert [c.id for c in load_cases(tmp_path)] == ["bn-1", "gs-1"]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({**NATIVE, "langauge": "bn"}, "langauge"),
        ({**NATIVE, "language": "fr"}, "language"),
        ({k: v for k, v in NATIVE.items() if k != "question"}, "question"),
        ({**NATIVE, "refuse": True}, "refused"),
        ({**NATIVE, "evidence": [{"quote": " "}]}, "quote"),
    ],
)
def test_a_wrong_case_is_named(row: dict[str, Any], named: str, tmp_path: Path) -> None:
    path = write(tmp_path / "cases.jsonl", {**NATIVE, "id": "first"}, row)
    with pytest.raises(BadCases, match=rf"cases\.jsonl, line 2.*{named}"):
        load_cases(path)


@pytest.mark.parametrize(
    ("content", "named"),
    [("{", "not JSON"), ("[]", "not an object"), ("", "no cases"), ("\xff", "cannot be read")],
)
def test_what_is_no_case_file_is_named(content: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(BadCases, match=named):
        load_cases(path)


def test_an_id_may_be_given_once(tmp_path: Path) -> None:
    with pytest.raises(BadCases, match="'bn-1' is taken"):
        load_cases(write(tmp_path / "cases.jsonl", NATIVE, NATIVE))


def test_quotes_are_located_wherever_they_stand() -> None:
    documents = [
        document("d1", "x/bn/a.txt", "শেষ দিন ৩০ জুন।"),
        document("d2", "x/vi/b.txt", "ngày 30/6, lại ngày 30/6 và ৩০ জুন"),
    ]
    evidence = Evidence(
        alternatives=(Quote(quote="৩০ জুন", document="bn/a.txt"), Quote(quote="ngày 30/6"))
    )
    located = locate(case(evidence), documents)
    assert located.missing == ()
    assert located.evidence == (
        (
            Place(document_id="d1", start=8, end=14),
            Place(document_id="d2", start=0, end=9),
            Place(document_id="d2", start=15, end=24),
        ),
    )


def test_a_quote_is_compared_in_nfc() -> None:
    decomposed = "nga\u0300y"
    quote = Evidence(alternatives=(Quote(quote=decomposed),))
    assert locate(case(quote), [document("d", "d", "là ngày")]).evidence == (
        (Place(document_id="d", start=3, end=7),),
    )


def test_a_lost_quote_is_told() -> None:
    quotes = Evidence(alternatives=(Quote(quote="ngày"), Quote(quote="ngày", document="d2")))
    assert locate(case(quotes), [document("d", "d", "ngày")]).missing == ("ngày",)


def collection(folder: Path, judgements: str) -> Path:
    write(
        folder / "corpus.jsonl", {"_id": "p1", "title": "T", "text": "১"}, {"_id": "p2", "text": ""}
    )
    write(
        folder / "queries.jsonl", {"_id": "q1", "text": "?", "lang": "bn"}, {"_id": 2, "text": "x"}
    )
    (folder / "qrels.tsv").write_text(judgements, "utf-8")
    return folder


def test_collection(tmp_path: Path) -> None:
    header = "query-id\tcorpus-id\tscore\n"
    loaded = load_collection(collection(tmp_path, header + "q1\tp1\t1\nq1\tp2\t0\n"))
    assert loaded.corpus == {"p1": ("T", "১"), "p2": ("", "")}
    assert loaded.queries == {"q1": ("?", "bn"), "2": ("x", "unknown")}
    assert loaded.judged == {"q1": {"p1": 1.0, "p2": 0.0}}


@pytest.mark.parametrize(
    ("judgements", "named"),
    [
        ("q1\tp1\t1\n", "judged"),
        ("query-id\tcorpus-id\tscore\nq1\tp1\tyes\n", "no judgement"),
        ("query-id corpus-id score\nq1 p1 1\n", "no judgement"),
        ("query-id\tcorpus-id\tscore\nq9\tp1\t1\n", "judged"),
    ],
)
def test_wrong_judgements_are_named(judgements: str, named: str, tmp_path: Path) -> None:
    with pytest.raises(BadCollection, match=named):
        load_collection(collection(tmp_path, judgements))


def test_a_missing_file_or_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCollection, match=r"corpus\.jsonl"):
        load_collection(tmp_path)
    folder = collection(tmp_path, "query-id\tcorpus-id\tscore\n")
    write(folder / "corpus.jsonl", {"_id": "p1"})
    with pytest.raises(BadCollection, match="line 1: no text"):
        load_collection(folder)


def test_a_part_has_each_language_and_kind_and_is_the_same_every_time() -> None:
    cases = [
        Case(id=f"{language.value}-{kind}-{n}", language=language, question="?", kind=kind)
        for n in range(5)
        for language in Language
        for kind in ("count", "list")
    ]
    part = take_part(cases, 3)
    assert part == take_part(cases, 3)
    assert [c.id for c in part if c.language is Language.BN] == [
        "bn-count-0",
        "bn-list-0",
        "bn-count-3",
        "bn-list-3",
    ]
    assert take_part(cases, 1) == tuple(cases)


def test_questions_asked_before_are_read(tmp_path: Path) -> None:
    file = write(tmp_path / "cases.jsonl", {**NATIVE, "history": ["প্রথম প্রশ্ন?"]})
    [read] = load_cases(file)
    assert read.history == ("প্রথম প্রশ্ন?",)
