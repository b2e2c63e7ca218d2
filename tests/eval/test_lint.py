"""What is wrong with a set of cases is named, by case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.types import Reason
from corpus.types import Language
from eval.cli import cli
from eval.errors import BadCases
from eval.lint import lint, read_documents
from eval.load import load_cases, locate, pair_of
from eval.types import Case, Evidence, Quote

TEXTS = {
    "vi.txt": "Sở Y tế phải gửi báo cáo trước ngày 15/3/2026. Hạn nộp là 15/3/2026.",
    "bn.txt": "স্বাস্থ্য বিভাগকে ১৫ মার্চ ২০২৬-এর মধ্যে প্রতিবেদন পাঠাতে হবে।",
    "en.txt": "The Department of Health must send its report before 15 March 2026.",
}


def case(language: Language = Language.EN, **changes: object) -> Case:
    made = Case(
        id=f"{language.value}-report",
        language=language,
        question=f"When is the report due ({language.value})?",
        kind="deadline",
        evidence=(
            Evidence(
                alternatives=(
                    Quote(quote="trước ngày 15/3/2026", document="vi.txt"),
                    Quote(quote="১৫ মার্চ ২০২৬-এর মধ্যে", document="bn.txt"),
                    Quote(quote="before 15 March 2026", document="en.txt"),
                )
            ),
        ),
        facts=("2026-03-15",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def quoted(words: str, document: str = "vi.txt") -> tuple[Evidence, ...]:
    return (Evidence(alternatives=(Quote(quote=words, document=document),)),)


def test_a_follow_up_is_another_question_after_another_one(folder: Path) -> None:
    after = [
        replace(c, id=f"{c.id}-{n}", question="And the next?", history=(f"Question {n}?",))
        for c in THREE
        for n in (1, 2)
    ]
    report = lint([replace(c, group=None) for c in after], read_documents(folder))
    assert report["problems"] == []
    assert report["balance"]["follow_ups"] == 6


THREE = [case(language, group="g") for language in Language]


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        (THREE, None),
        ([*THREE[:2], case(evidence=quoted("in 2027"), group="g")], "stands 0 times"),
        ([*THREE[1:], case(Language.VI, evidence=quoted("15/3/2026"))], "stands 2 times"),
        ([*THREE, case(id="twin", question="WHEN is the report due (en)?")], "asks the same"),
        ([*THREE, case(id="bare", question="x", facts=())], "lacks evidence or facts"),
        ([*THREE, case(id="off", question="y", facts=("2027-01-01",))], "do not state"),
        (THREE[:2], "does not ask once in each language"),
        ([*THREE[:2], case(group="g", kind="issued")], "differ in more than language"),
        (
            [Case(id="no", language=Language.EN, question="?", kind="near_miss", refuse=True)],
            "for no reason",
        ),
    ],
)
def test_problems_are_told(cases: list[Case], told: str | None, folder: Path) -> None:
    found = [row["problem"] for row in lint(cases, read_documents(folder))["problems"]]
    assert any(told in problem for problem in found) if told else found == []


@pytest.mark.parametrize(
    ("language", "document", "words", "pair"),
    [
        (Language.BN, "vi.txt", "Hạn nộp", "bn-vi"),
        (Language.VI, "en.txt", "must send", "vi-en"),
        (Language.EN, "bn.txt", "পাঠাতে হবে", "en-bn"),
        (Language.EN, "en.txt", "must send", "en-en"),
    ],
)
def test_a_pair_is_question_and_evidence(
    language: Language, document: str, words: str, pair: str, folder: Path
) -> None:
    documents = read_documents(folder)
    asked = case(language, evidence=quoted(words, document))
    assert pair_of(asked, locate(asked, documents), documents) == pair


def test_the_command_fails_where_a_case_is_wrong(folder: Path) -> None:
    rows = folder / "cases.jsonl"
    row = (
        '{"id": "a", "language": "en", "question": "?", "kind": "deadline", "facts": ["x"],'
        ' "evidence": [{"quote": "nowhere"}]}'
    )
    rows.write_text(row, "utf-8")
    ran = CliRunner().invoke(cli, ["lint", str(rows), "--documents", str(folder / "en.txt")])
    assert "stands 0 times in all documents" in ran.output


def test_reasons_are_those_of_the_program(tmp_path: Path) -> None:
    rows = tmp_path / "cases.jsonl"
    row = '{"id": "a", "language": "en", "question": "?", "kind": "near_miss", "refuse": true'
    rows.write_text(row + ', "reason": "not_stated | no_such_unit"}', "utf-8")
    assert load_cases(rows)[0].reasons == (Reason.NOT_STATED, Reason.NO_SUCH_UNIT)
    rows.write_text(row + ', "reason": "no_idea"}', "utf-8")
    with pytest.raises(BadCases, match="no_idea"):
        load_cases(rows)
