from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Language
from eval.sections import count_articles, score_sections, sections_json, sections_text

VI, BN, EN = Language.VI, Language.BN, Language.EN


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        (VI, "Điều 1. Phạm vi\nTheo Điều 5 của Luật\n**Điều 2**. Hiệu lực", 2),
        (VI, "Điều 1. A\nĐiều 2. B\nQUY CHẾ\nĐiều 1. C\nĐiều 9. D", 3),
        (BN, "১। নাম\n২৷ (১) কাজ\n“৯। উদ্ধৃত”\n[৩। সংশোধিত]", 3),
        (EN, "Article 1. Scope\nSection 5 of the Act\nArticle 2. Tasks", 2),
        (EN, "The plan has no articles.", 0),
    ],
)
def test_lines_are_counted_that_go_on_in_number(
    language: Language, text: str, counted: int
) -> None:
    assert len(count_articles(text, language)) == counted


def test_the_report_names_what_differs(tmp_path: Path) -> None:
    files = {
        "vi.txt": "Điều 1. Phạm vi\nQuy chế này áp dụng cho các xã.\nĐiều 2. Hiệu lực thi hành",
        "bn.txt": "১। এই আইন নথি আইন নামে অভিহিত হইবে।\n\n২। দপ্তর নথি রাখিবে।",
        "en.txt": "Article 1. Scope\n“Article 2. Quoted\nArticle 2. Text.”\nArticle 2. Tasks",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = sections_json(score_sections(sorted(tmp_path.iterdir())))
    rows = {row["source"]: row for row in report["documents"]}
    assert [(rows[n]["counted"], rows[n]["found"]) for n in files] == [(2, 2), (2, 2), (2, 2)]
    assert rows["en.txt"]["missing"] == ["Article 2. Text.”"]
    assert rows["en.txt"]["invented"] == ["Article 2. Tasks"]
    assert report["totals"]["recall"] == round(5 / 6, 4)
    assert "invented: Article 2. Tasks" in sections_text(report)


def test_a_file_that_cannot_be_read_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    report = sections_json(score_sections([tmp_path / "a.txt"]))
    assert "a.txt" in report["documents"][0]["error"]
    assert report["totals"]["recall"] is None
    assert "a.txt" in sections_text(report)
