from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.register.types import Party
from corpus.types import Language
from eval.cli import cli
from eval.errors import BadCases
from eval.register import load_gold, locate, score_deadlines, score_obligations, units_agree

TEXT = (
    "The Ministry of Finance must publish the list by 30 June 2025."
    " The Ministry of Health shall open a desk.\n"
)


def gold(tmp_path: Path, **changes: object) -> Path:
    """Two rows of gold over one document: one that the text bears out, one of another unit."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rows: list[dict[str, object]] = [
        {
            "id": "1",
            "seed": "a.txt",
            "unit": {"en": "Ministry of Finance", "vi": "Bộ Tài chính"},
            "modality": "must",
            "deadline": "2025-06-30",
            "date": "2025-06-30",
            "evidence": "The Ministry of Finance must publish the list by 30 June 2025.",
        },
        {
            "id": "2",
            "seed": "a.txt",
            "unit": {"en": "Ministry of Justice"},
            "modality": "must",
            "deadline": None,
            "date": None,
            "evidence": "The Ministry of Health shall open a desk.",
        },
    ]
    rows[0].update(changes)
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_shares_are_those_of_rows_with_the_same_unit_and_place(tmp_path: Path) -> None:
    report = score_obligations(*load_gold(gold(tmp_path), tmp_path))
    assert (report["gold"], report["rows"]) == (2, 2)
    assert (report["recall"], report["precision"]) == (0.5, 0.5)
    assert (report["modality"], report["deadline"]) == (1.0, 1.0)
    assert [row["id"] for row in report["misses"]] == ["2"]
    assert [row["unit"] for row in report["false_rows"]] == ["Ministry of Health"]


@pytest.mark.parametrize(
    ("changes", "metric"),
    [({"modality": "may"}, "modality"), ({"deadline": "2025-07-30"}, "deadline")],
)
def test_a_wrong_field_is_seen(tmp_path: Path, changes: dict[str, str], metric: str) -> None:
    assert score_obligations(*load_gold(gold(tmp_path, **changes), tmp_path))[metric] == 0.0


def test_nothing_measured_is_null(tmp_path: Path) -> None:
    report = score_obligations(*load_gold(gold(tmp_path, deadline=None), tmp_path))
    assert report["deadline"] is None


def test_dates_are_scored_where_gold_has_one(tmp_path: Path) -> None:
    report = score_deadlines(*load_gold(gold(tmp_path), tmp_path))
    assert (report["gold"], report["undated"], report["recall"]) == (1, 1, 1.0)
    other = gold(tmp_path, date="2025-06-29")
    assert score_deadlines(*load_gold(other, tmp_path))["recall"] == 0.0


@pytest.mark.parametrize(
    ("names", "written", "agrees"),
    [
        ({"vi": "Bộ Tài chính"}, "Ministry of Finance", True),
        ({"en": "Ministry of Finance"}, "Ministry of Health", False),
        ({"en": "Heads of units and agencies"}, "units and agencies", True),
        ({"en": "National Digital Office"}, "Digital Office", True),
        ({}, "Ministry of Finance", False),
    ],
)
def test_units_agree_across_languages(names: dict[str, str], written: str, agrees: bool) -> None:
    agency = {"Ministry of Finance": "mof", "Ministry of Health": "moh"}.get(written)
    party = Party(start=0, end=len(written), as_written=written, agency=agency)
    assert units_agree(dict(names), party, Language.EN) is agrees
    assert units_agree(dict(names), None, Language.EN) is (not names)


def test_evidence_with_dots_is_found_in_parts() -> None:
    assert [(s.start, s.end) for s in locate("a b  c d", "... a b c...")] == [(0, 6)]


@pytest.mark.parametrize(
    "line", ["{", '{"id": "1", "seed": "none.txt", "evidence": "x"}', '{"id": "1"}']
)
def test_a_bad_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadCases, match="line 1"):
        load_gold(path, tmp_path)


@pytest.mark.parametrize("command", ["register", "deadlines"])
def test_commands_print_one_json_document(tmp_path: Path, command: str) -> None:
    result = CliRunner().invoke(cli, [command, str(gold(tmp_path)), str(tmp_path), "--json"])
    assert json.loads(result.stdout)["gold"]
