from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from corpus.types import Language, Span

VI, BN, EN = Language.VI, Language.BN, Language.EN


def sentences(text: str, language: Language) -> list[str]:
    spans = split_sentences(text, Span(start=0, end=len(text)), language)
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (VI, ["Sở Nội vụ chủ trì.", "Hạn cuối là ngày 30/6/2025."]),
        (VI, ["Tỉnh đạt 53,66% chỉ tiêu.", "Có 1.139 thủ tục."]),
        (BN, ["কাজ শেষ হবে ৩০ জুন ২০২৫।", "প্রতিবেদন দিতে হবে।"]),
        (BN, ["পুরনো দাঁড়ি আছে৷", "পরের বাক্য।"]),
        (BN, ["হার ৫৩.৬৬ শতাংশ।", "ড. করিম উপস্থিত ছিলেন।"]),
        (EN, ["The office reports to Dr. Lan.", "It is due on 30 June 2025."]),
        (EN, ["Art. 5 of Resolution No. 57 applies.", "Growth was 3.5 percent."]),
        (EN, ["Who signs?", "The chair (J. Tran) signs!"]),
        (EN, ["It said “Done.”", "Then it closed."]),
    ],
)
def test_sentences_end_where_their_language_ends_them(language: Language, parts: list[str]) -> None:
    assert sentences(" ".join(parts), language) == parts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "2. The portal opens."),
        (VI, "1. Sở Tư pháp rà soát văn bản."),
        (BN, "১। এই আইন কার্যকর হবে।"),
        (BN, "(ক) দপ্তর প্রতিবেদন দেবে।"),
    ],
)
def test_a_number_stays_with_its_sentence(language: Language, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        (VI, "  **Sở Nội vụ chủ trì.** ", "Sở Nội vụ chủ trì."),
        (BN, "\n> কাজ শেষ।\n", "কাজ শেষ।"),
        (EN, "# Scope |", "Scope"),
    ],
)
def test_marks_and_blanks_at_the_edges_are_left_out(
    language: Language, text: str, kept: str
) -> None:
    assert sentences(text, language) == [kept]


def test_a_span_of_blanks_has_no_sentence() -> None:
    assert sentences(" ** \n", EN) == []


def test_spans_are_absolute() -> None:
    text = "Tiêu đề\nCâu một. Câu hai."
    spans = split_sentences(text, Span(start=8, end=len(text)), VI)
    assert [text[s.start : s.end] for s in spans] == ["Câu một.", "Câu hai."]


@given(
    st.text("ab AB.?! \n।৷কখড়০৫ăệĐ(“”)1*|", max_size=120),
    st.sampled_from(list(Language)),
)
def test_no_letter_is_lost_and_none_is_doubled(text: str, language: Language) -> None:
    kept = "".join(c for s in sentences(text, language) for c in s if c.isalnum())
    assert kept == "".join(c for c in text if c.isalnum())
