from __future__ import annotations

import pytest

from corpus.inline import split_items
from corpus.types import Language, Span

VI, BN, EN = Language.VI, Language.BN, Language.EN


def items(line: str, language: Language) -> list[str]:
    spans = split_items(line, Span(start=0, end=len(line)), language)
    return [line[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (BN, ["৪।", "(১) দপ্তর তালিকা করিবে।", "(২) উহা প্রকাশ করিবে।"]),
        (BN, ["৪।", "(১) দপ্তর কাজ করিবে।"]),
        (BN, ["দপ্তরের কাজ হইবে:-", "(ক) তালিকা করা;", "(খ) প্রতিবেদন দেওয়া; এবং", "(গ) সেবা দেওয়া।"]),
        (
            BN,
            [
                "২।",
                "(১) এই আইনে-",
                "(ক) “দপ্তর” অর্থ-",
                "(অ) কার্যালয়;",
                "(আ) শাখা;",
                "(খ) “নথি” অর্থ দলিল।",
            ],
        ),
        (EN, ["5. Officers.—", "(1) An office appoints one.", "(2) The officer reports."]),
        (EN, ["In this Act—", "(a) “archive” means a store; and", "(b) “record” means a paper."]),
        (VI, ["1. Sở Nội vụ có nhiệm vụ:", "a) lập danh sách;", "b) gửi báo cáo."]),
    ],
)
def test_items_in_one_line_are_cut_apart(language: Language, parts: list[str]) -> None:
    assert items(" ".join(parts), language) == parts


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (BN, "ধারা ৫ এর উপ-ধারা (১) ও (২) এর অধীন দপ্তর প্রতিবেদন দিবে।"),
        (BN, "দপ্তর বলে: “(১) কাজ করিবে। (২) প্রতিবেদন দিবে।”"),
        (EN, "Under section 5(1) and (2) the office shall report."),
        (EN, "The plan has three goals: (a) growth."),
        (VI, "Các trường hợp tại điểm a) và b) khoản này được miễn."),
    ],
)
def test_references_and_quotations_are_no_items(language: Language, line: str) -> None:
    assert items(line, language) == [line]
