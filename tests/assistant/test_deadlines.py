from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.deadlines import Milestone, find_milestones, list_milestones
from assistant.question import understand
from corpus.types import Language
from tests.assistant.test_evidence import hit

VI, BN, EN = Language.VI, Language.BN, Language.EN
GENERAL = understand("What are Plan 02's deadlines?")


def days(milestones: tuple[Milestone, ...]) -> list[str]:
    return [m.date.last.isoformat() for m in milestones if m.date.last]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (EN, "Plan 02 must be done by 30 June 2025.", ["2025-06-30"]),
        (EN, "Plan 02 runs until 31 December 2025.", ["2025-12-31"]),
        (EN, "Records are due in the third quarter of 2025.", ["2025-09-30"]),
        (VI, "Báo cáo trước ngày 30/9/2025.", ["2025-09-30"]),
        (VI, "Giai đoạn cấp bách (đến ngày 30/6/2025)", ["2025-06-30"]),
        (VI, "Số hóa hồ sơ, hoàn thành trong năm 2026.", ["2026-12-31"]),
        (BN, "জরুরি পর্যায়: সময়সীমা ৩০ জুন, ২০২৫।", ["2025-06-30"]),
        (BN, "কাজের শেষ তারিখ ৩১ ডিসেম্বর, ২০২৫।", ["2025-12-31"]),
        (EN, "The office opened on 30 June 2025.", []),
        (EN, "It grew in 2025.", []),
        (VI, "Hội nghị diễn ra ngày 30/6/2025.", []),
        (BN, "৩০ জুন, ২০২৫ তারিখে সভা হয়েছে।", []),
        (EN, "The office reports regularly.", []),
    ],
)
def test_finds_what_must_be_done_by_a_day(
    language: Language, text: str, expected: list[str]
) -> None:
    assert days(find_milestones(GENERAL, [hit(text, language=language)])) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "Plan 02 rests on Resolution 57-NQ/TW of 22 December 2024."),
        (VI, "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;"),
        (BN, "২২ ডিসেম্বর, ২০২৪ তারিখের ৫৭ নং রেজোলিউশন"),
        (BN, "৫৭ নং রেজোলিউশন (২২ ডিসেম্বর, ২০২৪)"),
    ],
)
def test_an_issue_date_is_no_deadline(language: Language, text: str) -> None:
    assert find_milestones(GENERAL, [hit(text, language=language)]) == ()


def test_sentences_of_several_documents_back_one_date() -> None:
    first = hit("Plan 02 ends by 30 June 2025.", score=0.9)
    second = hit("Kế hoạch 02 xong trước ngày 30/6/2025.", score=0.8, rank=2, language=VI)
    (milestone,) = find_milestones(GENERAL, [first, second])
    assert [e.passage.document_id for e in milestone.evidence] == ["d1", "d2"]
    assert milestone.score == 0.9


def test_milestones_come_by_date() -> None:
    hits = [
        hit("The second phase ends by 31 December 2025.", score=1.0),
        hit("The first phase ends by 30 June 2025.", score=0.9, rank=2),
    ]
    assert days(find_milestones(GENERAL, hits)) == ["2025-06-30", "2025-12-31"]


def test_a_special_question_keeps_only_what_is_near_the_best() -> None:
    hits = [
        hit("Land records must be clean by 31 December 2025.", score=1.0),
        hit("Fences must be painted by 30 June 2025.", score=0.7, rank=2),
    ]
    special = understand("By when must land records be clean?")
    assert days(find_milestones(special, hits)) == ["2025-12-31"]
    assert len(find_milestones(GENERAL, hits)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "When was the Green Shirt IT Club founded?",
        "Câu lạc bộ Áo xanh thành lập năm nào?",
        "গ্রিন শার্ট ক্লাব কবে প্রতিষ্ঠিত হয়?",
    ],
)
def test_dates_far_below_the_best_hit_belong_to_something_else(text: str) -> None:
    hits = [
        hit("The Green Shirt IT Club teaches people.", score=0.9),
        hit("Fences must be painted by 30 June 2025.", score=0.3, rank=2),
    ]
    assert find_milestones(understand(text), hits) == ()


def test_other_documents_join_a_date_only_where_they_name_the_document() -> None:
    own = [hit("Giai đoạn cấp bách (đến ngày 30/6/2025)", language=VI)]
    others = [
        *own,
        hit("The urgent phase of Plan 02 runs until 30 June 2025.", score=0.9, rank=2),
        hit("Fences must be painted by 30 June 2025.", score=0.9, rank=3),
        hit("Gates must be painted by 1 May 2025.", score=0.9, rank=4),
    ]
    (milestone,) = list_milestones(GENERAL, own, others, VI)
    assert [e.passage.document_id for e in milestone.evidence] == ["d1", "d2"]
    (milestone,) = list_milestones(GENERAL, own, others, EN)
    assert [e.passage.document_id for e in milestone.evidence] == ["d2", "d1"]


def test_a_date_in_the_deadline_column_of_a_table_counts() -> None:
    row = hit("3 | Paint the fences | Works Office | 30 June 2025")
    table = replace(row, passage=replace(row.passage, context="No. | Task | Unit | Deadline"))
    assert days(find_milestones(GENERAL, [table])) == ["2025-06-30"]
    assert find_milestones(GENERAL, [row]) == ()
