from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.particulars import particulars_json, particulars_text, score_file, score_folder

CASES = Path(__file__).parents[1] / "corpus" / "particulars" / "cases"
KINDS = ("dates", "numbers", "docnumbers")
LEAST_RIGHT, FEWEST = 0.98, 200


@pytest.mark.parametrize("language", ["vi", "bn", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_written_out_cases_are_read_right(kind: str, language: str) -> None:
    result = score_file(CASES / f"{kind}.{language}.jsonl")
    assert result.cases >= FEWEST
    assert result.right is not None
    assert result.right >= LEAST_RIGHT, particulars_text([result])


def test_a_wrong_reading_is_listed_with_both_sides(tmp_path: Path) -> None:
    right = {"id": "a", "text": "30/6/2025", "expected": [["2025-06-30", "2025-06-30", "day"]]}
    wrong = {"id": "b", "text": "năm 2025", "expected": []}
    file = tmp_path / "dates.vi.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in (right, wrong)), encoding="utf-8")
    (scored,) = particulars_json(score_folder(tmp_path))["files"]
    assert (scored["cases"], scored["right"]) == (2, 0.5)
    assert scored["failures"] == [
        {
            "id": "b",
            "text": "năm 2025",
            "expected": [],
            "found": [["2025-01-01", "2025-12-31", "year"]],
        }
    ]


def test_no_cases_have_no_score(tmp_path: Path) -> None:
    (tmp_path / "numbers.bn.jsonl").write_text("", encoding="utf-8")
    assert score_folder(tmp_path)[0].right is None


@pytest.mark.parametrize(
    ("name", "line"),
    [("dates.fr.jsonl", "{}"), ("dates.vi.jsonl", "{}"), ("dates.vi.jsonl", "nothing")],
)
def test_files_that_do_not_fit_are_named(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / name).write_text(line, encoding="utf-8")
    with pytest.raises(EvalError, match="dates"):
        score_folder(tmp_path)


def test_a_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="no cases"):
        score_folder(tmp_path)
