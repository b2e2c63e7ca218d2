"""A term of the glossary is found in all three languages, inflected, not in a mere syllable."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.types import Language
from index.concepts import passage_concepts, question_concepts


def meant(text: str, language: Language) -> set[str]:
    return {concept for meanings in question_concepts(text, language) for concept in meanings}


@pytest.mark.parametrize(
    ("concept", "texts"),
    [
        (
            "digital-signature~chữ-ký-số",
            {
                Language.VI: "Cán bộ xã dùng chữ ký số từ tháng nào?",
                Language.BN: "ডিজিটাল স্বাক্ষরের ব্যবহার কবে শুরু হয়?",
                Language.EN: "Who may use digital signatures?",
            },
        ),
        (
            "people's-committee~ủy-ban-nhân-dân",
            {
                Language.VI: "Uỷ ban nhân dân xã họp khi nào?",
                Language.BN: "গণ কমিটির সভা কবে?",
                Language.EN: "When do the People's Committees meet?",
            },
        ),
        (
            "social-insurance~bảo-hiểm-xã-hội",
            {
                Language.VI: "Mức đóng bảo hiểm xã hội là bao nhiêu?",
                Language.BN: "সামাজিক বিমার হার কত?",
                Language.EN: "What is the rate of social insurance?",
            },
        ),
    ],
)
def test_a_term_has_one_form_in_all_languages(concept: str, texts: dict[Language, str]) -> None:
    for language, text in texts.items():
        for form in ("NFC", "NFD"):
            assert concept in meant(unicodedata.normalize(form, text), language), (language, form)


def test_a_syllable_of_a_longer_term_means_nothing() -> None:
    found = meant("Cơ sở dữ liệu đất đai gồm những gì?", Language.VI)
    assert "database~cơ-sở-dữ-liệu" in found
    assert "department~sở" not in found
    assert "department~sở" in meant("Sở nào chủ trì?", Language.VI)


def test_what_a_word_may_mean_stays_together() -> None:
    assert any(
        {"plan~kế-hoạch", "master-plan~quy-hoạch"} <= set(meanings)
        for meanings in question_concepts("Which plan?", Language.EN)
    )


@pytest.mark.parametrize(
    ("language", "text", "context"),
    [
        (Language.VI, "Bệnh viện huyện mở cửa lúc 7 giờ.", "Kế hoạch năm 2031"),
        (Language.BN, "জেলা হাসপাতাল সকাল ৭টায় খোলে।", "২০৩১ সালের পরিকল্পনা"),
        (Language.EN, "The district hospital opens at seven.", "Plan for 2031"),
    ],
)
def test_text_and_context_are_told_apart(language: Language, text: str, context: str) -> None:
    stored = passage_concepts(text, context, language)
    assert f"{language.value}:hospital~bệnh-viện" in stored
    assert f"{language.value}^plan~kế-hoạch" in stored
    assert f"{language.value}^hospital~bệnh-viện" not in passage_concepts(text, text, language)
