"""Superseded documents are found, marked and ranked behind what is in force on the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import wire
from assistant.settings import Settings
from assistant.wiring import Parts

OLD = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
Số: 41/KH-UBND
Hà Giang, ngày 2 tháng 3 năm 2023

KẾ HOẠCH
Số hóa sổ hộ tịch

1. Sở Tư pháp hoàn thành việc quét sổ hộ tịch giấy trước ngày 30/9/2024.
"""
NEW = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
Số: 77/KH-UBND
Hà Giang, ngày 5 tháng 1 năm 2025

KẾ HOẠCH
Số hóa sổ hộ tịch giai đoạn hai

1. Sở Tư pháp hoàn thành việc quét sổ hộ tịch giấy trước ngày 31/10/2026.
2. Kế hoạch này thay thế Kế hoạch số 41/KH-UBND ngày 02/3/2023.
"""
ACT = """নথি সংরক্ষণ আইন, ২০১৮
( ২০১৮ সনের ৪৬ নং আইন )

এই আইন নথি সুরক্ষা আইন, ২০২৩ (২০২৩ সনের ৩৯ নং আইন) দ্বারা রহিত করা হইয়াছে।

১। মহাফেজখানার প্রতিটি দলিল ত্রিশ বৎসর সংরক্ষণ করিতে হইবে।
"""
RULES = """Ferry Timetable Directive

DIRECTIVE

1. The ferry to the island leaves the pier at six every morning.
2. This directive remains in force until 31 December 2024.
"""


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Parts]:
    """A plan and the one that replaces it, an act repealed, a directive that has expired."""
    folder = tmp_path_factory.mktemp("files")
    for name, text in (("a", OLD), ("b", NEW), ("c", ACT), ("d", RULES)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Parts(Settings(store=tmp_path_factory.mktemp("store"), cache=cache, workers=1))
    assert {r.status for r in made.ingestion.run([folder])} == {"added"}
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("question", "number", "validity", "note"),
    [
        ("Kế hoạch 41/KH-UBND có thời hạn nào?", "41/KH-UBND", "superseded", "77/KH-UBND"),
        (
            "মহাফেজখানার দলিল কত বৎসর সংরক্ষণ করিতে হইবে?",
            "২০১৮ সনের ৪৬ নং আইন",
            "superseded",
            "২০২৩ সনের ৩৯ নং আইন",
        ),
        (
            "Does the ferry to the island leave the pier every morning?",
            None,
            "expired",
            "has expired",
        ),
    ],
)
def test_a_document_not_in_force_is_quoted_and_marked(
    parts: Parts, question: str, number: str | None, validity: str, note: str
) -> None:
    answer = parts.assistant.ask(question)
    cited = [c for c in answer.citations if c.document_number == number]
    assert {c.validity for c in cited} == {validity}
    assert note in answer.text.rsplit("\n", 1)[-1]
    body = wire.answer_json(answer)
    assert body["notes"]
    assert body["answer"].endswith(body["notes"][-1])


def test_what_is_in_force_comes_first_and_as_of_turns_back(parts: Parts) -> None:
    question = "Sở Tư pháp hoàn thành việc quét sổ hộ tịch giấy khi nào?"
    now = parts.assistant.ask(question, as_of=datetime.date(2026, 1, 1))
    assert now.citations[0].validity == "in_force" or len(now.rows) == 2
    then = parts.assistant.ask(question, as_of=datetime.date(2024, 1, 1))
    assert {c.document_number for c in then.citations} == {"41/KH-UBND"}
    assert {c.validity for c in then.citations} == {"in_force"}
    assert wire.answer_json(then)["as_of"] == "2024-01-01"
    before = parts.assistant.ask(question, as_of=datetime.date(2000, 1, 1))
    assert before.status == "not_found" or {c.document_number for c in before.citations} == {
        "২০১৮ সনের ৪৬ নং আইন"
    }


def test_show_tells_relations_both_ways(parts: Parts) -> None:
    standings = parts.store.standings()
    by_number = {d.identity.number: d for d in parts.store.catalogue.documents()}
    old, new = by_number["41/KH-UBND"], by_number["77/KH-UBND"]
    shown = wire.show_json(new, 1, standings)["relations"]
    assert shown == [
        {"type": "replaces", "direction": "to", "number": "41/KH-UBND", "document_id": old.id}
    ]
    row = wire.show_json(old, 1, standings)
    assert row["relations"] == [
        {"type": "replaces", "direction": "from", "number": "77/KH-UBND", "document_id": new.id}
    ]
    assert (row["validity"], row["superseded_by"]) == ("superseded", new.id)
