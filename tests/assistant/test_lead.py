"""The first sentence of an answer says what was asked, in words that the quote bears out."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cite import Citer
from assistant.compose import compose_evidence
from assistant.gather import Found
from assistant.lead import figures, lead
from assistant.question import understand
from assistant.types import Citation
from assistant.verify import verify
from corpus.types import Language
from tests.assistant.test_cite import TEXTS, evidence, stored

VI, BN, EN = Language.VI, Language.BN, Language.EN


def quoted(quote: str, language: Language) -> Citation:
    return Citation(
        number=1,
        document_id="d",
        title="A report",
        document_number=None,
        language=language,
        page=1,
        section=(),
        start=0,
        end=len(quote),
        quote=quote,
    )


@pytest.mark.parametrize(
    ("question", "asked", "quote", "written", "said"),
    [
        (
            "How many bridges need repair?",
            EN,
            "12 bridges need repair.",
            EN,
            "12 bridges need repair.",
        ),
        ("Có bao nhiêu cây cầu cần sửa?", VI, "Có 12 cây cầu cần sửa.", VI, "12 cây cầu cần sửa."),
        ("কতটি সেতু মেরামত করতে হবে?", BN, "১২টি সেতু মেরামত করতে হবে।", BN, "১২টি সেতু মেরামত।"),
        ("How many bridges need repair?", EN, "Có 12 cây cầu cần sửa.", VI, "12."),
        ("Có bao nhiêu cây cầu cần sửa?", VI, "১২টি সেতু মেরামত করতে হবে।", BN, "12."),
        ("কতটি সেতু মেরামত করতে হবে?", BN, "12 bridges need repair.", EN, "১২।"),
        ("Which resolution applies?", EN, "Theo Nghị quyết số 57-NQ/TW.", VI, "57-NQ/TW."),
        ("Nghị quyết nào áp dụng?", VI, "Under Resolution 57-NQ/TW.", EN, "57-NQ/TW."),
        ("কোন রেজোলিউশন প্রযোজ্য?", BN, "Under Resolution 57-NQ/TW.", EN, "57-NQ/TW।"),
    ],
)
def test_it_says_the_figure_or_number_asked_for(
    question: str, asked: Language, quote: str, written: Language, said: str
) -> None:
    first = lead(understand(question, asked), [quoted(quote, written)], asked)
    assert first is not None
    assert first.text == said
    assert first.citations == (1,)
    assert verify(first.text, [quote]).supported


@pytest.mark.parametrize(
    ("question", "language", "quote"),
    [
        ("How many bridges need repair?", EN, "The office has 40 chairs."),
        ("Có bao nhiêu cây cầu cần sửa?", VI, "Văn phòng có 40 chiếc ghế."),
        ("কতটি সেতু মেরামত করতে হবে?", BN, "দপ্তরে ৪০টি চেয়ার আছে।"),
    ],
)
def test_it_says_nothing_of_another_matter(question: str, language: Language, quote: str) -> None:
    assert lead(understand(question, language), [quoted(quote, language)], language) is None


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("4.3 Data of 12 offices is kept.", ["12"]),
        ("3 | Cầu | 12 chiếc", ["12"]),
        ("২. দপ্তরে ১২টি চেয়ার ২০২৫ সালে এসেছে।", ["১২"]),
    ],
)
def test_labels_and_years_are_no_figures(quote: str, found: list[str]) -> None:
    assert [n.as_written for n in figures(quote)] == found


@pytest.mark.parametrize(
    ("language", "question", "head"),
    [
        (EN, "List the rules.", "has 2 items"),
        (VI, "Liệt kê các quy định.", "có 2 mục"),
        (BN, "নিয়মগুলির তালিকা দিন।", "২টি দফা"),
    ],
)
def test_a_list_without_a_lead_is_counted(
    tmp_path: Path, language: Language, question: str, head: str
) -> None:
    lines = split_two(TEXTS[language].split("\n")[1])
    items = tuple(evidence(language, line) for line in lines)
    answer = compose_evidence(
        understand(question, language),
        Found(evidence=items, items=items),
        Citer(stored(tmp_path)),
        language,
    )
    assert answer is not None
    first, *rest = answer.text.splitlines()
    assert head in first
    assert [line.startswith(f"- “{item}”") for line, item in zip(rest, lines, strict=True)] == [
        True,
        True,
    ]


def split_two(text: str) -> list[str]:
    """The two sentences of a stored line."""
    end = next(n for n, c in enumerate(text) if c in ".।") + 1
    return [text[:end], text[end:].strip()]
