from __future__ import annotations

from pathlib import Path

import pytest

from corpus.legacy import vni
from eval.legacy import legacy_text, measure_legacy
from eval.reading.prints import KnownText

VI = (
    "KẾ HOẠCH SỐ 12\nỦy ban nhân dân tỉnh giao Sở Tài chính báo cáo trước ngày 30/6/2026.\n"
    "Ý kiến: các đơn vị gửi về Văn phòng để tổng hợp, trình Chủ tịch.\n"
)
BN = (
    "পরিকল্পনা নং ১২\nজেলা কার্যালয় ৩০ জুনের মধ্যে মন্ত্রণালয়ে প্রতিবেদন দাখিল করবে।\n"
    "উপজেলা পর্যায়ের তথ্য Data Centre হইতে সংগ্রহ করিতে হইবে।\n"
)
EN = "The office reports by 30 June 2026.\n"


def _texts() -> list[KnownText]:
    return [
        KnownText(name=language, language=language, text=text)
        for language, text in (("vi", VI), ("bn", BN), ("en", EN))
    ]


def test_texts_come_back_whole(tmp_path: Path) -> None:
    report = measure_legacy(_texts(), pdf=False, folder=tmp_path)
    assert {way: score["recovered"] for way, score in report["ways"].items()} == dict.fromkeys(
        report["ways"], 1.0
    )
    assert len(report["ways"]) == 12
    assert report["false"] == []
    assert "false conversions: 0 of" in legacy_text(report)


def test_what_would_be_converted_is_listed(tmp_path: Path) -> None:
    text = KnownText(name="a", language="en", text=vni.encode(VI))
    report = measure_legacy([text], pdf=False, folder=tmp_path)
    assert report["ways"] == {}
    assert {row["encoding"] for row in report["false"]} == {"VNI"}


@pytest.mark.parametrize("recovered", [0.9, None])
def test_scores_below_the_bar_and_of_nothing_are_shown(recovered: float | None) -> None:
    score = {"recovered": recovered, "characters": 10, "texts": 1, "worst": ["a"]}
    report = {"ways": {"VNI text": score}, "target": 0.995, "lines": 1, "false": [], "notes": []}
    assert ("below the bar" in legacy_text(report)) == (recovered is not None)
