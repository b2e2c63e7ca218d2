from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.types import Language
from tests.corpus.register.conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "value", "achieved"),
    [
        (Language.VI, "Phấn đấu tối thiểu 80% hồ sơ được xử lý trên mạng.", Decimal(80), None),
        (Language.VI, "Sở Y tế đã hoàn thành 45/60 nhiệm vụ.", Decimal(60), Decimal(45)),
        (Language.BN, "কমপক্ষে ৮০% আবেদন অনলাইনে নিষ্পত্তি করতে হবে।", Decimal(80), None),
        (Language.EN, "At least 80% of files must be handled online.", Decimal(80), None),
    ],
)
def test_measurable_aims(
    read: Read, language: Language, text: str, value: Decimal, achieved: Decimal | None
) -> None:
    (target,) = read(text, language, kind="news")[1].targets
    assert (target.value, target.achieved) == (value, achieved)


def test_a_figure_alone_is_no_target(read: Read) -> None:
    assert read("The hall has 80 seats.", Language.EN)[1].targets == ()
