from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import wire
from assistant.types import Answer, Citation, DeadlineRow, Reason, Statement
from corpus.types import Language
from index.build import Ingested
from index.types import Hit
from tests.assistant.test_cite import TEXTS, document, passage

DAY = datetime.date(2025, 6, 30)
CITATION = Citation(
    number=1,
    document_id="bn-1",
    title="পরিকল্পনা",
    document_number="02-KH/BCĐTW",
    language=Language.BN,
    page=2,
    section=("I", "২"),
    cited_as="ধারা ২",
    start=6,
    end=10,
    quote="আবেদ",
)
ROW = DeadlineRow(what="আবেদ", as_written="৩০ জুন", start=DAY, end=DAY, precision="day", citation=1)
ANSWERED = Answer(
    question="কবে?",
    language=Language.BN,
    text="৩০ জুন ২০২৫ [1]",
    statements=(Statement(text="৩০ জুন ২০২৫", citations=(1,)),),
    citations=(CITATION,),
    rows=(ROW,),
    timings={"total_ms": 1.5},
)


def test_an_answer_has_the_fields_of_the_contract() -> None:
    assert wire.answer_json(ANSWERED) == {
        "question": "কবে?",
        "language": "bn",
        "status": "answered",
        "reason": None,
        "answer": "৩০ জুন ২০২৫ [1]",
        "statements": [{"text": "৩০ জুন ২০২৫", "citations": [1]}],
        "citations": [
            {
                "number": 1,
                "document_id": "bn-1",
                "title": "পরিকল্পনা",
                "document_number": "02-KH/BCĐTW",
                "language": "bn",
                "page": 2,
                "section": ["I", "২"],
                "cited_as": "ধারা ২",
                "start": 6,
                "end": 10,
                "quote": "আবেদ",
                "validity": None,
                "superseded_by": None,
            }
        ],
        "rows": [
            {
                "what": "আবেদ",
                "deadline": {
                    "as_written": "৩০ জুন",
                    "start": "2025-06-30",
                    "end": "2025-06-30",
                    "precision": "day",
                },
                "citation": 1,
            }
        ],
        "nearest": [],
        "notes": [],
        "as_of": None,
        "timings": {"total_ms": 1.5},
        "warnings": [],
        "model": None,
    }


@pytest.mark.parametrize("reason", list(Reason))
def test_a_refusal_is_typed_and_names_what_came_closest(reason: Reason) -> None:
    refusal = Answer(
        question="?", language=Language.EN, text="No.", reason=reason, nearest=(CITATION,)
    )
    body = wire.answer_json(refusal)
    assert (body["status"], body["reason"]) == ("not_found", reason.value)
    assert body["statements"] == body["citations"] == body["rows"] == []
    assert body["nearest"][0]["quote"] == "আবেদ"


def test_a_row_without_days_has_nulls() -> None:
    vague = replace(ROW, start=None, end=None, precision="ongoing")
    (row,) = wire.answer_json(replace(ANSWERED, rows=(vague,)))["rows"]
    assert row["deadline"]["start"] is row["deadline"]["end"] is None


@pytest.mark.parametrize("language", list(Language))
def test_a_hit_carries_its_offsets(language: Language) -> None:
    hit = Hit(passage=passage(language), rank=3, score=0.123456789, dense=0.2)
    assert wire.hit_json(hit, "A title") == {
        "rank": 3,
        "score": 0.123457,
        "document_id": f"{language.value}-1",
        "title": "A title",
        "language": language.value,
        "page": 1,
        "section": ["I", "2"],
        "start": 0,
        "end": len(TEXTS[language]),
        "text": TEXTS[language],
    }


def test_a_document_has_the_fields_of_the_contract() -> None:
    assert wire.document_json(document(Language.VI), 4) == {
        "document_id": "vi-1",
        "source": "vi.txt",
        "title": "Title vi",
        "number": "02-KH/BCĐTW",
        "kind": None,
        "issuer": None,
        "date": None,
        "language": "vi",
        "pages": 2,
        "passages": 4,
        "status": "ready",
        "duplicate_of": None,
        "validity": None,
        "superseded_by": None,
        "page_methods": {"text": 2},
        "legibility": 1.0,
        "warnings": [],
    }


def test_pages_are_counted_by_method_and_unread_ones_have_no_legibility() -> None:
    held = document(Language.BN)
    first, second = held.pages
    mixed = replace(
        held, pages=(replace(first, method="ocr", legibility=0.8), replace(second, method="none"))
    )
    row = wire.document_json(mixed, 1)
    assert (row["page_methods"], row["legibility"]) == ({"none": 1, "ocr": 1}, 0.8)
    unread = replace(held, pages=(replace(first, method="none"),))
    assert wire.document_json(unread, 0)["legibility"] is None


def test_dates_are_iso() -> None:
    held = document(Language.VI)
    dated = replace(held, identity=replace(held.identity, date=DAY))
    assert wire.document_json(dated, 1)["date"] == "2025-06-30"


def test_a_document_without_passages_is_unreadable() -> None:
    assert wire.document_json(document(Language.EN), 0)["status"] == "unreadable"


def test_show_adds_sections_and_the_quality_of_pages() -> None:
    held = document(Language.EN)
    first, second, *_ = held.pages
    row = wire.show_json(replace(held, pages=(replace(first, label="iv"), second)), 1)
    assert row.keys() >= {"subject", "signer", "relations", "versions", "sections"}
    assert row.keys() > wire.document_json(document(Language.EN), 1).keys()
    assert row["page_quality"][0]["label"] == "iv"
    assert row["page_quality"][1] == {
        "page": 2,
        "label": "2",
        "start": second.start,
        "end": second.end,
        "method": "text",
        "legibility": 1.0,
    }


def test_ingested_files_are_reported_with_their_error() -> None:
    failed = Ingested(source="a.pdf", status="failed", error=("encrypted", "unlock it"))
    assert wire.ingested_json(failed) == {
        "source": "a.pdf",
        "document_id": None,
        "status": "failed",
        "pages": 0,
        "page_methods": {},
        "legibility": None,
        "passages": 0,
        "language": None,
        "warnings": [],
        "error": {"code": "encrypted", "message": "unlock it"},
    }
    added = Ingested(source="b", status="added", document_id="x", language=Language.BN)
    assert wire.ingested_json(added)["error"] is None
    assert wire.ingested_json(added)["language"] == "bn"


def test_everything_is_json(tmp_path: Path) -> None:
    for value in (wire.answer_json(ANSWERED), wire.show_json(document(Language.BN), 1)):
        assert json.loads(json.dumps(value, ensure_ascii=False)) == value
