"""Other people's sets become cases that load; what is no such set is said to be none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from corpus.types import Language
from eval.cli import cli
from eval.errors import BadCases, EvalError
from eval.importing import draft, drafts, import_cases
from eval.load import load_cases

CONTEXT = "Cầu được sửa trong 2025.\nHạn là ngày 15/11/2025."
SQUAD = {
    "data": [
        {
            "paragraphs": [
                {
                    "context": CONTEXT,
                    "qas": [
                        {
                            "id": "a",
                            "question": "Hạn là ngày nào?",
                            "answers": [{"text": "15/11/2025", "answer_start": 37}],
                        },
                        {
                            "id": "b",
                            "question": "Ai sửa cầu?",
                            "answers": [],
                            "is_impossible": True,
                        },
                    ],
                }
            ]
        }
    ]
}
CSV = (
    "question,language,quote,fact,reason\n"
    "সময়সীমা কবে?,bn,১৫ নভেম্বর ২০২৫,2025-11-15,\n"
    "Who pays?,,,,not_stated\n"
)


def lines(tmp_path: Path, rows: list[dict[str, Any]]) -> Path:
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return file


def test_squad(tmp_path: Path) -> None:
    file = tmp_path / "squad.json"
    file.write_text(json.dumps(SQUAD), "utf-8")
    found, refused = load_cases(lines(tmp_path, import_cases(file, "squad")))
    assert found.evidence[0].alternatives[0].quote == "Hạn là ngày 15/11/2025."
    assert (found.facts, found.language) == (("15/11/2025",), Language.VI)
    assert refused.refuse


def test_beir(tmp_path: Path) -> None:
    folder = tmp_path / "beir"
    folder.mkdir()
    (folder / "corpus.jsonl").write_text('{"_id": "d", "title": "", "text": "Due in May."}\n')
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "When is it due?"}\n')
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\td\t1\n")
    (case,) = load_cases(lines(tmp_path, import_cases(folder, "beir")))
    assert case.evidence[0].alternatives[0].quote == "Due in May."
    assert case.language is Language.EN


def test_csv(tmp_path: Path) -> None:
    file, out = tmp_path / "set.csv", tmp_path / "out.jsonl"
    file.write_text(CSV, "utf-8")
    ran = CliRunner().invoke(cli, ["import", str(file), "--format", "csv", "--out", str(out)])
    assert ran.exception is None, ran.output
    found, refused = load_cases(out)
    assert (found.language, found.facts) == (Language.BN, ("2025-11-15",))
    assert (refused.language, refused.refuse) == (Language.EN, True)


@pytest.mark.parametrize("form", ["squad", "beir", "csv"])
def test_what_is_no_set(tmp_path: Path, form: str) -> None:
    file = tmp_path / "x"
    file.write_text("[1, 2]", "utf-8")
    with pytest.raises(EvalError, match=r"check|columns"):
        import_cases(file, form)
    with pytest.raises(BadCases):
        import_cases(tmp_path / "none", "squad")


ANSWER = {
    "language": "bn",
    "status": "answered",
    "reason": None,
    "citations": [{"quote": "১৫ নভেম্বর ২০২৫", "document_id": "d"}],
}


def test_a_draft_holds_what_was_cited_where_that_was_right(tmp_path: Path) -> None:
    row = draft("সময়সীমা কবে?", ANSWER, right=True, kind="deadline")
    assert row["evidence"] == [{"quote": "১৫ নভেম্বর ২০২৫", "document": "d"}]
    assert draft("?", ANSWER, right=False, kind="deadline")["evidence"] == []
    refusal = ANSWER | {"status": "not_found", "reason": "not_stated", "citations": []}
    (case,) = load_cases(lines(tmp_path, [draft("কে?", refusal, right=True, kind="x")]))
    assert case.refuse


def judged(language: str, verdict: str, **answer: Any) -> dict[str, Any]:
    question = {"vi": "Hạn là ngày nào?", "bn": "সময়সীমা কবে?", "en": "When is it due?"}[language]
    said: dict[str, Any] = {
        "language": language,
        "status": "answered",
        "reason": None,
        "citations": [],
    }
    return {
        "question": question,
        "language": language,
        "verdict": verdict,
        "why": "not that plan" if verdict == "wrong" else None,
        "answer": {**said, **answer},
    }


@pytest.mark.parametrize("language", list(Language))
def test_feedback_becomes_cases(tmp_path: Path, language: Language) -> None:
    quote = [{"quote": "15/11/2025", "document_id": "d", "number": 1}]
    refusal = {"status": "not_found", "reason": "not_stated"}
    file = lines(
        tmp_path,
        [
            judged(language.value, "right", citations=quote),
            judged(language.value, "wrong", citations=quote),
            judged(language.value, "right", **refusal),
            {**judged(language.value, "right"), "answer": {}},
        ],
    )
    shown = CliRunner().invoke(cli, ["new", "--feedback", str(file)], standalone_mode=False)
    made = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [row.get("evidence") for row in made] == [
        [{"quote": "15/11/2025", "document": "d"}],
        [],
        None,
        [],
    ]
    assert made[2]["refuse"]
    assert len({row["id"] for row in made}) == 4
    assert "wrong: not that plan" in shown.stderr
    assert [c.language for c in load_cases(lines(tmp_path, made))] == [language] * 4


@pytest.mark.parametrize(
    "row", ["no json", "{}", '{"question": "?", "verdict": "so so", "answer": {}}']
)
def test_what_is_no_feedback_is_named_by_its_line(tmp_path: Path, row: str) -> None:
    file = tmp_path / "feedback.jsonl"
    file.write_text(row, "utf-8")
    with pytest.raises(BadCases, match="line 1: no feedback"):
        list(drafts(file))


def test_new_takes_a_question_or_feedback() -> None:
    shown = CliRunner().invoke(cli, ["new"], standalone_mode=False)
    assert "either a QUESTION or --feedback" in str(shown.exception)
