"""The scores of relations between documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import BadCases
from eval.relations import relations_text, score_relations

CASES = Path(__file__).parents[1] / "corpus" / "relations"
TEXT = "Số: 9/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề bến bãi\n\nQuyết định này thay thế Quyết định số 5/QĐ-UBND."


def _gold(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
def test_relations_of_made_documents(language: str) -> None:
    scores = score_relations([CASES / f"{language}.jsonl"])["scores"]["all"]
    assert scores["precision"] >= 0.95
    assert scores["recall"] >= 0.9


def test_direction_and_object_must_be_right(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    right = {"type": "replaces", "direction": "to", "number": "5/QĐ-UBND"}
    for wrong in ({"direction": "from"}, {"type": "repeals"}, {"number": "6/QĐ-UBND"}):
        gold = _gold(tmp_path, {"file": "a.txt", "relations": [right | wrong]})
        report = score_relations([gold])
        assert report["scores"]["all"] == {
            "precision": 0.0,
            "recall": 0.0,
            "found": 1,
            "expected": 1,
        }
        assert {w["outcome"] for w in report["wrong"]} == {"missed", "extra"}
    report = score_relations([_gold(tmp_path, {"text": TEXT, "relations": [right]})])
    assert report["scores"]["replaces"]["precision"] == 1.0
    assert "replaces" in relations_text(report)


def test_nothing_found_has_no_precision(tmp_path: Path) -> None:
    gold = {"type": "amends", "number": "5/QĐ-UBND"}
    report = score_relations([_gold(tmp_path, {"text": "Tin ngắn.", "relations": [gold]})])
    assert report["scores"]["all"]["precision"] is None
    assert report["scores"]["all"]["recall"] == 0.0


@pytest.mark.parametrize(
    "row",
    [
        {"relations": []},
        {"text": "a", "file": "b", "relations": []},
        {"text": "a", "relations": [{"type": "likes", "number": "1"}]},
        {"file": "missing.txt", "relations": []},
    ],
)
def test_bad_rows_are_named(tmp_path: Path, row: dict[str, object]) -> None:
    with pytest.raises(BadCases, match=r"gold\.jsonl"):
        score_relations([_gold(tmp_path, row)])
