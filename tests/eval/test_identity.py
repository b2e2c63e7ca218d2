"""The scores of identities and of references to documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from eval.errors import BadCases
from eval.identity import identity_text, references_text, score_identity, score_references

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG
Số: 41/KH-UBND
Hà Giang, ngày 2 tháng 3 năm 2025

KẾ HOẠCH
số hóa
"""
ACT = "নথি আইন, ২০২১\n( ২০২১ সনের ১২ নং আইন )\n\nযেহেতু বাংলাদেশে নথি সংরক্ষণ করা প্রয়োজন;\n"


def _manifest(folder: Path, *rows: Mapping[str, object]) -> Path:
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "act.txt").write_text(ACT, encoding="utf-8")
    path = folder / "manifest.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    return path


def test_each_field_is_judged_where_the_manifest_gives_it(tmp_path: Path) -> None:
    plan: dict[str, object] = {
        "file": "plan.txt",
        "number": "41/KH-UBND",
        "date": "2025-03-02",
        "lang": "vi",
    }
    act: dict[str, object] = {
        "file": "act.txt",
        "number": None,
        "date": "2021",
        "kind": "act",
        "lang": "en",
    }
    issued: dict[str, object] = {
        "file": "plan.txt",
        "issuer": "UBND tỉnh Hà Giang",
        "date": "2020-05",
    }
    report = score_identity(_manifest(tmp_path, plan, act, issued))
    shares = {field: (row["share"], row["n"]) for field, row in report.items()}
    assert shares == {
        "number": (1.0, 1),
        "date": (pytest.approx(2 / 3, abs=1e-4), 3),
        "kind": (1.0, 1),
        "lang": (0.5, 2),
        "issuer": (1.0, 1),
        "date_given": (1.0, 2),
        "year": (pytest.approx(2 / 3, abs=1e-4), 3),
    }
    unwritten = {"file": "plan.txt", "expected": "2020-05", "written": None}
    assert report["date_given"]["left_out"] == [unwritten]
    assert "not counted: plan.txt writes nothing of it of 2020-05" in identity_text(report)
    assert report["lang"]["wrong"] == [{"file": "act.txt", "expected": "en", "found": "bn"}]
    assert "act.txt: bn is not en" in identity_text(report)


def test_nothing_judged_is_no_score(tmp_path: Path) -> None:
    report = score_identity(_manifest(tmp_path, {"file": "plan.txt"}))
    assert {row["share"] for row in report.values()} == {None}


def test_references_are_found_and_brought_to_the_official_number(tmp_path: Path) -> None:
    text = "কোয়াং নিনের পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি ও পরিকল্পনা ০২ চলছে।"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rows = [
        {"id": "1", "as_written": "পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি", "official": "28/KH-UBND"},
        {"id": "2", "as_written": "পরিকল্পনা ০২", "official": "02-KH/BCĐTW"},
        {"id": "3", "as_written": "পরিকল্পনা ০২", "official": "03-KH/BCĐTW"},
        {"id": "4", "as_written": "পরিকল্পনা ০৯", "official": "09-KH/BCĐTW"},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps({**r, "seed": "a.txt"}) for r in rows), encoding="utf-8")
    report = score_references(gold, tmp_path)
    assert (report["found"], report["canonical"], report["n"]) == (0.75, 0.5, 4)
    assert [w["id"] for w in report["wrong"]] == ["3", "4"]
    assert "3 " in references_text(report)


@pytest.mark.parametrize(
    ("line", "says"),
    [("{", "line 1"), ('{"file": "gone.txt"}', "gone.txt"), ('{"file": ""}', "line 1")],
)
def test_what_is_wrong_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadCases, match=says):
        score_identity(path)
    with pytest.raises(BadCases):
        score_references(path, tmp_path)
