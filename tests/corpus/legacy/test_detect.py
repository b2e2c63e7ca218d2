from __future__ import annotations

import pytest

from corpus.legacy import bijoy_write, tcvn3, vni
from corpus.legacy.detect import find_among, find_encoding, is_modern, is_syllable
from corpus.legacy.encodings import Encoding

VI = "Sở Tài chính chủ trì thẩm định dự toán và báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6."
BN = "জেলা কার্যালয় ৩০ জুনের মধ্যে মন্ত্রণালয়ে অগ্রগতির প্রতিবেদন দাখিল করবে।"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (tcvn3.encode(VI), Encoding.TCVN3),
        (vni.encode(VI), Encoding.VNI),
        (bijoy_write.encode(BN), Encoding.BIJOY),
    ],
)
def test_sentences_prove_their_encoding(text: str, encoding: Encoding) -> None:
    assert find_encoding(text) == encoding


@pytest.mark.parametrize(
    "text",
    [
        VI,
        BN,
        "Có gì là lý do thì ghi rõ và nói cho kỹ",
        "The office reviews every waiver weekly; few ever vary, we verify very well.",
        "Le préfet était né à Orléans où il a été élevé; les députés ont été reçus là-bas.",
        "Für die Prüfung müssen größere Behörden höhere Gebühren erklären, natürlich für Bürger.",
        "El niño y la señora recibirán más información según el artículo número cinco.",
        "view.xyValue = wx_vy(vw, yx); // vyzwx `vz` wvxyz",
        "Zm9vYmFyIHZ3eHl6 QXZ3WHl6 dmlldyB3YXZl eHl6dnc=",
        "",
        "12/2025 — 45 % §3",
    ],
)
def test_other_text_proves_nothing(text: str) -> None:
    assert find_encoding(text) is None


@pytest.mark.parametrize(
    ("line", "common", "modern", "encoding"),
    [
        ("Tµi chÝnh", {Encoding.TCVN3}, True, Encoding.TCVN3),
        ("có gì", {Encoding.TCVN3}, True, None),
        ("Taøi chính", {Encoding.VNI}, True, Encoding.VNI),
        ("Annual report", {Encoding.BIJOY}, False, None),
        ("m~PxcÎ", {Encoding.BIJOY}, False, Encoding.BIJOY),
        ("m~PxcÎ", {Encoding.VNI}, False, None),
    ],
)
def test_short_lines_follow_their_document(
    line: str, common: set[Encoding], modern: bool, encoding: Encoding | None
) -> None:
    assert find_among(line, common, modern=modern) == encoding


def test_unicode_text_is_modern() -> None:
    assert is_modern(VI)
    assert is_modern(BN)
    assert not is_modern(tcvn3.encode(VI))
    assert not is_modern("Annual report")


@pytest.mark.parametrize(
    ("word", "possible"),
    [("nghiêng", True), ("được", True), ("tẻo", True), ("teỏ", False), ("các", True),
     ("càc", False), ("été", False), ("für", False), ("Hoà", True), ("hòa", True)],
)  # fmt: skip
def test_syllables(word: str, possible: bool) -> None:
    assert is_syllable(word) == possible
