"""What documents say of other documents, and in which direction."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from corpus.relations import find_relations, number_key
from corpus.types import Identity, Language
from corpus.units import find_units

VI, BN, EN = Language.VI, Language.BN, Language.EN
Found = tuple[str, str, str]


def relations(
    language: Language, text: str, *, kind: str = "decision", number: str = "90/QĐ-UBND"
) -> set[Found]:
    """Type, direction and number of each relation of a text."""
    units = find_units(text, language)
    identity = Identity(title="Tên", number=number, kind=kind)
    found = find_relations(text, units, identity, language)
    assert all(r.start < r.end <= len(text) for r in found)
    return {(r.type, r.direction, r.number) for r in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (VI, "Căn cứ Nghị định số 13/2023/NĐ-CP;", {("based_on", "to", "13/2023/NĐ-CP")}),
        (VI, "Triển khai thực hiện Kế hoạch số 5/KH-UBND.", {("implements", "to", "5/KH-UBND")}),
        (
            VI,
            "Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 03/4/2023.",
            {("replaces", "to", "12/QĐ-UBND")},
        ),
        (
            VI,
            "Quyết định số 12/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            {("repeals", "to", "12/QĐ-UBND")},
        ),
        (
            VI,
            "Quyết định này bị bãi bỏ bởi Quyết định số 31/QĐ-UBND.",
            {("repeals", "from", "31/QĐ-UBND")},
        ),
        (
            VI,
            "Quyết định này đã được sửa đổi, bổ sung bởi Quyết định số 31/QĐ-UBND.",
            {("amends", "from", "31/QĐ-UBND")},
        ),
        (
            VI,
            "Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 12/QĐ-UBND như sau:",
            {("amends", "to", "12/QĐ-UBND")},
        ),
        (
            VI,
            "Điều 2. Bãi bỏ khoản 3 Điều 5 của Quyết định số 12/QĐ-UBND.",
            {("amends", "to", "12/QĐ-UBND")},
        ),
        (VI, "Điều 2. Bãi bỏ Quyết định số 12/QĐ-UBND.", {("repeals", "to", "12/QĐ-UBND")}),
        (
            VI,
            "Căn cứ Luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;",
            {("based_on", "to", "64/2025/QH15"), ("cites", "to", "87/2025/QH15")},
        ),
        (VI, "Các xã báo cáo theo Công văn số 83/SNV-CCHC.", {("cites", "to", "83/SNV-CCHC")}),
        (
            BN,
            "এই আইন নথি সুরক্ষা আইন, ২০২৩ (২০২৩ সনের ৩৯ নং আইন) দ্বারা রহিত করা হইয়াছে।",
            {("repeals", "from", "২০২৩ সনের ৩৯ নং আইন")},
        ),
        (
            BN,
            "এতদ্দ্বারা নথি অধ্যাদেশ, ২০০৮ (২০০৮ সনের ৫০ নং অধ্যাদেশ) রহিত করা হইল।",
            {("repeals", "to", "২০০৮ সনের ৫০ নং অধ্যাদেশ")},
        ),
        (
            BN,
            "২০০৯ সনের ২০ নং আইন এর ধারা ২৭ এর উপ-ধারা (১) প্রতিস্থাপিত হইবে।",
            {("amends", "to", "২০০৯ সনের ২০ নং আইন")},
        ),
        (
            BN,
            "২০০৯ সনের ২০ নং আইন এর ধারা ৫ এ প্রদত্ত ক্ষমতাবলে সরকার বিধি প্রণয়ন করিল।",
            {("based_on", "to", "২০০৯ সনের ২০ নং আইন")},
        ),
        (
            BN,
            "পরিকল্পনা নং ২৮/কেএইচ-ইউবিএনডি-এর বাস্তবায়ন চলিবে।",
            {("implements", "to", "28/KH-UBND")},
        ),
        (
            EN,
            "Pursuant to Resolution No. 57-NQ/TW;",
            {("based_on", "to", "57-NQ/TW")},
        ),
        (
            EN,
            "In exercise of the powers conferred by section 9 of Act No. 20 of 2009, it is made.",
            {("based_on", "to", "Act No. 20 of 2009")},
        ),
        (
            EN,
            "This Decision replaces Decision No. 12/QĐ-UBND.",
            {("replaces", "to", "12/QĐ-UBND")},
        ),
        (
            EN,
            "Decision No. 12/QĐ-UBND is hereby repealed.",
            {("repeals", "to", "12/QĐ-UBND")},
        ),
        (
            EN,
            "This Decision was repealed by Decision No. 31/QĐ-UBND.",
            {("repeals", "from", "31/QĐ-UBND")},
        ),
        (
            EN,
            "Implementing Plan No. 5/KH-UBND is a task of all offices.",
            {("implements", "to", "5/KH-UBND")},
        ),
    ],
)
def test_type_and_direction(language: Language, text: str, expected: set[Found]) -> None:
    assert relations(language, text) == expected
    assert relations(language, text, kind="news") == {("cites", "to", n) for _, _, n in expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (VI, "- Sửa đổi, bổ sung Nghị định số 13/2023/NĐ-CP trong quý II/2026."),
        (BN, "২০০৯ সনের ২০ নং আইন সংশোধন করা হইবে।"),
        (EN, "Amend Act No. 20 of 2009 by June 2026."),
    ],
)
def test_a_plan_that_sets_the_task_of_amending_amends_nothing(
    language: Language, text: str
) -> None:
    assert {t for t, _, _ in relations(language, text, kind="plan")} == {"cites"}
    assert {t for t, _, _ in relations(language, text, kind="act")} == {"amends"}


def test_the_document_itself_is_no_relation() -> None:
    assert relations(VI, "(Kèm theo Quyết định số 90/QĐ-UBND)") == set()


def test_lines_broken_by_layout_and_decomposed_letters_change_nothing() -> None:
    text = "**Căn cứ** Nghị định số\n13/2023/NĐ-CP ngày\n17/4/2023 của Chính phủ;"
    units = find_units(text, VI)
    [found] = find_relations(text, units, Identity(title="?", kind="plan"), VI)
    assert (found.number, found.date) == ("13/2023/NĐ-CP", datetime.date(2023, 4, 17))
    assert found.issuer == "Chính phủ"
    assert text[found.start : found.end].endswith("13/2023/NĐ-CP")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("03/NQ-CP", "3/NQ-CP", True),
        ("03/NQ-CP", "03-NQ/CP", True),
        ("২০০৯ সনের ২০ নং আইন", "Act No. 20 of 2009", True),
        ("তথ্য অধিকার আইন, ২০০৯", "তথ্য অধিকার আইন ২০০৯", True),
        ("03/NQ-CP", "03/NQ-HĐND", False),
    ],
)
def test_a_key_is_that_of_the_document(one: str, other: str, same: bool) -> None:
    assert (number_key(one) == number_key(other)) is same
